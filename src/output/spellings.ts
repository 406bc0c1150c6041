/** The ways in which a platform may spell a secret that it echoes, each with the texts to look for. */
const spellings: Readonly<Record<string, (secret: string) => readonly string[]>> = {
  plain: secret => [secret],
  base64: secret => base64Within(secret),
  base64url: secret => base64Within(secret).map(text => text.replace(/\+/g, '-').replace(/\//g, '_')),
  hex: secret => [hexOf(secret), hexOf(secret).toUpperCase()],
  percent: secret => percentForms(secret),
  'percent, with lower-case codes': secret =>
    percentForms(secret).map(text => text.replace(/%[0-9A-F]{2}/g, code => code.toLowerCase())),
  JSON: secret => [jsonEscaped(secret)],
  'JSON, with escaped slashes': secret => [jsonEscaped(secret).replaceAll('/', '\\/')],
  'JSON, safe in HTML': secret => [jsonEscaped(secret).replace(/[<>&=']/g, c => `\\u00${hexOf(c)}`)],
  HTML: secret => [htmlEscaped(secret)]
}

/** The spellings that the runner itself derives of a mask. */
const runnerSpellings: readonly ((secret: string) => readonly string[])[] = [
  secret => [secret],
  // Of a text that the secret ends; with more behind it the last characters are others.
  secret => [0, 1, 2].map(from => Buffer.from(secret).subarray(from).toString('base64')),
  secret => [rfc3986(secret)],
  secret => [jsonEscaped(secret)],
  secret => [htmlEscaped(secret)]
]

/** The secret in every spelling in which a platform may echo it; some may be the same. */
export function spellingsOf(secret: string): string[] {
  return Object.values(spellings).flatMap(spell => spell(secret))
}

/** What the runner has to mask: the secret, and those of its spellings that the runner does not derive by itself. */
export function masksOf(secret: string): string[] {
  const derived = runnerSpellings.flatMap(spell => spell(secret))
  const own = spellingsOf(secret).filter(form => !derived.some(known => form.includes(known)))
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

const entities: Readonly<Record<string, string>> = {'&': '&amp;', '<': '&lt;', '>': '&gt;'}

function htmlEscaped(text: string): string {
  return text.replace(/[&<>]/g, c => entities[c] ?? c)
}

function hexOf(text: string): string {
  return Buffer.from(text).toString('hex')
}

/** Half a surrogate pair, which no encoder takes, becomes a replacement character. */
function wellFormed(text: string): string {
  return Buffer.from(text).toString()
}
