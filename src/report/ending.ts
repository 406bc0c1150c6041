import {failedLeaves} from '../model/failed-parts.js'
import {blockOf} from '../output/block.js'
import {oneLine} from '../output/clean-text.js'
import {BAR} from '../output/prefix.js'
import type {Printer} from '../output/printer.js'
import {formatDuration} from '../util/duration.js'
import type {WaitResult} from '../wait/poll-all.js'
import type {DigestEntry} from './digest.js'
import {afterFailure} from './next-step.js'
import type {OpenParts} from './open-parts.js'
import {explain} from './reason.js'
import {countOf} from './safe-text.js'

const LONGEST_MESSAGE = 300

/** A target as the end of the log tells of it. */
export interface Ending {
  result: WaitResult
  /** Its failed parts, the one that is named as the cause first. */
  digest: readonly DigestEntry[]
  open: OpenParts
  /** Ms since the start of the wait. */
  waitedMs: number
}

/**
 * Prints how the targets ended: those in one line each that ended well, or were left because of another, then the others;
 * the last one is the one that decides, so that what matters stands in the last lines of the log.
 */
export function printEndings(
  printer: Printer,
  endings: readonly Ending[],
  deciding: WaitResult | undefined
): void {
  const isBrief = ({result, digest}: Ending) => {
    const {outcome, cause} = result.verdict
    return (
      outcome === 'success' ||
      (digest.length === 0 && (cause.code === 'abandoned' || cause.code === 'run-ended'))
    )
  }
  const rankOf = (ending: Ending) => (isBrief(ending) ? 0 : ending.result === deciding ? 2 : 1)
  for (const ending of [...endings].sort((a, b) => rankOf(a) - rankOf(b))) {
    if (isBrief(ending)) printBrief(printer, ending)
    else printFull(printer, ending)
  }
}

/** `success: deploy order 1111 succeeded on 2 machines in 6m12s: https://…`. */
function printBrief(printer: Printer, {result, waitedMs}: Ending): void {
  const {identity, verdict, state} = result
  const {startedAt, finishedAt} = state.snapshot ?? {}
  const isTimed = verdict.outcome === 'success' && startedAt !== undefined && finishedAt !== undefined
  const took = isTimed ? ` in ${formatDuration(Math.max(0, finishedAt - startedAt))}` : ''
  const link = identity.url ? `: ${identity.url}` : ''
  printer.line(`${verdict.outcome}: ${explain(result, waitedMs).cause}${took}${link}`)
}

/** Cause, part with its last lines, link and next step, once each; other failed parts come before them, folded. */
function printFull(printer: Printer, {result, digest, open, waitedMs}: Ending): void {
  const {identity, verdict} = result
  const {cause: why, next} = explain(result, waitedMs)
  const [first, ...others] = digest
  for (const other of others) printOther(printer, other)
  printer.line(`Outcome: ${verdict.outcome}`)
  printer.line(`Cause:   ${why}`)
  if (first) printPart(printer, `${first.title}${messageOf(first)}`, first.lines)
  for (const {title, lines} of open.shown) printPart(printer, title, lines)
  if (open.others) printer.line(`Part:    ${open.others}`)
  if (identity.url) printer.line(`Link:    ${identity.url}`)
  const step = nextOf(result) ?? next
  if (step) printer.line(`Next:    ${oneLine(step)}`)
}

function printPart(printer: Printer, title: string, lines: readonly string[]): void {
  const log = lines.length > 0 ? `; the last ${countOf(lines.length, 'line')} of its log:` : ''
  printer.line(`Part:    ${title}${log}`)
  if (lines.length > 0) printer.tail(blockOf(lines.join('\n'), BAR))
}

function printOther(printer: Printer, entry: DigestEntry): void {
  const title = `Failed:  ${entry.title}${messageOf(entry)}`
  const {length} = entry.lines
  if (length === 0) printer.line(title)
  else
    printer.tail(
      blockOf(entry.lines.join('\n'), BAR),
      `${title}; the last ${countOf(length, 'line')} of its log`
    )
}

function messageOf({part}: DigestEntry): string {
  return part.message ? `; ${oneLine(part.message, LONGEST_MESSAGE)}` : ''
}

function nextOf({target, identity, verdict, state}: WaitResult): string | undefined {
  if (verdict.cause.code === 'blocked' || verdict.outcome === 'paused') return state.snapshot?.action
  if (verdict.outcome !== 'failure' || verdict.cause.code !== 'vendor') return undefined
  const [failed] = failedLeaves(state.snapshot?.parts ?? [])
  return afterFailure(failed, target.kind, identity.url ? 'link above' : undefined)
}
