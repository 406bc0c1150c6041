import {createPrefilter, type Prefilter} from './prefilter.js'
import {longestSignature, redactSignatures, type Span, signatureSpans} from './signatures.js'
import {spellingsOf} from './spellings.js'

/** The shortest text, in characters, that is masked: a shorter one would blank innocent parts of the log. */
export const SHORTEST_SECRET = 8
/** What stands in printed text for a character that nobody would see. */
export const MARK = '\ufffd'

// One pattern finds all short forms in one pass; a long one would make it too large to compile.
const LONGEST_IN_PATTERN = 200

/** Every spelling of every remembered credential. */
const forms = new Set<string>()
let longest = 0
let finder: Finder | undefined

/** Finds the remembered forms. Made when it is first needed, since credentials are remembered one by one. */
interface Finder {
  mayHold: Prefilter
  longForms: readonly string[]
  /** The other forms, in any case of ASCII letters. */
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

/** The text with every remembered credential, in any of its spellings, as `***`. */
export function redact(text: string): string {
  const clean = redactForms(text)
  return clean.includes(MARK) ? redactAcrossMarks(clean) : clean
}

/** The length of the longest text that `redact` can replace; 0 before the first secret is remembered. */
export function longestSecret(): number {
  // A mark may stand between any two characters.
  return Math.max(longest, longestSignature()) * 2
}

function knownForms(): Finder {
  finder ??= makeFinder()
  return finder
}

function makeFinder(): Finder {
  // Of two that begin alike the longer one comes first, so that it is replaced whole.
  const byLength = [...forms].sort((a, b) => b.length - a.length)
  const short = byLength.filter(form => form.length <= LONGEST_IN_PATTERN).map(foldAscii)
  const source = [...new Set(short)].map(form => form.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')).join('|')
  return {
    mayHold: createPrefilter(byLength),
    longForms: byLength.filter(form => form.length > LONGEST_IN_PATTERN),
    pattern: source === '' ? undefined : new RegExp(source, 'gi')
  }
}

function redactForms(text: string): string {
  const {mayHold, longForms, pattern} = knownForms()
  let clean = text
  if (mayHold(text)) {
    for (const form of longForms) if (clean.includes(form)) clean = clean.replaceAll(form, '***')
    if (pattern !== undefined) clean = clean.replace(pattern, '***')
  }
  return redactSignatures(clean)
}

/** Redacts what is a secret to a reader who overlooks the marks in it. */
function redactAcrossMarks(text: string): string {
  const bare = text.replaceAll(MARK, '')
  if (redactForms(bare) === bare) return text
  const places: number[] = []
  for (let i = 0; i < text.length; i++) if (text[i] !== MARK) places.push(i)
  let out = ''
  let at = 0
  for (const [from, to] of secretSpans(bare)) {
    const start = places[from] ?? 0
    if (start < at) continue
    out += `${text.slice(at, start)}***`
    at = (places[to - 1] ?? 0) + 1
  }
  return out + text.slice(at)
}

/** Where secrets stand, from the first to the last; they may overlap. */
function secretSpans(text: string): Span[] {
  const {longForms, pattern} = knownForms()
  const spans = signatureSpans(text)
  for (const form of longForms) {
    for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + form.length)) {
      spans.push([at, at + form.length])
    }
  }
  for (const {0: form, index} of pattern === undefined ? [] : text.matchAll(pattern)) {
    spans.push([index, index + form.length])
  }
  return spans.sort(([a, x], [b, y]) => a - b || y - x)
}

function foldAscii(text: string): string {
  return text.replace(/[A-Z]+/g, letters => letters.toLowerCase())
}
