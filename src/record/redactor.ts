import {withoutEscapes, withoutSecrets} from '../output/clean-text.js'
import {longestSecret, redact, SHORTEST_SECRET} from '../output/redact.js'
import {blankDecoded, withoutEscapes as unescaped} from './decoded-words.js'
import {BLANK} from './format.js'
import {hideShapes, isSecretName} from './secret-shapes.js'

/** Makes what was sent or received fit to be kept. */
export interface Redactor {
  /** A text by itself: a path, a header, an input. */
  text(text: string): string
  /** A body. `log` names the log that it is a piece of, if any: a credential may be divided between two pieces. */
  body(body: string, log: string | undefined): string
}

// The last one may have no end.
const LITERAL = /"((?:[^"\\]|\\.)*)(?:"(\s*:)?|\\?$)/gs
/** Fields that name what another field of the same object holds, and those. */
const NAMING = /^(?:name|key|id|variable_?name)$/i
const HOLDING = /^(?:value|default_?value|variable_?value)$/i
// So much is remembered of how the last piece of a log ended, and of all logs.
const LONGEST_TAIL = 64 * 1024
const LONGEST_TAILS = 8 * 1024 * 1024
const NONE: ReadonlySet<string> = new Set()

/** `values` are texts that are blanked wherever one is a whole value, such as those of variables. */
export function createRedactor(values: ReadonlySet<string>): Redactor {
  const tails = createTails()
  return {
    text: hidden,
    body(body, log) {
      const isText = log !== undefined && !isJson(body)
      const whole = isText ? tails.joined(log, body) : body
      const once = log === undefined || isText ? NONE : fieldsOnce(body)
      const field = createField(values)
      const redacted = whole.replace(LITERAL, (literal: string, inner: string, colon?: string) => {
        const said = unescaped(inner)
        const put = (now: string) => (now === said ? literal : literal.replace(inner, () => encoded(now)))
        if (colon !== undefined) field.named(said)
        else if (field.isSecret(said)) return put(BLANK)
        else if (once.has(field.name())) return put(tails.joined(`${log} ${field.name()}`, said))
        // As it stands, the whole body is searched below.
        return said === inner || said.length < SHORTEST_SECRET ? literal : put(blankWords(known(said, true)))
      })
      return hidden(redacted)
    }
  }
}

/** A text as it is kept: without what is known, and without what only looks like a secret. */
function hidden(text: string): string {
  return hideShapes(blankWords(known(text, true)))
}

function blankWords(text: string): string {
  return blankDecoded(text, words => known(words, true) !== words)
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** A text without the credentials that are known, by all that a reader of the log would see of them. */
function known(text: string, isCut: boolean): string {
  const redacted = redact(withoutSecrets(text, isCut), isCut)
  if (withoutEscapes(redacted).length === redacted.length) return redacted
  // What only whole sequences divide shows once these are gone: then they are.
  return redacted
    .split('\n')
    .map(line => {
      const bare = withoutEscapes(line)
      const safe = redact(bare, isCut)
      return safe === bare ? line : safe
    })
    .join('\n')
}

function encoded(text: string): string {
  return JSON.stringify(text).slice(1, -1)
}

/** The names of fields that stand in a body once: what they hold is a whole text, and no line of a list. */
function fieldsOnce(body: string): ReadonlySet<string> {
  const once = new Set<string>()
  const more = new Set<string>()
  for (const [, inner = '', colon] of body.matchAll(LITERAL)) {
    if (colon === undefined) continue
    const name = unescaped(inner)
    if (once.has(name)) more.add(name)
    once.add(name)
  }
  for (const name of more) once.delete(name)
  return once
}

/** Which field the values of a body belong to, as they come. */
function createField(values: ReadonlySet<string>) {
  let field = ''
  let subject = ''
  return {
    name: () => field,
    named(name: string) {
      field = name
    },
    isSecret(said: string): boolean {
      if (NAMING.test(field)) subject = said
      if (said === '' || said === BLANK) return false
      const isNamed = isSecretName(field) || (HOLDING.test(field) && isSecretName(subject))
      return isNamed || values.has(said)
    }
  }
}

/** Remembers how the pieces of logs ended, so that a credential that two of them share is found. */
function createTails() {
  const tails = new Map<string, string>()
  let length = 0
  const forget = (log: string) => {
    length -= tails.get(log)?.length ?? 0
    tails.delete(log)
  }
  const remember = (log: string, text: string) => {
    forget(log)
    // Where no secret is known nothing of it is remembered, and not all of it: `slice(-0)` is the whole text.
    const most = Math.min(longestSecret(), LONGEST_TAIL)
    const tail = most === 0 ? '' : text.slice(-most)
    tails.set(log, tail)
    length += tail.length
    for (const oldest of tails.keys()) {
      if (length <= LONGEST_TAILS) break
      forget(oldest)
    }
  }
  return {
    /** The piece without what it has of a credential, begun in the pieces before it too. */
    joined(log: string, piece: string): string {
      const before = tails.get(log) ?? ''
      remember(log, before + piece)
      const alone = known(piece, true)
      if (before === '') return alone
      const together = known(before + piece, true)
      if (together.endsWith(alone)) return alone
      return BLANK + commonEnd(together, alone)
    }
  }
}

function commonEnd(a: string, b: string): string {
  let length = 0
  while (length < b.length && length < a.length && a.at(-1 - length) === b.at(-1 - length)) length++
  return b.slice(b.length - length)
}
