import type {Part} from '../model/part.js'
import {type Block, lastLines} from './block.js'
import type {LogFile} from './log-file.js'
import type {Printer} from './printer.js'
import {createSanitizer, type Sanitizer} from './sanitizer.js'

const LAST_LINES = 50
// What is made safe and printed at a time: of a long text no second copy stands as a whole.
const PIECE = 1024 * 1024

/** Raw log text of a target's parts → safe lines under the part's own heading. */
export interface PartPrinter {
  text(part: Part, text: string, again: boolean): void
  end(part: Part): void
  /** The last lines of a part, at most 50. */
  lastLines(id: string): readonly string[]
}

interface Entry {
  sanitizer: Sanitizer
  heading: string
  last: string
  runs: number
}

/** `label` names the target in headings where there are several; lines go to the printer, the file, or both. */
export function createPartPrinter(printer: Printer | undefined, label: string, file?: LogFile): PartPrinter {
  const entries = new Map<string, Entry>()

  const begin = (part: Part, runs: number): Entry => {
    const batch = part.batch === undefined ? '' : `, batch ${part.batch}`
    const again = runs > 1 ? `, run ${runs}` : ''
    const heading = `${label}${part.kind} ${part.name}${batch}${again}`
    const copy = file && ((lines: string, ends: boolean) => file.write(heading, lines, ends))
    const entry = {sanitizer: createSanitizer(copy), heading, last: '', runs}
    entries.set(part.id, entry)
    return entry
  }

  const print = (entry: Entry, blocks: readonly Block[]) => {
    if (blocks.length === 0 || !printer) return
    entry.last = lastLines(entry.last, blocks, LAST_LINES)
    printer.remote(entry.heading, blocks)
  }

  return {
    text(part, text, again) {
      let entry = entries.get(part.id) ?? begin(part, 1)
      if (again) {
        print(entry, entry.sanitizer.end())
        entry = begin(part, entry.runs + 1)
      }
      for (let at = 0; at < text.length; at += PIECE) {
        print(entry, entry.sanitizer.push(text.slice(at, at + PIECE)))
      }
    },
    end(part) {
      const entry = entries.get(part.id)
      if (entry) print(entry, entry.sanitizer.end())
    },
    lastLines(id) {
      const last = entries.get(id)?.last ?? ''
      return last === '' ? [] : last.split('\n')
    }
  }
}
