import type {Part} from '../vendors/types.js'
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

/** `label` names the target in headings where there are several. */
export function createLive(printer: Printer, label: string): Live {
  const parts = new Map<string, {sanitizer: Sanitizer; last: readonly string[]; runs: number}>()

  const of = (part: Part) => {
    const known = parts.get(part.id) ?? {sanitizer: createSanitizer(), last: [], runs: 1}
    parts.set(part.id, known)
    return known
  }

  const print = (part: Part, lines: readonly string[]) => {
    if (lines.length === 0) return
    const entry = of(part)
    entry.last = [...entry.last, ...lines.slice(-LAST_LINES)].slice(-LAST_LINES)
    const batch = part.batch === undefined ? '' : `, batch ${part.batch}`
    const again = entry.runs > 1 ? `, run ${entry.runs}` : ''
    printer.remote(`${label}${part.kind} ${part.name}${batch}${again}`, lines)
  }

  return {
    text(part, text, again) {
      if (again) {
        print(part, of(part).sanitizer.end())
        parts.set(part.id, {sanitizer: createSanitizer(), last: [], runs: of(part).runs + 1})
      }
      print(part, of(part).sanitizer.push(text))
    },
    end(part) {
      print(part, of(part).sanitizer.end())
    },
    lastLines: id => parts.get(id)?.last ?? []
  }
}
