/** A literal of JSON that stands in a text: its inside is from `from` to `to`. */
export interface Literal {
  from: number
  to: number
  /** Whether it is the name of a field: a colon follows. */
  isName: boolean
}

const QUOTE = 0x22
const BACK_SLASH = 0x5c
const COLON = /\s*:/y

/** All literals of a text, one after another, each from a quote to the next one that is not escaped; the last one may have no end. */
export function literalsOf(text: string): Literal[] {
  const literals: Literal[] = []
  for (let at = text.indexOf('"'); at >= 0; ) {
    const end = endOfInside(text, at + 1)
    const to = Math.min(end, text.length)
    // A back-slash at the end of the text has lost what it escapes.
    literals.push({from: at + 1, to: end > text.length ? to - 1 : to, isName: hasColon(text, end + 1)})
    at = text.indexOf('"', end + 1)
  }
  return literals
}

/** Where the quote is that ends a literal; without one, the end of the text or, behind a back-slash, one more. */
function endOfInside(text: string, from: number): number {
  let at = from
  while (at < text.length) {
    const unit = text.charCodeAt(at)
    if (unit === QUOTE) break
    at += unit === BACK_SLASH ? 2 : 1
  }
  return at
}

function hasColon(text: string, at: number): boolean {
  COLON.lastIndex = at
  return COLON.test(text)
}
