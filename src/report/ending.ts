import {type Message, message, type Text} from '../messages/message.js'
import {blockOf} from '../output/block.js'
import {BAR} from '../output/prefix.js'
import type {Printer} from '../output/printer.js'
import type {WaitResult} from '../wait/poll-all.js'
import type {DigestEntry} from './digest.js'
import type {OpenParts} from './open-parts.js'
import type {Explanation} from './reason.js'

/** A target as the end of the log tells of it. */
export interface Ending {
  result: WaitResult
  /** Its failed parts, the one that is named as the cause first. */
  digest: readonly DigestEntry[]
  open: OpenParts
  explanation: Explanation
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
function printBrief(printer: Printer, {result, explanation}: Ending): void {
  const {identity, verdict, state} = result
  const {startedAt, finishedAt} = state.snapshot ?? {}
  const isTimed = verdict.outcome === 'success' && startedAt !== undefined && finishedAt !== undefined
  const tookMs = isTimed ? Math.max(0, finishedAt - startedAt) : undefined
  const {cause: how, where} = explanation
  printer.line(message('end.brief', {outcome: verdict.outcome, how, where, tookMs, url: identity.url}))
}

/** Cause, part with its last lines, link and next step, once each; other failed parts come before them, folded. */
function printFull(printer: Printer, {result, digest, open, explanation}: Ending): void {
  const {identity, verdict} = result
  const {cause: why, where, next} = explanation
  const [first, ...others] = digest
  for (const other of others) printOther(printer, other)
  printer.line(message('end.outcome', {outcome: verdict.outcome}))
  printer.line(message('end.cause', {why, where}))
  if (first) printPart(printer, titleOf(first), first.lines)
  for (const {title, lines} of open.shown) printPart(printer, title, lines)
  if (open.others) printer.line(message('end.part', {title: open.others, count: 0}))
  if (identity.url) printer.line(message('end.link', {url: identity.url}))
  if (next) printer.line(message('end.next', {next}))
}

function printPart(printer: Printer, title: Text, lines: readonly string[]): void {
  printer.line(message('end.part', {title, count: lines.length}))
  if (lines.length > 0) printer.tail(blockOf(lines.join('\n'), BAR))
}

function printOther(printer: Printer, entry: DigestEntry): void {
  const {lines} = entry
  const heading = message('end.other', {title: titleOf(entry), count: lines.length})
  if (lines.length === 0) printer.line(heading)
  else printer.tail(blockOf(lines.join('\n'), BAR), heading)
}

function titleOf({title, part}: DigestEntry): Message {
  return message('end.title', {title, why: part.message || undefined})
}
