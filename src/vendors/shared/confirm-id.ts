import {message} from '../../messages/message.js'
import {badAnswer} from '../../model/errors.js'

/**
 * Makes sure that an answer names the thing that was asked for in all fields that hold its id; a field that is absent or
 * null says nothing. Ids differ in no more than the case of letters. Throws a transient `RequestError` for another id, or
 * for what is no id at all.
 */
export function confirmId(what: string, named: readonly unknown[], asked: string): void {
  for (const field of named) {
    if (field === undefined || field === null) continue
    const id = typeof field === 'string' || typeof field === 'number' ? String(field) : undefined
    if (id?.toLowerCase() === asked.toLowerCase()) continue
    throw badAnswer(message('answer.about-another', {what, id: id ?? message('answer.no-id'), asked}))
  }
}
