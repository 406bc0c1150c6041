import {type Message, message} from '../messages/message.js'
import type {RawInputs} from '../model/identity.js'
import type {AddMistake} from '../vendors/vendor.js'
import type {InputName} from './names.js'
import {readDuration} from './values.js'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const FIVE_DAYS = 120 * HOUR

/** The time limits of a wait, in ms; a limit that is off is absent. */
export interface Limits {
  timeoutMs: number
  queueTimeoutMs: number | undefined
  stallTimeoutMs: number | undefined
  outageToleranceMs: number
  requestTimeoutMs: number
  /** Bounds of the gap between two polls. */
  pace: {minMs: number; maxMs: number}
}

/** Reads all durations. */
export function readLimits(raw: RawInputs, addMistake: AddMistake): Limits {
  const duration = (name: InputName, fallback: number, least: number, most: number) =>
    readDuration(name, raw, {least, most}, addMistake) ?? fallback
  const addMistakeOrOff: AddMistake = (name, wrong) => addMistake(name, message('wrong.and-not-off', {wrong}))
  const orOff = (name: InputName) =>
    raw[name] === 'off'
      ? undefined
      : readDuration(name, raw, {least: SECOND, most: FIVE_DAYS}, addMistakeOrOff)
  return {
    timeoutMs: duration('timeout', 30 * MINUTE, SECOND, FIVE_DAYS),
    queueTimeoutMs: orOff('queue-timeout'),
    stallTimeoutMs: orOff('stall-timeout'),
    outageToleranceMs: duration('outage-tolerance', 5 * MINUTE, 0, FIVE_DAYS),
    requestTimeoutMs: duration('request-timeout', 30 * SECOND, 50, HOUR),
    pace: readPace(raw, addMistake)
  }
}

/** What the user should know of a timeout that a hosted runner will not live to see. */
export function warnOfRunner({timeoutMs}: Limits, env: NodeJS.ProcessEnv): Message[] {
  if (timeoutMs <= 6 * HOUR || env.RUNNER_ENVIRONMENT !== 'github-hosted') return []
  return [message('warning.hosted-runner', {timeoutMs})]
}

function readPace(raw: RawInputs, addMistake: AddMistake): Limits['pace'] {
  const gap = {least: 50, most: HOUR}
  const shortest = readDuration('min-interval', raw, gap, addMistake)
  const longest = readDuration('max-interval', raw, gap, addMistake)
  const minMs = shortest ?? 2 * SECOND
  // Someone who gives only a longer min-interval need not name the other bound.
  const maxMs = longest === undefined || longest === 15 * SECOND ? Math.max(15 * SECOND, minMs) : longest
  // A bound that is wrong by itself is not held against the other one.
  const isMinRight = shortest !== undefined || raw['min-interval'] === undefined
  if (maxMs < minMs && isMinRight) addMistake('max-interval', message('wrong.below-min-interval', {minMs}))
  return {minMs, maxMs}
}
