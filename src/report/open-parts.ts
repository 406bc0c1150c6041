import {type Message, message} from '../messages/message.js'
import type {Part, PartKind} from '../model/part.js'
import {partName} from '../model/part-name.js'
import {ENDED} from '../model/phase.js'
import {oneLine} from '../output/clean-text.js'
import {isoTime} from '../util/duration.js'
import type {WaitResult} from '../wait/poll-all.js'
import {partPath} from './part-path.js'

const MOST_SHOWN = 3
/** Of failed parts that hold it, where others have begun: so that one of those has room. */
const MOST_HELD = 2
const MOST_NAMED = 10
const LAST_LINES = 10

/** The parts of a target that had not ended when the wait for it was over. */
export interface OpenParts {
  /** A few, each with its state, since when, and the last lines of its log. */
  shown: readonly {title: Message; lines: readonly string[]}[]
  /** What there is beside them. */
  others: Message | undefined
}

export const NOTHING_OPEN: OpenParts = {shown: [], others: undefined}

/** What is known of a part beside its snapshot. */
export interface PartFacts {
  lastLines: (part: Part) => readonly string[]
  /** Ms from the start of the wait until the part was seen to begin, where that was seen. */
  begunAt: (part: Part) => number | undefined
  /** Ms from the start of the wait to its end. */
  waitedMs: number
}

/** What had not ended of a target whose wait ended without its verdict: where that is of no interest, nothing. */
export function openPartsOf(result: WaitResult, facts: PartFacts): OpenParts {
  if (!isOfInterest(result)) return NOTHING_OPEN
  const {parts = [], blocked} = result.state.snapshot ?? {}
  const open = parts.filter(({phase}) => !ENDED.has(phase))
  // The innermost that had begun: a stage that waits for a person, though its jobs have not begun.
  const begun = leavesOf(open.filter(({phase}) => phase !== 'queued'))
  const queued = leavesOf(open).filter(({phase}) => phase === 'queued')
  // What failed and holds it comes before what still ran.
  const holding = blocked?.parts ?? []
  const held = holding.slice(0, begun.length > 0 ? MOST_HELD : MOST_SHOWN)
  const shown = begun.slice(0, MOST_SHOWN - held.length)
  const tail = (part: Part, title: Message) => ({title, lines: facts.lastLines(part).slice(-LAST_LINES)})
  return {
    shown: [
      ...held.map(part =>
        tail(part, message('digest.part', {path: partPath(part, parts), status: part.status}))
      ),
      ...shown.map(part => tail(part, titleOf(part, parts, facts)))
    ],
    others: othersOf(
      {failed: holding.slice(held.length), open: begun.slice(shown.length), queued},
      begun.length > 0
    )
  }
}

function titleOf(part: Part, parts: readonly Part[], facts: PartFacts): Message {
  const {status, phase} = part
  return message('open.part', {path: partPath(part, parts), status: status || phase, ...since(part, facts)})
}

/** What is not shown by itself; where some had begun, these tell more than the names of those that had not. */
function othersOf(
  {failed, open, queued}: Record<'failed' | 'open' | 'queued', readonly Part[]>,
  someHadBegun: boolean
): Message | undefined {
  if (failed.length + open.length + queued.length === 0) return undefined
  return message('open.others', {
    failed: failed.length,
    open: open.length,
    names: namesOf(open),
    waiting: queued.length,
    kind: commonKind(queued),
    waitingNames: someHadBegun ? [] : namesOf(queued)
  })
}

function isOfInterest({verdict: {outcome}}: WaitResult): boolean {
  return outcome === 'timeout' || outcome === 'interrupted' || outcome === 'error'
}

/** The parts without those of which a piece is among them: the step, not its job and its stage. */
function leavesOf(parts: readonly Part[]): Part[] {
  const holders = new Set(parts.map(({parent}) => parent))
  return parts.filter(({id}) => !holders.has(id))
}

/** By the platform's clock or, where it does not tell, by what was seen. */
function since(
  part: Part,
  {begunAt, waitedMs}: PartFacts
): {since: string | undefined; forMs: number | undefined} {
  if (part.startedAt !== undefined && part.startedAt > 0)
    return {since: isoTime(part.startedAt).slice(0, 19).replace('T', ' '), forMs: undefined}
  const begun = begunAt(part)
  return {since: undefined, forMs: begun === undefined ? undefined : waitedMs - begun}
}

/** What all of the parts are, where they are the same. */
function commonKind(parts: readonly Part[]): PartKind | undefined {
  const [kind, ...others] = new Set(parts.map(part => part.kind))
  return others.length === 0 ? kind : undefined
}

function namesOf(parts: readonly Part[]): string[] {
  const names = parts.slice(0, MOST_NAMED).map(part => oneLine(partName(part), 40))
  return parts.length > MOST_NAMED ? [...names, '…'] : names
}
