/** The same text in memory of its own: a slice of a long text keeps the whole of it alive. */
export function ownCopy(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le')
}

/** The last characters, so many at most, of one text and then another. */
export function lastOf(before: string, text: string, most: number): string {
  return ownCopy(text.length < most ? (before + text).slice(-most) : text.slice(-most))
}
