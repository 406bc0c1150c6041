import {type Message, message, type Text} from '../messages/message.js'
import type {Part} from '../model/part.js'
import {nextTurn} from '../util/turns.js'
import {type Block, blockOf} from './block.js'
import {shortened} from './clean-text.js'
import {createLastLines, type LastLines} from './last-lines.js'
import type {LogFile} from './log-file.js'
import {BAR, type Prefix} from './prefix.js'
import type {Fold, Printer} from './printer.js'
import {createSanitizer, type Sanitizer} from './sanitizer.js'
import {sayLine} from './say-line.js'

const LAST_LINES = 50
// What is made safe and printed at a time: of a long text no second copy stands as a whole.
const PIECE = 256 * 1024
// So many characters of folds wait for those before them; where there are more, a fold is printed when its log has ended.
const MOST_WAITING = 16 * 1024 * 1024
// Of the last line, in the heading of a fold.
const LONGEST_LAST = 80

/** Makes safe lines of the raw log text of a target's parts. */
export interface PartPrinter {
  /**
   * More text of a part's log, cut anywhere. `again`: the part ran again, and its log begins anew. Of a long text the
   * pieces come in turns of their own; resolves when all was printed, or nobody waits for it any more.
   */
  text(part: Part, text: string, again: boolean, signal?: AbortSignal): Promise<void>
  /** What comes next does not go on where the text ended: of a line that has not ended the rest is lost. */
  gap(part: Part): void
  /** The log has ended, so that a last line without line break is whole. */
  end(part: Part): void
  /** No other part's log is waited for: the fold of this one is printed, where there is one. */
  turn(part: Part): void
  /** All logs have ended, whatever was read of them. */
  endAll(): void
  /** The part is long gone: nothing is remembered of it. */
  forget(part: Part): void
  /** The last lines of a part that were printed, without prefix, at most 50. */
  lastLines(id: string): readonly string[]
}

export interface PartPrinterDeps {
  /** Where the lines are printed, if they are. */
  printer: Printer | undefined
  file?: LogFile | undefined
  /** What a part is called above its lines, and before each of them; `run` counts the runs of the part from 1. */
  title: (part: Part, run: number) => Text
  prefix: (part: Part, run: number) => Prefix
  /** Resolves when both are at hand; nothing where they are. */
  ready?: () => Promise<void> | undefined
  /** Whether the log of a part as it is now is printed as a whole, in a fold. After lines that were printed live the rest is, too. */
  isWhole: (part: Part) => boolean
  /** What waits for the folds before it, of all printers that share this. */
  waiting: {characters: number}
}

/** One run of a part. */
interface PartRun {
  part: Part
  /** How many runs of the part there were, with this one. */
  number: number
  sanitizer: Sanitizer
  last: LastLines
  /** What was made safe and not printed yet. */
  safe: {lines: string; ends: boolean}[]
  /** Whether a line has come in part. */
  inLine: boolean
  /** Of a log that is printed as a whole: its lines, its characters, and how many of them wait for the folds before it. */
  lines: number
  size: number
  waiting: number
  /** Whether none of its lines was printed live. */
  isWhole: boolean
  fold: Fold | undefined
}

/** Prints the logs of parts to the printer, the file, or both. */
export function createPartPrinter(deps: PartPrinterDeps): PartPrinter {
  const runs = new Map<string, PartRun>()
  const begin = (part: Part, number: number): PartRun => {
    const run = beginRun(part, number, deps)
    runs.set(part.id, run)
    return run
  }
  const end = (run: PartRun | undefined, part: Part) => {
    if (!run) return
    run.part = part
    run.sanitizer.end()
    print(run, deps)
  }
  const endNow = (run: PartRun | undefined, part: Part) => {
    end(run, part)
    closeFold(run, deps)
  }

  return {
    async text(part, text, again, signal) {
      const waiting = deps.ready?.()
      if (waiting !== undefined) await waiting
      let run = runs.get(part.id) ?? begin(part, 1)
      if (again) {
        endNow(run, run.part)
        run = begin(part, run.number + 1)
      }
      // A part that runs again shows its lines as they come, and those of the run before are printed.
      if (!deps.isWhole(part)) closeFold(run, deps)
      run.part = part
      for (let at = 0; at < text.length; at += PIECE) {
        if (at > 0) await nextTurn()
        if (signal?.aborted) return
        run.sanitizer.push(text.slice(at, at + PIECE))
        print(run, deps)
      }
    },
    gap(part) {
      const run = runs.get(part.id)
      if (!run) return
      run.sanitizer.end()
      print(run, deps)
    },
    end(part) {
      const run = runs.get(part.id)
      end(run, part)
      holdFold(run, deps)
    },
    turn: part => closeFold(runs.get(part.id), deps),
    endAll() {
      for (const run of runs.values()) endNow(run, run.part)
    },
    forget(part) {
      endNow(runs.get(part.id), part)
      runs.delete(part.id)
    },
    lastLines: id => runs.get(id)?.last.list() ?? []
  }
}

function beginRun(part: Part, number: number, {file, title}: PartPrinterDeps): PartRun {
  const source = {heading: sayLine(title(part, number))}
  const run: PartRun = {
    part,
    number,
    sanitizer: createSanitizer(
      (lines, ends) => run.safe.push({lines, ends}),
      file && ((lines, ends) => file.write(source, lines, ends))
    ),
    last: createLastLines(LAST_LINES),
    safe: [],
    inLine: false,
    lines: 0,
    size: 0,
    waiting: 0,
    isWhole: true,
    fold: undefined
  }
  return run
}

/** Prints what was made safe: at once, or into the fold of a log that is printed as a whole. */
function print(run: PartRun, deps: PartPrinterDeps): void {
  const {printer, prefix} = deps
  const {safe} = run
  run.safe = []
  if (!printer || safe.length === 0) return
  run.isWhole &&= deps.isWhole(run.part)
  const {isWhole} = run
  const before = isWhole ? BAR : prefix(run.part, run.number)
  const blocks: Block[] = []
  for (const {lines, ends} of safe) {
    run.last.add(lines, ends)
    // Of a line that came in pieces nothing may be left.
    if (!run.inLine || lines !== '') blocks.push(blockOf(lines, before))
    run.inLine = !ends
    if (!isWhole) continue
    run.lines += lines.split('\n').length - (ends ? 0 : 1)
    run.size += lines.length
  }
  run.last.settle()
  if (isWhole) {
    run.fold ??= printer.fold()
    run.fold.add(blocks)
  } else printer.live(blocks)
}

/** Lets the fold of a log that has ended wait for its turn; where too much waits already, it is printed. */
function holdFold(run: PartRun | undefined, deps: PartPrinterDeps): void {
  if (run?.fold === undefined) return
  deps.waiting.characters += run.size - run.waiting
  run.waiting = run.size
  if (deps.waiting.characters > MOST_WAITING) closeFold(run, deps)
}

function closeFold(run: PartRun | undefined, {title, waiting}: PartPrinterDeps): void {
  if (run?.fold === undefined) return
  const {fold, part, number, last, lines} = run
  waiting.characters -= run.waiting
  Object.assign(run, {fold: undefined, lines: 0, size: 0, waiting: 0})
  fold.close(headingOf({part, last, lines}, title(part, number)))
}

function headingOf({part, lines, last}: Pick<PartRun, 'part' | 'lines' | 'last'>, title: Text): Message {
  const {startedAt, finishedAt} = part
  const isTimed = startedAt !== undefined && finishedAt !== undefined && finishedAt > startedAt
  const said = last.list().findLast(line => /\S/.test(line))
  return message('log.heading', {
    title,
    lines,
    tookMs: isTimed ? finishedAt - startedAt : undefined,
    last: said === undefined ? undefined : shortened(said.trim(), LONGEST_LAST)
  })
}
