import type {Sentences} from '../messages/en.js'
import {message, say, type Text} from '../messages/message.js'
import {oneLine} from '../output/clean-text.js'
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
  /** The cause, then where, then what to do next: the output `reason`, of at most 1,000 characters. */
  reason: string
}

/** `waitedMs` is the time since the start of the wait. */
export function explain(result: WaitResult, waitedMs: number, sentences: Sentences): Explanation {
  const {cause} = result.verdict
  const facts = factsOf(result, waitedMs)
  const [why, next] = [causeOf(cause, facts), nextOf(cause, facts)]
  const where = sayShort(result.identity.label, sentences, LONGEST_LABEL)
  const pieces = {
    cause: sayShort(why, sentences, LONGEST_CAUSE),
    where,
    next: next === undefined ? '' : sayShort(next, sentences, LONGEST_NEXT)
  }
  const reason = say(message('reason', {why: pieces.cause, where, next: pieces.next}), {
    sentences,
    clean: ready => ready
  })
  return {...pieces, reason: oneLine(reason, LONGEST_REASON)}
}

/** A text as one safe line for an output, of at most `max` characters; `mostWords` bounds each text within it that is not ours. */
export function sayShort(text: Text, sentences: Sentences, max: number, mostWords?: number): string {
  return oneLine(say(text, {sentences, clean: words => safeRemote(words, mostWords)}), max)
}
