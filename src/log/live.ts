import type {Part} from '../vendors/types.js'
import type {LogFile} from './file.js'
import type {Printer} from './printer.js'
import {createSanitizer, type Sanitizer} from './untrusted.js'

const LAST_LINES = 50

/** Raw log text of a target's parts → safe lines under the part's own heading. */
export interface Live {
  text(part: Part, text: string, again: boolean): void
  end(part: Part): void
  /** The last lines of a part, at most 50. */
  lastLines(id: string): readonly string[]
}

interface Entry {
  sanitizer: Sanitizer
  last: readonly string[]
  runs: number
  part: Part
}

/** `label` names the target in headings where there are several; lines go to the printer, the file, or both. */
export function createLive(printer: Printer | undefined, label: string, file?: LogFile): Live {
  const entries = new Map<string, Entry>()

  const headingOf = ({part, runs}: Entry) => {
    const batch = part.batch === undefined ? '' : `, batch ${part.batch}`
    const again = runs > 1 ? `, run ${runs}` : ''
    return `${label}${part.kind} ${part.name}${batch}${again}`
  }

  const begin = (part: Part, runs: number): Entry => {
    const entry: Entry = {last: [], runs, part, sanitizer: createSanitizer()}
    if (file) {
      entry.sanitizer = createSanitizer(undefined, undefined, (text, ends) =>
        file.write(headingOf(entry), text, ends)
      )
    }
    entries.set(part.id, entry)
    return entry
  }

  const print = (entry: Entry, lines: readonly string[]) => {
    if (lines.length === 0 || !printer) return
    const kept = lines.slice(-LAST_LINES)
    entry.last = kept.length === LAST_LINES ? kept : [...entry.last, ...kept].slice(-LAST_LINES)
    printer.remote(headingOf(entry), lines)
  }

  return {
    text(part, text, again) {
      let entry = entries.get(part.id) ?? begin(part, 1)
      if (again) {
        print(entry, entry.sanitizer.end())
        entry = begin(part, entry.runs + 1)
      }
      print(entry, entry.sanitizer.push(text))
    },
    end(part) {
      const entry = entries.get(part.id)
      if (entry) print(entry, entry.sanitizer.end())
    },
    lastLines: id => entries.get(id)?.last ?? []
  }
}
