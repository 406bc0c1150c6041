import type {Watched} from '../gate/watch.js'
import type {Printer} from '../log/printer.js'
import {oneLine} from '../log/untrusted.js'
import type {Part, Phase} from '../vendors/types.js'
import {countOf, reasonFor} from './reason.js'

const MOST_PARTS = 10
const WRONG: ReadonlySet<Phase> = new Set(['failure', 'cancelled', 'unknown'])

/** One failed part, told once more at the end: where people look first. */
export interface DigestEntry {
  targetLabel: string
  part: Part
  /** Safe physical lines, the last ones of its log. */
  lines: readonly string[]
}

/** The parts behind a failure, at most ten, with the last lines of their logs. */
export function digestOf(watched: Watched, lastLines: (part: Part) => readonly string[]): DigestEntry[] {
  if (watched.verdict.outcome !== 'failure') return []
  return (watched.track.snapshot?.parts ?? [])
    .filter(part => WRONG.has(part.phase))
    .slice(0, MOST_PARTS)
    .map(part => ({targetLabel: watched.target.label, part, lines: lastLines(part)}))
}

export function partTitle({kind, name, batch, word}: Part): string {
  return oneLine(`${kind} ${name}${batch === undefined ? '' : `, batch ${batch}`}: ${word}`, 300)
}

/** Prints, for every target that is not as wished, cause, failed parts with their last lines, and link. */
export function printDigest(
  printer: Printer,
  watched: Watched,
  entries: readonly DigestEntry[],
  waitedMs: number
): void {
  const {target, verdict, track} = watched
  printer.line(`Outcome: ${verdict.outcome}`)
  printer.line(`Cause:   ${reasonFor(watched, waitedMs)}`)
  for (const {part, lines} of entries) {
    printer.line(`Part:    ${partTitle(part)}${part.message ? `; ${oneLine(part.message, 300)}` : ''}`)
    if (lines.length > 0) printer.line(`The last ${countOf(lines.length, 'line')} of its log:`)
    printer.tail(lines)
  }
  if (target.url) printer.line(`Link:    ${target.url}`)
  const action =
    verdict.outcome === 'failure' || verdict.outcome === 'paused' ? track.snapshot?.action : undefined
  if (action) printer.line(`Next:    ${action}`)
}
