import {failedLeaves} from '../model/failed-parts.js'
import type {Part} from '../model/part.js'
import {blockOf} from '../output/block.js'
import {oneLine} from '../output/clean-text.js'
import {BAR} from '../output/prefix.js'
import type {Printer} from '../output/printer.js'
import type {WaitResult} from '../wait/poll-all.js'
import {afterFailure} from './next-step.js'
import {partPath} from './part-path.js'
import {reasonFor} from './reason.js'
import {countOf} from './safe-text.js'

const MOST_PARTS = 10

/** One failed part, shown once more at the end of the log: where people look first. */
export interface DigestEntry {
  targetLabel: string
  part: Part
  /** The part with its parents, and its state. */
  title: string
  /** Safe physical lines, the last ones of its log. */
  lines: readonly string[]
}

/** The parts behind a failure, at most ten, with the last lines of their logs. */
export function digestOf(result: WaitResult, lastLines: (part: Part) => readonly string[]): DigestEntry[] {
  if (result.verdict.outcome !== 'failure') return []
  const parts = result.state.snapshot?.parts ?? []
  return failedLeaves(parts)
    .slice(0, MOST_PARTS)
    .map(part => ({
      targetLabel: oneLine(result.identity.label, 300),
      part,
      title: oneLine(`${partPath(part, parts)}: ${part.status}`, 300),
      lines: lastLines(part)
    }))
}

/** Prints cause, failed parts with their last lines, link and next step of a target that did not succeed. */
export function printDigest(
  printer: Printer,
  result: WaitResult,
  entries: readonly DigestEntry[],
  waitedMs: number
): void {
  const {identity, verdict} = result
  printer.line(`Outcome: ${verdict.outcome}`)
  printer.line(`Cause:   ${reasonFor(result, waitedMs)}`)
  for (const {part, title, lines} of entries) {
    printer.line(`Part:    ${title}${part.message ? `; ${oneLine(part.message, 300)}` : ''}`)
    if (lines.length > 0) printer.line(`The last ${countOf(lines.length, 'line')} of its log:`)
    if (lines.length > 0) printer.tail(blockOf(lines.join('\n'), BAR))
  }
  if (identity.url) printer.line(`Link:    ${identity.url}`)
  const next = nextOf(result)
  if (next) printer.line(`Next:    ${oneLine(next)}`)
}

function nextOf({target, identity, verdict, state}: WaitResult): string | undefined {
  if (verdict.cause.code === 'blocked' || verdict.outcome === 'paused') return state.snapshot?.action
  if (verdict.outcome !== 'failure') return undefined
  const [failed] = failedLeaves(state.snapshot?.parts ?? [])
  return afterFailure(failed, target.kind, identity.url ? 'link above' : undefined)
}
