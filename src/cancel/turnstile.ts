import {createQueue} from '../util/queue.js'

/** Runs work when its turn comes: stops before polls, which can wait until everything was asked to stop. */
export type Turnstile = <T>(kind: 'stop' | 'poll', work: () => Promise<T>) => Promise<T>

/** `most` run at a time. */
export function createTurnstile(most: number): Turnstile {
  const waiting = {stop: createQueue<() => void>(), poll: createQueue<() => void>()}
  let busy = 0
  const next = () => {
    while (busy < most) {
      const begin = waiting.stop.take() ?? waiting.poll.take()
      if (begin === undefined) return
      busy++
      begin()
    }
  }
  return async (kind, work) => {
    await new Promise<void>(resolve => {
      waiting[kind].add(resolve)
      next()
    })
    try {
      return await work()
    } finally {
      busy--
      next()
    }
  }
}
