import type {Fault} from '../server/fault.js'

/** A deploy order as data: everything that happens to it is a list of events. All times are scenario times. */
export interface DeployOrderScenario {
  pipelineId: string
  deployOrderId: number | string
  batches: number
  machines: readonly Machine[]
  timeline: readonly Event[]
  faults?: readonly Fault[]
  /** How many characters of a machine's log are kept; what was before them is dropped. */
  keepsLog?: number
  /** How long a stop takes from its acceptance to the end; 0 unless given. */
  stopTakes?: number
  /** Fields laid over every order body: odd values of odd types. */
  overlay?: Readonly<Record<string, unknown>>
}

export interface Machine {
  sn: string
  ip: string | null
  hostName?: string | null
  batch: number
  clientStatus?: string | null
}

export type Event = {at: number} & (
  | {order: unknown; batch?: number; exceptionCode?: unknown}
  | {machine: string; status?: unknown; clientStatus?: string}
  /** Text added to a machine's log, a line break after each line; `raw` adds it as it is. */
  | {machine: string; log?: readonly string[]; raw?: string; restart?: boolean}
  /** Time stands still until a request resumes the order, or for `hold`. */
  | {hold: number}
)

export interface RolloutOptions {
  pipelineId?: string
  deployOrderId?: number
  machines: readonly (Machine & {
    /** How long its deploy takes, and what it prints meanwhile, spread evenly. */
    seconds: number
    log: readonly string[]
    fails?: boolean
  })[]
  /** Batches after which the order waits for an approval, with how long that takes. */
  pausesAfter?: Readonly<Record<number, number>>
}

/** A rolling deploy as the platform does it: batch after batch, side by side within one, blocked by a failed machine. */
export function rollout({
  pipelineId = '123',
  deployOrderId = 1111,
  machines,
  pausesAfter = {}
}: RolloutOptions): DeployOrderScenario {
  const batches = Math.max(...machines.map(m => m.batch))
  const timeline: Event[] = []
  let at = 0
  for (let batch = 1; batch <= batches; batch++) {
    const own = machines.filter(m => m.batch === batch)
    timeline.push({at, order: 'Running', batch})
    for (const {sn, seconds, log, fails} of own) {
      timeline.push({at, machine: sn, status: 'Running'})
      for (const [i, line] of log.entries()) {
        timeline.push({at: at + (seconds * (i + 0.5)) / log.length, machine: sn, log: [line]})
      }
      timeline.push({at: at + seconds, machine: sn, status: fails ? 'Failed' : 'Success'})
    }
    at += Math.max(...own.map(m => m.seconds))
    if (own.some(m => m.fails)) break
    const pause = pausesAfter[batch]
    if (pause !== undefined && batch < batches) {
      timeline.push({at, order: 'Waiting', batch}, {at, hold: pause})
      at += 0.001 // what comes next comes after the hold
    }
    if (batch === batches) timeline.push({at, order: 'Success', batch})
  }
  timeline.sort((a, b) => a.at - b.at)
  return {pipelineId, deployOrderId, batches, machines, timeline}
}
