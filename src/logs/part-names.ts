import {type Message, message} from '../messages/message.js'
import type {Part} from '../model/part.js'
import {partName} from '../model/part-name.js'
import {partsById} from '../model/parts-by-id.js'
import type {Target} from '../model/target.js'
import {type CleanName, cleanName, columnsOf, joinedName, SEPARATOR} from '../output/prefix.js'
import {inPieces} from '../util/turns.js'

// A few long names must not push the lines of all others to the right. A job and its step, or a host name, have room.
const MOST_COLUMNS = 32
// More parts of one name are not compared with each other.
const MOST_ALIKE = 100
const MOST_LEVELS = 10

/** What the parts of all targets are called in the log. All names are remote text. */
export interface PartNames {
  /** Takes in the parts of a target as a poll shows them. */
  see(target: Target, parts: readonly Part[]): void
  /** Makes the names of what was seen since, in pieces. Whoever does not wait for that gets the same, and waits longer. */
  ready(): Promise<void> | undefined
  /**
   * A name of at most 40 characters that no other part has: its own, or the end of its path; with a number for its colour,
   * which it keeps. Absent for the only part.
   */
  short(target: Target, part: Part): {name: CleanName; colour: number} | undefined
  /** A name for headings that no other part of the target has; a step is named with its job. */
  title(target: Target, part: Part): Message
  /** The columns that most short names fit in. */
  columns(): number
}

/** A part, or the target at the root of all. */
interface Named {
  /** As the platform has it. */
  id: string
  /** Its own name as the platform has it. */
  own: string
  /** Its own name, clean: of a secret that is cut off here, the rest would not be found later. */
  clean: CleanName
  parent: Named | undefined
  colour?: number
}

/**
 * Names for the parts of all targets. It remembers what the last poll of each showed, and no more; names are made when one
 * is asked for, since there may be many parts, and no line of most.
 */
export function createPartNames(): PartNames {
  const targets = new Map<Target, ReadonlyMap<string, Named>>()
  /** What was seen since a name was asked for. */
  const unread = new Map<Target, readonly Part[]>()
  const all = createAllNames()
  let colours = 0
  let reading: Promise<void> | undefined

  const takeOver = (target: Target, now: ReadonlyMap<string, Named>) => {
    const before = targets.get(target) ?? new Map<string, Named>()
    for (const [id, named] of before) if (now.get(id) !== named) all.remove(named)
    for (const [id, named] of now) if (before.get(id) !== named) all.add(named)
    targets.set(target, now)
    unread.delete(target)
  }
  const readInPieces = async () => {
    for (let next = first(unread); next !== undefined; next = first(unread)) {
      const [target, parts] = next
      const naming = beginNaming(target, parts, targets.get(target))
      await inPieces(printable(parts), naming.add)
      if (unread.get(target) === parts) takeOver(target, naming.named)
    }
    reading = undefined
  }
  const find = (target: Target, part: Part): Named => {
    for (const [other, parts] of unread) {
      const naming = beginNaming(other, parts, targets.get(other))
      for (const one of printable(parts)) naming.add(one)
      takeOver(other, naming.named)
    }
    return targets.get(target)?.get(part.id) ?? beginNaming(target, [part]).add(part)
  }

  return {
    see: (target, parts) => void unread.set(target, parts),
    ready() {
      if (unread.size > 0) reading ??= readInPieces()
      return reading
    },
    short(target, part) {
      const named = find(target, part)
      if (all.count() <= 1) return undefined
      named.colour ??= colours++
      const depth = all.depthOf(named)
      return {name: depth === undefined ? withId(named) : nameAt(named, depth), colour: named.colour}
    },
    title(target, part) {
      const named = find(target, part)
      return titleOf(part, named, all.depthOf(named))
    },
    columns: all.columns
  }
}

/** The names of the parts of all targets, of which those that are alike have to be told apart. */
function createAllNames() {
  /** By the key of their own names. */
  const alike = new Map<string, Set<Named>>()
  /** The keys of those that were added since the columns were asked for. */
  const unmeasured = new Set<string>()
  let count = 0
  let columns = 0
  return {
    add(named: Named) {
      const key = nameAt(named, 1)
      alike.set(key, (alike.get(key) ?? new Set()).add(named))
      unmeasured.add(key)
      count++
    },
    remove(named: Named) {
      const key = nameAt(named, 1)
      alike.get(key)?.delete(named)
      if (alike.get(key)?.size === 0) {
        alike.delete(key)
        unmeasured.delete(key)
      }
      count--
    },
    depthOf: (named: Named) => uniqueDepth(named, alike.get(nameAt(named, 1)) ?? new Set()),
    count: () => count,
    columns() {
      for (const key of unmeasured) {
        if (columns === MOST_COLUMNS) break
        columns = Math.max(columns, Math.min(MOST_COLUMNS, widest(key, alike.get(key) ?? new Set())))
      }
      unmeasured.clear()
      return columns
    }
  }
}

/** The columns of the widest of the names by which parts of one name are told apart. */
function widest(own: string, all: ReadonlySet<Named>): number {
  if (all.size <= 1) return columnsOf(own)
  if (all.size > MOST_ALIKE) return MOST_COLUMNS
  const deepest = mostOf([...all], named => pathOf(named).length)
  let left = [...all]
  let columns = 0
  for (let depth = 1; left.length > 0; depth++) {
    if (depth > deepest)
      return Math.max(
        columns,
        mostOf(left, named => columnsOf(withId(named)))
      )
    const byName = new Map<string, Named[]>()
    for (const named of left) {
      const name = nameAt(named, depth)
      byName.set(name, [...(byName.get(name) ?? []), named])
    }
    const told = [...byName].filter(([, {length}]) => length === 1)
    columns = Math.max(
      columns,
      mostOf(told, ([name]) => columnsOf(name))
    )
    left = [...byName.values()].filter(({length}) => length > 1).flat()
  }
  return columns
}

function mostOf<T>(all: readonly T[], of: (one: T) => number): number {
  return all.reduce((most, one) => Math.max(most, of(one)), 0)
}

function titleOf({kind, name: own, batch, id}: Part, named: Named, depth: number | undefined): Message {
  const ofJob = kind === 'step' || kind === 'task' ? 2 : 1
  const path = pathOf(named).slice(1)
  const name = kind === 'machine' ? own : path.slice(-Math.max(ofJob, depth ?? path.length)).join(SEPARATOR)
  return message('part.title', {kind, name, id: depth === undefined ? id : undefined, batch})
}

/** The parts that have a log, or may get one: not the stages that only hold others. */
function printable(parts: readonly Part[]): Part[] {
  const parents = new Set(parts.map(({parent}) => parent))
  return parts.filter(({id, hasLog}) => hasLog || !parents.has(id))
}

/** Names parts one by one, with those above them. A part that is named as before stays the same. */
function beginNaming(target: Target, parts: readonly Part[], before?: ReadonlyMap<string, Named>) {
  const root: Named = {id: target.id, own: target.id, clean: cleanName(target.id), parent: undefined}
  const byId = partsById(parts)
  const named = new Map<string, Named>()
  const above = new Map<string, Named>()
  const make = (part: Part, level: number): Named => {
    const parent = level < MOST_LEVELS ? byId.get(part.parent ?? '') : undefined
    const own = partName(part)
    return {id: part.id, own, clean: cleanName(own), parent: parent ? find(parent, level + 1) : root}
  }
  const find = (part: Part, level: number): Named => {
    const known = above.get(part.id) ?? make(part, level)
    above.set(part.id, known)
    return known
  }
  return {
    named: named as ReadonlyMap<string, Named>,
    add(part: Part): Named {
      const known = before?.get(part.id)
      const one = known?.own === partName(part) ? known : make(part, 1)
      named.set(part.id, one)
      return one
    }
  }
}

function first<K, V>(map: ReadonlyMap<K, V>): [K, V] | undefined {
  return map.entries().next().value
}

/** The names from the target down to a part. */
function pathOf(named: Named): CleanName[] {
  const path: CleanName[] = []
  for (let at: Named | undefined = named; at; at = at.parent) path.unshift(at.clean)
  return path
}

/** The last names of a path, as many as `depth`, in as many characters as a name may have. */
function nameAt(named: Named, depth: number): CleanName {
  return joinedName(depth === 1 ? [named.clean] : pathOf(named).slice(-depth))
}

/** How many of the last names of its path tell a part from the others; nothing where all of them may not. */
function uniqueDepth(named: Named, all: ReadonlySet<Named>): number | undefined {
  if (all.size > MOST_ALIKE) return undefined
  let others = [...all].filter(other => other !== named)
  for (let depth = 1; depth <= pathOf(named).length; depth++) {
    const name = nameAt(named, depth)
    others = others.filter(other => nameAt(other, depth) === name)
    if (others.length === 0) return depth
  }
  return undefined
}

/** The name within its target, with the end of its id. */
function withId(named: Named): CleanName {
  const [target, ...names] = pathOf(named)
  return joinedName([...(target === undefined ? [] : [target]), ...names.slice(-1)], cleanName(named.id))
}
