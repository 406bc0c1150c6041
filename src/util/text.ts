/** The same text in memory of its own: a slice keeps the whole of the text that it is from alive. */
export function ownCopy(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le')
}

/**
 * The offset after the last `pattern` in a text; nothing where the text does not hold it. Takes time in proportion to
 * the length of both, whatever is in them.
 */
export function lastEndOf(text: string, pattern: string): number | undefined {
  const borders = bordersOf(pattern)
  let last: number | undefined
  let matched = 0
  for (let i = 0; i < text.length; i++) {
    matched = matchedAfter(pattern, borders, matched, text.charCodeAt(i))
    if (matched === pattern.length) last = i + 1
  }
  return last
}

/** The lengths, greatest first, of the beginnings of `text` with which `tail` ends. As fast as `lastEndOf`. */
export function beginningsAtEnd(tail: string, text: string): number[] {
  const pattern = text.slice(0, tail.length)
  const borders = bordersOf(pattern)
  let matched = 0
  for (let i = 0; i < tail.length; i++) {
    matched = matchedAfter(pattern, borders, matched, tail.charCodeAt(i))
  }
  const lengths: number[] = []
  for (; matched > 0; matched = borders[matched] ?? 0) lengths.push(matched)
  return lengths
}

/** For each length of a pattern's beginning: the longest shorter beginning with which it ends (Knuth, Morris, Pratt). */
function bordersOf(pattern: string): Int32Array {
  const borders = new Int32Array(pattern.length + 1)
  let border = 0
  for (let i = 1; i < pattern.length; i++) {
    const unit = pattern.charCodeAt(i)
    while (border > 0 && pattern.charCodeAt(border) !== unit) border = borders[border] ?? 0
    if (pattern.charCodeAt(border) === unit) border++
    borders[i + 1] = border
  }
  return borders
}

/** How much of a pattern stands at the end of a text that ended with `matched` of it, and now with `unit` after that. */
function matchedAfter(pattern: string, borders: Int32Array, matched: number, unit: number): number {
  let length = matched === pattern.length ? (borders[matched] ?? 0) : matched
  while (length > 0 && pattern.charCodeAt(length) !== unit) length = borders[length] ?? 0
  return pattern.charCodeAt(length) === unit ? length + 1 : 0
}

/** The last characters, at most `most`, of one text with another after it. */
export function lastOf(before: string, text: string, most: number): string {
  return ownCopy(text.length < most ? (before + text).slice(-most) : text.slice(-most))
}

/** A path or an address without the slashes at its end. */
export function withoutTrailingSlashes(text: string): string {
  let end = text.length
  while (text[end - 1] === '/') end--
  return text.slice(0, end)
}

/** Whether a cut before offset `at` would divide a surrogate pair. */
export function isPairCut(text: string, at: number): boolean {
  const high = text.charCodeAt(at - 1)
  const low = text.charCodeAt(at)
  return high >= 0xd800 && high <= 0xdbff && low >= 0xdc00 && low <= 0xdfff
}
