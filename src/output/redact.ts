import {createPrefilter, type Prefilter} from './prefilter.js'

/** The shortest text that is masked: a shorter one would blank innocent parts of the log. */
export const SHORTEST_SECRET = 8

// One pattern finds all short forms in one pass; a long one would make it too large to compile.
const LONGEST_IN_PATTERN = 200
/** What stands in printed text for a character that nobody would see. */
export const MARK = '\ufffd'
// A signature proves one request alone, and only for some minutes.
const MOST_SIGNATURES = 1000
const SIGNATURE = /(signature[^\w\n]{1,8})([0-9a-f]{64})(?![0-9a-f])/gi

const forms = new Set<string>()
const signatures = new Set<string>()
let finder: Finder | undefined
let longest = 0

/** What finds the remembered forms; made when it is first needed, since credentials are remembered one by one. */
interface Finder {
  mayHold: Prefilter
  longForms: readonly string[]
  pattern: RegExp | undefined
}

/** Remembers a credential, with the spellings in which it may come back, for `redact`. */
export function addSecret(secret: string): void {
  if (secret.length < SHORTEST_SECRET) return
  for (const form of spellingsOf(secret)) {
    forms.add(form)
    longest = Math.max(longest, form.length)
  }
  finder = undefined
}

function knownForms(): Finder {
  finder ??= makeFinder()
  return finder
}

function makeFinder(): Finder {
  // Of two that begin alike the longer one comes first, so that it is taken whole.
  const byLength = [...forms].sort((a, b) => b.length - a.length)
  const short = byLength.filter(form => form.length <= LONGEST_IN_PATTERN).map(foldAscii)
  const source = [...new Set(short)].map(form => form.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')).join('|')
  return {
    mayHold: createPrefilter(byLength),
    longForms: byLength.filter(form => form.length > LONGEST_IN_PATTERN),
    pattern: source === '' ? undefined : new RegExp(source, 'gi')
  }
}

/** Remembers the signature (hex) in an `authorization` header that goes out. */
export function addSignature(authorization: string): void {
  const signature = /\bSignature=([0-9a-f]{64})$/.exec(authorization)?.[1]
  if (signature === undefined) return
  signatures.add(signature)
  if (signatures.size > MOST_SIGNATURES) signatures.delete(signatures.values().next().value ?? '')
  longest = Math.max(longest, signature.length)
}

/** The text with every remembered credential, in any of its spellings, as `***`. */
export function redact(text: string): string {
  const clean = replaceForms(text)
  return clean.includes(MARK) ? redactAcrossMarks(clean) : clean
}

/** The length of the longest text that `redact` can replace; 0 when there is none. */
export function longestSecret(): number {
  // A mark may stand between any two characters.
  return longest * 2
}

/** The secret, and those of its spellings that the runner does not find by itself once it masks the secret. */
export function masksOf(secret: string): string[] {
  const bytes = Buffer.from(secret)
  const known = [
    secret,
    // Of a text that the secret ends; with more behind it the last characters are others.
    ...[0, 1, 2].map(from => bytes.subarray(from).toString('base64')),
    percentEncoded(secret),
    jsonEscaped(secret),
    htmlEscaped(secret)
  ]
  const own = spellingsOf(secret).filter(form => !known.some(spelled => form.includes(spelled)))
  return [secret, ...new Set(own)]
}

function replaceForms(text: string): string {
  const {mayHold, longForms, pattern} = knownForms()
  let clean = text
  if (mayHold(text)) {
    for (const form of longForms) if (clean.includes(form)) clean = clean.replaceAll(form, '***')
    if (pattern !== undefined) clean = clean.replace(pattern, '***')
  }
  if (signatures.size === 0) return clean
  return clean.replace(SIGNATURE, (all, word: string, hex: string) =>
    signatures.has(hex.toLowerCase()) ? `${word}***` : all
  )
}

/** Redacts what is a secret to a reader who looks past the marks in it. */
function redactAcrossMarks(text: string): string {
  const bare = text.replaceAll(MARK, '')
  if (replaceForms(bare) === bare) return text
  const places: number[] = []
  for (let i = 0; i < text.length; i++) if (text[i] !== MARK) places.push(i)
  let out = ''
  let at = 0
  for (const [from, to] of spansIn(bare)) {
    const start = places[from] ?? 0
    if (start < at) continue
    out += `${text.slice(at, start)}***`
    at = (places[to - 1] ?? 0) + 1
  }
  return out + text.slice(at)
}

/** Where secrets stand, from the first to the last; they may overlap. */
function spansIn(text: string): [from: number, to: number][] {
  const {longForms, pattern} = knownForms()
  const spans: [number, number][] = []
  for (const form of longForms) {
    for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + form.length)) {
      spans.push([at, at + form.length])
    }
  }
  for (const {0: form, index} of pattern === undefined ? [] : text.matchAll(pattern)) {
    spans.push([index, index + form.length])
  }
  for (const {0: all, 2: hex = '', index} of text.matchAll(SIGNATURE)) {
    const end = index + all.length
    if (signatures.has(hex.toLowerCase())) spans.push([end - hex.length, end])
  }
  return spans.sort(([a, x], [b, y]) => a - b || y - x)
}

/** A secret as it may be spelled by a platform that echoes it. */
function spellingsOf(secret: string): string[] {
  const bytes = Buffer.from(secret)
  const base64 = [0, 1, 2].map(shift => {
    const text = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64')
    // Only the characters that the secret alone decides: its neighbours shape the first and the last ones.
    return text.slice(shift === 0 ? 0 : shift + 1, Math.floor(((shift + bytes.length) * 8) / 6))
  })
  const hex = bytes.toString('hex')
  const percent = [
    encodeURIComponent(wellFormed(secret)),
    percentEncoded(secret),
    new URLSearchParams({s: secret}).toString().slice(2)
  ]
  const json = jsonEscaped(secret)
  return [
    secret,
    ...base64,
    ...base64.map(text => text.replace(/\+/g, '-').replace(/\//g, '_')),
    hex,
    hex.toUpperCase(),
    ...percent,
    ...percent.map(text => text.replace(/%[0-9A-F]{2}/g, code => code.toLowerCase())),
    json,
    json.replaceAll('/', '\\/'),
    json.replace(/[<>&=']/g, c => `\\u00${hexOf(c)}`),
    htmlEscaped(secret)
  ]
}

/** By RFC 3986, which leaves fewer characters as they are than `encodeURIComponent` does. */
function percentEncoded(text: string): string {
  return encodeURIComponent(wellFormed(text)).replace(/[!'()*]/g, c => `%${hexOf(c).toUpperCase()}`)
}

function jsonEscaped(text: string): string {
  return JSON.stringify(text).slice(1, -1)
}

const entities: Readonly<Record<string, string>> = {'&': '&amp;', '<': '&lt;', '>': '&gt;'}

function htmlEscaped(text: string): string {
  return text.replace(/[&<>]/g, c => entities[c] ?? c)
}

function foldAscii(text: string): string {
  return text.replace(/[A-Z]+/g, letters => letters.toLowerCase())
}

function hexOf(char: string): string {
  return char.charCodeAt(0).toString(16)
}

/** Half a pair, which no encoder takes, becomes a replacement character. */
function wellFormed(text: string): string {
  return Buffer.from(text).toString()
}
