import {type Message, message, type Text} from '../messages/message.js'
import type {Part} from '../model/part.js'
import {blockOf} from '../output/block.js'
import {shortened} from '../output/clean-text.js'
import {BAR} from '../output/prefix.js'
import type {Printer} from '../output/printer.js'
import type {WaitResult} from '../wait/poll-all.js'
import type {DigestEntry} from './digest.js'
import type {OpenParts} from './open-parts.js'
import {type Explanation, saysOf} from './reason.js'
import {asWritten} from './safe-text.js'

/** So many lines of a part's log may stand open: then all that is said of how it ended has room in twenty lines. */
const MOST_OPEN = 12
/** As many of a longer log; those before them are folded, and the fold takes some of the room. */
const OPEN_OF_LONG = 9
const LONGEST_LAST = 120

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
    else printFull(printer, ending, howMany(ending, endings))
  }
}

/** How many of several targets decided on the same outcome. */
function howMany({result}: Ending, endings: readonly Ending[]): {same: number; all: number} {
  const {decided, verdict} = result
  const same = endings.filter(
    ({result: other}) => decided && other.decided && other.verdict.outcome === verdict.outcome
  )
  return {same: same.length, all: endings.length}
}

/** `success: deploy order 1111 succeeded on 2 machines in 6m12s: https://…`. */
function printBrief(printer: Printer, {result, explanation}: Ending): void {
  const {identity, verdict, state} = result
  const {startedAt, finishedAt} = state.snapshot ?? {}
  const isTimed = verdict.outcome === 'success' && startedAt !== undefined && finishedAt !== undefined
  const tookMs = isTimed ? Math.max(0, finishedAt - startedAt) : undefined
  const [how, where] = [asWritten(explanation.cause), asWritten(explanation.where)]
  printer.line(message('end.brief', {outcome: verdict.outcome, how, where, tookMs, url: identity.url}))
}

/** Cause, part with its last lines, link and next step, once each; other failed parts come before them, folded. */
function printFull(
  printer: Printer,
  {result, digest, open, explanation}: Ending,
  counts: {same: number; all: number}
): void {
  const {identity, verdict} = result
  const {cause: why, where, step: next, page} = explanation
  const [first, ...others] = digest
  for (const other of others) printOther(printer, other)
  printer.line(message('end.outcome', {outcome: verdict.outcome, ...counts}))
  printer.line(message('end.cause', {why: asWritten(why), where: asWritten(where)}))
  if (first) printPart(printer, titleOf(first, explanation), first.lines)
  const isShort = open.shown.filter(({lines}) => lines.length > 0).length <= 1
  for (const {title, lines} of open.shown) {
    if (isShort) printPart(printer, title, lines)
    else printFolded(printer, title, lines)
  }
  if (open.others) printer.line(message('end.part', {title: open.others, count: 0, folded: 0}))
  const url = page || identity.url
  if (url) printer.line(message('end.link', {url}))
  if (next) printer.line(message('end.next', {next: asWritten(next)}))
}

/** The last lines of a long log stand open, and those before them in a fold. */
function printPart(printer: Printer, title: Text, lines: readonly string[]): void {
  const folded = lines.length > MOST_OPEN ? lines.slice(0, -OPEN_OF_LONG) : []
  const open = lines.slice(folded.length)
  const heading = message('end.part', {title, count: lines.length, folded: folded.length})
  if (folded.length > 0) printer.tail(blockOf(folded.join('\n'), BAR), heading)
  else printer.line(heading)
  if (open.length > 0) printer.tail(blockOf(open.join('\n'), BAR))
}

/** One of several parts: a line for a reader, with the last one of its log. */
function printFolded(printer: Printer, title: Text, lines: readonly string[]): void {
  const last = lines.findLast(line => /\S/.test(line))
  if (last === undefined) {
    printPart(printer, title, lines)
    return
  }
  const said = shortened(last.trim(), LONGEST_LAST)
  const heading = message('end.part-folded', {title, count: lines.length, last: said})
  printer.tail(blockOf(lines.join('\n'), BAR), heading)
}

function printOther(printer: Printer, {title, part, lines}: DigestEntry): void {
  const named = withReason(title, part)
  const heading = message('end.other', {title: named, count: lines.length})
  if (lines.length === 0) printer.line(heading)
  else printer.tail(blockOf(lines.join('\n'), BAR), heading)
}

/** What the cause has said of the part is not said again. */
function titleOf({title, part}: DigestEntry, explanation: Explanation): Text {
  return saysOf(explanation, part.message) ? title : withReason(title, part)
}

function withReason(title: string, part: Part): Message {
  return message('end.title', {title, why: part.message || undefined})
}
