import {counts, type WaitResult} from '../wait/poll-all.js'
import {familiesOf} from './fetched-logs.js'
import type {DrainMode} from './patience.js'

// So long after its end nothing comes any more, however wrong the clocks are.
const LONG_PAST_MS = 10 * 60_000

/** How the logs of a target are read to their ends. */
export interface Drain {
  result: WaitResult
  /** For parts that were seen to run: what we saw run is no log of the past, whatever the platform's clock says. */
  mode: DrainMode
  /** For the others. */
  unseen: DrainMode
}

/** How the logs of each target are read to their ends; `now` is epoch ms UTC. */
export function drainsOf(results: readonly WaitResult[], now: number): Drain[] {
  // Where all targets have ended well, nobody is held for long.
  const ended = results.filter(counts).every(({verdict}) => verdict.outcome === 'success') ? 'green' : 'end'
  return familiesOf(results).flatMap(([run, ...orders]) => {
    // What a run has made ends with it, though nobody waited for that.
    const ofOrders = orders.map(order =>
      drainOf(order, hasEnded(run) || hasEnded(order) ? ended : 'once', now)
    )
    return [drainOf(run, hasEnded(run) ? ended : 'once', now), ...ofOrders]
  })
}

function drainOf(result: WaitResult, mode: DrainMode, now: number): Drain {
  const {finishedAt = now} = result.state.snapshot ?? {}
  return {result, mode, unseen: mode !== 'once' && now - finishedAt > LONG_PAST_MS ? 'past' : mode}
}

function hasEnded({verdict}: WaitResult): boolean {
  const {code} = verdict.cause
  return code === 'vendor' || code === 'blocked' || code === 'contradicted'
}
