/** Secrets in the spellings in which text can carry them, and a search that finds them there. */

/** What an input takes for a credential. */
export const SECRET_CHARACTERS =
  'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=-_.~!*()&;,:@#$<>[]{}?^|'

const ESC = '\u001b'
const percent = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, c => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
const lowerCodes = (text: string) => text.replace(/%[0-9A-F]{2}/g, code => code.toLowerCase())
const json = (text: string) => JSON.stringify(text).slice(1, -1)
const html = (text: string) => text.replace(/[&<>]/g, c => ({'&': '&amp;', '<': '&lt;', '>': '&gt;'})[c] ?? c)
const between = (text: string, what: string) => [...text].join(what)

/** How a text that repeats a secret may spell it. `base64` stands in a longer text, as in a header or a dump. */
export const encoders: Readonly<Record<string, (secret: string) => string>> = {
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
  'RFC 3986': percent,
  'RFC 3986 in lower case': secret => lowerCodes(percent(secret)),
  'a form': secret => new URLSearchParams({secret}).toString(),
  'a form in lower case': secret => lowerCodes(new URLSearchParams({secret}).toString()),
  JSON: json,
  'JSON with escaped slashes': secret => json(secret).replaceAll('/', '\\/'),
  'JSON that is safe in HTML': secret =>
    json(secret).replace(/[<>&=']/g, c => `\\u00${c.charCodeAt(0).toString(16)}`),
  HTML: html,
  'colours inside': secret => [...secret].map((c, i) => (i % 3 === 1 ? `${ESC}[3${i % 8}m${c}` : c)).join(''),
  'a link inside': secret => `${secret.slice(0, 4)}${ESC}]8;;http://x.example\u0007${secret.slice(4)}`,
  'zero-width characters inside': secret => between(secret, '\u200b'),
  'a byte order mark inside': secret => `${secret.slice(0, 3)}\ufeff${secret.slice(3)}`,
  'back-spaces inside': secret => `${secret.slice(0, 5)}\b\b${secret.slice(5)}`,
  'hidden characters in its percent codes': secret => between(lowerCodes(percent(secret)), '\u00ad')
}

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

const cache = new Map<string, readonly string[]>()

/** A text in all the ways in which it can be read, in lower case. */
function readings(text: string): readonly string[] {
  const known = cache.get(text)
  if (known) return known
  const plain = text
    .replaceAll('\ufffd', '')
    .replaceAll('##_[', '##[')
    // Characters that stand for what a shell or a viewer would take.
    .replace(/[\uff01-\uff5e]/g, c => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
  const withoutEntities = plain
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
  const named = {'&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'", '&amp;': '&'}
  // Lines that were wrapped are one line to a reader.
  const joined = withoutEntities.replace(/\n\| /g, '')
  const texts = [plain, withoutEntities, joined].flatMap(form => [
    form,
    form.replace(/&(?:lt|gt|quot|apos|amp);/g, entity => named[entity as keyof typeof named]),
    decodePercent(form),
    decodePercent(form.replaceAll('+', ' ')),
    form
      .replace(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
      .replace(/\\(.)/g, '$1')
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
