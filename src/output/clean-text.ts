import {isPairCut} from '../util/text.js'
import {type Escapes, hasEscape} from './escapes.js'
import {hideInvisible, isOdd, isPlain} from './invisible.js'
import {leaveOut} from './left-out.js'
import {lastStates} from './overwritten.js'
import {
  blank,
  endingLength,
  longestSecret,
  mayHoldEnding,
  mayHoldIn,
  redact,
  redactPlain,
  secretsIn
} from './redact.js'
import type {Span} from './signatures.js'
import {MARK} from './unseen.js'
import {isUsual} from './usual.js'
import {WIDTH} from './width.js'

// As much of a text is read when one line is made of it.
const LONGEST_TEXT = 64 * 1024
// White space that one line does not keep as it is.
const UNTIDY = /[\t\n\r]| {2}|^ | $/

// As the kind of escapes of that name. Of a few in a text a pattern is quicker.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is searched for
const COLOURS = /(?:\x1b\[|\x9b)[0-9;:]*m/g
// Escapes that may divide a credential, whatever they take with them.
const DIVIDING: readonly Escapes[] = ['colours', 'gaps', 'introducers']

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
  if (!hasEscape(text)) return {text, usual: false}
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
 * what comes next with it. Of credentials that only whole sequences divide, some are left for `makeSafe`. Where the text
 * `isCut`, its lines may end within a credential, or within an escape that divides one.
 */
export function withoutSecrets(text: string, isCut = false): string {
  return hasEscape(text) ? blank(text, secretsIn(text, isCut, DIVIDING)) : text
}

/** Where credentials stand in a text with escape sequences, by all that a reader would see of them. */
export function secretPlaces(text: string, isCut = false): Span[] {
  return secretsIn(text, isCut, kindsIn(text))
}

/** Whether a credential, or the beginning of one, may stand in a text: false only where none does. */
export function mayHoldSecret(text: string): boolean {
  return mayHoldIn(text, kindsIn(text))
}

/** How much of each text is the end of a credential that began before it, by all that a reader would see of that. */
export function endsOfSecretsBefore(texts: readonly string[]): number[] {
  // Searched at once, since there may be thousands: next to none has any.
  const all = texts.join('\n')
  if (!mayHoldEnding(all, kindsIn(all))) return []
  return texts.map(text => endingLength(text, kindsIn(text)))
}

function kindsIn(text: string): readonly Escapes[] {
  return hasEscape(text) ? [...DIVIDING, 'all'] : []
}

/** The text without its escape sequences. What they divide joins: whoever shows it searches it for credentials again. */
export function withoutEscapes(text: string): string {
  return hasEscape(text) ? leaveOut(text, {escapes: 'all', unseen: false}) : text
}

/** The beginning of a text of which at least `most` characters are seen, however it is read; where fewer are, all of it. */
export function headSeen(text: string, most: number): string {
  for (let length = 2 * most; length < text.length; length *= 2) {
    const head = text.slice(0, length)
    if (leaveOut(head, {escapes: 'all', cut: true, unseen: true}).length >= most) return head
  }
  return text
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
