import {message} from '../messages/message.js'
import {badAnswer, type RequestError} from '../model/errors.js'

// Codes of characters.
const [TAB, LINE_FEED, RETURN, BLANK] = [9, 10, 13, 32]
const [QUOTE, COMMA, MINUS, COLON, BACKSLASH] = [34, 44, 45, 58, 92]
const [BRACKET, END_BRACKET, BRACE, END_BRACE] = [91, 93, 123, 125]
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y
const WORD = /true|false|null/y
const words: Readonly<Record<string, unknown>> = {true: true, false: false, null: null}
/** The same keys come again and again: so many are remembered. */
const MOST_KEYS = 1000

type Container = unknown[] | Record<string, unknown>

/** A parser of JSON that stops where it is told to, and goes on from there. */
export interface JsonParser {
  /** Parses so many tokens more; true once the text is parsed to its end. Throws a `SyntaxError` for what is not JSON. */
  parseMore(tokens: number): boolean
  value(): unknown
}

/**
 * What `JSON.parse` makes of a text, but integers too long for a double become strings; nesting beyond `deepest` is a bad
 * answer. Every string and number is a copy: none keeps the text alive.
 */
export function createJsonParser(text: string, deepest: number): JsonParser {
  const reader = createReader(text)
  const open: Container[] = []
  const keys: string[] = []
  let root: unknown
  // What may come next: an element, or what follows one; at the very beginning of a list or object, its end too.
  let next: 'first' | 'element' | 'after' = 'element'

  const put = (value: unknown) => {
    const top = open.at(-1)
    if (top === undefined) root = value
    else if (Array.isArray(top)) top.push(value)
    else setOwn(top, keys.at(-1) ?? '', value)
    next = 'after'
  }
  const readElement = () => {
    const top = open.at(-1)
    if (top !== undefined && !Array.isArray(top)) keys[open.length - 1] = reader.readKey()
    const c = reader.code()
    if (c !== BRACE && c !== BRACKET) return put(reader.readScalar())
    const container: Container = c === BRACE ? {} : []
    put(container)
    if (open.push(container) > deepest) throw nestedTooDeep(deepest)
    keys.push('')
    reader.take(c)
    next = 'first'
  }
  const close = (end: number) => {
    open.pop()
    keys.pop()
    reader.take(end)
    next = 'after'
  }

  return {
    parseMore(tokens) {
      for (let i = 0; i < tokens; i++) {
        reader.skipWhite()
        const top = open.at(-1)
        if (next === 'after' && top === undefined) {
          if (!reader.isAtEnd()) throw new SyntaxError('something follows the end')
          return true
        }
        const end = Array.isArray(top) ? END_BRACKET : END_BRACE
        if (next !== 'element' && reader.code() === end) close(end)
        else if (next === 'after') {
          reader.take(COMMA)
          next = 'element'
        } else readElement()
      }
      return false
    },
    value: () => root
  }
}

/** The tokens of a text, one after the other. */
function createReader(text: string) {
  const known = new Map<string, string>()
  let at = 0

  const code = () => text.charCodeAt(at)
  const skipWhite = () => {
    for (let c = code(); c === BLANK || c === LINE_FEED || c === RETURN || c === TAB; ) {
      c = text.charCodeAt(++at)
    }
  }
  const take = (expected: number) => {
    if (code() !== expected) throw new SyntaxError('another character was expected')
    at++
  }
  /** The source of a string, with its quotes. */
  const takeString = (): string => {
    const end = code() === QUOTE ? endOfString(text, at) : -1
    if (end < 0) throw new SyntaxError('this is no string, or it has no end')
    const source = text.slice(at, end + 1)
    at = end + 1
    return source
  }
  const takeMatch = (pattern: RegExp): string => {
    pattern.lastIndex = at
    const token = pattern.exec(text)?.[0]
    if (token === undefined) throw new SyntaxError('this is no value')
    at += token.length
    return token
  }

  return {
    code,
    skipWhite,
    take,
    isAtEnd: () => at >= text.length,
    /** A name, up to the value behind it. */
    readKey(): string {
      const source = takeString()
      const before = known.get(source)
      const key: string = before ?? JSON.parse(source)
      // Of its own: a piece of the text as a key would keep all of it alive.
      if (before === undefined && known.size < MOST_KEYS && key.length < 100)
        known.set(JSON.stringify(key), key)
      skipWhite()
      take(COLON)
      skipWhite()
      return key
    },
    /** A string, a number or a word. */
    readScalar(): unknown {
      const c = code()
      if (c === QUOTE) return JSON.parse(takeString())
      if (c === MINUS || (c >= 48 && c <= 57)) return numberOf(takeMatch(NUMBER))
      return words[takeMatch(WORD)]
    }
  }
}

/** As the native parser does: this name is one like any other. */
function setOwn(object: Record<string, unknown>, key: string, value: unknown): void {
  // Nobody can tell which one holds.
  if (Object.hasOwn(object, key)) throw namedTwice()
  if (key !== '__proto__') object[key] = value
  else Object.defineProperty(object, key, {value, writable: true, enumerable: true, configurable: true})
}

function numberOf(token: string): number | string {
  // A copy of the digits, since they are a piece of the text.
  return token.length > 15 && isBeyondNumbers(token) ? JSON.parse(`"${token}"`) : Number(token)
}

/** Whether these digits are an integer that a double does not hold. */
export function isBeyondNumbers(digits: string): boolean {
  return /^-?[0-9]+$/.test(digits) && !Number.isSafeInteger(Number(digits))
}

export function namedTwice(): RequestError {
  return badAnswer(message('answer.field-twice'))
}

export function nestedTooDeep(deepest: number): RequestError {
  return badAnswer(message('answer.too-deep', {deepest}))
}

/** Where a string ends that begins at `start`, or -1. */
export function endOfString(text: string, start: number): number {
  let end = start
  while (true) {
    end = text.indexOf('"', end + 1)
    if (end < 0) return -1
    if (isUnescaped(text, end)) return end
  }
}

/** Whether a quote or backslash of a string stands for itself: no backslash before it, or pairs of them. */
export function isUnescaped(text: string, at: number): boolean {
  let before = 0
  while (text.charCodeAt(at - 1 - before) === BACKSLASH) before++
  return before % 2 === 0
}
