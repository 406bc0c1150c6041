import {formatDuration} from '../util/duration.js'
import type {History} from '../wait/history.js'
import type {UnderWay} from '../wait/pace.js'

const STEP_MS = 10_000

/** `usually 6m12s, the last 10 runs`. */
export function describeUsual({usualMs, runs}: History): string {
  return `usually ${toSecond(usualMs)}, the last ${runs} runs`
}

/** `about 2m10s left`, to ten seconds; nothing once it is later than usual. */
export function describeLeft({history, ageMs}: UnderWay): string | undefined {
  const leftMs = history.usualMs - ageMs
  return leftMs > 0 ? `about ${formatDuration(Math.ceil(leftMs / STEP_MS) * STEP_MS)} left` : undefined
}

/** What is said once of a run that takes far longer than usual. */
export function describeOverlong({history, ageMs}: UnderWay): string {
  return `has been running for ${toSecond(ageMs)}, and usually takes ${toSecond(history.usualMs)} (the last ${history.runs} runs)`
}

function toSecond(ms: number): string {
  return formatDuration(Math.round(ms / 1000) * 1000)
}
