import type {Part} from '../model/part.js'
import {partsById} from '../model/parts-by-id.js'
import {oneLine} from '../output/clean-text.js'

/** A part with those that it is a piece of, for people: `stage Deploy › job prod › step rollout`. */
export function partPath(part: Part, parts: readonly Part[]): string {
  const byId = partsById(parts)
  const names: string[] = []
  for (let at: Part | undefined = part; at && names.length < 10; at = byId.get(at.parent ?? '')) {
    const batch: string = at.batch === undefined ? '' : ` of batch ${at.batch}`
    names.unshift(oneLine(`${at.kind} ${at.name}${batch}`, 200))
  }
  return names.join(' › ')
}
