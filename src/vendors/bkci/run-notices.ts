import {message, withHint} from '../../messages/message.js'
import type {Notice} from '../../model/notice.js'
import type {Part} from '../../model/part.js'
import type {DetailReading} from './run-detail.js'

const MOST_NAMES = 10

/** Parts whose status is not listed. */
export function unknownNotices(parts: readonly Part[]): Notice[] {
  return parts
    .filter(part => part.phase === 'unknown')
    .map(({id, kind, name, status}) => ({
      key: `word ${id} ${status}`,
      text: message('notice.unknown-status', {kind, name, status})
    }))
}

/** Names what failed inside a build whose own status is success: it was allowed to. */
export function failureNotices(parts: readonly Part[]): Notice[] {
  const failed = parts.filter(({phase}) => phase === 'failure' || phase === 'cancelled')
  if (failed.length === 0) return []
  const named = failed.slice(0, MOST_NAMES).map(({kind, name, status}) => ({kind, name, status}))
  return [
    {
      key: 'failed inside a success',
      text: message('bkci.failed-inside', {parts: named, more: failed.length - named.length}),
      level: 'notice'
    }
  ]
}

/** Why the detail of a build could not be read, and what that means for what is shown. */
export function troubleNotices(trouble: DetailReading['trouble']): Notice[] {
  if (trouble === undefined) return []
  const {failure, text: why} = trouble
  const {label, hint} = failure
  return [
    {
      key: `detail ${label}`,
      text: message('bkci.no-detail', {why: withHint(why, hint)})
    }
  ]
}
