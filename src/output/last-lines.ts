import {ownCopy} from '../util/text.js'
import {shortenedInside} from './clean-text.js'
import {ROOM} from './width.js'

// Most lines are shorter.
const USUAL_LINE = 128

/** The last lines of a log; of a line without room on one physical line, its beginning and its end. */
export interface LastLines {
  /** Takes lines as a sanitizer hands them on. */
  add(lines: string, ends: boolean): void
  /** Lets go of all that was added but the last lines. */
  settle(): void
  list(): readonly string[]
}

/** Keeps at most `most` lines, and no more of the log alive than them. */
export function createLastLines(most: number): LastLines {
  let kept: string | undefined // joined by line breaks
  let added: string[] = []
  let open: string | undefined // a line that comes in pieces, shortened as it stands now

  const settle = () => {
    if (added.length === 0) return
    const recent = added.slice(-most)
    added = []
    // Most texts have more lines than are kept: the others are not looked at.
    let lines: string[] = []
    for (let text = recent.pop(); text !== undefined && lines.length < most; text = recent.pop()) {
      lines = [...lastOf(text, most - lines.length), ...lines]
    }
    if (lines.length < most && kept !== undefined) lines = [...lastOf(kept, most - lines.length), ...lines]
    const joined = lines.map(shortenedLine).join('\n')
    // Of several lines it is a text of its own already.
    kept = lines.length > 1 ? joined : ownCopy(joined)
  }

  return {
    add(lines, ends) {
      if (open === undefined && ends) return void added.push(lines)
      // Its beginning stays, and the mark is overwritten by each next one.
      open = shortenedLine((open ?? '') + lines)
      if (!ends) return
      added.push(open)
      open = undefined
    },
    settle,
    list() {
      settle()
      return kept === undefined ? [] : kept.split('\n')
    }
  }
}

function shortenedLine(line: string): string {
  return shortenedInside(line, ROOM)
}

/** The last lines of a text, at most `most` (1 or more). */
function lastOf(text: string, most: number): string[] {
  for (let size = most * USUAL_LINE; ; size *= 2) {
    const lines = text.slice(-size).split('\n')
    // The first of them may be cut.
    if (lines.length > most || size >= text.length) return lines.slice(-most)
  }
}
