import {message, type Text} from '../messages/message.js'
import {failedLeaves} from '../model/failed-parts.js'
import type {Part} from '../model/part.js'
import {oneLine} from '../output/clean-text.js'
import {sayLine} from '../output/say-line.js'
import type {WaitResult} from '../wait/poll-all.js'
import {partPath} from './part-path.js'

const MOST_PARTS = 10
const LONGEST_TITLE = 300

/** One failed part, shown once more at the end of the log: where people look first. */
export interface DigestEntry {
  targetLabel: string
  part: Part
  /** The part with its parents, and its state. */
  title: string
  /** Safe lines without prefix, the last ones of its log. */
  lines: readonly string[]
}

/** The parts behind a failure, at most ten, with the last lines of their logs. */
export function digestOf(result: WaitResult, lastLines: (part: Part) => readonly string[]): DigestEntry[] {
  if (result.verdict.outcome !== 'failure') return []
  const parts = result.state.snapshot?.parts ?? []
  const sayShort = (text: Text) => oneLine(sayLine(text), LONGEST_TITLE)
  return failedLeaves(parts)
    .slice(0, MOST_PARTS)
    .map(part => ({
      targetLabel: sayShort(result.identity.label),
      part,
      title: sayShort(message('digest.part', {path: partPath(part, parts), status: part.status})),
      lines: lastLines(part)
    }))
}
