import type {Http} from '../../http/exchange.js'
import {classifyStatus} from '../../http/status.js'

const DAY_MS = 24 * 3600_000

/** What the platform's answers tell of its clock. */
export interface PlatformClock {
  /**
   * Ms by which the platform's clock is ahead of this machine's, by the `Date` header of its first good answer; 0 until
   * one came. Either clock may be set while a wait goes on: by a newer header an old run could come to look young. So it
   * could by a clock that is days behind, which is no clock.
   */
  aheadMs(): number
  /** Epoch ms UTC by the platform's clock. */
  now(): number
}

/** The same client, and the clock that its answers tell. `now` answers epoch ms by this machine's clock as it was at first. */
export function withPlatformClock(
  http: Http,
  now: () => number = unsetClock()
): {http: Http; clock: PlatformClock} {
  let aheadMs: number | undefined
  return {
    clock: {aheadMs: () => aheadMs ?? 0, now: () => now() + (aheadMs ?? 0)},
    async http(request) {
      const answer = await http(request)
      const ahead = Date.parse(answer.headers.date ?? '') - now()
      // An error may come from a gateway that has another clock.
      if (classifyStatus(answer.status) === 'ok' && ahead > -DAY_MS) aheadMs ??= ahead
      return answer
    }
  }
}

/**
 * This machine's clock as it is now, epoch ms: it goes on from here whatever the clock is set to meanwhile. `created-after`
 * counts back from the start, and the first good answer may come minutes later.
 */
function unsetClock(): () => number {
  const from = Date.now() - performance.now()
  return () => from + performance.now()
}
