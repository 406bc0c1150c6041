import {type Block, blockOf, wrap} from './block.js'
import {defuse, hideInvisible, isPlain, stripEscapes, unfinished} from './clean-text.js'
import {longestSecret, MARK} from './redact.js'

// So much of a line is held until its end comes.
const PIECE = 64 * 1024
// So much of whole lines is worked on at a time: its copies are short-lived, and stay in the cache of the processor.
const BATCH = 16 * 1024

/** Turns remote text, in pieces cut anywhere, into physical lines that are safe to print. */
export interface Sanitizer {
  /** Lines that are complete with this piece. */
  push(text: string): Block[]
  /** What is left when the text has ended. */
  end(): Block[]
}

/**
 * A sanitizer for one stream of remote text, by the order that matters: split at `\n`, `\r\n`; strip escapes; hide
 * controls; redact; defuse `##[`; wrap; prefix. Of a line that a lone `\r` overwrites, only the last state is kept.
 * Its memory is bounded however long a line is. `onText`, if given, gets the same lines neither wrapped nor with
 * prefix, joined by line breaks; a very long one comes in several pieces, and `ends` with the last of them.
 */
export function createSanitizer(onText?: (lines: string, ends: boolean) => void): Sanitizer {
  let raw = '' // of the current line, not yet looked at: never empty while there is one
  let clean = '' // of the current line: escapes gone, not yet redacted to the end
  let begun = false // whether a part of the current line was put out
  let out: Block[] = []

  const put = (lines: string) => {
    out.push(blockOf(lines))
    onText?.(lines, true)
  }

  /** Takes what came of the current line over into `clean`, but for so many characters. */
  const strip = (held: number) => {
    const end = raw.length - held
    clean += stripEscapes(raw.slice(0, end))
    raw = raw.slice(end)
  }

  /** The current line as it stands. Where a part of it was put out, a mark tells that what came then was overwritten. */
  const state = () => {
    const last = lastState(clean)
    return defuse(hideInvisible(begun && !clean.startsWith(last) ? MARK + last : last))
  }

  const endLine = () => {
    strip(0)
    const line = state()
    if (begun && line === '') onText?.('', true)
    else put(line)
    clean = ''
    begun = false
  }

  /** Puts out what is certain of a line that has grown too long to wait for its end. */
  const spill = () => {
    strip(unfinished(raw))
    const safe = state()
    // A secret or a `##[` may begin in what is held back, and end in the next piece.
    const held = Math.max(longestSecret(), 3) - 1
    const certain = safe.slice(0, Math.max(0, safe.length - held))
    const pieces = wrap(certain)
    const last = pieces.pop() ?? '' // it may still grow
    clean = last + safe.slice(certain.length)
    if (pieces.length === 0) return
    out.push(blockOf(pieces.join('\n')))
    onText?.(pieces.join(''), false)
    begun = true
  }

  /** Whole lines at once: nothing that is looked for crosses a line break, so each step runs over all of them. */
  const addLines = (lines: string) => {
    put(defuse(isPlain(lines) ? lines : hideInvisible(lastStates(stripEscapes(lines)))))
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
    const blocks = out
    out = []
    return blocks
  }

  return {
    push(text) {
      const first = text.indexOf('\n')
      if (first < 0) {
        add(text)
        return taken()
      }
      let from = 0
      if (raw !== '') {
        add(text.slice(0, first))
        endLine()
        from = first + 1
      }
      const last = text.lastIndexOf('\n')
      while (from <= last) {
        const end = text.lastIndexOf('\n', from + BATCH)
        const stop = end >= from ? end : text.indexOf('\n', from)
        if (stop - from > PIECE) {
          add(text.slice(from, stop))
          endLine()
        } else addLines(text.slice(from, stop))
        from = stop + 1
      }
      add(text.slice(last + 1))
      return taken()
    },
    end() {
      if (raw !== '') endLine()
      return taken()
    }
  }
}

/** Keeps of each line its last state. */
function lastStates(lines: string): string {
  let kept = ''
  let from = 0
  for (let at = lines.indexOf('\r'); at >= 0; at = lines.indexOf('\r', from)) {
    const next = lines.indexOf('\n', at)
    const end = next < 0 ? lines.length : next
    // Most are only the line end of another system.
    if (end === at + 1) kept += lines.slice(from, at)
    else {
      const begin = lines.lastIndexOf('\n', at) + 1
      kept += lines.slice(from, begin) + lastState(lines.slice(begin, end))
    }
    from = end
  }
  return kept + lines.slice(from)
}

/** What a terminal would be left with of a line with lone carriage returns: the last part that shows something. */
function lastState(line: string): string {
  const first = line.indexOf('\r')
  if (first < 0) return line
  if (first === line.length - 1) return line.slice(0, first)
  for (let end = line.length; end > 0; ) {
    const begin = line.lastIndexOf('\r', end - 1) + 1
    const state = line.slice(begin, end)
    if (/\S/.test(state)) return state
    end = begin - 1
  }
  return ''
}
