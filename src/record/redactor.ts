import {secretPlaces} from '../output/clean-text.js'
import {blank, SHORTEST_SECRET} from '../output/redact.js'
import {blankDecoded, withoutEscapes as unescaped} from './decoded-words.js'
import {createFields} from './fields.js'
import {BLANK} from './format.js'
import {type Literal, literalsOf} from './literals.js'
import {hideShapes} from './secret-shapes.js'
import {createTails} from './tails.js'

/** Makes what was sent or received fit to be kept. */
export interface Redactor {
  /** A text by itself: a path, a header, an input. */
  text(text: string): string
  /**
   * A body, or what is kept of one that `isCut`. `log` names the log that it is a piece of, if any: a credential may be
   * divided between two pieces.
   */
  body(body: string, log: string | undefined, isCut?: boolean): string
}

/** `values` are texts that are blanked wherever one is a whole value, such as those of variables. */
export function createRedactor(values: ReadonlySet<string>): Redactor {
  const tails = createTails()
  /** The logs of whose last pieces the ends were not kept. */
  const torn = new Set<string>()
  return {
    text: hidden,
    body(body, log, isCut = false) {
      const isEndKnown = log === undefined || !torn.delete(log)
      if (isCut && log !== undefined) torn.add(log)
      const isText = log !== undefined && !isJson(body)
      const [whole = ''] = isText ? tails.follow([{log, text: body}], isEndKnown) : [body]
      const texts = literalTexts(whole, values)
      const pieces = log === undefined || isText ? [] : textsOfLog(texts)
      const followed = tails.follow(
        pieces.map(({field, said}) => ({log: `${log} ${field}`, text: said})),
        isEndKnown
      )
      for (const [i, piece] of pieces.entries()) piece.now = followed[i] ?? ''
      // All else stands in the body as it is, and is searched with it.
      const spelled = texts.filter(({now, inner}) => now !== inner && now.length >= SHORTEST_SECRET)
      hideAll([...new Set([...pieces, ...spelled])])
      return hidden(rewritten(whole, texts))
    }
  }
}

/** What a literal says, and what is kept of that. */
interface LiteralText {
  literal: Literal
  inner: string
  said: string
  now: string
  /** The field that it is in, and whether it is the name of that. */
  field: string
  isName: boolean
}

function literalTexts(body: string, values: ReadonlySet<string>): LiteralText[] {
  const fields = createFields(values)
  let field = ''
  return literalsOf(body).map(literal => {
    const {isName} = literal
    const inner = body.slice(literal.from, literal.to)
    const said = unescaped(inner)
    if (isName) {
      field = said
      fields.named(said)
    }
    const now = !isName && fields.isSecret(said) ? BLANK : said
    return {literal, inner, said, now, field, isName}
  })
}

/** Those in fields whose names stand in a body once: they are pieces of a log, and no lines of a list. */
function textsOfLog(texts: readonly LiteralText[]): LiteralText[] {
  const counts = new Map<string, number>()
  for (const {field, isName} of texts) if (isName) counts.set(field, (counts.get(field) ?? 0) + 1)
  return texts.filter(({field, isName, said, now}) => !isName && now === said && counts.get(field) === 1)
}

/** Hides what is known in each text: in all of them at once, each on lines of its own, since there may be thousands. */
function hideAll(texts: readonly LiteralText[]): void {
  const joined = texts.map(({now}) => now).join('\n')
  const safe = blankWords(known(joined))
  if (safe === joined) return
  const lines = safe.split('\n')
  const counts = texts.map(({now}) => now.split('\n').length)
  // Where a credential has a line break they cannot be told apart any more.
  const isMixed = lines.length !== counts.reduce((sum, count) => sum + count, 0)
  let next = 0
  for (const [i, text] of texts.entries()) {
    const end = next + (counts[i] ?? 0)
    text.now = isMixed ? blankWords(known(text.now)) : lines.slice(next, end).join('\n')
    next = end
  }
}

/** A body with what is kept of each literal. */
function rewritten(body: string, texts: readonly LiteralText[]): string {
  let out = ''
  let at = 0
  for (const {literal, said, now} of texts) {
    if (now === said) continue
    out += body.slice(at, literal.from) + encoded(now)
    at = literal.to
  }
  return out + body.slice(at)
}

/** A text as it is kept: without what is known, and without what only looks like a secret. */
function hidden(text: string): string {
  return hideShapes(blankWords(known(text)))
}

function blankWords(text: string): string {
  return blankDecoded(text, words => secretPlaces(words, true))
}

/** A text without the credentials that are known, by all that a reader of the log would see of them. */
function known(text: string): string {
  return blank(text, secretPlaces(text, true))
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

function encoded(text: string): string {
  return JSON.stringify(text).slice(1, -1)
}
