import {safeLines} from './clean-text.js'
import {createOpenLine, LONGEST_HELD} from './open-line.js'

// So much of whole lines is worked on at a time: its copies are short-lived, and stay in the cache of the processor.
const BATCH = 16 * 1024

/** Turns remote text, in pieces cut anywhere, into lines that are safe to print. */
export interface Sanitizer {
  /** Hands on the lines that are complete with this piece. */
  push(text: string): void
  /** Hands on what is left when the text has ended, wherever that was: of a secret that begins there nothing is left. */
  end(): void
}

/**
 * Takes safe lines, joined by line breaks, or a piece of a very long one; `ends` with the last piece, of which there may be
 * nothing left.
 */
export type OnLines = (lines: string, ends: boolean) => void

/**
 * A sanitizer for one stream of remote text, by the order that matters: split at `\n`, `\r\n`; redact; strip escapes; hide
 * controls; redact again, since what stood within is gone; defuse `##[`. Of a line that a lone `\r` overwrites, only the last state is kept. Its memory
 * is bounded however long a line is.
 */
export function createSanitizer(onLines: OnLines): Sanitizer {
  const line = createOpenLine({
    line: text => onLines(text, true),
    pieces: pieces => onLines(pieces.join(''), false)
  })

  return {
    push(text) {
      const last = text.lastIndexOf('\n')
      let from = 0
      if (last >= 0 && line.isBegun()) {
        const end = text.indexOf('\n')
        line.add(text.slice(0, end))
        line.end(false)
        from = end + 1
      }
      for (const lines of batchesOf(text, from, last)) {
        if (lines.length <= LONGEST_HELD) onLines(safeLines(lines), true)
        else {
          line.add(lines)
          line.end(false)
        }
      }
      line.add(text.slice(last + 1))
    },
    end() {
      if (line.isBegun()) line.end(true)
    }
  }
}

/**
 * The lines of a text from an offset up to its last line break, some at a time, without the line break at their end;
 * a long one comes alone.
 */
function* batchesOf(text: string, start: number, last: number): Generator<string> {
  for (let from = start; from <= last; ) {
    const end = text.lastIndexOf('\n', from + BATCH)
    const stop = end >= from ? end : text.indexOf('\n', from)
    yield text.slice(from, stop)
    from = stop + 1
  }
}
