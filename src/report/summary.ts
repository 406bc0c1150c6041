import {constants} from 'node:fs'
import {type Message, message} from '../messages/message.js'
import {codeOf} from '../model/errors.js'
import {decidingTarget, outcomes} from '../model/outcome.js'
import {appendWhole} from '../output/command-file.js'
import {VERSION} from '../util/version.js'
import {timeSpan} from './clock-time.js'
import type {DigestEntry} from './digest.js'
import type {OpenParts} from './open-parts.js'
import type {ReportedResult, ReportedTarget} from './result.js'
import {text} from './summary-cells.js'
import {logTails, tailsOfTarget} from './summary-digest.js'
import {explanation, headline, mistakeList} from './summary-head.js'
import {partTable, redFirst, targetTable} from './summary-tables.js'
import {words} from './summary-words.js'
import {timeline} from './timeline.js'

const MOST_BYTES = 900 * 1024

/** What a summary shows beside the result. */
export interface SummaryFacts {
  /** The platform's name for people; `''` where the inputs name none. */
  platform: string
  /** The failed parts of each target, in the order of the result. */
  digests: readonly (readonly DigestEntry[])[]
  /** What had not ended of each target, in the same order. */
  open?: readonly OpenParts[]
  /** When it is written, epoch ms: until then the timeline draws what still runs, which is left out of it without. */
  nowMs?: number
  /** What is wrong with the inputs, where that ended the step. */
  mistakes?: readonly string[]
}

/**
 * The job summary as GitHub markdown, at most 900 KiB: what a reader in a hurry looks for comes first. Remote text in it
 * is escaped as entities.
 */
export function makeSummary(
  result: ReportedResult,
  {platform, digests, open = [], nowMs = 0, mistakes = []}: SummaryFacts
): string {
  const targets = redFirst(result.targets, outcomes)
  const deciding = decidingOf(result)
  const tailsOf = new Map(
    result.targets.map((target, i) => [target, tailsOfTarget(target, digests[i], open[i])])
  )
  const picture = timeline(targets, nowMs)
  const sections = [
    mistakes.length > 0
      ? mistakeList(mistakes)
      : `${headline(result, deciding)}\n${explanation(result, deciding)}`,
    ...logTails(
      targets.flatMap(target => tailsOf.get(target) ?? []),
      targets.length > 1
    ),
    targetTable(targets, deciding),
    picture,
    partTable(targets)
  ]
  return fitted(sections, smallPrint(result, platform, picture !== ''))
}

function decidingOf({targets}: ReportedResult): ReportedTarget | undefined {
  const allowed = new Set(targets.filter(target => target.allowed).map(target => target.outcome))
  return decidingTarget(targets, allowed)
}

/** The sections that fit, and the last one, which always does. */
function fitted(sections: readonly string[], last: string): string {
  const room = MOST_BYTES - Buffer.byteLength(last) - 100
  let bytes = 0
  let isWhole = true
  const kept = sections.filter(section => {
    const size = Buffer.byteLength(section) + 1
    if (section === '' || bytes + size > room) {
      if (section !== '') isWhole = false
      return false
    }
    bytes += size
    return true
  })
  return [...kept, ...(isWhole ? [] : [`${words('summary.not-fit')}\n`]), last].join('\n')
}

/** One small line: platform, times, requests, version. */
function smallPrint(
  {targets, duration, polls}: ReportedResult,
  platform: string,
  hasTimeline: boolean
): string {
  const times = (name: 'startedAt' | 'finishedAt') =>
    targets
      .map(target => target[name])
      .filter(Boolean)
      .sort()
  // While one of them has not ended there is no end of all.
  const ends = times('finishedAt')
  const span = timeSpan(
    times('startedAt')[0] ?? '',
    ends.length === targets.length ? (ends.at(-1) ?? '') : ''
  )
  const took = targets.length === 1 && duration !== null ? words('summary.seconds', {seconds: duration}) : ''
  const facts = [
    text(platform),
    span && took ? words('summary.span', {span, took}) : span,
    hasTimeline ? words('summary.viewer-time') : '',
    targets.length > 0 ? words('summary.requests', {count: polls}) : '',
    `await-deploy v${VERSION}`
  ]
  return `<sub>${facts.filter(Boolean).join(' · ')}</sub>\n`
}

/**
 * Appends to the step's summary file; `replaces` is what was appended before and gives way to it. Returns what went
 * wrong, if anything: a summary that cannot be written changes no verdict.
 */
export function writeSummary(
  summary: string,
  path = process.env.GITHUB_STEP_SUMMARY,
  replaces?: string
): Message | undefined {
  if (!path) return message('file.no-summary')
  try {
    appendWhole(path, summary, constants.O_WRONLY | constants.O_CREAT, replaces)
    return undefined
  } catch (error) {
    return message('file.summary', {code: codeOf(error)})
  }
}
