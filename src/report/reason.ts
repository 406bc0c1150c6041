import {linkIn, message, say, type Text, withoutLink} from '../messages/message.js'
import {oneLine} from '../output/clean-text.js'
import {redact} from '../output/redact.js'
import type {WaitResult} from '../wait/poll-all.js'
import {causeOf, nextOf} from './causes.js'
import {factsOf} from './reason-facts.js'
import {safeRemote} from './safe-text.js'

const LONGEST_REASON = 1000
const LONGEST_CAUSE = 700
const LONGEST_NEXT = 600
const LONGEST_LABEL = 200

/** Why the wait for a target ended, in its pieces: each is one line that is safe to paste into a shell. */
export interface Explanation {
  /** What happened, without where. */
  cause: string
  /** The target with its ids. */
  where: string
  /** What a person does next, or `''`. */
  next: string
  /** The same without its link. */
  step: string
  /** The page that the next step names, where it is that of the target or one below it; else `''`. */
  page: string
  /** A link that the step still names, or `''`: a page elsewhere, such as that where a token is made. */
  link: string
  /** The cause, then where, then what to do next: the output `reason`, of at most 1,000 characters. */
  reason: string
}

/** `waitedMs` is the time since the start of the wait. */
export function explain(result: WaitResult, waitedMs: number): Explanation {
  const {cause} = result.verdict
  const facts = factsOf(result, waitedMs)
  const [why, next] = [causeOf(cause, facts), nextOf(cause, facts)]
  const where = sayShort(result.identity.label, LONGEST_LABEL)
  const pieces = {
    cause: sayShort(why, LONGEST_CAUSE),
    where,
    next: next === undefined ? '' : sayShort(next, LONGEST_NEXT),
    ...linkOf(next, result.identity.url)
  }
  const reason = say(message('reason', {why: pieces.cause, where, next: pieces.next}), ready => ready)
  return {...pieces, reason: oneLine(reason, LONGEST_REASON)}
}

function linkOf(next: Text | undefined, ofTarget: string): Pick<Explanation, 'step' | 'page' | 'link'> {
  if (next === undefined) return {step: '', page: '', link: ''}
  const named = linkIn(next)
  const link = named === undefined ? '' : redact(named)
  const isBelow = named !== undefined && ofTarget !== '' && named.startsWith(ofTarget)
  return {
    step: sayShort(isBelow ? withoutLink(next) : next, LONGEST_NEXT),
    page: isBelow ? link : '',
    link: isBelow ? '' : link
  }
}

/** Whether the cause says this of a part already. */
export function saysOf({cause}: Explanation, text: Text | undefined): boolean {
  return text !== undefined && text !== '' && cause.includes(sayShort(text, LONGEST_CAUSE))
}

/** A text as one safe line for an output, of at most `max` characters; `mostWords` bounds each text within it that is not ours. */
export function sayShort(text: Text, max: number, mostWords?: number): string {
  return oneLine(
    say(text, words => safeRemote(words, mostWords)),
    max
  )
}
