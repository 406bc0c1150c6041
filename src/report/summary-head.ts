import type {ReportedTarget} from './result.js'
import type {Result} from './result-schema.js'
import {link, text} from './summary-cells.js'
import {outcomeMarks} from './summary-marks.js'
import {words} from './summary-words.js'

/** The headline: the outcome, the target that decided it, and how many of all ended like that. */
export function headline({outcome, targets}: Result, deciding: ReportedTarget | undefined): string {
  const word = words('summary.outcome', {outcome})
  const mark = `## ${outcomeMarks[outcome]} `
  if (deciding === undefined) return `${mark}${word}\n`
  const same = targets.filter(target => target.decided && target.outcome === deciding.outcome).length
  const several =
    targets.length > 1
      ? words('summary.several', {others: Math.max(0, same - 1), same, all: targets.length})
      : ''
  return `${mark}${words('summary.headline', {outcome: word, target: text(deciding.label)})}${several}\n`
}

/** Why it ended so, what to do next and where; of a success, and where nothing was waited for, the sentence alone. */
export function explanation(result: Result, deciding: ReportedTarget | undefined): string {
  if (deciding === undefined) return `${text(result.reason)}\n`
  const {cause, step, page} = deciding.told
  const open = words('summary.open')
  const where = link(page, open)
  const place = where === open ? '' : where
  if (deciding.outcome === 'success') return `${joined([text(deciding.reason), place])}\n`
  const next = joined([text(step), place])
  return [
    words('summary.named', {name: words('summary.cause'), text: text(cause)}),
    next && words('summary.named', {name: words('summary.next'), text: next}),
    // Who does not wait for what was started asked for this end.
    result.green && deciding.cause.code !== 'started' && words('summary.counts-as-success')
  ]
    .filter(Boolean)
    .map(line => `${line}\n`)
    .join('\n')
}

/** The mistakes of a wrong input, one a line, as they were reported. */
export function mistakeList(mistakes: readonly string[]): string {
  return `## ${outcomeMarks.error} ${words('summary.wrong-input')}\n\n${mistakes.map(m => `- ${text(m)}\n`).join('')}`
}

function joined(pieces: readonly string[]): string {
  return pieces.filter(Boolean).join(' · ')
}
