/** Everything that happens in a scenario is data: a list of events in scenario time. Seconds throughout. */
export interface DeployOrderScenario {
  pipelineId: string
  deployOrderId: number | string
  batches: number
  machines: readonly Machine[]
  timeline: readonly Event[]
  faults?: readonly Fault[]
  /** How many characters of a machine's log are kept; what was before them is dropped. */
  keepsLog?: number
  /** How long a stop takes from its acceptance to the end, in seconds; 0 unless told. */
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
  /** Time stands still until somebody resumes the order, or for `hold` seconds. */
  | {hold: number}
)

/**
 * What goes wrong on the way. All conditions given must hold; times are scenario seconds since the first request.
 * Of several faults the first one strikes, and those behind it do not count that request.
 */
export interface Fault {
  /** The kind of request as the platform names it, or `any`. */
  on: string
  from?: number
  until?: number
  /** Only the n-th of these requests, from 1. */
  nth?: readonly number[]
  /** So many of these requests are let through first. */
  after?: number
  /** For so long from the first time that it struck. */
  lasts?: number
  fault: FaultKind
}

/** `{good}` in a text stands for the good answer's JSON. */
export type FaultKind =
  | {kind: 'answer'; status: number; body?: unknown; headers?: Readonly<Record<string, string>>}
  /** The body as it is, under status 200. With an encoding a text is compressed; bytes are so already. */
  | {kind: 'body'; text: string | Uint8Array; contentType?: string; encoding?: 'gzip'}
  /** The good answer, with the first occurrence of a text in it replaced. */
  | {kind: 'swap'; find: string; put: string | Uint8Array}
  /** Half of the body, under a promised length or in chunks, and the connection closed or reset. */
  | {kind: 'cut'; how: 'close' | 'reset'; chunked?: boolean}
  /** The connection is taken and nothing is ever said. */
  | {kind: 'silence'}
  /** Headers, and then nothing more. */
  | {kind: 'stall'}
  /** One byte at a time, for ever: of the body, or of a header. */
  | {kind: 'drip'; head?: boolean}
  | {kind: 'reset'}
  /** This connection is reset, as all others are, and no other is taken for so long. */
  | {kind: 'refuse'; seconds: number}
  /** The good answer on a connection that is to be kept, and is reset when it is used again. */
  | {kind: 'abandon'}
  /** A body of that many bytes of white space. */
  | {kind: 'large'; bytes: number}
  /** The good answer behind so many headers of so many bytes each. */
  | {kind: 'headers'; count: number; size: number}
  /** The good answer under a length that is off by so many bytes: more than there are, or fewer. */
  | {kind: 'length'; off: number}
  /** These bytes in the place of any HTTP; then the connection is closed, or stays open. */
  | {kind: 'raw'; bytes: string | Uint8Array; open?: boolean}
  /** The good answer, late. */
  | {kind: 'late'; seconds: number}

export interface RolloutOptions {
  pipelineId?: string
  deployOrderId?: number
  machines: readonly (Machine & {
    /** How long its deploy takes, and what it prints meanwhile, spread evenly. */
    seconds: number
    log: readonly string[]
    fails?: boolean
  })[]
  /** Batches after which the order waits for a person, with how long one takes to come. */
  pausesAfter?: Readonly<Record<number, number>>
}

/** A rolling deploy as the platform does it: batch after batch, side by side within one, held by a failed machine. */
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
