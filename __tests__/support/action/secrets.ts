/** Secrets in the spellings in which text can carry them, and a search that finds them there. */

/** What an input takes for a credential. */
export const SECRET_CHARACTERS =
  'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=-_.~!*()&;,:@#$<>[]{}?^|'

const ESC = '\u001b'
const hexOf = (char: string) => char.charCodeAt(0).toString(16).padStart(2, '0')
const percent = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, c => `%${hexOf(c).toUpperCase()}`)
const lowerCodes = (text: string) => text.replace(/%[0-9A-F]{2}/g, code => code.toLowerCase())
const form = (secret: string) => new URLSearchParams({secret}).toString()
const twice = (text: string) => text.replaceAll('%', '%25')
const json = (text: string) => JSON.stringify(text).slice(1, -1)
const html = (text: string) => text.replace(/[&<>]/g, c => ({'&': '&amp;', '<': '&lt;', '>': '&gt;'})[c] ?? c)
const between = (text: string, what: string) => [...text].join(what)

type Encoders = Readonly<Record<string, (secret: string) => string>>

/** How the usual writers spell a text. `base64` stands in a longer text, as in a header or a dump. */
export const writers: Encoders = {
  plain: secret => secret,
  'upper case': secret => secret.toUpperCase(),
  'lower case': secret => secret.toLowerCase(),
  ...Object.fromEntries(
    (['base64', 'base64url'] as const).flatMap(alphabet =>
      [0, 1, 2, 3, 10].map(before => [
        `${alphabet} behind ${before} bytes`,
        (secret: string) => Buffer.from(`${'user:name:'.slice(0, before)}${secret}`).toString(alphabet)
      ])
    )
  ),
  'base64 with more behind it': secret => Buffer.from(`{"t":"${secret}","n":1}`).toString('base64'),
  hex: secret => Buffer.from(secret).toString('hex'),
  'upper-case hex': secret => Buffer.from(secret).toString('hex').toUpperCase(),
  encodeURIComponent: secret => encodeURIComponent(secret),
  'encodeURIComponent in lower case': secret => lowerCodes(encodeURIComponent(secret)),
  'encodeURIComponent twice': secret => twice(encodeURIComponent(secret)),
  'RFC 3986': percent,
  'RFC 3986 in lower case': secret => lowerCodes(percent(secret)),
  'RFC 3986 twice': secret => twice(percent(secret)),
  'a form': form,
  'a form in lower case': secret => lowerCodes(form(secret)),
  'a form twice': secret => twice(form(secret)),
  JSON: json,
  'JSON by PHP': secret => json(secret).replaceAll('/', '\\/'),
  'JSON by Go': secret => json(secret).replace(/[<>&]/g, c => `\\u00${hexOf(c)}`),
  'JSON by Gson': secret => json(secret).replace(/[<>&=']/g, c => `\\u00${hexOf(c)}`),
  'JSON by .NET': secret => json(secret).replace(/[<>&'+`]/g, c => `\\u00${hexOf(c).toUpperCase()}`),
  HTML: html,
  'HTML by Python': secret => html(secret).replaceAll("'", '&#x27;'),
  'HTML by Mustache': secret =>
    html(secret)
      .replaceAll("'", '&#39;')
      .replace(/[/=`]/g, c => `&#x${hexOf(c).toUpperCase()};`),
  'HTML by Go': secret => html(secret).replaceAll("'", '&#39;').replaceAll('+', '&#43;'),
  'HTML by PHP': secret => html(secret).replaceAll("'", '&#039;')
}

/** What several writers make of it, one after another, or one that spells nearly all. */
const writersInTurn: Encoders = {
  'JSON within JSON': secret => json(json(secret).replaceAll('/', '\\/')),
  'JSON by .NET within JSON': secret => json(json(secret).replace(/[<>&'+]/g, c => `\\u00${hexOf(c)}`)),
  'HTML in JSON by Go': secret => html(secret).replaceAll('&', '\\u0026'),
  'HTML twice': secret => html(html(secret)),
  'HTML of all signs': secret => secret.replace(/[^A-Za-z0-9,._-]/g, c => `&#x${hexOf(c)};`),
  'HTML of all signs by name': secret =>
    secret.replace(/[&<>+/=!()*]/g, c => {
      const names = {'&': 'amp', '<': 'lt', '>': 'gt', '+': 'plus', '/': 'sol', '=': 'equals', '!': 'excl'}
      return `&${{...names, '(': 'lpar', ')': 'rpar', '*': 'ast'}[c]};`
    }),
  'base64 in a form': secret => encodeURIComponent(Buffer.from(secret).toString('base64')),
  'base64 in JSON by PHP': secret => json(Buffer.from(secret).toString('base64')).replaceAll('/', '\\/')
}

/** One of each range of characters that nobody sees. */
export const HIDDEN: readonly string[] = [
  ...'\u200b\u00ad\u034f\u061c\u115f\u17b4\u180b\u202e\u2028\u2060\u3164\ufe00\ufe0f\ufeff\uffa0\ufff0\ufff8\ufff9',
  ...['\u{1bca0}', '\u{1bca3}', '\u{1d173}', '\u{1d17a}', '\u{e0001}', '\u{e0100}', '\u{e0400}', '\u{e0fff}'],
  ...'\0\b\v\u007f\u0085\u009f\ufffd'
]

/** Beginnings of escape sequences, which may take the characters behind them with them. */
export const INTRODUCERS: readonly string[] = [
  ESC,
  `${ESC}[`,
  `${ESC}(`,
  `${ESC}]`,
  `${ESC}P`,
  '\u009b',
  '\u009d'
]

/** One of these for each text. */
const someOf = (from: readonly string[], text: string, nth = 0) =>
  from[(text.charCodeAt(0) + text.charCodeAt(1) + text.length + nth) % from.length] ?? ''

/** What a text may hold beside the characters that are seen. */
const disguises: Encoders = {
  'colours inside': secret => [...secret].map((c, i) => (i % 3 === 1 ? `${ESC}[3${i % 8}m${c}` : c)).join(''),
  'a link inside': secret => `${secret.slice(0, 4)}${ESC}]8;;http://x.example\u0007${secret.slice(4)}`,
  'zero-width characters inside': secret => between(secret, '\u200b'),
  'a byte order mark inside': secret => `${secret.slice(0, 3)}\ufeff${secret.slice(3)}`,
  'back-spaces inside': secret => `${secret.slice(0, 5)}\b\b${secret.slice(5)}`,
  'hidden characters in its percent codes': secret => between(lowerCodes(percent(secret)), '\u00ad'),
  'hidden characters of all ranges inside': secret =>
    [...secret].map((c, i) => (i % 2 === 1 ? someOf(HIDDEN, secret, i) : '') + c).join(''),
  'hidden behind an escape': secret => someOf(INTRODUCERS, secret) + secret,
  'hidden behind an escape with a parameter': secret => `${someOf(INTRODUCERS, secret, 1)}3${secret}`,
  'hidden behind an escape, in percent codes': secret => someOf(INTRODUCERS, secret, 2) + percent(secret),
  'hidden behind an escape, with colours inside': secret =>
    `${someOf(INTRODUCERS, secret, 3)}${secret.slice(0, 2)}${ESC}[1m${secret.slice(2)}`,
  'hidden behind an escape, with a zero-width character inside': secret =>
    `${someOf(INTRODUCERS, secret, 4)}${secret.slice(0, 2)}\u200b${secret.slice(2)}`,
  'hidden around an escape': secret => secret.slice(0, 4) + someOf(INTRODUCERS, secret, 5) + secret.slice(4)
}

/** How a text that repeats a secret may spell it. */
export const encoders: Encoders = {...writers, ...writersInTurn, ...disguises}

/** As many characters of a secret in a row are more than chance. */
const WINDOW = 8

/**
 * What a patient reader finds of a secret in a text: pieces of at least `window` characters, in whatever spelling,
 * each with what stands around it; a few are enough.
 * Works by decoding all that looks encoded, and so knows no list of spellings.
 */
export function revealed(text: string, secret: string, window = WINDOW): string[] {
  const pieces = new Set<string>()
  // Of a long secret some pieces are enough: one that shows more of it shows one of these.
  const step = Math.max(1, Math.floor(secret.length / 40))
  for (let at = 0; at + window <= secret.length; at += step)
    pieces.add(secret.slice(at, at + window).toLowerCase())
  const found = new Map<string, string>()
  for (const reading of readings(text)) {
    for (const piece of pieces) {
      const at = reading.indexOf(piece)
      if (at >= 0) found.set(piece, reading.slice(Math.max(0, at - 100), at + 100))
    }
  }
  return [...found].slice(0, 3).map(([piece, around]) => `${piece} in ${JSON.stringify(around)}`)
}

/** Whether a mask hides this secret: it is one of its spellings, or that in base64. */
export function isMaskOf(mask: string, secret: string): boolean {
  const decoded = Buffer.from(mask, 'base64').toString('latin1')
  return revealed(`${mask}\n${decoded}`, secret, 6).length > 0
}

// What stands before the rest of a line that was wrapped: the bar, or a name in its colour.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is searched for
const PREFIX = /\n \| (?:\u001b\[\d+m[^\n\u001b]*\u001b\[0m *\| )?/g
const cache = new Map<string, readonly string[]>()

/** A text in all the ways in which it can be read, in lower case. */
function readings(text: string): readonly string[] {
  const known = cache.get(text)
  if (known) return known
  const plain = text
    .replace(/\ufffd|\p{Default_Ignorable_Code_Point}/gu, '')
    .replaceAll('##_[', '##[')
    // Characters that stand for what a shell or a viewer would take.
    .replace(/[\uff01-\uff5e]/g, c => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
  const withoutEntities = decodeNumbers(plain)
  // Lines that were wrapped are one line to a reader.
  const joined = withoutEntities.replace(PREFIX, '')
  const texts = [plain, withoutEntities, joined].flatMap(form => [
    form,
    decodeEntities(form),
    decodePercent(form),
    decodePercent(decodePercent(form)),
    decodePercent(form.replaceAll('+', ' ')),
    decodeJson(form),
    decodeJson(decodeJson(form)),
    decodeEntities(decodeJson(form)),
    decodeEntities(decodeEntities(form))
  ])
  const dumps = [joined, decodePercent(joined)].flatMap(form => [
    ...[...form.matchAll(/[0-9a-f]{16,}/gi)].flatMap(([hex]) => [
      Buffer.from(hex, 'hex').toString('latin1'),
      Buffer.from(hex.slice(1), 'hex').toString('latin1')
    ]),
    ...[...form.matchAll(/[A-Za-z0-9+/_-]{10,}/g)].flatMap(([run]) =>
      [0, 1, 2, 3].map(from => Buffer.from(run.slice(from), 'base64').toString('latin1'))
    )
  ])
  const all = [...new Set([...texts, dumps.join('\n')])].map(form => form.toLowerCase())
  cache.clear() // keeps the last text alone: one text is searched for one secret after another
  cache.set(text, all)
  return all
}

function decodePercent(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, codes =>
    Buffer.from(codes.replaceAll('%', ''), 'hex').toString()
  )
}

function decodeJson(text: string): string {
  return text
    .replace(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\\(.)/g, '$1')
}

const named: Readonly<Record<string, string>> = {
  ...{lt: '<', gt: '>', quot: '"', apos: "'", amp: '&', plus: '+', sol: '/', equals: '='},
  ...{excl: '!', lpar: '(', rpar: ')', ast: '*'}
}

function decodeNumbers(text: string): string {
  const charOf = (code: number) => (code <= 0x10ffff ? String.fromCodePoint(code) : '')
  return text
    .replace(/&#(\d+);/g, (_, code: string) => charOf(Number(code)))
    .replace(/&#x([0-9a-f]+);/gi, (_, code: string) => charOf(Number.parseInt(code, 16)))
}

function decodeEntities(text: string): string {
  return decodeNumbers(text).replace(/&([a-z]+);/g, (entity, name: string) => named[name] ?? entity)
}
