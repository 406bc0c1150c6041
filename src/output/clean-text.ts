import {isPairCut, WIDTH} from './block.js'
import {longestSecret, MARK, redact} from './redact.js'

// How much of a line an unfinished escape may hold back.
const LONGEST_ESCAPE = 4 * 1024
// As much of a text is read when one line is made of it.
const LONGEST_TEXT = 64 * 1024

// Escape sequences: CSI; OSC, DCS, SOS, PM, APC and titles when they are closed in their line; any other. Their
// texts end at the next control character, which keeps the search linear; an unclosed one loses only its head.
const ESCAPES =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is searched for
  /(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?|(?:\x1b[\]PX^_k]|[\x90\x98\x9d-\x9f])[^\x00-\x08\x0a-\x1f\x7f-\x9f]*(?:\x07|\x1b\\|\x9c)|\x1b[ -/]*[0-~]?/g
// An escape that the end of the text may have cut.
const OPEN_ESCAPE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is searched for
  /(?:(?:\x1b\[|\x9b)[0-?]*[ -/]*|(?:\x1b[\]PX^_k]|[\x90\x98\x9d-\x9f])[^\x00-\x08\x0a-\x1f\x7f-\x9f]*\x1b?|\x1b[ -/]*)$/
// Control characters but TAB and the line break; zero-width, bidi and line-separating ones.
const INVISIBLE_CLASS =
  '\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\xad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb'
const INVISIBLE = new RegExp(`[${INVISIBLE_CLASS}]`, 'g')
const SURROGATE = /[\ud800-\udfff]/
// The plane of tags and variation selectors, and halves of pairs.
const ODD_PAIRS =
  /\udb40[\udc00-\udfff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g
// Whatever is not for certain a letter, digit or sign of most languages. A small class, since every character is tried.
const ODD = /[^\t\n -~\u3001-\u3163\u3165-\ud7ff\uff01-\uff9f]/
// Native searches for each one are faster than one pattern for all.
const CONTROLS = [...Array(32).keys(), 127]
  .map(code => String.fromCharCode(code))
  .filter(c => !/[\t\n]/.test(c))

/** Remote text without escape sequences, credentials, invisible characters and `##[`; line breaks are invisible. */
export function cleanText(text: string): string {
  return defuse(hideInvisible(stripEscapes(text)).replaceAll('\n', MARK))
}

/** Remote text as one line of at most `max` characters, for a heading, a message or an output. */
export function oneLine(text: string, max = WIDTH): string {
  const most = LONGEST_TEXT + longestSecret()
  const head = redact(text.slice(0, most))
  // Of a secret that this cut divides the rest would not be found.
  const whole = text.length > most ? head.slice(0, Math.max(0, head.length - longestSecret())) : head
  // White space that is seen: the zero-width one may stand inside a secret.
  const clean = cleanText(whole.replace(/(?:[^\S\ufeff]|\u0085)+/g, ' ')).trim()
  if (clean.length <= max) return clean
  const end = isPairCut(clean, max - 1) ? max - 2 : max - 1
  return `${clean.slice(0, end)}…`
}

/** Whether lines are nothing but visible text. A quick check: where a character is rare, it may say no for nothing. */
export function isPlain(lines: string): boolean {
  // Most that are not plain have one of these.
  if (lines.includes('\r') || lines.includes('\x1b')) return false
  const ascii = Buffer.byteLength(lines) === lines.length
  return ascii ? !CONTROLS.some(control => lines.includes(control)) : !ODD.test(lines)
}

/** The text without escape sequences. */
export function stripEscapes(text: string): string {
  return text.replace(ESCAPES, '')
}

/** How many characters at the end of a text may be the beginning of an escape, a `\r\n` or a surrogate pair. */
export function unfinished(text: string): number {
  const open = OPEN_ESCAPE.exec(text.slice(-LONGEST_ESCAPE))?.[0].length ?? 0
  return Math.max(open, /[\r\ud800-\udbff]$/.test(text) ? 1 : 0)
}

/** The text with a mark for each character that nobody would see; line breaks stay. */
export function hideInvisible(text: string): string {
  if (!ODD.test(text)) return text
  const shown = text.replace(INVISIBLE, MARK)
  return SURROGATE.test(shown) ? shown.replace(ODD_PAIRS, MARK) : shown
}

/**
 * Visible text without credentials, and without the runner's old command form `##[`, which the runner takes anywhere in
 * a line: `##_[` is inert, visible and easy to search for.
 */
export function defuse(text: string): string {
  return redact(text).replaceAll('##[', '##_[')
}
