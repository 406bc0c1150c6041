import type {PlatformRequest} from './platform.js'

/** A request that may move a clock on. */
export interface Tick {
  request: PlatformRequest
  /** Whether it asks for a status. */
  isPoll: boolean
  /** Scenario time before it. */
  now: number
}

/**
 * What moves a scenario on: real time, in seconds since the first request; or requests, each of which adds one. By
 * `polls` every request for a status does, so an event `at: n` happens with the n-th poll, however busy the machine is;
 * a function says of each request whether it does.
 */
export type ClockKind = 'seconds' | 'polls' | ((tick: Tick) => boolean)

export interface ScenarioClock {
  /** Scenario time of the last request. */
  now(): number
  /** Epoch ms of a scenario time; a request counts as a second. */
  epoch(at: number): number
  /** Moves the clock to a request. */
  moveTo(request: PlatformRequest, isPoll: boolean): void
}

/** A clock that begins with the first request. `speed` is scenario seconds in a real second. */
export function createScenarioClock(kind: ClockKind, speed: number): ScenarioClock {
  let startedAt: number | undefined
  let now = 0
  return {
    now: () => now,
    epoch: at => Math.round((startedAt ?? 0) + (at * 1000) / speed),
    moveTo(request, isPoll) {
      startedAt ??= request.receivedAt
      if (kind === 'seconds') now = ((request.receivedAt - startedAt) / 1000) * speed
      else if (kind === 'polls' ? isPoll : kind({request, isPoll, now})) now++
    }
  }
}
