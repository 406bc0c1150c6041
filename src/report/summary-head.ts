import type {Outcome} from '../model/outcome.js'
import type {ReportedTarget} from './result.js'
import type {Result} from './result-schema.js'
import {link, text} from './summary-cells.js'
import {outcomeMarks} from './summary-marks.js'
import {words} from './summary-words.js'

/** The headline: the outcome, the target that decided it, and how many of all ended like that. */
export function headline(result: Result, deciding: ReportedTarget | undefined): string {
  const {outcome, targets} = result
  const word = words('summary.outcome', {outcome})
  const mark = `## ${outcomeMarks[outcome]} `
  if (deciding === undefined) return `${mark}${word}\n`
  const same = countOf(result, deciding.outcome)
  const several =
    targets.length > 1
      ? words('summary.several', {others: Math.max(0, same - 1), same, all: targets.length})
      : ''
  return `${mark}${words('summary.headline', {outcome: word, target: text(deciding.label)})}${several}\n`
}

/** Why it ended so, what to do next and where; of a success, and where nothing was waited for, the sentence alone. */
export function explanation(result: Result, deciding: ReportedTarget | undefined): string {
  if (deciding === undefined) return `${text(result.reason)}\n`
  const {page} = deciding.told
  const open = words('summary.open')
  const where = link(page, open)
  const place = where === open ? '' : where
  const cause = causeOf(result, deciding)
  if (deciding.outcome === 'success') return `${joined([cause, place])}\n`
  const next = joined([stepOf(deciding), place])
  return [
    words('summary.named', {name: words('summary.cause'), text: cause}),
    next && words('summary.named', {name: words('summary.next'), text: next}),
    // Who does not wait for what was started asked for this end.
    result.green && deciding.cause.code !== 'started' && words('summary.counts-as-success')
  ]
    .filter(Boolean)
    .map(line => `${line}\n`)
    .join('\n')
}

/** The cause; the target, which the headline names, only where others of its outcome stand there with it. */
function causeOf(result: Result, {told: {cause}, label, outcome}: ReportedTarget): string {
  const isAlone = countOf(result, outcome) <= 1
  return isAlone ? text(cause) : words('reason', {why: text(cause), where: text(label), next: undefined})
}

/** The next step, with its link as one that can be followed. */
function stepOf({told: {step, link: url}}: ReportedTarget): string {
  const at = url === '' ? -1 : step.indexOf(url)
  if (at < 0) return text(step)
  return `${text(step.slice(0, at))}${link(url, text(url))}${text(step.slice(at + url.length))}`
}

function countOf({targets}: Result, outcome: Outcome): number {
  return targets.filter(target => target.decided && target.outcome === outcome).length
}

/** The mistakes of a wrong input, one a line, as they were reported. */
export function mistakeList(mistakes: readonly string[]): string {
  return `## ${outcomeMarks.error} ${words('summary.wrong-input')}\n\n${mistakes.map(m => `- ${text(m)}\n`).join('')}`
}

function joined(pieces: readonly string[]): string {
  return pieces.filter(Boolean).join(' · ')
}
