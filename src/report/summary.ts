import {constants} from 'node:fs'
import {codeOf} from '../model/errors.js'
import {appendWhole} from '../output/command-file.js'
import type {DigestEntry} from './digest.js'
import type {Result} from './result-schema.js'
import {code, entities, link, seconds, text} from './summary-cells.js'
import {outcomeMarks, partTable, targetTable} from './summary-tables.js'
import {timeline} from './timeline.js'

const MOST_BYTES = 900 * 1024
const MOST_DIGEST_BYTES = 64 * 1024

/** The job summary as GitHub markdown, at most 900 KiB; remote text in it is escaped as entities. */
export function makeSummary(result: Result, title: string, digest: readonly DigestEntry[]): string {
  const sections = [
    `## ${outcomeMarks[result.outcome]} ${text(result.outcome)}: ${text(title)}\n\n${text(result.reason)}\n`,
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
