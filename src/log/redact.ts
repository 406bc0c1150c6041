import {createSieve, type Sieve} from './sieve.js'

/** The shortest text that is masked: a shorter one would blank innocent parts of the log. */
export const SHORTEST_SECRET = 8

// One pattern finds all short forms in one pass; a long one would make it too large to compile.
const LONGEST_IN_PATTERN = 200

const secrets = new Set<string>()
let sieve: Sieve = () => true
let longForms: readonly string[] = []
let pattern: RegExp | undefined
let longest = 0

/** Remembers a credential, with the spellings in which it may come back, for `redact`. */
export function addSecret(secret: string): void {
  if (secret.length < SHORTEST_SECRET) return
  for (const form of formsOf(secret)) if (form.length >= SHORTEST_SECRET) secrets.add(form)
  const byLength = [...secrets].sort((a, b) => b.length - a.length)
  longest = byLength[0]?.length ?? 0
  sieve = createSieve(byLength)
  longForms = byLength.filter(form => form.length > LONGEST_IN_PATTERN)
  const short = byLength.filter(form => form.length <= LONGEST_IN_PATTERN)
  const source = short.map(form => form.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')).join('|')
  pattern = source === '' ? undefined : new RegExp(source, 'gi')
}

/** The text with every remembered credential, in any of its spellings, as `***`. */
export function redact(text: string): string {
  if (!sieve(text)) return text
  let clean = text
  for (const form of longForms) if (clean.includes(form)) clean = clean.replaceAll(form, '***')
  return pattern === undefined ? clean : clean.replace(pattern, '***')
}

/** The length of the longest text that `redact` can replace; 0 when there is none. */
export function longestSecret(): number {
  return longest
}

/** A secret as it may be spelled by a platform that echoes it; the runner knows only some of these forms. */
function formsOf(secret: string): string[] {
  const bytes = Buffer.from(secret)
  const base64 = [0, 1, 2].map(shift => {
    const text = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64')
    // Only the characters that the secret alone decides: its neighbours shape the first and the last ones.
    return text.slice(shift === 0 ? 0 : shift + 1, Math.floor(((shift + bytes.length) * 8) / 6))
  })
  return [
    secret,
    ...base64,
    ...base64.map(text => text.replace(/\+/g, '-').replace(/\//g, '_')),
    bytes.toString('hex'),
    bytes.toString('hex').toUpperCase(),
    encodeURIComponent(secret),
    encodeURIComponent(secret).replace(/%[0-9A-F]{2}/g, code => code.toLowerCase()),
    encodeURIComponent(secret).replace(/[!'()*]/g, c => `%${c.charCodeAt(0).toString(16)}`),
    new URLSearchParams({s: secret}).toString().slice(2),
    JSON.stringify(secret).slice(1, -1)
  ]
}
