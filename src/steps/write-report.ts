import type {LogStreams} from '../logs/log-streams.js'
import type {Text} from '../messages/message.js'
import type {Interruption} from '../model/interruption.js'
import type {Part} from '../model/part.js'
import type {Target} from '../model/target.js'
import {sayLine} from '../output/say-line.js'
import {type DigestEntry, digestOf} from '../report/digest.js'
import {type OpenParts, openPartsOf} from '../report/open-parts.js'
import {makeOutputs, writeOutputs} from '../report/outputs.js'
import {makeResult, type ReportedResult} from '../report/result.js'
import {makeSummary, writeSummary} from '../report/summary.js'
import {counts, type WaitResult} from '../wait/poll-all.js'
import {knownOutputs} from './first-outputs.js'
import {withLogTimes} from './log-times.js'
import type {RunContext} from './open-targets.js'
import type {Waited} from './wait-for-targets.js'

/** All that is reported at the end. */
export interface Report {
  /** The targets with their final verdicts. */
  results: readonly WaitResult[]
  /** The failed parts of each target, in the same order. */
  digests: readonly DigestEntry[][]
  /** What had not ended of each target, in the same order. */
  open: readonly OpenParts[]
  result: ReportedResult
  /** What was appended to the summary's file. */
  summary: string
  /** What went wrong with the files, if anything. */
  troubles: readonly (Text | undefined)[]
}

/** Makes the report and writes outputs and summary; the summary takes the place of the one that was written `before`. */
export function writeReport(context: RunContext, waited: Waited, before?: Report): Report {
  const {results, waitedMs, begunAt} = waited
  const {inputs, interrupted, logs, remoteCancel, outputs} = context
  outputs.close()
  const ended = interrupted.aborted ? results.map(r => interrupt(r, interrupted)) : logs.decide(results)
  const final = ended.filter(counts).map(r => withTimes(withStop(r, remoteCancel.willStop(r.target)), logs))
  const lastLines = (target: Target) => (part: Part) => logs.lastLines(target, part.id)
  const digests = final.map(r => digestOf(r, lastLines(r.target)))
  const open = final.map(r =>
    openPartsOf(r, {
      lastLines: lastLines(r.target),
      begunAt: ({id}) => begunAt(r.target, id),
      waitedMs
    })
  )
  const result = makeResult(final, {
    vendor: inputs.vendorName,
    operation: inputs.operation,
    polls: context.polls(),
    waitedMs,
    allowed: inputs.allowed
  })
  const summary = inputs.summary
    ? makeSummary(result, {platform: sayLine(inputs.vendor.title), digests, open, nowMs: Date.now()})
    : ''
  const identities = final.map(r => r.identity)
  const troubles = [
    writeOutputs(makeOutputs(result, knownOutputs(inputs, identities))),
    inputs.summary ? writeSummary(summary, process.env.GITHUB_STEP_SUMMARY, before?.summary) : undefined
  ]
  return {results: final, digests, open, result, summary, troubles}
}

/** A wait that a signal broke off is `interrupted`, whatever was seen before. */
function interrupt(result: WaitResult, {reason}: AbortSignal): WaitResult {
  const cause = {code: 'interrupted', signal: (reason as Interruption).signal} as const
  return {...result, verdict: {outcome: 'interrupted', cause}, decided: true}
}

/** The cause of a wait that ended before its target says whether the platform is asked to stop the target. */
function withStop(result: WaitResult, stops: boolean): WaitResult {
  const {outcome, cause} = result.verdict
  return stops ? {...result, verdict: {outcome, cause: {...cause, stops}}} : result
}

function withTimes(result: WaitResult, logs: LogStreams): WaitResult {
  const {target, state} = result
  if (!state.snapshot) return result
  return {...result, state: {...state, snapshot: withLogTimes(target, state.snapshot, logs)}}
}
