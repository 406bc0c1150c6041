/** Two kinds of request share the connection budget; a status request is never kept waiting by logs alone. */
export type SlotKind = 'status' | 'log'

const ALL = 4
const FOR_LOGS = 3

/** Runs `work` when a place is free. */
export type Slots = <T>(kind: SlotKind, signal: AbortSignal, work: () => Promise<T>) => Promise<T>

/**
 * At most four requests at a time, status before logs: logs take at most three places, and a status request goes
 * before every log request that waits. Rejects with the signal's reason when that aborts before the turn came.
 */
export function createSlots(): Slots {
  const waiting: Record<SlotKind, Array<() => void>> = {status: [], log: []}
  const busy: Record<SlotKind, number> = {status: 0, log: 0}
  const free = (kind: SlotKind) => busy.status + busy.log < ALL && (kind === 'status' || busy.log < FOR_LOGS)

  const next = () => {
    for (const kind of ['status', 'log'] as const) {
      while (waiting[kind].length > 0 && free(kind)) {
        busy[kind]++
        waiting[kind].shift()?.()
      }
    }
  }

  return async (kind, signal, work) => {
    signal.throwIfAborted()
    await new Promise<void>((resolve, reject) => {
      const take = () => {
        signal.removeEventListener('abort', leave)
        resolve()
      }
      const leave = () => {
        waiting[kind].splice(waiting[kind].indexOf(take), 1)
        reject(signal.reason)
      }
      signal.addEventListener('abort', leave, {once: true})
      waiting[kind].push(take)
      next()
    })
    try {
      return await work()
    } finally {
      busy[kind]--
      next()
    }
  }
}
