import {parseJson} from '../../http/json.js'
import {hasRoomFor} from '../shared/json-text.js'

/** An object, or a JSON text of one, as the object; anything else as an empty one. */
export function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  const read = parsed(value)
  return typeof read === 'object' && read !== null && !Array.isArray(read)
    ? (read as Record<string, unknown>)
    : {}
}

/** A list, or a JSON text of one, as the list; anything else as a list of itself. */
export function asList(value: unknown): readonly unknown[] {
  const read = parsed(value)
  return Array.isArray(read) ? read : [read]
}

/** JSON inside a text, where a text holds any, and there is room for it. */
function parsed(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s{0,100}[{[]/.test(value) || !hasRoomFor(value)) return value
  try {
    return parseJson(value)
  } catch {
    return value
  }
}
