import {longestSecret, redact} from './redact.js'

/** What stands before every physical line of remote text, so that none can begin with a command. */
export const PREFIX = '| '
/** Longest physical line, prefix included, in UTF-16 units: the runner chokes on long ones. */
export const WIDTH = 1000

// A piece of a line without end that is worked on at a time, and how much of it an unfinished escape may hold back.
const PIECE = 64 * 1024
const LONGEST_ESCAPE = 4 * 1024

// Escape sequences: CSI; OSC, DCS, SOS, PM, APC and titles when they are closed in their line; any other. Their
// texts end at the next control character, which keeps the search linear; an unclosed one loses only its head.
const ESCAPES =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?|(?:\x1b[\]PX^_k]|[\x90\x98\x9d-\x9f])[^\x00-\x08\x0a-\x1f\x7f-\x9f]*(?:\x07|\x1b\\|\x9c)|\x1b[ -/]*[0-~]?/g
// An escape that the end of the text may have cut.
const OPEN_ESCAPE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /(?:(?:\x1b\[|\x9b)[0-?]*[ -/]*|(?:\x1b[\]PX^_k]|[\x90\x98\x9d-\x9f])[^\x00-\x08\x0a-\x1f\x7f-\x9f]*\x1b?|\x1b[ -/]*)$/
// Control characters but TAB; zero-width, bidi and line-separating ones. One class, since alternatives cost with
// every character; a line break has its own place in it, for a block of lines.
const INVISIBLE_CLASS =
  '\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\xad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb'
const INVISIBLE = new RegExp(`[\\n${INVISIBLE_CLASS}]`, 'g')
const INVISIBLE_IN_BLOCK = new RegExp(`[${INVISIBLE_CLASS}]`, 'g')
const SURROGATE = /[\ud800-\udfff]/
// The plane of tags and variation selectors, and halves of pairs.
const ODD_PAIRS =
  /\udb40[\udc00-\udfff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g
// Whether a block has anything at all but plain text: one quick look that most blocks pass.
const MARKED = /[^\t\n -~]/

/** Remote text without escape sequences, credentials, invisible characters and `##[`; line breaks are invisible. */
export function cleanText(text: string): string {
  return neutralise(redact(hideInvisible(text.replace(ESCAPES, ''))))
}

/** Remote text as one line of at most `max` characters, for a heading, a message or an output. */
export function oneLine(text: string, max = WIDTH): string {
  const clean = cleanText(
    redact(text.slice(0, 64 * 1024 + longestSecret())).replace(/[\s\u0085\u2028\u2029]+/g, ' ')
  ).trim()
  if (clean.length <= max) return clean
  const end = isPairCut(clean, max - 1) ? max - 2 : max - 1
  return `${clean.slice(0, end)}…`
}

function hideInvisible(text: string, invisible = INVISIBLE): string {
  const shown = text.replace(invisible, '\ufffd')
  return SURROGATE.test(shown) ? shown.replace(ODD_PAIRS, '\ufffd') : shown
}

// The runner takes its old command form anywhere in a line. `##_[` is inert, visible and easy to search for.
function neutralise(text: string): string {
  return text.includes('##[') ? text.replaceAll('##[', '##_[') : text
}

function isPairCut(text: string, at: number): boolean {
  const high = text.charCodeAt(at - 1)
  const low = text.charCodeAt(at)
  return high >= 0xd800 && high <= 0xdbff && low >= 0xdc00 && low <= 0xdfff
}

/** Turns remote text, in pieces cut anywhere, into physical lines that are safe to print. */
export interface Sanitizer {
  /** Lines that are complete with this piece. */
  push(text: string): string[]
  /** What is left when the text has ended. */
  end(): string[]
}

/**
 * A sanitizer for one stream of remote text, by the order that matters: split at `\n`, `\r\n`; strip escapes; hide
 * controls; redact; defuse `##[`; wrap; prefix. Of a line that a lone `\r` overwrites, only the last state is kept.
 * Its memory is bounded however long a line is. `onPiece`, if given, gets each line unwrapped and without prefix, a
 * very long one in several pieces of which the last one ends it.
 */
export function createSanitizer(
  prefix = PREFIX,
  width = WIDTH,
  onPiece?: (text: string, ends: boolean) => void
): Sanitizer {
  const room = width - prefix.length
  let raw = '' // of the current line, not yet looked at
  let clean = '' // of the current line: escapes gone, not yet redacted to the end
  let begun = false // whether a part of the current line was put out
  let out: string[] = []

  const put = (text: string) => {
    let at = 0
    while (text.length - at > room) {
      const end = isPairCut(text, at + room) ? at + room - 1 : at + room
      out.push(prefix + text.slice(at, end))
      begun = true
      at = end
    }
    return at
  }

  const putLine = (text: string) => {
    const at = put(text)
    if (at < text.length || !begun) out.push(prefix + text.slice(at))
    begun = false
    onPiece?.(text, true)
  }

  /** Takes what came of the current line over into `clean`, but for an escape that may go on. */
  const strip = (final: boolean) => {
    let text = raw
    raw = ''
    if (!final) {
      const open = OPEN_ESCAPE.exec(text.slice(-LONGEST_ESCAPE))?.[0].length ?? 0
      const held = Math.max(open, /[\r\ud800-\udbff]$/.test(text) ? 1 : 0)
      raw = text.slice(text.length - held)
      text = text.slice(0, text.length - held)
    }
    clean += text.replace(ESCAPES, '')
  }

  const endLine = () => {
    strip(true)
    putLine(safe(lastState(clean)))
    clean = ''
  }

  /** Puts out what is certain of a line that has grown too long to wait for its end. */
  const spill = () => {
    strip(false)
    clean = lastState(clean)
    const redacted = safe(clean)
    // A secret or a `##[` may begin in what is held back, and end in the next piece.
    const held = Math.max(longestSecret(), 3) - 1
    const certain = redacted.slice(0, Math.max(0, redacted.length - held))
    const at = put(certain)
    if (at > 0) onPiece?.(certain.slice(0, at), false)
    clean = certain.slice(at) + redacted.slice(certain.length)
  }

  /** Whole lines at once: nothing that is looked for crosses a line break, so each step runs over all of them. */
  const putBlock = (block: string) => {
    const shown = MARKED.test(block)
      ? hideInvisible(dropStates(block.replace(ESCAPES, '')), INVISIBLE_IN_BLOCK)
      : block
    for (const line of neutralise(redact(shown)).split('\n')) {
      if (line.length > room) putLine(line)
      else {
        out.push(prefix + line)
        onPiece?.(line, true)
      }
    }
  }

  /** Adds to the current line, which has no line break in it. */
  const add = (text: string) => {
    let from = 0
    while (text.length - from + raw.length > PIECE) {
      const take = Math.max(1, PIECE - raw.length)
      raw += text.slice(from, from + take)
      from += take
      spill()
    }
    raw += text.slice(from)
  }

  const taken = () => {
    const lines = out
    out = []
    return lines
  }

  return {
    push(text) {
      const first = text.indexOf('\n')
      if (first < 0) {
        add(text)
        return taken()
      }
      let from = 0
      if (raw !== '' || clean !== '' || begun) {
        add(text.slice(0, first))
        endLine()
        from = first + 1
      }
      const last = text.lastIndexOf('\n')
      // In blocks, so that no copy of a very long text is made as a whole.
      while (from <= last) {
        const end = text.lastIndexOf('\n', from + PIECE)
        const stop = end >= from ? end : text.indexOf('\n', from)
        if (stop - from > PIECE) {
          add(text.slice(from, stop))
          endLine()
        } else putBlock(text.slice(from, stop))
        from = stop + 1
      }
      add(text.slice(last + 1))
      return taken()
    },
    end() {
      if (raw !== '' || clean !== '') endLine()
      else if (begun) {
        begun = false
        onPiece?.('', true)
      }
      return taken()
    }
  }
}

/** Keeps of each line its last state; most have only the line end of another system. */
function dropStates(block: string): string {
  const lines = block.replaceAll('\r\n', '\n')
  return lines.includes('\r') ? lines.split('\n').map(lastState).join('\n') : lines
}

function safe(text: string): string {
  return neutralise(redact(hideInvisible(text)))
}

/** What a terminal would be left with of a line with lone carriage returns: the last part that shows something. */
function lastState(line: string): string {
  if (!line.includes('\r')) return line
  // Most are the end of a line of another system.
  if (line.indexOf('\r') === line.length - 1) return line.slice(0, -1)
  const states = line.split('\r').filter(state => state.trim() !== '')
  return states.at(-1) ?? ''
}
