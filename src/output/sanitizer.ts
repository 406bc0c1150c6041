import {safeLines} from './clean-text.js'
import {createOpenLine, LONGEST_HELD, type OpenLine} from './open-line.js'
import {allStates, isVisible} from './overwritten.js'
import {withoutEnding} from './redact.js'

// So much of whole lines is worked on at a time: its copies are short-lived, and stay in the cache of the processor.
const BATCH = 16 * 1024

// A carriage return that is not part of a line end; the batch ends before its last line break.
const OVERWRITTEN = /\r(?!\n|$)/

/** Turns remote text, in pieces cut anywhere, into lines that are safe to print. */
export interface Sanitizer {
  /** Hands on the lines that are complete with this piece. */
  push(text: string): void
  /**
   * Hands on what is left when the text has ended, wherever that was: of a secret that begins there nothing is left, nor of one
   * that ends where the next text begins.
   */
  end(): void
}

/**
 * Takes safe lines, joined by line breaks, or a piece of a very long one; `ends` with the last piece, of which there may be
 * nothing left.
 */
export type OnLines = (lines: string, ends: boolean) => void

/**
 * A sanitizer for one stream of remote text, by the order that matters: split at `\n`, `\r\n`; redact; strip escapes; hide
 * controls; redact again, since what stood within is gone; defuse `##[`. Of a line that a lone `\r` overwrites, `toLines` gets the
 * last state, and `toStates` each one as a line. Its memory is bounded however long a line is.
 */
export function createSanitizer(toLines: OnLines, toStates?: OnLines): Sanitizer {
  const [onLines, onStates] = [begunAnywhere(toLines), toStates && begunAnywhere(toStates)]
  const last = createOpenLine({
    line: text => onLines.put(text, true),
    pieces: pieces => onLines.put(pieces.join(''), false)
  })
  const line = onStates ? both(last, createStates(onStates.put)) : last

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
        if (lines.length <= LONGEST_HELD) {
          const safe = safeLines(lines)
          onLines.put(safe, true)
          onStates?.put(OVERWRITTEN.test(lines) ? safeLines(lines, allStates) : safe, true)
        } else {
          line.add(lines)
          line.end(false)
        }
      }
      line.add(text.slice(last + 1))
    },
    end() {
      if (line.isBegun()) line.end(true)
      onLines.restart()
      onStates?.restart()
    }
  }
}

/** Takes safe lines of a text that may begin within a secret, and of the next one, from `restart` on. */
function begunAnywhere(put: OnLines): {put: OnLines; restart(): void} {
  let isFirst = true
  return {
    put(lines, ends) {
      put(isFirst ? withoutEnding(lines) : lines, ends)
      isFirst = false
    },
    restart() {
      isFirst = true
    }
  }
}

/** A line that goes to two places. */
function both(one: OpenLine, other: OpenLine): OpenLine {
  return {
    isBegun: one.isBegun,
    add(text) {
      one.add(text)
      other.add(text)
    },
    end(isCut) {
      one.end(isCut)
      other.end(isCut)
    }
  }
}

/** An open line of which each state becomes a line, but those in which nothing is visible. */
function createStates(onStates: OnLines): OpenLine {
  let isShown = false
  let blank: string | undefined // what is left where nothing is visible
  const state = createOpenLine({
    line(text, isRest) {
      blank = blank === undefined ? text : ''
      if (!isRest && !isVisible(text)) return
      onStates(text, true)
      isShown = true
    },
    pieces: pieces => onStates(pieces.join(''), false)
  })
  const endState = (isCut: boolean) => {
    if (state.isBegun()) state.end(isCut)
  }
  // At once: there may be one at each other character.
  const putWhole = (states: string) => {
    const safe = safeLines(states, allStates)
    blank = ''
    if (!isVisible(safe)) return
    onStates(safe, true)
    isShown = true
  }
  return {
    isBegun: () => isShown || state.isBegun(),
    add(text) {
      const [first, last] = [text.indexOf('\r'), text.lastIndexOf('\r')]
      state.add(first < 0 ? text : text.slice(0, first))
      if (first < 0) return
      endState(false)
      if (last > first) putWhole(text.slice(first + 1, last))
      state.add(text.slice(last + 1))
    },
    end(isCut) {
      endState(isCut)
      if (!isShown) onStates(blank ?? '', true)
      isShown = false
      blank = undefined
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
