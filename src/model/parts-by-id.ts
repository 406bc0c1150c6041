import type {Part} from './part.js'

const made = new WeakMap<readonly Part[], ReadonlyMap<string, Part>>()

/** The parts of a list by their ids, the first of an id. Made once for each list, which must be whole by then. */
export function partsById(parts: readonly Part[]): ReadonlyMap<string, Part> {
  const before = made.get(parts)
  if (before !== undefined) return before
  const byId = new Map<string, Part>()
  for (const part of parts) if (!byId.has(part.id)) byId.set(part.id, part)
  made.set(parts, byId)
  return byId
}
