// Requests that were sent together arrive together; one that does not come in this time never will.
const GRACE_MS = 2000
// Long enough for an answer to be read before the next one is there.
const GAP_MS = 3

/** Keeps the order in which answers were recorded, where requests are under way at the same time. */
export interface Order {
  /** Settles when the answer at this place may be sent: the others have been, or will not be asked for. */
  turn(index: number, others: readonly number[]): Promise<void>
}

export function createOrder(): Order {
  const done = new Set<number>()
  const waiting = new Set<() => void>()
  const finish = (indices: readonly number[]) => {
    for (const index of indices) done.add(index)
    for (const look of waiting) look()
  }
  return {
    async turn(index, others) {
      const isFree = () => others.every(other => done.has(other))
      await new Promise<void>(resolve => {
        const look = () => {
          if (!isFree()) return
          clearTimeout(timer)
          waiting.delete(look)
          resolve()
        }
        const timer = setTimeout(() => finish(others), GRACE_MS)
        waiting.add(look)
        look()
      })
      setTimeout(() => finish([index]), GAP_MS)
    }
  }
}
