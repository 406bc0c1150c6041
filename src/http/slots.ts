import {createPool, inTurn} from '../util/queue.js'

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
  const pool = createPool(ORDER, (kind, {status, detail, log}) => {
    const others = detail + log
    return status + others < ALL && (kind === 'status' || others < FOR_OTHERS)
  })
  return (kind, signal, work) => inTurn(pool, kind, work, signal)
}
