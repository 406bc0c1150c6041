import {wrap} from './block.js'
import {makeSafe, withoutEscapes, withoutSecrets} from './clean-text.js'
import {unfinished} from './escapes.js'
import {lastState} from './overwritten.js'
import {longestSecret} from './redact.js'
import {MARK} from './unseen.js'

/** As much of a line is held until its end comes. */
export const LONGEST_HELD = 64 * 1024

/** Takes safe text, without line breaks within it. */
export interface LineOutput {
  /** The whole line, or the end of one that came in pieces: `''` where nothing of it is left. */
  line(text: string, isRest: boolean): void
  /** Pieces of a line that goes on, as wide as a physical line has room for. */
  pieces(pieces: readonly string[]): void
}

/** A line of remote text whose end has not come yet. */
export interface OpenLine {
  /** Whether anything of it has come. */
  isBegun(): boolean
  /** Adds text, in which there is no line break. */
  add(text: string): void
  /** The line break has come or, where the line `isCut`, the end of the text: it may end within a secret. */
  end(isCut: boolean): void
}

/** Holds a line until its end comes; of one that is too long for that it puts out what is certain. */
export function createOpenLine(output: LineOutput): OpenLine {
  let raw = '' // from the platform, with its escapes: not empty while the line is open
  let clean = '' // without escapes, not yet redacted to the end
  let isRest = false // whether pieces of it were put out
  let shown = '' // the end of these pieces

  /** Takes over into `clean` what has come, but for about so many characters: a sequence stays whole. */
  const strip = (heldBack: number, isCut = false) => {
    raw = withoutSecrets(raw, isCut)
    const before = raw.slice(0, Math.max(0, raw.length - heldBack))
    const end = heldBack === 0 ? raw.length : before.length - unfinished(before)
    clean += withoutEscapes(raw.slice(0, end))
    raw = raw.slice(end)
  }

  /** As the line stands now. After pieces, a mark shows that text which came since was overwritten. */
  const safeState = (isCut = false) => {
    const last = lastState(clean)
    return isRest && !clean.startsWith(last) ? safeBehind(shown, last, isCut) : makeSafe(last, isCut)
  }

  const putPieces = () => {
    strip(heldBackLength())
    const safe = safeState()
    const certain = safe.slice(0, Math.max(0, safe.length - heldBackLength()))
    const pieces = wrap(certain)
    const last = pieces.pop() ?? '' // it may still grow
    clean = last + safe.slice(certain.length)
    if (pieces.length === 0) return
    output.pieces(pieces)
    isRest = true
    shown = (shown + pieces.join('')).slice(-heldBackLength())
  }

  return {
    isBegun: () => raw !== '',
    add(text) {
      let from = 0
      // What is held back is asked for again and again: there must be as much beside it.
      const most = Math.max(LONGEST_HELD, 2 * heldBackLength())
      while (text.length - from + raw.length > most) {
        const count = Math.max(1, most - raw.length)
        raw += text.slice(from, from + count)
        from += count
        putPieces()
      }
      raw += text.slice(from)
    },
    end(isCut) {
      strip(0, isCut)
      output.line(safeState(isCut), isRest)
      clean = ''
      isRest = false
      shown = ''
    }
  }
}

/** Text behind a mark, made safe together with what stands before the mark: the two may be a secret. */
function safeBehind(shown: string, text: string, isCut: boolean): string {
  const whole = makeSafe(shown + MARK + text, isCut)
  let same = 0
  while (same < shown.length && whole[same] === shown[same]) same++
  return same === shown.length ? whole.slice(same) : MARK + whole.slice(same)
}

/** A secret or a `##[` may begin in so many last characters, and end in what is still to come. */
function heldBackLength(): number {
  return Math.max(longestSecret(), 3) - 1
}
