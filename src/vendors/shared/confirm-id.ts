import {badAnswer} from '../../model/errors.js'

/**
 * Makes sure that an id that an answer names is the one that was asked for; an answer without it says nothing. Ids differ
 * in no more than the case of letters. Throws a transient `RequestError` for another id, or for what is no id at all.
 */
export function confirmId(what: string, named: unknown, asked: string): void {
  if (named === undefined || named === null) return
  const id = typeof named === 'string' || typeof named === 'number' ? String(named) : '(no id)'
  if (id.toLowerCase() !== asked.toLowerCase()) throw badAnswer(`was about ${what} ${id} and not ${asked}`)
}
