import {isWrong} from '../model/failed-parts.js'
import type {ReportedTarget} from './result.js'
import type {PartResult} from './result-schema.js'
import {words} from './summary-words.js'
import {mostColumns, plainLabel, widthOf} from './timeline-labels.js'
import {axisOf} from './timeline-ticks.js'

const MOST_ROWS = 60
const tags: Readonly<Partial<Record<PartResult['phase'], string>>> = {
  success: 'done, ',
  failure: 'crit, ',
  cancelled: 'crit, ',
  running: 'active, ',
  paused: 'active, '
}
/** Of these a bar goes on to the time at which it is drawn. */
const OPEN: ReadonlySet<PartResult['phase']> = new Set(['running', 'paused'])
/** These have begun for certain, whether or not it is known when. */
const RAN: ReadonlySet<PartResult['phase']> = new Set(['success', 'failure'])
// Of mermaid's drawing, in px: what it leaves for the names of sections by itself, and their margins.
const OWN_PADDING = 75
const MARGINS = 25

/** A bar of the picture. */
interface Bar {
  part: PartResult
  section: string
  from: number
  to: number
}

/**
 * A gantt chart (mermaid) of the parts whose times are known, by target and stage or batch, with those that still ran at
 * `nowMs` (epoch); `''` for fewer than two. Where there are too many for a picture, those that are behind a failure stay.
 */
export function timeline(targets: readonly ReportedTarget[], nowMs: number): string {
  const all = barsOf(targets, nowMs)
  if (all.length < 2) return ''
  const bars = redFirst(all)
  const longest = bars.reduce((most, bar) => Math.max(most, widthOf(bar.section)), 0)
  const padding = Math.ceil(longest) + MARGINS
  const wider = padding > OWN_PADDING ? `---\nconfig:\n  gantt:\n    leftPadding: ${padding}\n---\n` : ''
  const left =
    all.length > bars.length ? `\n${words('summary.drawn', {some: bars.length, all: all.length})}\n` : ''
  return `\`\`\`mermaid\n${wider}gantt\n${linesOf(bars)}\n\`\`\`\n${left}`
}

function linesOf(bars: readonly Bar[]): string {
  const from = bars.reduce((least, bar) => Math.min(least, bar.from), Number.POSITIVE_INFINITY)
  const to = bars.reduce((most, bar) => Math.max(most, bar.to), 0)
  const span = Math.max(1000, to - from)
  const nameOf = shortNames(bars)
  let section = ''
  const rows = bars.flatMap(bar => {
    const head = bar.section === section ? [] : [`  section ${bar.section}`]
    section = bar.section
    return [...head, taskLine(bar, nameOf(bar), span)]
  })
  const {format, interval} = axisOf(span)
  // By itself mermaid draws a red line at the moment at which somebody looks.
  const head = ['dateFormat x', 'todayMarker off', `axisFormat ${format}`, `tickInterval ${interval}`]
  return [...head.map(line => `  ${line}`), ...rows].join('\n')
}

/** `span` is the time that the whole picture shows, in ms. */
function taskLine({part: {kind, phase, allowedToFail}, from, to}: Bar, name: string, span: number): string {
  // A bar needs some width to be seen.
  const end = Math.max(to, from + Math.max(1000, Math.ceil(span / 300)))
  const label = plainLabel(name, words('timeline.kind', {kind}), {most: mostColumns((end - from) / span)})
  const tag = allowedToFail ? undefined : tags[phase]
  return `  ${label} :${tag ?? ''}${from}, ${end}`
}

/** The bars in the order of targets and parts, those of one section together. */
function barsOf(targets: readonly ReportedTarget[], nowMs: number): Bar[] {
  const sections = new Map<string, Bar[]>()
  const names = new Set<string>()
  const nameOf = targetNames(targets)
  targets.forEach((target, i) => {
    for (const {part, from, to} of timedParts(target, nowMs)) {
      const key = `${i} ${part.batch ?? part.parent}`
      const bar = {part, from, to}
      const beside = sections.get(key)
      if (beside) beside.push({...bar, section: beside[0]?.section ?? ''})
      else sections.set(key, [{...bar, section: unlike(names, sectionOf(target, part, nameOf(target)))}])
    }
  })
  return [...sections.values()].flat()
}

/** Of a tree only one level is drawn: bars of all levels would hide each other. */
function timedParts({parts}: ReportedTarget, nowMs: number): Omit<Bar, 'section'>[] {
  const timed = parts.flatMap(part => timesOf(part, nowMs) ?? [])
  const levels = (['machine', 'job', 'environment', 'stage'] as const).map(kind =>
    timed.filter(({part}) => part.kind === kind)
  )
  return levels.find(level => level.length > 0) ?? []
}

/**
 * Where the platform's clock is ahead of ours, a part that runs has begun by it, and not by ours: it gets no bar. One of which no
 * more than its end is known, as of a machine without its log, has a narrow one there.
 */
function timesOf(part: PartResult, nowMs: number): Omit<Bar, 'section'> | undefined {
  const {phase, startedAt, finishedAt} = part
  const isOpen = finishedAt === ''
  if (isOpen ? !OPEN.has(phase) || startedAt === '' : startedAt === '' && !RAN.has(phase)) return undefined
  const to = isOpen ? nowMs : Date.parse(finishedAt)
  const from = startedAt === '' ? to : Date.parse(startedAt)
  return to < from ? undefined : {part, from, to}
}

/** Of a machine the first of its names is enough, as long as no other machine of its section has it. */
function shortNames(bars: readonly Bar[]): (bar: Bar) => string {
  const short = ({part: {kind, name}}: Bar) => (kind === 'machine' ? (name.split(' ')[0] ?? name) : name)
  const keyOf = (bar: Bar) => `${bar.section}:${short(bar)}`
  const counts = new Map<string, number>()
  for (const bar of bars) counts.set(keyOf(bar), (counts.get(keyOf(bar)) ?? 0) + 1)
  return bar => (counts.get(keyOf(bar)) === 1 ? short(bar) : bar.part.name)
}

/** What each target is called where there are several; `''` for one alone. Runs of two pipelines can have one number. */
function targetNames(targets: readonly ReportedTarget[]): (target: ReportedTarget) => string {
  const counts = new Map<string, number>()
  for (const {told} of targets) counts.set(told.short, (counts.get(told.short) ?? 0) + 1)
  return ({told, label}) => {
    if (targets.length < 2) return ''
    return plainLabel(counts.get(told.short) === 1 ? told.short : label, '')
  }
}

/** Never a number alone: mermaid sorts sections that have one for a name. */
function sectionOf(target: ReportedTarget, part: PartResult, name: string): string {
  const group = groupOf(target, part, name !== '')
  return [name, group].filter(Boolean).join(' ') || words('timeline.all', {kind: part.kind})
}

/** The batch or the stage that a part belongs to; `''` for the only batch of one of several targets. */
function groupOf({parts}: ReportedTarget, part: PartResult, several: boolean): string {
  if (part.batch !== null) {
    const isOnly = several && parts.every(({batch}) => batch === part.batch)
    return isOnly ? '' : words('timeline.batch', {batch: part.batch})
  }
  const parent = parts.find(({id}) => id === part.parent)
  return parent ? plainLabel(parent.name, words('timeline.kind', {kind: parent.kind}), {withKind: true}) : ''
}

/** The name, with a number behind it where it was there before: mermaid takes sections of one name for one. */
function unlike(names: Set<string>, name: string): string {
  let own = name
  for (let n = 2; names.has(own); n++) own = `${name} (${n})`
  names.add(own)
  return own
}

/** As many bars as a picture has room for, in their order: those behind a failure before all others. */
function redFirst(bars: readonly Bar[]): readonly Bar[] {
  if (bars.length <= MOST_ROWS) return bars
  const kept = new Set(
    [...bars.filter(bar => isWrong(bar.part)), ...bars.filter(bar => !isWrong(bar.part))].slice(0, MOST_ROWS)
  )
  return bars.filter(bar => kept.has(bar))
}
