/** Work goes on for so long before signals, timers and sockets get their turn, in ms. */
const LONGEST_MS = 15

/** Resolves in a later turn of the event loop, once signals, timers and sockets had theirs. */
export function nextTurn(): Promise<void> {
  // The first one may come before all of these, in the turn that brought the answer.
  return new Promise(resolve => setImmediate(() => setImmediate(resolve)))
}

/** What is done with more than so many items gets a turn of its own. */
const MANY = 500

/** For who goes on with so many items: where these are many, others get their turn before. */
export async function afterMany(items: number): Promise<void> {
  if (items > MANY) await nextTurn()
}

/**
 * For long work in pieces: awaited between two of them, it lets others in whenever the work has gone on for some 15 ms.
 */
export function createTurns(): () => Promise<void> {
  let begun = performance.now()
  return async () => {
    if (performance.now() - begun < LONGEST_MS) return
    await nextTurn()
    begun = performance.now()
  }
}

const ITEMS_AT_A_TIME = 200

/** Does something with each of many items, and lets others in in between. */
export async function inPieces<T>(items: readonly T[], run: (item: T) => void): Promise<void> {
  const turn = createTurns()
  for (let from = 0; from < items.length; from += ITEMS_AT_A_TIME) {
    for (const item of items.slice(from, from + ITEMS_AT_A_TIME)) run(item)
    await turn()
  }
}
