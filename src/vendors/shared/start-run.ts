import type {Noun} from '../../messages/en/runs.js'
import {message} from '../../messages/message.js'
import {badAnswer, RequestError, type RequestFailure} from '../../model/errors.js'
import type {ReadContext} from '../../model/read-context.js'
import type {Begun, RunStart, StartContext} from '../../model/run-start.js'
import {abortable, type Clock, deadline} from '../../util/timers.js'

/** When it is tried, in ms from the first failure on, and how long a try may take. */
const TRIES = [
  {atMs: 1000, longestMs: 9000},
  {atMs: 10_000, longestMs: 15_000},
  {atMs: 25_000, longestMs: 5000}
]

/** Sends the one request that begins a run, with the marker in it. Answers the run's id unchanged. Throws `RequestError`. */
export type SendStart = (marker: string, context: ReadContext) => Promise<string>

/** What a platform knows of beginning a run. `createStart` asks for nothing else, and keeps the rules. */
export interface RunStarter {
  /** What the request needs to know of the pipeline: it only reads, and begins nothing. Throws `RequestError`. */
  prepare(context: ReadContext): Promise<SendStart>
  /**
   * The id of the run that carries the marker, by one search of the newest runs; nothing where all of these were read, and none
   * carries it. Throws `RequestError` where that could not be found out.
   */
  findByMarker(marker: string, context: ReadContext): Promise<string | undefined>
}

/** The run that a target begins. */
export interface StartedRun {
  /** As in `RunStart`; answers the run's id. */
  begin(marker: string, context: StartContext): Promise<BegunRun>
  /** As in `RunStart`. */
  recover: RunStart['recover']
  /** The id, where it is known by now, or can be found out at once. Throws `RequestError`. */
  find(context: ReadContext): Promise<string | undefined>
}

type BegunRun =
  | {code: 'begun'; id: string; error?: RequestError | undefined}
  | Exclude<Begun, {code: 'begun'}>

/** What is known of the run that is begun. */
interface State {
  starter: RunStarter
  run: {noun: Noun; isRunId: (text: string) => boolean}
  marker?: string
  /** The request that begins it, once it was sent. */
  sent?: Promise<string>
  id?: string | undefined
  isRefused?: boolean
}

/**
 * Begins one run at the most. The start is sent once, whatever comes of it: no platform has a key that would make a second one
 * harmless. A refusal is believed where it is proven; whatever else leaves it open is answered by the marker that was sent.
 */
export function createStart(starter: RunStarter, run: State['run']): StartedRun {
  const state: State = {starter, run}
  return {
    begin: (marker, context) => begin(state, marker, context),
    async recover(marker, context) {
      state.marker = marker
      return (await searchOnce(state, context)) !== undefined
    },
    async find(context) {
      // The answer that is still to come tells more than a list.
      await abortable(settled(Promise.resolve(state.sent)), context.signal)
      return state.isRefused ? undefined : searchOnce(state, context)
    }
  }
}

async function begin(
  state: State,
  marker: string,
  {signal, clock, sendMs, onUnclear}: StartContext
): Promise<BegunRun> {
  if (state.marker !== undefined) throw new Error('a run is begun once')
  state.marker = marker
  const send = await prepare(state.starter, clock, signal)
  signal.throwIfAborted()
  if (send instanceof RequestError) return refused(state, send)
  state.sent = inTime(sendMs, context => sendOnce(state, send, marker, context))
  const answer = await abortable(settled(state.sent), signal)
  if (!(answer instanceof RequestError)) return {code: 'begun', id: answer}
  if (!mayHaveBegun(answer.failure)) return refused(state, answer)
  onUnclear(answer)
  const found = await searchThrice(state, clock, signal)
  if (typeof found === 'string') return {code: 'begun', id: found, error: answer}
  return {code: 'unclear', error: answer, search: found}
}

function refused(state: State, error: RequestError): BegunRun {
  state.isRefused = true
  return {code: 'refused', error}
}

async function sendOnce(
  state: State,
  send: SendStart,
  marker: string,
  context: ReadContext
): Promise<string> {
  const {noun, isRunId} = state.run
  const answered = await send(marker, context)
  if (!isRunId(answered)) throw badAnswer(message('answer.odd-id', {noun}))
  state.id = answered
  return answered
}

/** The run by its marker, where its id is not known yet. */
async function searchOnce(state: State, context: ReadContext): Promise<string | undefined> {
  const {starter, marker, run} = state
  if (state.id !== undefined || marker === undefined) return state.id
  const found = await starter.findByMarker(marker, context)
  if (found !== undefined && !run.isRunId(found)) throw badAnswer(message('answer.odd-id', {noun: run.noun}))
  state.id ??= found
  return state.id
}

/**
 * Whether a run may have begun though its start had no good answer. Only what the platform itself says is a refusal, by a status of
 * 3xx or 4xx or by a code of its own; and what was never sent began nothing.
 */
export function mayHaveBegun({kind, status, code, unsent}: RequestFailure): boolean {
  if (unsent) return false
  if (status === undefined || status >= 500 || kind === 'transient') return true
  return status < 300 && code === undefined
}

/** Three searches in 30 s: the id, or why the last one could not tell. Nothing where it told that there is no such run. */
function searchThrice(
  state: State,
  clock: Clock,
  signal: AbortSignal
): Promise<string | RequestError | undefined> {
  const isOver = (found: string | RequestError | undefined) => typeof found === 'string'
  return tryThrice(context => searchOnce(state, context), isOver, {clock, signal})
}

/** What only reads may be asked for again: what sends the start, or why it cannot be sent. */
async function prepare(
  {prepare}: RunStarter,
  clock: Clock,
  signal: AbortSignal
): Promise<SendStart | RequestError> {
  const isOver = (answer: SendStart | RequestError) =>
    !(answer instanceof RequestError) || !isWorthAnother(answer.failure)
  const first = await abortable(settled(prepare({signal})), signal)
  return isOver(first) ? first : tryThrice(prepare, isOver, {clock, signal})
}

function isWorthAnother({kind}: RequestFailure): boolean {
  return kind === 'transient' || kind === 'throttled'
}

/** The answer that ends it, or the last one. */
async function tryThrice<T>(
  ask: (context: ReadContext) => Promise<T>,
  isOver: (answer: T | RequestError) => boolean,
  {clock, signal}: {clock: Clock; signal: AbortSignal}
): Promise<T | RequestError> {
  const from = clock.now()
  for (let i = 0; ; i++) {
    const {atMs, longestMs} = TRIES[i] as (typeof TRIES)[number]
    await clock.sleep(Math.max(0, from + atMs - clock.now()), signal)
    const answer = await abortable(settled(inTime(longestMs, ask, signal)), signal)
    if (isOver(answer) || i === TRIES.length - 1) return answer
  }
}

/** Gives a request so much time. Without a parent it goes on when the caller has given up. */
async function inTime<T>(
  ms: number,
  ask: (context: ReadContext) => Promise<T>,
  parent: AbortSignal = new AbortController().signal
): Promise<T> {
  const tooLate = () =>
    new RequestError(message('failure.no-answer', {ms}), {kind: 'transient', label: 'request timeout'})
  const limit = deadline(ms, parent, tooLate)
  try {
    return await abortable(ask({signal: limit.signal}), limit.signal)
  } finally {
    limit.release()
  }
}

/** A failed request as a value. */
async function settled<T>(asked: Promise<T>): Promise<T | RequestError> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof RequestError) return error
    throw error
  }
}

/** Why a branch or tag cannot be given: a pipeline may have no code source, or several, of which none is meant. */
export function notOneSource(count: number): RequestError {
  return new RequestError(message('start.sources', {count}), {
    kind: 'permanent',
    label: 'code sources',
    hint: message('hint.sources')
  })
}
