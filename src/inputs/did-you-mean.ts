const MOST_EDITS = 2

/** The first of the known names that are nearest to a text, letter case aside; nothing beyond two edits. */
export function nearest(text: string, known: readonly string[]): string | undefined {
  const distances = known.map(name => editDistance(text.toLowerCase(), name.toLowerCase()))
  const least = Math.min(...distances)
  return least <= MOST_EDITS ? known[distances.indexOf(least)] : undefined
}

/** How many characters have to be put in, taken out or changed to make one text of the other; at most 3 are counted. */
export function editDistance(from: string, to: string): number {
  const beyond = MOST_EDITS + 1
  // A very long text is not near any name, and is not compared.
  if (Math.abs(from.length - to.length) >= beyond) return beyond
  let row = Array.from({length: to.length + 1}, (_, i) => i)
  for (let i = 1; i <= from.length; i++) {
    const next = [i]
    for (let j = 1; j <= to.length; j++) {
      const changed = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1)
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return Math.min(row[to.length] ?? 0, beyond)
}
