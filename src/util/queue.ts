/** First in, first out; each call takes the same time however many are in it. */
export interface Queue<T> {
  add(item: T): void
  /** The first item, which leaves the queue. */
  take(): T | undefined
}

export function createQueue<T>(): Queue<T> {
  let items: T[] = []
  let first = 0
  return {
    add: item => void items.push(item),
    take() {
      if (first >= items.length) return undefined
      const item = items[first++]
      // `shift` moves all the others.
      if (first > 100 && first * 2 > items.length) {
        items = items.slice(first)
        first = 0
      }
      return item
    }
  }
}

/**
 * Begins work in the order in which it is handed in, so many at a time: what waits costs no more than its place. Work that
 * rejects is nobody's to handle.
 */
export function createPool(most: number): (work: () => Promise<unknown>) => void {
  const waiting = createQueue<() => Promise<unknown>>()
  let busy = 0
  const begin = () => {
    while (busy < most) {
      const work = waiting.take()
      if (work === undefined) return
      busy++
      void work().finally(() => {
        busy--
        begin()
      })
    }
  }
  return work => {
    waiting.add(work)
    begin()
  }
}
