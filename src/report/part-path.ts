import type {NamedPart} from '../messages/en/targets.js'
import {type Message, message} from '../messages/message.js'
import type {Part} from '../model/part.js'
import {partsById} from '../model/parts-by-id.js'
import {oneLine} from '../output/clean-text.js'

const MOST_LEVELS = 10
const LONGEST_NAME = 200

/** A part with those that it is a piece of: `stage Deploy › job prod › step rollout`. */
export function partPath(part: Part, parts: readonly Part[]): Message {
  const byId = partsById(parts)
  const path: NamedPart[] = []
  for (let at: Part | undefined = part; at && path.length < MOST_LEVELS; at = byId.get(at.parent ?? '')) {
    path.unshift({kind: at.kind, name: oneLine(at.name, LONGEST_NAME), batch: at.batch})
  }
  return message('part.path', {path})
}
