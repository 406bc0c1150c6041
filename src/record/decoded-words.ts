import {united} from '../output/redact.js'
import type {Span} from '../output/signatures.js'
import {BLANK} from './format.js'

const WORD = /[^\s"]+/g
// A single back-slash is undone with its literal.
const IS_SPELLED = /%[0-9a-f]{2}|&[#a-z]|\\\\/i
/** Writers that spell what another one has spelled, one within another. */
const MOST_LAYERS = 5
// A credential of 32 KiB, each character spelled in many.
const LONGEST_WORD = 256 * 1024
const PERCENT = /(?:%[0-9a-f]{2})+/gi
const ENTITY = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/gi
// The short ones in a row at once: a text may be nothing else.
const ESCAPE = /\\u([0-9a-f]{4})|\\x([0-9a-f]{2})|(?:\\[^ux])+/gi

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  plus: '+',
  sol: '/',
  equals: '='
}
const escapes: Readonly<Record<string, string>> = {n: '\n', r: '\r', t: '\t', b: '\b', f: '\f'}

/**
 * The text, of which each word is blanked that, read as a patient reader would, holds something that `placesIn` finds: its
 * percent codes, entities and escapes are undone, one within another.
 */
export function blankDecoded(text: string, placesIn: (text: string) => readonly Span[]): string {
  if (!IS_SPELLED.test(text)) return text
  const words = [...new Set(text.match(WORD)?.filter(word => IS_SPELLED.test(word)))]
  if (!hidesDecoded(words.join('\n'), placesIn)) return text
  const hiding = new Set<string>()
  let readings = words.map((word): Reading => [word, word.slice(0, LONGEST_WORD)])
  for (let layer = 0; layer < MOST_LAYERS && readings.length > 0; layer++) {
    readings = readings.flatMap(([word, reading]): Reading[] => {
      const next = decoded(reading)
      return next === reading ? [] : [[word, next]]
    })
    for (const word of hidingOf(readings, placesIn)) hiding.add(word)
  }
  return hiding.size === 0 ? text : text.replace(WORD, word => (hiding.has(word) ? BLANK : word))
}

/** Whether there is anything to find at all in words on lines of their own: next to no text has it. */
function hidesDecoded(words: string, placesIn: (text: string) => readonly Span[]): boolean {
  let reading = words
  for (let layer = 0; layer < MOST_LAYERS; layer++) {
    const next = decoded(reading)
    if (next === reading) return false
    if (placesIn(next).length > 0) return true
    reading = next
  }
  return false
}

/** A word of the text, and what it says. */
type Reading = readonly [word: string, reading: string]

/** The words whose readings hide something: all are searched at once, each on lines of its own, since there may be thousands. */
function hidingOf(readings: readonly Reading[], placesIn: (text: string) => readonly Span[]): string[] {
  const spans = united(placesIn(readings.map(([, reading]) => reading).join('\n')))
  let next = 0
  let end = 0
  return readings.flatMap(([word, reading]) => {
    const begin = end
    end += reading.length + 1
    while (next < spans.length && (spans[next]?.[1] ?? 0) <= begin) next++
    return (spans[next]?.[0] ?? end) < end - 1 ? [word] : []
  })
}

/** A text of which one layer of spelling is undone. */
function decoded(text: string): string {
  return withoutPercent(withoutEntities(withoutEscapes(text)))
}

/** Without the escapes of JSON and JavaScript. Lenient: the text may be cut. */
export function withoutEscapes(text: string): string {
  if (!text.includes('\\')) return text
  return text.replace(ESCAPE, (found: string, unicode?: string, byte?: string) => {
    const code = unicode ?? byte
    return code === undefined ? withoutShort(found) : String.fromCharCode(Number.parseInt(code, 16))
  })
}

/** Escapes of one character each, one behind another, without them. */
function withoutShort(row: string): string {
  let text = ''
  for (let at = 1; at < row.length; at += 2) text += escapes[row[at] ?? ''] ?? row[at]
  return text
}

function withoutPercent(text: string): string {
  return text.replace(PERCENT, codes => Buffer.from(codes.replaceAll('%', ''), 'hex').toString())
}

function withoutEntities(text: string): string {
  return text.replace(ENTITY, (entity, number?: string, hex?: string, name = '') => {
    if (number === undefined && hex === undefined) return entities[name] ?? entity
    const code = number === undefined ? Number.parseInt(hex ?? '', 16) : Number(number)
    return code <= 0x10ffff ? String.fromCodePoint(code) : entity
  })
}
