import type {RecordedExchange} from '../../src/record/format.js'

/** The recorded answers to each request, in their order. */
export interface Queues {
  /** The answer whose turn it is; nothing where the request was never made. */
  take(request: string): Taken | undefined
  counts(): {repeated: number; unasked: number}
}

export interface Taken {
  exchange: RecordedExchange
  /** Its place in the recording. */
  index: number
  /** The places of what may be asked for at the same time, and was answered before it. */
  others: readonly number[]
}

/** An answer that explains may be left out or asked for again; one that decides comes in its turn. */
const explains = ({kind}: RecordedExchange) => kind === 'log' || kind === 'detail'

/**
 * Hands out answers so that what is known at each poll is what was known then: those that decide one after the other, and
 * those that explain from between the same two polls.
 */
export function createQueues(exchanges: readonly RecordedExchange[]): Queues {
  const queues = new Map<string, number[]>()
  exchanges.forEach(({method, path}, i) => {
    const request = `${method} ${path}`
    queues.set(request, [...(queues.get(request) ?? []), i])
  })
  const deciding = exchanges.flatMap((one, i) => (explains(one) ? [] : [i]))
  const given = new Set<number>()
  const last = new Map<string, number>()
  let poll = -1
  let repeated = 0

  const choose = (request: string, queue: readonly number[]): number | undefined => {
    const left = queue.filter(i => !given.has(i) && i > (last.get(request) ?? -1))
    const [first] = left
    if (first === undefined || !explains(exchanges[first] as RecordedExchange)) return first
    const nextPoll = deciding.find(i => !given.has(i)) ?? Number.POSITIVE_INFINITY
    const now = left.filter(i => i < nextPoll)
    // What came after this poll, else the last that came before it; what came later only where nothing is known yet.
    return now.find(i => i > poll) ?? now.at(-1) ?? (last.has(request) ? undefined : first)
  }
  return {
    take(request) {
      const queue = queues.get(request)
      if (queue === undefined) return undefined
      const chosen = choose(request, queue)
      if (chosen === undefined) repeated++
      const index = chosen ?? last.get(request) ?? 0
      given.add(index)
      last.set(request, index)
      const exchange = exchanges[index] as RecordedExchange
      const others = explains(exchange) ? range(poll + 1, index) : deciding.filter(i => i < index)
      if (!explains(exchange)) poll = Math.max(poll, index)
      return {exchange, index, others}
    },
    counts: () => ({repeated, unasked: exchanges.length - given.size})
  }
}

function range(from: number, to: number): number[] {
  return Array.from({length: Math.max(0, to - from)}, (_, i) => from + i)
}
