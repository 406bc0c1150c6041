import {isPairCut} from '../util/text.js'
import {hideInvisible, isOdd, isPlain, MARK} from './invisible.js'
import {lastStates} from './overwritten.js'
import {longestSecret, redact, redactAcross, redactPlain} from './redact.js'
import {isUsual} from './usual.js'
import {WIDTH} from './width.js'

// How much of a line an unfinished escape may hold back.
const LONGEST_ESCAPE = 4 * 1024
// As much of a text is read when one line is made of it.
const LONGEST_TEXT = 64 * 1024
// White space that one line does not keep as it is.
const UNTIDY = /[\t\n\r]| {2}|^ | $/

// Escape sequences: CSI; OSC, DCS, SOS, PM, APC and titles when they are closed in their line; any other. Their
// texts end at the next control character, which keeps the search linear; an unclosed one loses only its head. A star,
// which next to no sequence has, stays: it may stand for a credential.
const ESCAPES =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is searched for
  /(?:\x1b\[|\x9b)[0-?]*[ -)+-/]*[@-~]?|(?:\x1b[\]PX^_k]|[\x90\x98\x9d-\x9f])[^\x00-\x08\x0a-\x1f\x7f-\x9f]*(?:\x07|\x1b\\|\x9c)|\x1b[ -)+-/]*[0-~]?/g
// Sequences that are whole and change nothing but colours.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is searched for
const COLOURS = /(?:\x1b\[|\x9b)[0-9;:]*m/g
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is searched for
const COLOUR = /(?:\x1b\[|\x9b)[0-9;:]*m/
// Those, and how others begin: what follows may be no part of a sequence.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is searched for
const GAPS = /(?:\x1b\[|\x9b)[0-9;:]*m|\x1b[ -)+-/[\]PX^_k]?|\x9b/g
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is searched for
const INTRODUCERS = /\x1b[ -)+-/[\]PX^_k]?|\x9b/g
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is searched for
const ANY_ESCAPE = /[\x1b\x90\x98\x9b\x9d-\x9f]/
// An escape that the end of the text may have cut.
const OPEN_ESCAPE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is searched for
  /(?:(?:\x1b\[|\x9b)[0-?]*[ -)+-/]*|(?:\x1b[\]PX^_k]|[\x90\x98\x9d-\x9f])[^\x00-\x08\x0a-\x1f\x7f-\x9f]*\x1b?|\x1b[ -)+-/]*)$/

/** Remote text without escape sequences, credentials, invisible characters and `##[`; line breaks are invisible. */
export function cleanText(text: string): string {
  return makeSafe(hideInvisible(stripEscapes(text)).replaceAll('\n', MARK))
}

/** Remote text as one line of at most `max` characters, for a heading, a message or an output. */
export function oneLine(text: string, max = WIDTH): string {
  // Most names need nothing but this, and there may be many.
  const isTidy = text.length <= LONGEST_TEXT && isUsual(text) && !UNTIDY.test(text)
  return shortened(isTidy ? defused(redactPlain(text)) : cleanLine(text), max)
}

function cleanLine(text: string): string {
  const most = LONGEST_TEXT + longestSecret()
  const head = redact(text.slice(0, most))
  // Of a secret that this cut divides the rest would not be found.
  const whole = text.length > most ? head.slice(0, Math.max(0, head.length - longestSecret())) : head
  // White space that is seen: the zero-width one may stand inside a secret.
  return cleanText(whole.replace(/(?:[^\S\ufeff]|\u0085)+/g, ' ')).trim()
}

/** The text with at most `max` characters; where it has more, a mark for the rest at its end. */
export function shortened(text: string, max: number): string {
  if (text.length <= max) return text
  const end = isPairCut(text, max - 1) ? max - 2 : max - 1
  return `${text.slice(0, end)}…`
}

/** The text with at most `max` characters: of a longer one the beginning and the end, with a mark between them. */
export function shortenedInside(text: string, max: number): string {
  if (text.length <= max) return text
  const head = Math.ceil((max - 1) / 2)
  const tail = text.length - (max - 1 - head)
  return `${text.slice(0, isPairCut(text, head) ? head - 1 : head)}…${text.slice(isPairCut(text, tail) ? tail + 1 : tail)}`
}

// `::warning::`, and a line break that the runner takes off.
const COMMAND_HEAD = 12

/**
 * Remote text as one line for the message of a command. In it `%` begins an escape, and is written as three characters:
 * with them the whole command has at most `max`.
 */
export function commandText(text: string, max = WIDTH): string {
  const line = oneLine(text, max)
  const room = max - COMMAND_HEAD
  let written = 0
  let fitting = 0 // characters that leave room for the mark of a cut
  for (let at = 0; at < line.length; at++) {
    written += line[at] === '%' ? 3 : 1
    if (written > room) return shortened(line, fitting + 1)
    if (written < room) fitting = at + 1
  }
  return line
}

/** The text without escape sequences, and without the credentials that these would divide or take with them. */
export function stripEscapes(text: string): string {
  return strip(text).text
}

/** The same; `usual` where nothing is left in it but letters, digits and signs of most languages, and white space. */
function strip(text: string): {text: string; usual: boolean} {
  if (!ANY_ESCAPE.test(text)) return {text, usual: false}
  const known = redactPlain(text)
  const colourless = known.replace(COLOURS, '')
  // Most lines have colours and nothing else.
  if (isUsual(colourless)) return {text: colourless, usual: true}
  const stripped = isOdd(colourless) ? withoutEscapes(withoutSecrets(known)) : colourless
  return {text: stripped, usual: false}
}

/**
 * Whole lines, joined by line breaks, made safe at once: nothing that is searched for crosses a line break. `kept` says what
 * is left of lines that overwrite themselves.
 */
export function safeLines(lines: string, kept: (lines: string) => string = lastStates): string {
  if (isPlain(lines)) return defused(redactPlain(lines))
  const {text, usual} = strip(lines)
  const states = kept(text)
  return usual ? defused(redactPlain(states)) : makeSafe(states)
}

/**
 * The text with its escape sequences, and without credentials: a sequence that nothing ends takes the first characters of
 * what comes next with it. Of credentials that only whole sequences divide, some are left for `makeSafe`.
 */
export function withoutSecrets(text: string, isCut = false): string {
  if (!ANY_ESCAPE.test(text)) return text
  const known = redactEscaped(text, false)
  if (!isCut) return known
  // Whole secrets first, since the beginning of one may be the end of another one.
  const cut = redactEscaped(known, true)
  // The cut may have divided an escape that stands within a secret.
  const open = unfinished(cut)
  return open === 0 ? cut : redactEscaped(cut.slice(0, -open), true) + cut.slice(-open)
}

function redactEscaped(text: string, isCut: boolean): string {
  const known = redactAcross(redact(text, isCut), COLOURS, isCut)
  const across = redactAcross(known, GAPS, isCut)
  // A colour may be made of the characters of a credential: without what begins it they are seen.
  return COLOUR.test(across) ? redactAcross(across, INTRODUCERS, isCut) : across
}

/** The text without its escape sequences. What they divide joins: whoever shows it searches it for credentials again. */
export function withoutEscapes(text: string): string {
  return ANY_ESCAPE.test(text) ? text.replace(ESCAPES, '') : text
}

/** How many characters at the end of a text may be the beginning of an escape, a `\r\n` or a surrogate pair. */
export function unfinished(text: string): number {
  const open = OPEN_ESCAPE.exec(text.slice(-LONGEST_ESCAPE))?.[0].length ?? 0
  return Math.max(open, /[\r\ud800-\udbff]$/.test(text) ? 1 : 0)
}

/**
 * Text that has no escape sequences without what is invisible, without credentials, and without the runner's old command
 * form `##[`, which the runner takes anywhere in a line: `##_[` is inert, visible and easy to search for. Where the text
 * `isCut`, the beginning of a credential at its end is taken out too.
 */
export function makeSafe(text: string, isCut = false): string {
  const clean = isPlain(text) ? redactPlain(text, isCut) : redact(hideInvisible(text), isCut)
  return defused(clean)
}

function defused(text: string): string {
  return text.replaceAll('##[', '##_[')
}
