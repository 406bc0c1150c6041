import {pageOfNext} from './next-link.js'
import type {Result, TargetResult} from './result-schema.js'
import {link, text} from './summary-cells.js'
import {outcomeMarks} from './summary-marks.js'
import {words} from './summary-words.js'

/** The headline: the outcome, the target that decided it, and how many of all ended like that. */
export function headline({outcome, targets}: Result, deciding: TargetResult | undefined): string {
  const mark = `## ${outcomeMarks[outcome]} ${outcome}`
  if (deciding === undefined) return `${mark}\n`
  const same = targets.filter(target => target.decided && target.outcome === deciding.outcome).length
  const several = targets.length > 1 ? words.several(Math.max(0, same - 1), same, targets.length) : ''
  return `${mark}: ${text(deciding.label)}${several}\n`
}

/** Why it ended so, what to do next and where; of a success, and where nothing was waited for, the sentence alone. */
export function explanation(result: Result, deciding: TargetResult | undefined): string {
  if (deciding === undefined) return `${text(result.reason)}\n`
  const {step, page} = pageOfNext(deciding.next, deciding.actionUrl || deciding.url)
  const where = link(page, words.open)
  const place = where === words.open ? '' : where
  if (deciding.outcome === 'success') return `${joined([text(deciding.reason), place])}\n`
  const next = joined([text(step), place])
  return [
    `**${words.cause}:** ${text(causeOf(deciding))}`,
    next && `**${words.next}:** ${next}`,
    result.green && words.countsAsSuccess
  ]
    .filter(Boolean)
    .map(line => `${line}\n`)
    .join('\n')
}

/** The mistakes of a wrong input, one a line, as they were reported. */
export function mistakeList(mistakes: readonly string[]): string {
  return `## ${outcomeMarks.error} error: ${words.wrongInput}\n\n${mistakes.map(m => `- ${text(m)}\n`).join('')}`
}

/** The cause alone: the reason without the next step, which stands by itself in a result. */
export function causeOf({reason, next}: TargetResult): string {
  const end = `; ${next}`
  return next !== '' && reason.endsWith(end) ? reason.slice(0, -end.length) : reason
}

function joined(pieces: readonly string[]): string {
  return pieces.filter(Boolean).join(' · ')
}
