import {badAnswer} from '../model/errors.js'

const DEEPEST = 64
const QUOTE = 34
const BACKSLASH = 92

/**
 * Parses what a platform sent. Integers too long for a double become strings (ids stay exact), and nesting
 * beyond 64 is refused before any recursive code sees it. Throws a transient `RequestError` for all else.
 */
export function parseJson(text: string): unknown {
  if (text.trim() === '') throw badAnswer('was empty')
  try {
    return JSON.parse(checkedJson(text))
  } catch (error) {
    if (error instanceof SyntaxError) {
      throw badAnswer(/^\s*</.test(text) ? 'was a web page, not JSON' : 'was not JSON, or cut off')
    }
    throw error
  }
}

function checkedJson(text: string): string {
  let depth = 0
  let out = ''
  let copied = 0
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c === QUOTE) {
      i = endOfString(text, i)
      if (i < 0) break
    } else if (c === 123 || c === 91) {
      if (++depth > DEEPEST) throw badAnswer(`was nested more than ${DEEPEST} deep`)
    } else if (c === 125 || c === 93) {
      depth--
    } else if (c >= 48 && c <= 57) {
      const end = endOfNumber(text, i)
      const start = text[i - 1] === '-' ? i - 1 : i
      const digits = text.slice(start, end)
      if (end - i > 15 && /^-?[0-9]+$/.test(digits) && !Number.isSafeInteger(Number(digits))) {
        out += `${text.slice(copied, start)}"${digits}"`
        copied = end
      }
      i = end - 1
    }
  }
  return copied === 0 ? text : out + text.slice(copied)
}

function endOfString(text: string, start: number): number {
  let end = start
  while (true) {
    end = text.indexOf('"', end + 1)
    if (end < 0) return -1
    let slashes = 0
    while (text.charCodeAt(end - 1 - slashes) === BACKSLASH) slashes++
    if (slashes % 2 === 0) return end
  }
}

function endOfNumber(text: string, start: number): number {
  let end = start
  while (end < text.length && /[0-9.eE+-]/.test(text[end] as string)) end++
  return end
}
