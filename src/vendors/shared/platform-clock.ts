import type {Http} from '../../http/client.js'
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
}

/** The same client, and the clock that its answers tell. `now` answers epoch ms by this machine's clock. */
export function withPlatformClock(
  http: Http,
  now: () => number = Date.now
): {http: Http; clock: PlatformClock} {
  let aheadMs: number | undefined
  return {
    clock: {aheadMs: () => aheadMs ?? 0},
    async http(request) {
      const answer = await http(request)
      const ahead = Date.parse(answer.headers.date ?? '') - now()
      // An error may come from a gateway that has another clock.
      if (classifyStatus(answer.status) === 'ok' && ahead > -DAY_MS) aheadMs ??= ahead
      return answer
    }
  }
}
