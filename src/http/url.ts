import {message} from '../messages/message.js'
import {RequestError} from '../model/errors.js'
import {withoutTrailingSlashes} from '../util/text.js'

/**
 * The URL of a path below the endpoint; every segment percent-encoded, and never a dot segment. Throws a permanent
 * `RequestError` for a segment that cannot stand in a path: ids come from the platform too, and must not become another
 * path.
 */
export function buildUrl(
  endpoint: URL,
  path: readonly string[],
  query: Readonly<Record<string, string>> = {}
): URL {
  if (!path.every(isSegment)) {
    throw new RequestError(message('failure.odd-id'), {
      kind: 'permanent',
      label: 'odd id'
    })
  }
  const base = withoutTrailingSlashes(endpoint.pathname)
  // A colon is plain in a path, and some platforms have verbs behind one.
  const tail = path.map(segment => encodeURIComponent(segment).replaceAll('%3A', ':')).join('/')
  // Set as a path: put before the origin, a path that begins with two slashes would name another host.
  const url = new URL(endpoint.origin)
  url.pathname = `${base}/${tail}`
  for (const [key, value] of Object.entries(query)) url.searchParams.set(key, value)
  return url
}

function isSegment(text: string): boolean {
  return text !== '' && text !== '.' && text !== '..' && !/\p{Surrogate}/u.test(text)
}
