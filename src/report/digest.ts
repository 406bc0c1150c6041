import {failedLeaves} from '../model/failed-parts.js'
import type {Part} from '../model/part.js'
import {oneLine} from '../output/clean-text.js'
import type {Printer} from '../output/printer.js'
import type {WaitResult} from '../wait/poll-all.js'
import {partPath} from './part-path.js'
import {countOf, reasonFor} from './reason.js'

const MOST_PARTS = 10
const AFTER_FAILURE = 'look at the part on the platform, mend the cause, and run it again'

/** One failed part, told once more at the end: where people look first. */
export interface DigestEntry {
  targetLabel: string
  part: Part
  /** The part with those that it is a piece of, and its state. */
  title: string
  /** Safe physical lines, the last ones of its log. */
  lines: readonly string[]
}

/** The parts behind a failure, at most ten, with the last lines of their logs. */
export function digestOf(watched: WaitResult, lastLines: (part: Part) => readonly string[]): DigestEntry[] {
  if (watched.verdict.outcome !== 'failure') return []
  const parts = watched.state.snapshot?.parts ?? []
  return failedLeaves(parts)
    .slice(0, MOST_PARTS)
    .map(part => ({
      targetLabel: oneLine(watched.identity.label, 300),
      part,
      title: oneLine(`${partPath(part, parts)}: ${part.status}`, 300),
      lines: lastLines(part)
    }))
}

/** Prints, for every target that is not as wished, cause, failed parts with their last lines, and link. */
export function printDigest(
  printer: Printer,
  watched: WaitResult,
  entries: readonly DigestEntry[],
  waitedMs: number
): void {
  const {identity, verdict, state} = watched
  printer.line(`Outcome: ${verdict.outcome}`)
  printer.line(`Cause:   ${reasonFor(watched, waitedMs)}`)
  for (const {part, title, lines} of entries) {
    printer.line(`Part:    ${title}${part.message ? `; ${oneLine(part.message, 300)}` : ''}`)
    if (lines.length > 0) printer.line(`The last ${countOf(lines.length, 'line')} of its log:`)
    printer.tail(lines)
  }
  if (identity.url) printer.line(`Link:    ${identity.url}`)
  const waits = verdict.cause.code === 'blocked' || verdict.outcome === 'paused'
  const next = waits ? state.snapshot?.action : verdict.outcome === 'failure' ? AFTER_FAILURE : undefined
  if (next) printer.line(`Next:    ${oneLine(next)}`)
}
