import type {DigestEntry} from './digest.js'
import {entities, text} from './summary-cells.js'
import {words} from './summary-words.js'

const MOST_FOLDS = 20
const MOST_BYTES = 40 * 1024

/** What failed, a fold each with the last lines of its log, at most 20: the first one open. */
export function digestFolds(digest: readonly DigestEntry[], several: boolean): string[] {
  return digest.slice(0, MOST_FOLDS).map(({targetLabel, title, lines}, i) => {
    const of = several ? words('summary.of', {target: text(targetLabel)}) : ''
    const head = lines.length > 0 ? words('summary.last-lines', {count: lines.length}) : ''
    const log = lines.length > 0 ? `<pre>\n${pre(lines)}\n</pre>` : words('summary.no-lines')
    return `<details${i === 0 ? ' open' : ''}><summary><b>${text(title)}</b>${of}${head}</summary>\n\n${log}\n\n</details>\n`
  })
}

/** The lines that fit; where they do not all fit, the first ones go. */
function pre(lines: readonly string[]): string {
  const kept: string[] = []
  let bytes = 0
  for (const line of [...lines].reverse()) {
    const escaped = entities(line, /[^A-Za-z0-9 .,;'()?=|\t\u00a1-\uffff]/g)
    bytes += Buffer.byteLength(escaped) + 1
    if (bytes > MOST_BYTES) break
    kept.unshift(escaped)
  }
  return kept.join('\n')
}
