import {createQueue, type Queue} from '../util/queue.js'
import {onAbort} from '../util/timers.js'

/**
 * Three kinds of request share the connection budget: what decides the wait (`status`), what only explains (`detail`),
 * and what is printed (`log`).
 */
export type SlotKind = 'status' | 'detail' | 'log'

/** Whose turn comes first. */
const ORDER: readonly SlotKind[] = ['status', 'detail', 'log']
const ALL = 4
const FOR_OTHERS = 3

/** Runs `work` when a place is free. */
export type Slots = <T>(kind: SlotKind, signal: AbortSignal, work: () => Promise<T>) => Promise<T>

/**
 * At most four requests at a time: status before detail before log. Details and logs together take at most three places,
 * so that a status request is never kept waiting by them alone. Rejects with the signal's reason when that aborts before
 * the turn came.
 */
export function createSlots(): Slots {
  const waiting: Record<SlotKind, Queue<Waiter>> = {
    status: createQueue(),
    detail: createQueue(),
    log: createQueue()
  }
  const busy = {status: 0, others: 0}
  const countOf = (kind: SlotKind) => (kind === 'status' ? 'status' : 'others')
  const isFree = (kind: SlotKind) =>
    busy.status + busy.others < ALL && (kind === 'status' || busy.others < FOR_OTHERS)

  const next = () => {
    for (const kind of ORDER) {
      while (isFree(kind)) {
        const waiter = waiting[kind].take()
        if (waiter === undefined) break
        if (waiter.hasLeft) continue
        busy[countOf(kind)]++
        waiter.begin()
      }
    }
  }

  return async (kind, signal, work) => {
    signal.throwIfAborted()
    await new Promise<void>((resolve, reject) => {
      const waiter: Waiter = {
        hasLeft: false,
        begin() {
          stay()
          resolve()
        }
      }
      const stay = onAbort(signal, () => {
        waiter.hasLeft = true
        reject(signal.reason)
      })
      waiting[kind].add(waiter)
      next()
    })
    try {
      return await work()
    } finally {
      busy[countOf(kind)]--
      next()
    }
  }
}

/** A request that waits for its turn. One that has left is passed over when its turn comes. */
interface Waiter {
  hasLeft: boolean
  begin(): void
}
