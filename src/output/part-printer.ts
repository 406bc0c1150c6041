import type {Part} from '../model/part.js'
import {nextTurn} from '../util/turns.js'
import {type Block, lastLines} from './block.js'
import type {LogFile} from './log-file.js'
import type {Printer} from './printer.js'
import {createSanitizer, type Sanitizer} from './sanitizer.js'

const LAST_LINES = 50
// What is made safe and printed at a time: of a long text no second copy stands as a whole.
const PIECE = 256 * 1024

/** Makes safe lines, under the part's own heading, of the raw log text of a target's parts. */
export interface PartPrinter {
  /**
   * More text of a part's log, cut anywhere. `again`: the part ran again, and its log begins anew. Of a long text the
   * pieces come in turns of their own; resolves when all was printed, or nobody waits for it any more.
   */
  text(part: Part, text: string, again: boolean, signal?: AbortSignal): Promise<void>
  /** The log has ended, so that a last line without line break is whole. */
  end(part: Part): void
  /** The part is long gone: nothing is remembered of it. */
  forget(part: Part): void
  /** The last lines of a part that were printed, each behind the prefix, at most 50. */
  lastLines(id: string): readonly string[]
}

/** One run of a part, whose log is printed under one heading. */
interface PartRun {
  sanitizer: Sanitizer
  heading: string
  /** The last lines, joined by line breaks. */
  last: string
  /** How many runs of the part there were, with this one. */
  number: number
}

/**
 * Prints logs of parts to the printer, the file, or both. `label` stands before each heading, and names the target
 * where there are several.
 */
export function createPartPrinter(printer: Printer | undefined, label: string, file?: LogFile): PartPrinter {
  const runs = new Map<string, PartRun>()

  const headings = new Map<string, string>()
  /** Parts of one name are told apart by their ids. */
  const nameOf = (part: Part, number: number) => {
    const heading = label + headingOf(part, number)
    const first = headings.get(heading) ?? part.id
    headings.set(heading, first)
    return first === part.id ? heading : `${heading} (${part.id})`
  }

  const begin = (part: Part, number: number): PartRun => {
    const source = {heading: nameOf(part, number)}
    const onLines = file && ((lines: string, ends: boolean) => file.write(source, lines, ends))
    const run = {...source, sanitizer: createSanitizer(onLines), last: '', number}
    runs.set(part.id, run)
    return run
  }

  const print = (run: PartRun, blocks: readonly Block[]) => {
    if (blocks.length === 0 || !printer) return
    run.last = lastLines(run.last, blocks, LAST_LINES)
    printer.remote(run.heading, blocks)
  }

  return {
    async text(part, text, again, signal) {
      let run = runs.get(part.id) ?? begin(part, 1)
      if (again) {
        print(run, run.sanitizer.end())
        run = begin(part, run.number + 1)
      }
      for (let at = 0; at < text.length; at += PIECE) {
        if (at > 0) await nextTurn()
        if (signal?.aborted) return
        print(run, run.sanitizer.push(text.slice(at, at + PIECE)))
      }
    },
    end(part) {
      const run = runs.get(part.id)
      if (run) print(run, run.sanitizer.end())
    },
    forget(part) {
      const run = runs.get(part.id)
      if (run) print(run, run.sanitizer.end())
      runs.delete(part.id)
    },
    lastLines(id) {
      const last = runs.get(id)?.last ?? ''
      return last === '' ? [] : last.split('\n')
    }
  }
}

function headingOf({kind, name, batch}: Part, run: number): string {
  const ofBatch = batch === undefined ? '' : `, batch ${batch}`
  return `${kind} ${name}${ofBatch}${run > 1 ? `, run ${run}` : ''}`
}
