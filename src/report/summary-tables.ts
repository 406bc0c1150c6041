import type {Outcome} from '../model/outcome.js'
import type {PartResult, TargetResult} from './result-schema.js'
import {code, link, seconds, text} from './summary-cells.js'

const MOST_ROWS = 500

/** The mark before an outcome. */
export const outcomeMarks: Readonly<Record<Outcome, string>> = {
  success: '✅',
  failure: '❌',
  cancelled: '🚫',
  skipped: '⏭️',
  paused: '⏸️',
  running: '🔄',
  timeout: '⌛',
  interrupted: '✋',
  error: '❗'
}

const phaseMarks: Readonly<Record<PartResult['phase'], string>> = {
  absent: '❔',
  success: '✅',
  failure: '❌',
  cancelled: '🚫',
  skipped: '⏭️',
  paused: '⏸️',
  running: '🔄',
  queued: '⏳',
  unknown: '❔'
}

/** The table of several targets, in their order. */
export function targetTable(targets: readonly TargetResult[]): string {
  const rows = targets.map(
    t =>
      `| ${outcomeMarks[t.outcome]} ${t.outcome}${t.decided ? '' : ' (left)'} | ${text(t.label)} | ${code(t.status)} | ${t.duration === null ? '' : seconds(t.duration)} | ${link(t.url)} |`
  )
  return `### Targets\n\n| Outcome | Target | Status | Duration | Link |\n|---|---|---|---|---|\n${rows.join('\n')}\n`
}

/** The parts of a target as a tree; `several` where there are other targets beside it. `''` where it has none. */
export function partTable({label, parts, partsLeftOut, position}: TargetResult, several: boolean): string {
  if (parts.length === 0) return ''
  const depths = new Map<string, number>()
  for (const part of parts) depths.set(part.id, part.parent === '' ? 0 : (depths.get(part.parent) ?? 0) + 1)
  const batches = parts.some(p => p.batch !== null)
  const machines = parts.every(p => p.kind === 'machine')
  const rows = parts.slice(0, MOST_ROWS).map(p => {
    const indent = '&emsp;'.repeat(Math.min(depths.get(p.id) ?? 0, 4))
    const cells = [
      ...(batches ? [String(p.batch ?? '')] : []),
      `${indent}${machines ? '' : `${p.kind} `}${code(p.name)}`,
      `${phaseMarks[p.phase]} ${code(p.status)}`,
      p.duration === null ? '' : seconds(p.duration),
      text(p.message)
    ]
    return `| ${cells.join(' | ')} |`
  })
  const hidden = partsLeftOut + Math.max(0, parts.length - MOST_ROWS)
  const more = hidden > 0 ? `\n${hidden} more are not shown.\n` : ''
  const where = position ? `, at ${position.kind} ${position.at} of ${position.of}` : ''
  const of = several ? ` of ${text(label)}` : ''
  const head = [...(batches ? ['Batch'] : []), machines ? 'Machine' : 'Part', 'State', 'Duration', 'Note']
  const table = `| ${head.join(' | ')} |\n|${head.map(() => '---').join('|')}|\n${rows.join('\n')}\n`
  return `### ${machines ? 'Machines' : 'Parts'}${of}${where}\n\n${table}${more}`
}
