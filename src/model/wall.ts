import {inEnglish, message, type Text} from '../messages/message.js'
import {describeError, RequestError} from './errors.js'
import type {Notice} from './notice.js'

/** The label of what failed by a fault of our own. */
export const FAULT = 'internal fault'

/**
 * The wall round all that only explains: details, logs, events, approvals, histories. A fault of our own in it is a
 * `RequestError` with its name, as if the platform had refused to explain, and decides nothing. Rejects with the
 * signal's reason once that is aborted.
 */
export async function explain<T>(read: () => Promise<T> | T, signal: AbortSignal): Promise<T> {
  try {
    return await read()
  } catch (error) {
    if (signal.aborted) throw signal.reason
    throw asFailure(error)
  }
}

/** The same for what is read out of an answer that is there: what a fault leaves unread is `instead`, with a notice. */
export function explainNow<T>(what: Text, read: () => T, instead: T, notices: Notice[]): T {
  try {
    return read()
  } catch (error) {
    const {text} = asFailure(error)
    notices.push({key: `fault ${inEnglish(what)}`, text: message('notice.untold', {what, why: text})})
    return instead
  }
}

/** Whatever was thrown, as a request that failed. */
function asFailure(error: unknown): RequestError {
  if (error instanceof RequestError) return error
  return new RequestError(message('failure.own-fault', {name: nameOf(error)}), {
    kind: 'permanent',
    label: FAULT
  })
}

function nameOf(error: unknown): string {
  try {
    return describeError(error)
  } catch {
    return 'an error that cannot be read'
  }
}
