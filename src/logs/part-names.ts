import {type Message, message} from '../messages/message.js'
import type {Part} from '../model/part.js'
import {partName} from '../model/part-name.js'
import {partsById} from '../model/parts-by-id.js'
import type {Target} from '../model/target.js'
import {oneLine, shortenedInside} from '../output/clean-text.js'
import {columnsOf, LONGEST_NAME} from '../output/prefix.js'

const SEPARATOR = ' › '
// A few long names must not push the lines of all others to the right.
const MOST_COLUMNS = 24
const ID_END = 8
// More parts of one name are not compared with each other.
const MOST_ALIKE = 100

/** What the parts of all targets are called in the log. All names are remote text. */
export interface PartNames {
  /** Takes in the parts of a target as a poll shows them. */
  see(target: Target, parts: readonly Part[]): void
  /**
   * A name of at most 40 characters that no other part has: its own, or the end of its path; with a number for its colour,
   * which it keeps. Absent for the only part.
   */
  short(target: Target, part: Part): {name: string; colour: number} | undefined
  /** A name for headings that no other part of the target has; a step is named with its job. */
  title(target: Target, part: Part): Message
  /** The columns that most short names fit in. */
  columns(): number
}

/** A part that has a log, or may get one. */
interface Named {
  id: string
  /** Its own name as the platform has it. */
  own: string
  /** From the target down to the part, clean: of a secret that is cut off here, the rest would not be found later. */
  path: readonly string[]
  colour?: number
}

/** Names for the parts of all targets. It remembers what the last poll of each showed, and no more. */
export function createPartNames(): PartNames {
  const targets = new Map<Target, Map<string, Named>>()
  /** By the key of their own names: only such parts have to be told apart. */
  const alike = new Map<string, Set<Named>>()
  let count = 0
  let columns = 0
  let colours = 0

  const add = (named: Named) => {
    const key = nameAt(named, 1)
    alike.set(key, (alike.get(key) ?? new Set()).add(named))
    columns = Math.max(columns, Math.min(MOST_COLUMNS, columnsOf(key)))
    count++
  }
  const remove = (named: Named) => {
    const key = nameAt(named, 1)
    alike.get(key)?.delete(named)
    if (alike.get(key)?.size === 0) alike.delete(key)
    count--
  }
  const find = (target: Target, part: Part): Named =>
    targets.get(target)?.get(part.id) ?? namedOf(target, part, [part])
  const depthOf = (named: Named) => uniqueDepth(named, alike.get(nameAt(named, 1)) ?? new Set())

  return {
    see(target, parts) {
      const before = targets.get(target) ?? new Map<string, Named>()
      const now = new Map<string, Named>()
      for (const part of printable(parts)) {
        const known = before.get(part.id)
        const isSame = known?.own === partName(part)
        now.set(part.id, known && isSame ? known : namedOf(target, part, parts))
      }
      for (const [id, named] of before) if (now.get(id) !== named) remove(named)
      for (const [id, named] of now) if (before.get(id) !== named) add(named)
      targets.set(target, now)
    },
    short(target, part) {
      const named = find(target, part)
      if (count <= 1) return undefined
      named.colour ??= colours++
      const depth = depthOf(named)
      return {name: depth === undefined ? withId(named) : nameAt(named, depth), colour: named.colour}
    },
    title(target, part) {
      const named = find(target, part)
      const {kind, batch} = part
      const depth = depthOf(named)
      const ofJob = kind === 'step' || kind === 'task' ? 2 : 1
      const path = named.path.slice(1).slice(-Math.max(ofJob, depth ?? named.path.length))
      const name = kind === 'machine' ? part.name : path.join(SEPARATOR)
      const id = depth === undefined ? part.id : undefined
      return message('part.title', {kind, name, id, batch})
    },
    columns: () => columns
  }
}

/** The parts that have a log, or may get one: not the stages that only hold others. */
function printable(parts: readonly Part[]): Part[] {
  const parents = new Set(parts.map(({parent}) => parent))
  return parts.filter(({id, hasLog}) => hasLog || !parents.has(id))
}

function namedOf(target: Target, part: Part, parts: readonly Part[]): Named {
  const path = [target.id, ...pathOf(part, parts)].map(name => oneLine(name))
  return {id: oneLine(part.id), own: partName(part), path}
}

function pathOf(part: Part, parts: readonly Part[]): string[] {
  const names: string[] = []
  const byId = partsById(parts)
  for (let at: Part | undefined = part; at && names.length < 10; at = byId.get(at.parent ?? '')) {
    names.unshift(partName(at))
  }
  return names
}

/** The last names of a path, as many as `depth`, in as many characters as a name may have. */
function nameAt({path}: Named, depth: number): string {
  return shortenedInside(path.slice(-depth).join(SEPARATOR), LONGEST_NAME)
}

/** How many of the last names of its path tell a part from the others; nothing where all of them may not. */
function uniqueDepth(named: Named, all: ReadonlySet<Named>): number | undefined {
  if (all.size > MOST_ALIKE) return undefined
  let others = [...all].filter(other => other !== named)
  for (let depth = 1; depth <= named.path.length; depth++) {
    const name = nameAt(named, depth)
    others = others.filter(other => nameAt(other, depth) === name)
    if (others.length === 0) return depth
  }
  return undefined
}

/** The name within its target, with the end of its id. */
function withId({id, path}: Named): string {
  const end = ` (${id.length > ID_END ? `…${id.slice(-ID_END)}` : id})`
  const [target = '', ...names] = path
  return shortenedInside([target, ...names.slice(-1)].join(SEPARATOR), LONGEST_NAME - end.length) + end
}
