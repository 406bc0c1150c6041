import {message} from '../messages/message.js'
import type {RequestError} from '../model/errors.js'
import type {Identity} from '../model/identity.js'
import {Interruption} from '../model/interruption.js'
import type {Begun, RunStart} from '../model/run-start.js'
import type {Target} from '../model/target.js'
import {createMarker} from '../util/marker.js'
import {monotonicClock as clock} from '../util/timers.js'
import {initialWaitState, type Verdict} from '../wait/policy.js'
import type {RunContext} from './open-targets.js'
import type {Waited} from './wait-for-targets.js'

/** What is left of the time for the whole wait may be less than any platform needs. */
const LEAST_SEND_MS = 10_000

/**
 * Begins the run that is to be waited for, where there is one to begin. Answers how it ended where there is nothing to wait for
 * afterwards. The run is in the outputs, and kept for the post step by the rule of `cancel-remote`, before the wait begins.
 */
export async function startRun(context: RunContext): Promise<Waited | undefined> {
  const [target] = context.targets
  if (target?.start === undefined) return undefined
  const marker = createMarker(process.env)
  const pending = pendingIdentity(target, target.start, marker)
  context.remoteCancel.recordPoll(target, pending, {phase: 'absent'})
  try {
    const begun = await begin(target.start, pending, marker, context)
    if (begun.code === 'begun') return onBegun(target, begun, marker, context)
    if (begun.code === 'refused') context.remoteCancel.recordPoll(target, pending, {phase: 'failure'})
    return ended(target, pending, verdictOf(begun, marker), context)
  } catch (error) {
    if (!(error instanceof Interruption)) throw error
    const cause = {code: 'interrupted', signal: error.signal} as const
    return ended(target, pending, {outcome: 'interrupted', cause}, context)
  }
}

/** Who the run is until its id is known: killed meanwhile, the post step finds it by the marker. */
function pendingIdentity(target: Target, {names}: RunStart, marker: string): Identity {
  const {label, name, ids, url, matchedBy} = target
  return {label, name, ids, url, matchedBy, names, marker}
}

function begin(
  start: RunStart,
  {label: target}: Identity,
  marker: string,
  {inputs, printer, interrupted, startedAt}: RunContext
): Promise<Begun> {
  const {timeoutMs} = inputs.settings.policy
  return start.begin(marker, {
    signal: interrupted,
    clock,
    sendMs: Math.max(LEAST_SEND_MS, startedAt + timeoutMs - clock.now()),
    onUnclear: ({text: why}) => printer.warning(message('start.unclear', {target, why, marker}))
  })
}

/** The run is there: it is told before anything else happens. */
function onBegun(
  target: Target,
  {identity, error}: Extract<Begun, {code: 'begun'}>,
  marker: string,
  context: RunContext
): Waited | undefined {
  const {remoteCancel, outputs, printer, inputs} = context
  remoteCancel.recordPoll(target, identity, {phase: 'queued'})
  outputs.saw(target, identity)
  outputs.flush()
  const facts = {target: identity.label, url: identity.url}
  printer.line(error ? message('start.found', {...facts, marker}) : message('start.begun', facts))
  if (inputs.waits) return undefined
  return ended(target, identity, {outcome: 'running', cause: {code: 'started'}}, context)
}

function verdictOf(begun: Exclude<Begun, {code: 'begun'}>, marker: string): Verdict {
  const {text, failure}: RequestError = begun.error
  if (begun.code === 'refused') return {outcome: 'error', cause: {code: 'refused', message: text, failure}}
  const search = begun.search?.text
  return {outcome: 'error', cause: {code: 'start-unclear', marker, message: text, search, failure}}
}

function ended(target: Target, identity: Identity, verdict: Verdict, {startedAt}: RunContext): Waited {
  return {
    results: [{target, identity, verdict, decided: true, state: initialWaitState}],
    waitedMs: clock.now() - startedAt,
    begunAt: () => undefined
  }
}
