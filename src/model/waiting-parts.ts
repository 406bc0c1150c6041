import type {Part} from './part.js'

/** The parts, with a mark on those that wait for a person, whatever their own status says. */
export function withWaiting(parts: readonly Part[], waiting: readonly Part[]): readonly Part[] {
  if (waiting.length === 0) return parts
  const ids = new Set(waiting.map(({id}) => id))
  return parts.map(part => (ids.has(part.id) ? {...part, waits: true} : part))
}
