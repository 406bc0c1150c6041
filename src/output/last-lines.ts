import {ownCopy} from '../util/text.js'
import {fits, ROOM} from './block.js'
import {shortenedInside} from './clean-text.js'

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
    let text = ''
    let room = most
    for (let i = recent.length - 1; i >= 0 && room > 0; i--) {
      const [lines, count] = lastOf(recent[i] ?? '', room)
      text = text === '' && room === most ? lines : `${lines}\n${text}`
      room -= count
    }
    if (room > 0 && kept !== undefined) text = `${lastOf(kept, room)[0]}\n${text}`
    kept = ownCopy(fits(text) ? text : text.split('\n').map(shortenedLine).join('\n'))
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

/** The last lines of a text, at most `most` (1 or more), and how many they are. */
function lastOf(text: string, most: number): [lines: string, count: number] {
  let begin = text.length
  let count = 0
  while (count < most && begin >= 0) {
    begin = begin === 0 ? -1 : text.lastIndexOf('\n', begin - 1)
    count++
  }
  return [text.slice(begin + 1), count]
}
