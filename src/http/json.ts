import {message} from '../messages/message.js'
import {badAnswer, RequestError} from '../model/errors.js'
import {createTurns, nextTurn} from '../util/turns.js'
import {MAX_BODY_BYTES} from './body.js'
import type {HttpAnswer} from './exchange.js'
import {tooLarge} from './failure.js'
import {
  createJsonParser,
  endOfString,
  isBeyondNumbers,
  isUnescaped,
  namedTwice,
  nestedTooDeep
} from './json-parser.js'

const DEEPEST = 64
// Codes of characters: texts are up to 16 MiB, and every character is looked at.
const [QUOTE, COMMA, COLON] = [34, 44, 58]
const [BRACKET, END_BRACKET, BRACE, END_BRACE] = [91, 93, 123, 125]
/** Characters that the native parser takes within some 25 ms, whatever they are. */
const SHORT = 256 * 1024
const TOKENS_AT_A_TIME = 2000

/**
 * Parses what a platform sent. Integers too long for a double become strings (ids stay exact), nesting beyond 64 is
 * refused before any recursive code sees it, and so is an object that names a field twice: nobody can tell which one
 * holds. Throws a transient `RequestError` for all else.
 */
export function parseJson(text: string): unknown {
  if (text.trim() === '') throw badAnswer(message('answer.empty'))
  const {json, fields} = checkedJson(text)
  const value = parsed(json, text)
  if (countFields(value) !== fields) throw namedTwice()
  return value
}

function parsed(json: string, text: string): unknown {
  try {
    return JSON.parse(json)
  } catch (error) {
    throw asBadAnswer(error, text)
  }
}

/** The fields of all objects in a value. It is nested at most 64 deep. */
function countFields(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  let count = 0
  if (Array.isArray(value)) {
    for (const item of value) count += countFields(item)
    return count
  }
  const object = value as Readonly<Record<string, unknown>>
  for (const key of Object.keys(object)) count += 1 + countFields(object[key])
  return count
}

function asBadAnswer(error: unknown, text: string): unknown {
  if (!(error instanceof SyntaxError)) return error
  return badAnswer(message(/^\s*</.test(text) ? 'answer.web-page' : 'answer.no-json'))
}

/**
 * Parses the body of an answer as `parseBody` does. What is long is parsed in pieces, between which signals and timers get
 * their turn: the native parser would hold them up for seconds where 16 MiB are nothing but keys and brackets.
 */
export async function readJson({text, cut}: Pick<HttpAnswer, 'text' | 'cut'>): Promise<unknown> {
  if (text.length <= SHORT || text.trim() === '') return parseBody({text, ...(cut && {cut})})
  try {
    const body = await parseLong(cut ? closedJson(text) : text)
    await nextTurn()
    return body
  } catch (error) {
    if (!cut) throw asBadAnswer(error, text)
    if (error instanceof SyntaxError || error instanceof RequestError) throw tooLarge(MAX_BODY_BYTES)
    throw error
  }
}

async function parseLong(text: string): Promise<unknown> {
  const parser = createJsonParser(text, DEEPEST)
  const turn = createTurns()
  while (!parser.parseMore(TOKENS_AT_A_TIME)) await turn()
  return parser.value()
}

/** Parses the body of an answer; one that was cut, as far as it goes. */
export function parseBody({text, cut}: Pick<HttpAnswer, 'text' | 'cut'>): unknown {
  return cut ? parseCutJson(text) : parseJson(text)
}

/**
 * Parses the beginning of a JSON text: the string, lists and objects that the cut left open end there. A number, word,
 * key or escape that the cut may have divided is left out, and so is an object in a list that is not whole: half a record
 * is no record. Throws a permanent `RequestError` for what is not the beginning of a JSON text: asking for so long an
 * answer once more would not help.
 */
export function parseCutJson(text: string): unknown {
  try {
    return parseJson(closedJson(text))
  } catch (error) {
    if (!(error instanceof RequestError)) throw error
    throw tooLarge(MAX_BODY_BYTES)
  }
}

/** A list or an object that is open. The text itself counts as one, without brackets. */
interface Open {
  close: ']' | '}' | ''
  /** Where its last whole element ends. */
  end: number
}

/** The text up to the cut, with what closes it. For what is not JSON, something that is not JSON either. */
function closedJson(text: string): string {
  const root: Open = {close: '', end: 0}
  const open = [root]
  let top = root
  let afterColon = false
  let openString: number | undefined
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c === QUOTE) {
      const end = endOfString(text, i)
      const isValue = top.close !== '}' || afterColon
      if (end < 0) {
        if (isValue) openString = i
        break
      }
      i = end
      if (isValue) top.end = end + 1
    } else if (c === BRACE || c === BRACKET) {
      top = {close: c === BRACE ? '}' : ']', end: i + 1}
      // Too deep to be parsed anyway.
      if (open.push(top) > DEEPEST + 1) return text
      afterColon = false
    } else if (c === END_BRACE || c === END_BRACKET) {
      open.pop()
      top = open.at(-1) ?? root
      top.end = i + 1
    } else if (c === COMMA) {
      // Only now a number or a word is known to be whole.
      top.end = i
      afterColon = false
    } else if (c === COLON) afterColon = true
  }
  return closeAt(text, open, openString)
}

function closeAt(text: string, open: readonly Open[], openString: number | undefined): string {
  const record = open.findIndex(({close}, i) => close === '}' && open[i - 1]?.close === ']')
  const kept = record < 0 ? open : open.slice(0, record)
  const closing = kept
    .map(({close}) => close)
    .reverse()
    .join('')
  if (record < 0 && openString !== undefined) {
    return `${text.slice(0, endOfWhole(text, openString))}"${closing}`
  }
  const end = kept.at(-1)?.end ?? 0
  // Whatever comes after the last bracket is not for us to forgive.
  return kept.length === 1 && end > 0 ? text : text.slice(0, end) + closing
}

/** Where a string that begins at `start` can end: before an escape, or a pair, that the end of the text divides. */
function endOfWhole(text: string, start: number): number {
  const slash = text.lastIndexOf('\\')
  const length = text[slash + 1] === 'u' ? 6 : 2
  const isDivided = slash > start && slash + length > text.length && isUnescaped(text, slash)
  const end = isDivided ? slash : text.length
  const half = /(?:\\u[dD][89abAB][0-9a-fA-F]{2}|[\ud800-\udbff])$/.exec(text.slice(end - 6, end))?.[0] ?? ''
  const isHalf = half.length === 1 || (half !== '' && isUnescaped(text, end - half.length))
  return isHalf ? end - half.length : end
}

/** The text with its long integers as strings, and how many fields it names: outside strings a colon ends a name. */
function checkedJson(text: string): {json: string; fields: number} {
  let depth = 0
  let fields = 0
  let out = ''
  let copied = 0
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c === QUOTE) {
      i = endOfString(text, i)
      if (i < 0) break
    } else if (c === BRACE || c === BRACKET) {
      if (++depth > DEEPEST) throw nestedTooDeep(DEEPEST)
    } else if (c === END_BRACE || c === END_BRACKET) {
      depth--
    } else if (c === COLON) {
      fields++
    } else if (c >= 48 && c <= 57) {
      const end = endOfNumber(text, i)
      const start = text[i - 1] === '-' ? i - 1 : i
      if (end - i > 15 && isBeyondNumbers(text.slice(start, end))) {
        out += `${text.slice(copied, start)}"${text.slice(start, end)}"`
        copied = end
      }
      i = end - 1
    }
  }
  return {json: copied === 0 ? text : out + text.slice(copied), fields}
}

function endOfNumber(text: string, start: number): number {
  let end = start
  while (isOfNumber(text.charCodeAt(end))) end++
  return end
}

/** A digit, or one of `.`, `+`, `-`, `e`, `E`. */
function isOfNumber(c: number): boolean {
  return (c >= 48 && c <= 57) || c === 46 || c === 43 || c === 45 || c === 101 || c === 69
}
