import type {Part} from '../../model/part.js'
import type {Notice} from '../../model/snapshot.js'
import type {DetailReading} from './run-detail.js'

const MOST_NAMES = 10

/** Parts whose status is not listed. */
export function unknownNotices(parts: readonly Part[]): Notice[] {
  return parts
    .filter(part => part.phase === 'unknown')
    .map(({id, kind, name, status}) => ({
      key: `word ${id} ${status}`,
      text: `${kind} ${name} has an unknown status: ${status}`
    }))
}

/** Names what failed inside a build whose own status is success: it was allowed to. */
export function failureNotices(parts: readonly Part[]): Notice[] {
  const failed = parts.filter(({phase}) => phase === 'failure' || phase === 'cancelled')
  if (failed.length === 0) return []
  const names = failed.slice(0, MOST_NAMES).map(({kind, name, status}) => `${kind} ${name} (${status})`)
  const more = failed.length > names.length ? ` and ${failed.length - names.length} more` : ''
  return [
    {
      key: 'failed inside a success',
      text: `the build succeeded, though inside it these did not: ${names.join(', ')}${more}`,
      level: 'notice'
    }
  ]
}

/** Why the detail of a build could not be read, and what that means for what is shown. */
export function troubleNotices(trouble: DetailReading['trouble']): Notice[] {
  if (trouble === undefined) return []
  const {label, hint} = trouble.failure
  return [
    {
      key: `detail ${label}`,
      text: `the detail of the build cannot be read, so its tasks, their logs and who must act may be missing here; the verdict does not need it: ${trouble.message}${hint ? `; ${hint}` : ''}`
    }
  ]
}
