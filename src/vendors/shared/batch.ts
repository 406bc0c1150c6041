import {message} from '../../messages/message.js'
import {badAnswer} from '../../model/errors.js'
import type {ReadContext} from '../../model/read-context.js'
import {abortable, startTimer} from '../../util/timers.js'
import {toId} from './schema.js'

/** How long a request waits for the ids of other targets, in ms. */
const WINDOW_MS = 10

interface Round<T> {
  ids: Set<string>
  asking: number
  stop: AbortController
  answer: Promise<ReadonlyMap<string | undefined, readonly T[]>>
}

/** Reads all that one answer says of one id. */
export type ReadItems<T> = (id: string, context: ReadContext) => Promise<readonly T[]>

/**
 * Gathers what several targets ask for into one request: ids that come within a few ms of each other, at most `most`
 * in one. The request is given up only when all who asked have given up. `idOf` is the id that an item names, in any case
 * of its letters: an id that the answer leaves out gets an empty list, one that it names twice gets both items.
 */
export function createBatch<T>(
  most: number,
  idOf: (item: T) => unknown,
  load: (ids: readonly string[], context: ReadContext) => Promise<readonly T[]>
): ReadItems<T> {
  let open: Round<T> | undefined

  const begin = (): Round<T> => {
    const ids = new Set<string>()
    const stop = new AbortController()
    const answer = new Promise<void>(resolve => startTimer(resolve, WINDOW_MS))
      .then(() => {
        if (open === round) open = undefined
        stop.signal.throwIfAborted()
        return load([...ids], {signal: stop.signal})
      })
      .then(items => byId(items, idOf))
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
      return (await abortable(round.answer, signal)).get(id.toLowerCase()) ?? []
    } finally {
      round.asking--
      if (round.asking === 0) {
        if (open === round) open = undefined
        round.stop.abort(new Error('nobody waits for this answer'))
      }
    }
  }
}

/** By id and never by position: what becomes of an id that the platform does not know is not documented. */
function byId<T>(
  items: readonly T[],
  idOf: (item: T) => unknown
): ReadonlyMap<string | undefined, readonly T[]> {
  const found = new Map<string | undefined, T[]>()
  for (const item of items) {
    const id = toId(idOf(item))?.toLowerCase()
    const same = found.get(id)
    if (same) same.push(item)
    else found.set(id, [item])
  }
  return found
}

/** The item about one run. Throws a transient `RequestError` where there are several that do not say the same. */
export function itemOf<T>(items: readonly T[], isOfRun: (item: T) => boolean): T | undefined {
  const own = items.filter(isOfRun)
  if (new Set(own.map(item => JSON.stringify(item))).size > 1)
    throw badAnswer(message('answer.two-things', {thing: message('target.one-run')}))
  return own[0]
}

/**
 * One answer for both steps of a poll that finds a run: what was asked for to list runs serves the read that follows
 * in the same poll, so that both see the same.
 */
export function createPollAnswer<T>(ask: (context: ReadContext) => Promise<T>): {
  forList(context: ReadContext): Promise<T>
  forRead(context: ReadContext): Promise<T>
} {
  let listed: {signal: AbortSignal; answer: T} | undefined
  return {
    async forList(context) {
      const answer = await ask(context)
      listed = {signal: context.signal, answer}
      return answer
    },
    async forRead(context) {
      const kept = listed?.signal === context.signal ? listed : undefined
      listed = undefined
      return kept === undefined ? ask(context) : kept.answer
    }
  }
}
