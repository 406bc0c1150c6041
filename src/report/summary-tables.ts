import type {Outcome} from '../model/outcome.js'
import {needsPerson, partTree, rankOf, type TreePart} from './part-tree.js'
import type {ReportedTarget} from './result.js'
import type {PartResult, TargetResult} from './result-schema.js'
import {code, link, table, text} from './summary-cells.js'
import {outcomeMarks, phaseMarks} from './summary-marks.js'
import {words} from './summary-words.js'

const MOST_ROWS = 500
const MOST_BYTES = 300 * 1024
/** A table of more rows than this is closed. */
const MOST_OPEN_ROWS = 20
/** Outcome and target: the first columns of the table of the targets. */
const KNOWN_BY_HEADLINE = 2

/**
 * The table of the targets; `deciding` is the one that the headline names, with its cause below it. `''` where it would say
 * no more than the headline.
 */
export function targetTable(
  targets: readonly ReportedTarget[],
  deciding: ReportedTarget | undefined
): string {
  if (targets.length === 0) return ''
  const rows = targets.map(target => [
    `${outcomeMarks[target.outcome]}&nbsp;${words('summary.outcome', {outcome: target.outcome})}`,
    link(target.url, text(target.label)),
    statusOf(target),
    target.position ? words('summary.position', target.position) : '',
    machinesOf(target),
    tookOf(target.duration),
    noteOn(target, target === deciding)
  ])
  const [first = []] = rows
  const saysMore = rows.length > 1 || first.slice(KNOWN_BY_HEADLINE).some(cell => cell !== '')
  return saysMore ? table(words('summary.target-columns').split('|'), rows) : ''
}

function machinesOf({parts, partsLeftOut}: TargetResult): string {
  const machines = parts.filter(part => part.kind === 'machine')
  if (machines.length === 0 || partsLeftOut > 0) return ''
  return words('summary.ratio', {
    some: machines.filter(part => part.phase === 'success').length,
    all: machines.length
  })
}

/** The platform's status; `held` is one that a failed machine holds there. */
function statusOf({status, cause}: TargetResult): string {
  return cause.code === 'blocked' ? words('summary.held', {status: code(status)}) : code(status)
}

function noteOn(target: ReportedTarget, isDeciding: boolean): string {
  if (!target.decided) return words('summary.abandoned')
  return target.allowed || isDeciding ? '' : text(target.told.cause)
}

/** The parts of all targets in one table, red ones first; closed where it has more than 20 rows. `''` where there are none. */
export function partTable(targets: readonly ReportedTarget[]): string {
  const parts = targets.flatMap(target => target.parts)
  if (parts.length === 0) return ''
  const machines = parts.every(part => part.kind === 'machine')
  const rows = targets.flatMap(target => rowsOf(target, {machines, several: targets.length > 1}))
  const fitting = thatFit(rows)
  const body = table(words('summary.part-columns', {machines}).split('|'), fitting)
  const hidden = rows.length - fitting.length + targets.reduce((sum, {partsLeftOut}) => sum + partsLeftOut, 0)
  const more = hidden > 0 ? `\n${words('summary.not-shown', {count: hidden})}\n` : ''
  const title = words('summary.parts', {machines})
  if (rows.length <= MOST_OPEN_ROWS) return `### ${title}\n\n${body}${more}`
  return `<details><summary>${words('summary.folded', {title, counts: countsOf(parts)})}</summary>\n\n${body}${more}\n</details>\n`
}

/** The rows of a target: where there are several, one of its own above those of its parts. */
function rowsOf(
  target: ReportedTarget,
  {machines, several}: {machines: boolean; several: boolean}
): string[][] {
  if (target.parts.length === 0) return []
  const asked = partInWait(target)
  const {action} = target.told
  const rows = partTree(target.parts).map(({part, depth}) =>
    partRow({part, depth: depth + Number(several)}, !machines, part === asked ? action : '')
  )
  const {outcome, label, duration} = target
  const own = ['', text(label), `${outcomeMarks[outcome]}&nbsp;${statusOf(target)}`, tookOf(duration), '']
  return several ? [own, ...rows] : rows
}

function thatFit(rows: readonly string[][]): string[][] {
  let bytes = 0
  return rows.slice(0, MOST_ROWS).filter(row => {
    bytes += row.reduce((sum, cell) => sum + Buffer.byteLength(cell) + 3, 0)
    return bytes <= MOST_BYTES
  })
}

/** The innermost part that waits for a person: what the target says of who may act is about this one. */
function partInWait({parts}: TargetResult): PartResult | undefined {
  const waiting = parts.filter(needsPerson)
  return waiting.find(({id}) => !waiting.some(({parent}) => parent === id))
}

function partRow({part, depth}: TreePart, withKind: boolean, action: string): string[] {
  const notes = [text(part.message), text(action), part.allowedToFail ? words('summary.allowed-to-fail') : '']
  const indent = '&emsp;'.repeat(Math.min(depth, 4))
  return [
    String(part.batch ?? ''),
    `${indent}${withKind ? words('summary.part', {kind: part.kind, name: code(part.name)}) : code(part.name)}`,
    `${markOf(part)}&nbsp;${code(part.status)}`,
    tookOf(part.duration),
    words('summary.notes', {notes: notes.filter(Boolean)})
  ]
}

function tookOf(duration: number | null): string {
  return duration === null ? '' : words('summary.seconds', {seconds: duration})
}

function markOf(part: PartResult): string {
  if (part.allowedToFail) return phaseMarks.allowedToFail
  return needsPerson(part) ? phaseMarks.paused : phaseMarks[part.phase]
}

/** How many there are of each mark: `❌ 1, ✅ 39`. */
function countsOf(parts: readonly PartResult[]): string[] {
  const counts = new Map<string, number>()
  const ranked = [...parts].sort((a, b) => rankOf(a) - rankOf(b))
  for (const part of ranked) counts.set(markOf(part), (counts.get(markOf(part)) ?? 0) + 1)
  return [...counts].map(([mark, count]) => `${mark} ${count}`)
}

/** The targets in the order in which they are shown: the worst that is not allowed first, in the given order among equals. */
export function redFirst<T extends TargetResult>(targets: readonly T[], order: readonly Outcome[]): T[] {
  const rank = ({decided, allowed, outcome}: TargetResult) =>
    !decided ? order.length : allowed ? order.length + 1 : order.indexOf(outcome)
  return [...targets].sort((a, b) => rank(a) - rank(b))
}
