import type {ReadContext} from '../../model/target.js'
import {abortable, startTimer} from '../../util/timers.js'

/** How long a question waits for others that come in the same turn, in ms. */
const WINDOW_MS = 10

interface Round<T> {
  ids: Set<string>
  asking: number
  stop: AbortController
  answer: Promise<ReadonlyMap<string, T>>
}

/**
 * Gathers the questions of several targets into one request: those that come within a few ms of each other, at
 * most `most` in one. The request is given up only when all who asked have given up. An id that the answer leaves
 * out is answered with nothing.
 */
export function createBatch<T>(
  most: number,
  load: (ids: readonly string[], context: ReadContext) => Promise<ReadonlyMap<string, T>>
): (id: string, context: ReadContext) => Promise<T | undefined> {
  let open: Round<T> | undefined

  const begin = (): Round<T> => {
    const ids = new Set<string>()
    const stop = new AbortController()
    const answer = new Promise<void>(resolve => startTimer(resolve, WINDOW_MS)).then(() => {
      if (open === round) open = undefined
      stop.signal.throwIfAborted()
      return load([...ids], {signal: stop.signal})
    })
    answer.catch(() => {}) // everyone may have left
    const round: Round<T> = {ids, asking: 0, stop, answer}
    return round
  }

  return async (id, {signal}) => {
    if (open === undefined || (open.ids.size >= most && !open.ids.has(id))) open = begin()
    const round = open
    round.ids.add(id)
    round.asking++
    try {
      return (await abortable(round.answer, signal)).get(id)
    } finally {
      round.asking--
      if (round.asking === 0) {
        if (open === round) open = undefined
        round.stop.abort(new Error('nobody waits for this answer'))
      }
    }
  }
}
