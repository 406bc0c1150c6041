import {type Message, message, type Text, withoutLink} from '../messages/message.js'
import {failedLeaves, isWrong} from '../model/failed-parts.js'
import type {Identity} from '../model/identity.js'
import {decidingTarget, isGreen, type Outcome} from '../model/outcome.js'
import type {Part} from '../model/part.js'
import {LONGEST_LINE} from '../output/command-file.js'
import {redact} from '../output/redact.js'
import {isoTime} from '../util/duration.js'
import {isActRunner} from '../util/runner.js'
import type {Cause} from '../wait/policy.js'
import type {WaitResult} from '../wait/poll-all.js'
import {partPath} from './part-path.js'
import {type Explanation, explain, sayShort} from './reason.js'
import type {CauseResult, FailedPart, PartResult, Result, TargetResult} from './result-schema.js'
import {safeRemote, shellSafe} from './safe-text.js'

const MOST_FAILED_PARTS = 10
const LONGEST_TEXT = 300
const LONGEST_REASON = 1000

/** The reason in the outputs until there is another: what stands there when the process is killed. */
export function unfinishedReason(): Message {
  return message(isActRunner() ? 'first.unfinished-on-act' : 'first.unfinished')
}

/** As many as the longest table has rows; fewer where there are many targets. */
const MOST_PARTS_SHOWN = 500
const MOST_PARTS_IN_ALL = 2000

/** What the summary tells of a target beside its result. */
export interface Told {
  /** The cause, without where. */
  cause: string
  /** The next step without its link, but for one to a page elsewhere, which is `link`. */
  step: string
  link: string
  /** Who can do what, while it waits for a person; without a link. */
  action: string
  /** The page of the next step, else that of the target. */
  page: string
  /** The target in a few words: its noun and its number. */
  short: string
}

export interface ReportedTarget extends TargetResult {
  told: Told
}

/** A result with what the summary tells beside it; what it tells is not in the output. */
export interface ReportedResult extends Result {
  targets: ReportedTarget[]
}

export interface ResultFacts {
  vendor: string
  operation: string
  polls: number
  /** Ms since the start of the wait. */
  waitedMs: number
  allowed: ReadonlySet<Outcome>
}

/** The result before anything is known: what the outputs say should the process die. */
export function emptyResult(
  vendor: string,
  operation: string,
  reason: Text,
  outcome: Outcome = 'error'
): ReportedResult {
  return {
    schema: 1,
    vendor: clean(vendor),
    operation: clean(operation),
    outcome,
    green: false,
    status: '',
    // Mistakes in the inputs are sentences that quote what was given, longer than what a platform may say within one.
    reason: shellSafe(sayShort(reason, LONGEST_REASON, LONGEST_REASON)),
    url: '',
    matchedBy: '',
    startedAt: '',
    finishedAt: '',
    duration: null,
    polls: 0,
    targets: [],
    targetsLeftOut: 0
  }
}

/** The result of all targets together. Every text in it is one clean line. */
export function makeResult(results: readonly WaitResult[], facts: ResultFacts): ReportedResult {
  const mostParts = Math.max(1, Math.min(MOST_PARTS_SHOWN, Math.floor(MOST_PARTS_IN_ALL / results.length)))
  const targets = results.map(result => targetResult(result, facts, mostParts))
  const deciding = decidingTarget(targets, facts.allowed)
  if (deciding === undefined) return emptyResult(facts.vendor, facts.operation, message('result.nothing'))
  return {
    schema: 1,
    vendor: facts.vendor,
    operation: facts.operation,
    outcome: deciding.outcome,
    green: isGreen(targets, facts.allowed),
    status: deciding.status,
    reason: deciding.reason,
    url: deciding.url,
    matchedBy: deciding.matchedBy,
    startedAt: deciding.startedAt,
    finishedAt: deciding.finishedAt,
    duration: deciding.duration,
    polls: facts.polls,
    targets,
    targetsLeftOut: 0
  }
}

function targetResult(
  result: WaitResult,
  {allowed, waitedMs}: ResultFacts,
  mostParts: number
): ReportedTarget {
  const {target, identity, verdict, decided, state} = result
  const {snapshot} = state
  const parts = snapshot?.parts ?? []
  const url = redact(identity.url)
  const explanation = explain(result, waitedMs)
  const {reason, next, where, page} = explanation
  return {
    kind: target.kind,
    id: clean(target.id),
    label: where,
    ids: idsOf(identity),
    matchedBy: identity.matchedBy ?? 'given',
    outcome: verdict.outcome,
    decided,
    allowed: decided && allowed.has(verdict.outcome),
    status: clean(snapshot?.status ?? ''),
    reason,
    cause: causeResult(verdict.cause),
    next,
    url,
    actionUrl: needsPerson(result) ? page || url : '',
    position: snapshot?.position ?? null,
    startedAt: isoTime(snapshot?.startedAt),
    finishedAt: isoTime(snapshot?.finishedAt),
    duration: secondsBetween(snapshot?.startedAt, snapshot?.finishedAt),
    polls: state.polls,
    // Making texts safe takes its time: that of parts which nobody gets to see is saved.
    parts: redFirst(parts, mostParts).map(part => partResult(part)),
    partsLeftOut: Math.max(0, parts.length - mostParts),
    failedParts: failedParts(verdict.outcome === 'failure' ? parts : (snapshot?.blocked?.parts ?? []), parts),
    told: toldOf(result, explanation)
  }
}

function toldOf({identity, state: {snapshot}}: WaitResult, {cause, step, link, page}: Explanation): Told {
  const name = identity.name ?? identity.label
  return {
    cause,
    step,
    link,
    action: sayShort(withoutLink(snapshot?.action ?? ''), LONGEST_TEXT),
    page: page || redact(identity.url),
    short: sayShort(message('timeline.target', {name}), LONGEST_TEXT)
  }
}

function idsOf({ids, names = {}}: Identity): Record<string, string> {
  const all = Object.entries({...names, ...ids}).filter(([, id]) => id !== undefined && id !== '')
  return Object.fromEntries(all.map(([name, id]) => [name, clean(String(id))]))
}

function causeResult(cause: Cause): CauseResult {
  const {status, code = '', requestId = ''} = 'failure' in cause ? cause.failure : {}
  return {
    code: cause.code,
    httpStatus: status ?? null,
    vendorCode: clean(code),
    requestId: clean(requestId),
    limit: limitOf(cause)
  }
}

/** The input that ended a wait; what bounds the search for a run is `queue-timeout`, given or not. */
function limitOf(cause: Cause): string {
  if (cause.code === 'outage') return 'outage-tolerance'
  if (cause.code !== 'limit') return ''
  return cause.limit === 'absence' ? 'queue-timeout' : cause.limit
}

function needsPerson({verdict: {cause}, state: {snapshot}}: WaitResult): boolean {
  return cause.code === 'blocked' || snapshot?.phase === 'paused' || snapshot?.blocked !== undefined
}

/** The parts among these that made it fail, or hold it; `all` are those of the target. */
function failedParts(parts: readonly Part[], all: readonly Part[]): FailedPart[] {
  return failedLeaves(parts)
    .slice(0, MOST_FAILED_PARTS)
    .map(part => ({
      ...partResult(part),
      path: sayShort(partPath(part, all), LONGEST_TEXT),
      ...machineOf(part)
    }))
}

function machineOf({machine = {}}: Part): Partial<Record<'sn' | 'ip' | 'host', string>> {
  const known = Object.entries(machine).filter(([, value]) => value !== undefined)
  return Object.fromEntries(known.map(([name, value]) => [name, clean(String(value))]))
}

function partResult(part: Part): PartResult {
  return {
    kind: part.kind,
    id: clean(part.id),
    parent: clean(part.parent ?? ''),
    name: clean(part.name),
    batch: part.batch ?? null,
    phase: part.phase,
    status: clean(part.status),
    message: sayShort(part.message ?? '', LONGEST_TEXT),
    ...(part.waits && {waits: true}),
    ...(part.allowedToFail && {allowedToFail: true}),
    startedAt: isoTime(part.startedAt),
    finishedAt: isoTime(part.finishedAt),
    duration: secondsBetween(part.startedAt, part.finishedAt)
  }
}

/** How much of each target is kept: its parts, its failed parts, and characters of a text. */
interface Size {
  parts: number
  failed: number
  text: number
}

const SMALLEST: Size = {parts: 0, failed: 0, text: 0}

/** From everything down to kind, id and outcome. */
const SIZES: readonly Size[] = [
  ...[Number.POSITIVE_INFINITY, 200, 100, 50, 25, 12, 6, 3, 1, 0].map(parts => ({
    parts,
    failed: MOST_FAILED_PARTS,
    text: 1000
  })),
  ...[6, 3, 1, 0].map(failed => ({parts: 0, failed, text: 1000})),
  ...[200, 100, 50, 20].map(text => ({parts: 0, failed: 0, text})),
  SMALLEST
]

/**
 * The JSON of a result, on a line that every runner takes: parts that do not fit are left out and counted, successful ones first; with many
 * targets fewer failed parts are named of each, and with very many their texts are shortened too. Targets that do not fit even
 * so are left out and counted: allowed ones first, and those that were not decided before those that made it red.
 */
export function resultJson(result: Result): string {
  for (const size of SIZES) {
    const json = jsonOf(result, size)
    if (fits(json)) return json
  }
  const {targets} = result
  for (let most = targets.length; ; most = Math.floor(most * 0.9)) {
    const kept = firstOf(targets, most, ({allowed, decided}) => (allowed ? 2 : decided ? 0 : 1))
    const json = jsonOf({...result, targets: kept, targetsLeftOut: targets.length - kept.length}, SMALLEST)
    if (fits(json) || most === 0) return json
  }
}

function fits(json: string): boolean {
  return Buffer.byteLength(json) <= LONGEST_LINE
}

function jsonOf(result: Result, {parts, failed, text}: Size): string {
  const targets = result.targets.map(target => ({
    ...shorten(target, text),
    ...keepParts(target, parts),
    failedParts: target.failedParts.slice(0, failed),
    told: undefined
  }))
  return JSON.stringify({...result, targets})
}

function shorten(target: TargetResult, most: number): TargetResult {
  if (most >= 1000) return target
  const {label, status, reason, url, cause} = target
  return {
    ...target,
    label: label.slice(0, most),
    status: status.slice(0, most),
    reason: reason.slice(0, most),
    // Half a link, or half an id, leads nowhere.
    cause: {
      ...cause,
      vendorCode: cause.vendorCode.slice(0, most),
      requestId: cause.requestId.length <= most * 2 ? cause.requestId : ''
    },
    url: url.length <= most * 2 ? url : '',
    next: '',
    ids: {},
    actionUrl: ''
  }
}

function keepParts(
  {parts, partsLeftOut}: TargetResult,
  most: number
): Pick<TargetResult, 'parts' | 'partsLeftOut'> {
  return {parts: redFirst(parts, most), partsLeftOut: partsLeftOut + Math.max(0, parts.length - most)}
}

/** So many of the parts, in their order: where some are left out, those that are behind a failure stay. */
function redFirst<T extends Pick<Part, 'phase'>>(parts: readonly T[], most: number): T[] {
  return firstOf(parts, most, part => (isWrong(part) ? 0 : 1))
}

/** So many of these, in their order: where some are left out, those of the lowest rank stay. */
function firstOf<T>(all: readonly T[], most: number, rankOf: (one: T) => number): T[] {
  if (all.length <= most) return [...all]
  const kept = new Set(all.toSorted((a, b) => rankOf(a) - rankOf(b)).slice(0, most))
  return all.filter(one => kept.has(one))
}

function secondsBetween(from: number | undefined, to: number | undefined): number | null {
  return from === undefined || to === undefined || to < from ? null : Math.round((to - from) / 1000)
}

function clean(text: string): string {
  return safeRemote(text, LONGEST_TEXT)
}
