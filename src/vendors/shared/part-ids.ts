/** Gives each id as it is the first time, and after that with a mark and a number: parts are told apart by their ids. */
export type UniqueId = (id: string) => string

/** `taken` are ids that are in use already. */
export function uniqueIds(mark: string, taken?: Iterable<string>): UniqueId {
  const used = new Set(taken)
  // The number that was tried last, so that many parts of one id take no longer than many of others.
  const last = new Map<string, number>()
  return id => {
    let free = id
    let n = last.get(id) ?? 1
    while (used.has(free)) free = `${id}${mark}${++n}`
    last.set(id, n)
    used.add(free)
    return free
  }
}
