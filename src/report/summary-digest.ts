import {sayLine} from '../output/say-line.js'
import type {DigestEntry} from './digest.js'
import type {OpenParts} from './open-parts.js'
import {entities, text} from './summary-cells.js'
import {words} from './summary-words.js'

const MOST_SHOWN = 20
const MOST_BYTES = 40 * 1024

/** A part with the last lines of its log, or a remark about parts that are not shown. */
interface Tail {
  targetLabel: string
  title: string
  lines: readonly string[]
  isRemark?: boolean
}

/** What is shown of a target's logs: its failed parts or, where there is no verdict, the parts that had not ended. */
export function tailsOfTarget(
  {label}: {label: string},
  digest: readonly DigestEntry[] = [],
  open?: OpenParts
): Tail[] {
  const tail = (title: string, lines: readonly string[]) => ({targetLabel: label, title, lines})
  return [
    ...digest.map(({title, lines}) => tail(title, lines)),
    ...(open?.shown ?? []).map(({title, lines}) => tail(sayLine(title), lines)),
    ...(open?.others ? [{...tail(sayLine(open.others), []), isRemark: true}] : [])
  ]
}

/** The last lines of logs, a fold each, at most 20: the first one open. Of a part without any its title stands alone. */
export function logTails(tails: readonly Tail[], several: boolean): string[] {
  const shown = tails.slice(0, MOST_SHOWN)
  const first = shown.find(({lines}) => lines.length > 0)
  return shown.map(tail => {
    const {targetLabel, title, lines, isRemark} = tail
    const of = several ? words('summary.of', {target: text(targetLabel)}) : ''
    const head = `${isRemark ? text(title) : `<b>${text(title)}</b>`}${of}`
    if (lines.length === 0) return `${head}\n`
    const last = words('summary.last-lines', {count: lines.length})
    const open = tail === first ? ' open' : ''
    const log = `<pre>\n${pre(lines)}\n</pre>`
    return `<details${open}><summary>${head}${last}</summary>\n\n${log}\n\n</details>\n`
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
