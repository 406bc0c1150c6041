import type {Http} from '../../http/client.js'

/** What the platform's answers tell of its clock. */
export interface PlatformClock {
  /**
   * Ms by which the platform's clock is ahead of this machine's, by the first `Date` header; 0 until one came. Either
   * clock may be set while a wait goes on: by a newer header an old run could come to look young.
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
      const date = Date.parse(answer.headers.date ?? '')
      if (!Number.isNaN(date)) aheadMs ??= date - now()
      return answer
    }
  }
}
