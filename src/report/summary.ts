import {constants} from 'node:fs'
import {codeOf} from '../model/errors.js'
import type {Outcome} from '../model/outcome.js'
import {appendWhole} from '../output/command-file.js'
import type {DigestEntry} from './digest.js'
import type {PartResult, Result, TargetResult} from './result-schema.js'
import {timeline} from './timeline.js'

const MOST_BYTES = 900 * 1024
const MOST_DIGEST_BYTES = 64 * 1024
const MOST_ROWS = 500

const marks: Readonly<Record<Outcome, string>> = {
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

/** The job summary as GitHub markdown, at most 900 KiB; remote text in it is escaped as entities. */
export function makeSummary(result: Result, title: string, digest: readonly DigestEntry[]): string {
  const sections = [
    `## ${marks[result.outcome]} ${text(result.outcome)}: ${text(title)}\n\n${text(result.reason)}\n`,
    facts(result),
    result.targets.length > 1 ? targetTable(result.targets) : '',
    ...result.targets.map(target => partTable(target, result.targets.length > 1)),
    timeline(result.targets),
    digestFold(digest)
  ].filter(section => section !== '')

  let summary = ''
  for (const section of sections) {
    if (Buffer.byteLength(summary) + Buffer.byteLength(section) > MOST_BYTES) {
      return `${summary}\nThe rest did not fit into the summary.\n`
    }
    summary += `${section}\n`
  }
  return summary
}

/**
 * Appends to the step's summary file; `replaces` is what was appended before and gives way to it. Returns what went
 * wrong, if anything: a summary that cannot be written changes no verdict.
 */
export function writeSummary(
  summary: string,
  path = process.env.GITHUB_STEP_SUMMARY,
  replaces?: string
): string | undefined {
  if (!path) return 'there is no file for the job summary (GITHUB_STEP_SUMMARY is not set)'
  try {
    appendWhole(path, summary, constants.O_WRONLY | constants.O_CREAT, replaces)
    return undefined
  } catch (error) {
    return `the job summary could not be written (${codeOf(error) ?? 'unknown error'})`
  }
}

function facts({url, startedAt, finishedAt, duration, status, polls}: Result): string {
  const rows: [string, string][] = [
    ['Status on the platform', code(status)],
    ['Link', link(url)],
    ['Started', text(startedAt)],
    ['Finished', text(finishedAt)],
    ['Duration on the platform', duration === null ? '' : seconds(duration)],
    ['Status requests', String(polls)]
  ]
  return `| | |\n|---|---|\n${rows
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `| ${name} | ${value} |`)
    .join('\n')}\n`
}

function targetTable(targets: readonly TargetResult[]): string {
  const rows = targets.map(
    t =>
      `| ${marks[t.outcome]} ${t.outcome}${t.decided ? '' : ' (left)'} | ${text(t.label)} | ${code(t.status)} | ${t.duration === null ? '' : seconds(t.duration)} | ${link(t.url)} |`
  )
  return `### Targets\n\n| Outcome | Target | Status | Duration | Link |\n|---|---|---|---|---|\n${rows.join('\n')}\n`
}

function partTable({label, parts, position}: TargetResult, several: boolean): string {
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
  const more = parts.length > MOST_ROWS ? `\n${parts.length - MOST_ROWS} more are not shown.\n` : ''
  const where = position ? `, at ${position.kind} ${position.at} of ${position.of}` : ''
  const of = several ? ` of ${text(label)}` : ''
  const head = [...(batches ? ['Batch'] : []), machines ? 'Machine' : 'Part', 'State', 'Duration', 'Note']
  const table = `| ${head.join(' | ')} |\n|${head.map(() => '---').join('|')}|\n${rows.join('\n')}\n`
  return `### ${machines ? 'Machines' : 'Parts'}${of}${where}\n\n${table}${more}`
}

function digestFold(digest: readonly DigestEntry[]): string {
  if (digest.length === 0) return ''
  const blocks = digest.map(({targetLabel, title, lines}) => {
    const log = lines.length > 0 ? `<pre>\n${pre(lines)}\n</pre>` : '<p>No log line of it was read.</p>'
    return `<p><b>${text(title)}</b> (${text(targetLabel)})</p>\n\n${log}`
  })
  return `<details open><summary>What failed, and its last log lines</summary>\n\n${blocks.join('\n\n')}\n\n</details>\n`
}

/** The lines that fit; where they do not, the first ones go. */
function pre(lines: readonly string[]): string {
  const kept: string[] = []
  let bytes = 0
  for (const line of [...lines].reverse()) {
    const escaped = entities(line, /[^A-Za-z0-9 .,|\t\u00a1-\uffff]/g)
    bytes += Buffer.byteLength(escaped) + 1
    if (bytes > MOST_DIGEST_BYTES) break
    kept.unshift(escaped)
  }
  return kept.join('\n')
}

// Punctuation becomes entities: none of it can be markdown, HTML, a link or a mention.
function text(value: string): string {
  // Outside code GitHub would still read an @ as a mention.
  return escaped(value.replaceAll('@', '＠'))
}

function escaped(value: string): string {
  return entities(value, /[^A-Za-z0-9 ,\u00a1-\uffff]/g)
}

function code(value: string): string {
  return value === '' ? '' : `<code>${escaped(value)}</code>`
}

function entities(value: string, unsafe: RegExp): string {
  return value.replace(unsafe, c => (c.charCodeAt(0) < 32 ? ' ' : `&#${c.charCodeAt(0)};`))
}

function link(url: string): string {
  if (!/^https?:\/\//.test(url)) return ''
  const safe = url.replace(/[()<>"'\s|\\[\]`*_~]/g, c => `%${c.charCodeAt(0).toString(16).padStart(2, '0')}`)
  return `[open on the platform](${safe})`
}

function seconds(value: number): string {
  return value < 120 ? `${value} s` : `${Math.floor(value / 60)} min ${value % 60} s`
}
