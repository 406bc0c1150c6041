import {onAbort} from './timers.js'

/** First in, first out; each call takes the same time however many are in it. */
export interface Queue<T> {
  add(item: T): void
  /** The first item, which leaves the queue. */
  take(): T | undefined
}

export function createQueue<T>(): Queue<T> {
  let items: (T | undefined)[] = []
  let first = 0
  return {
    add: item => void items.push(item),
    take() {
      if (first >= items.length) return undefined
      const item = items[first]
      // What has left is not kept alive: an answer may hang on it.
      items[first++] = undefined
      // `shift` moves all the others.
      if (first > 100 && first * 2 > items.length) {
        items = items.slice(first)
        first = 0
      }
      return item
    }
  }
}

/** Nothing where there is no use for it any more: its place goes to the next one. */
type Work = () => Promise<unknown> | undefined

/** Begins work when its turn comes: what waits costs no more than its place. Work that rejects is nobody's to handle. */
export type Pool<K extends string> = (kind: K, work: Work) => void

type Counts<K extends string> = Readonly<Record<K, number>>

/**
 * A pool in which work of the first kind comes first, and of one kind what was handed in first. `hasRoom` says whether work
 * of a kind may begin beside what is at work, by how much that is of each kind.
 */
export function createPool<K extends string>(
  kinds: readonly K[],
  hasRoom: (kind: K, busy: Counts<K>) => boolean
): Pool<K> {
  const lines = kinds.map(kind => ({kind, waiting: createQueue<Work>()}))
  const busy = Object.fromEntries(kinds.map(kind => [kind, 0])) as Record<K, number>
  const begin = () => {
    for (const {kind, waiting} of lines) {
      while (hasRoom(kind, busy)) {
        const work = waiting.take()
        if (work === undefined) break
        busy[kind]++
        const end = () => {
          busy[kind]--
        }
        const working = work()
        if (working === undefined) end()
        else void working.finally(end).finally(begin)
      }
    }
  }
  return (kind, work) => {
    lines.find(line => line.kind === kind)?.waiting.add(work)
    begin()
  }
}

/** Room for so many at a time, of whatever kind. */
export function roomFor(most: number): (kind: string, busy: Counts<string>) => boolean {
  return (_, busy) => Object.values(busy).reduce((sum, count) => sum + count, 0) < most
}

/** What comes of work once its turn has come. Rejects with the signal's reason when that aborts before; work ends itself. */
export function inTurn<K extends string, T>(
  pool: Pool<K>,
  kind: K,
  work: () => Promise<T>,
  signal?: AbortSignal
): Promise<T> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason)
    const stay = signal && onAbort(signal, () => reject(signal.reason))
    pool(kind, () => {
      // At an abort thousands may wait: what tells them comes some at a time, and their turns must not come meanwhile.
      if (signal?.aborted) return undefined
      stay?.()
      return work().then(resolve, reject)
    })
  })
}
