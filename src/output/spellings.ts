/**
 * A text to look for, character by character. Each `source` is that of a pattern for one character, in all the ways in
 * which the usual writers spell it; patterns ignore the case of ASCII letters.
 */
export type Needle = readonly {source: string; isLiteral: boolean; longest: number}[]

/** What every writer leaves as it is. */
const LITERAL = /[A-Za-z0-9._-]/
const NEEDS_ESCAPE = /[.*+?^${}()|[\]\\/-]/g
// Of one byte of a character: `\\\\u0026amp;lbrace;`, or `\\\\u0026amp;#x002f;`.
const LONGEST_SPELLING = 20
/** What a spelling begins with, and what it is made of: classes of patterns, for one that is cut. */
export const SPELLING_STARTS = '[%&=\\\\]'
export const SPELLING_SIGNS = '[\\w%#;&={}\\\\]'
const AMPERSAND = '(?:&|\\\\{1,4}u0026)(?:amp;)?'

/** Names of characters in HTML, beside their numbers. */
const entities: Readonly<Record<string, string>> = {
  '&': 'amp',
  '<': 'lt',
  '>': 'gt',
  '"': 'quot',
  "'": 'apos',
  '+': 'plus',
  '/': 'sol',
  '=': 'equals',
  '!': 'excl',
  '*': 'ast',
  '(': 'lpar',
  ')': 'rpar',
  ';': 'semi',
  ',': 'comma',
  ':': 'colon',
  '@': 'commat',
  '#': 'num',
  $: 'dollar',
  '%': 'percnt',
  '[': 'lsqb|lbrack',
  ']': 'rsqb|rbrack',
  '{': 'lcub|lbrace',
  '}': 'rcub|rbrace',
  '?': 'quest',
  '^': 'hat',
  '|': 'vert|verbar',
  '`': 'grave',
  '\\': 'bsol'
}

/**
 * All that has to be found of a secret: itself, its base64 at each offset of a longer text, and its hex. In each of them
 * a character may be percent-encoded up to three times, or written as JSON, JavaScript, C, HTML or mail have it, once or twice.
 */
export function needlesOf(secret: string): Needle[] {
  return [
    needleOf(secret),
    ...base64Within(secret).map(text => needleOf(text, {'+': '-', '/': '_'})),
    needleOf(hexOf(secret))
  ]
}

/** `synonyms` are other characters that stand for one of the text's. */
function needleOf(text: string, synonyms: Readonly<Record<string, string>> = {}): Needle {
  // Back-slashes in a row are one unit: each of them may be several.
  return (text.match(/\\+|./gsu) ?? []).map((unit, i) => {
    if (LITERAL.test(unit)) return {source: escaped(unit), isLiteral: true, longest: 1}
    const other = synonyms[unit]
    const spelled = spellingsOfUnit(unit, i === 0)
    const source = other === undefined ? spelled : `(?:${escaped(other)}|${spelled})`
    const bytes = Buffer.byteLength(unit)
    return {source, isLiteral: false, longest: LONGEST_SPELLING * bytes}
  })
}

/** The source of a pattern for a character, or for back-slashes in a row. */
function spellingsOfUnit(unit: string, isFirst: boolean): string {
  const [char = ''] = unit
  const code = char.codePointAt(0) ?? 0
  const times = unit.length > char.length ? `{${unit.length}}` : ''
  const halves = char.split('').map(half => half.charCodeAt(0).toString(16).padStart(4, '0'))
  const names = entities[char] === undefined ? '' : `|${entities[char]}`
  const again = (source: string) => (times === '' ? source : `(?:${source})${times}`)
  // Perhaps behind the back-slashes of a string within a string.
  const plain = char === '\\' ? `\\\\{${unit.length},${8 * unit.length}}` : `\\\\{0,4}${escaped(char)}`
  return `(?:${[
    // The long ones first: what begins an entity may be all that is looked for.
    again(`${AMPERSAND}(?:#0{0,2}${code}|#x0{0,2}${code.toString(16)}${names});`),
    again(
      [...Buffer.from(char)].map(byte => `(?:%(?:25){0,2}|=)${byte.toString(16).padStart(2, '0')}`).join('')
    ),
    again(halves.map(half => `(?:\\\\{1,4}|%(?:25){0,2})u${half}`).join('')),
    again(`\\\\{1,4}u\\{0{0,4}${code.toString(16)}\\}`),
    ...(code < 256
      ? [again(`\\\\{1,4}(?:x${code.toString(16).padStart(2, '0')}|0?${code.toString(8).padStart(2, '0')})`)]
      : []),
    isFirst && char !== '\\' ? escaped(char) : plain,
    ...(char === ' ' ? ['\\+'] : [])
  ].join('|')})`
}

function escaped(text: string): string {
  return text.replace(NEEDS_ESCAPE, '\\$&')
}

/** Characters as a writer spells them; all others stay. */
type Writer = Readonly<Record<string, string>>

/** How JSON is written beyond what it demands: PHP, Go, Gson, .NET. */
const jsonWriters: readonly Writer[] = [
  {},
  {'/': '\\/'},
  {'<': '\\u003c', '>': '\\u003e', '&': '\\u0026'},
  {'<': '\\u003c', '>': '\\u003e', '&': '\\u0026', '=': '\\u003d', "'": '\\u0027'},
  {'<': '\\u003C', '>': '\\u003E', '&': '\\u0026', "'": '\\u0027', '+': '\\u002B', '`': '\\u0060'}
]

/** How HTML is written: the least, Python, Mustache, Go, PHP. */
const least = {'&': '&amp;', '<': '&lt;', '>': '&gt;'}
const htmlWriters: readonly Writer[] = [
  least,
  {...least, '"': '&quot;', "'": '&#x27;'},
  {...least, '"': '&quot;', "'": '&#39;', '/': '&#x2F;', '`': '&#x60;', '=': '&#x3D;'},
  {...least, '"': '&#34;', "'": '&#39;', '+': '&#43;'},
  {...least, '"': '&quot;', "'": '&#039;'}
]

/** The whole secret as the usual writers spell it: the runner masks texts, and no patterns. */
const spellings: readonly ((secret: string) => readonly string[])[] = [
  secret => [secret],
  base64Within,
  secret => base64Within(secret).map(text => text.replace(/\+/g, '-').replace(/\//g, '_')),
  secret => [hexOf(secret), hexOf(secret).toUpperCase()],
  percentForms,
  secret => percentForms(secret).map(text => text.replace(/%[0-9A-F]{2}/g, code => code.toLowerCase())),
  secret => percentForms(secret).map(text => text.replaceAll('%', '%25')),
  secret => jsonWriters.map(writer => writtenBy(writer, jsonEscaped(secret))),
  secret => htmlWriters.map(writer => writtenBy(writer, secret))
]

function writtenBy(writer: Writer, text: string): string {
  return [...text].map(char => writer[char] ?? char).join('')
}

/** The spellings that the runner itself derives of a mask. */
const runnerSpellings: readonly ((secret: string) => readonly string[])[] = [
  secret => [secret],
  // Of a text that the secret ends; with more behind it the last characters are others.
  secret => [0, 1, 2].map(from => Buffer.from(secret).subarray(from).toString('base64')),
  secret => [rfc3986(secret)],
  secret => [jsonEscaped(secret)],
  secret => [writtenBy(least, secret)]
]

/** What the runner has to mask: the secret, and those of its spellings that the runner does not derive by itself. */
export function masksOf(secret: string): string[] {
  const derived = runnerSpellings.flatMap(spell => spell(secret))
  const spelled = spellings.flatMap(spell => spell(secret))
  const own = spelled.filter(form => !derived.some(known => form.includes(known)))
  return [secret, ...new Set(own)]
}

/**
 * The base64 of a secret that stands anywhere in a longer text, by its offset in a group of three bytes: only the
 * characters that the secret alone decides, since its neighbours shape the first and the last ones.
 */
function base64Within(secret: string): string[] {
  const bytes = Buffer.from(secret)
  return [0, 1, 2].map(offset => {
    const text = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64')
    return text.slice(offset === 0 ? 0 : offset + 1, Math.floor(((offset + bytes.length) * 8) / 6))
  })
}

function percentForms(secret: string): string[] {
  return [
    encodeURIComponent(wellFormed(secret)),
    rfc3986(secret),
    new URLSearchParams({s: secret}).toString().slice(2)
  ]
}

/** Percent-encoded by RFC 3986, which leaves fewer characters as they are than `encodeURIComponent` does. */
function rfc3986(text: string): string {
  return encodeURIComponent(wellFormed(text)).replace(/[!'()*]/g, c => `%${hexOf(c).toUpperCase()}`)
}

function jsonEscaped(text: string): string {
  return JSON.stringify(text).slice(1, -1)
}

function hexOf(text: string): string {
  return Buffer.from(text).toString('hex')
}

/** Half a surrogate pair, which no encoder takes, becomes a replacement character. */
function wellFormed(text: string): string {
  return Buffer.from(text).toString()
}
