import {isWrong} from '../model/failed-parts.js'
import type {PartResult} from './result-schema.js'

/** A part where it stands in the tree: 0 is the top. */
export interface TreePart {
  part: PartResult
  depth: number
}

/**
 * The parts as a tree: each below the part that it is a piece of. Among the pieces of one part, those with something
 * wrong in them come first, then those that wait for a person, then the others, each in the platform's order.
 */
export function partTree(parts: readonly PartResult[]): TreePart[] {
  const ids = new Set(parts.map(part => part.id))
  const pieces = new Map<string, PartResult[]>()
  for (const part of parts) {
    // A part that names itself, or one that is not here, stands at the top.
    const above = part.parent !== part.id && ids.has(part.parent) ? part.parent : ''
    const beside = pieces.get(above)
    if (beside) beside.push(part)
    else pieces.set(above, [part])
  }
  const ranks = ranksOf(parts)
  const seen = new Set<PartResult>()
  const listed: TreePart[] = []
  const list = (part: PartResult, depth: number) => {
    if (seen.has(part)) return
    seen.add(part)
    listed.push({part, depth})
    for (const piece of inOrder(pieces.get(part.id) ?? [])) list(piece, depth + 1)
  }
  const inOrder = (some: readonly PartResult[]) =>
    [...some].sort((a, b) => (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0))
  for (const part of inOrder(pieces.get('') ?? [])) list(part, 0)
  // Parts that name each other in a circle are below nothing.
  for (const part of parts) list(part, 0)
  return listed
}

/** Whether it waits for a person. */
export function needsPerson({phase, waits}: PartResult): boolean {
  return phase === 'paused' || waits === true
}

/** 0 for a part behind a failure, 1 for one that waits for a person, 2 for any other. */
export function rankOf(part: PartResult): number {
  if (isWrong(part) && !part.allowedToFail) return 0
  return needsPerson(part) ? 1 : 2
}

/** For each part the least rank of itself and of all below it. */
function ranksOf(parts: readonly PartResult[]): Map<PartResult, number> {
  const byId = new Map(parts.map(part => [part.id, part]))
  const ranks = new Map(parts.map(part => [part, 2]))
  for (const part of parts) {
    const own = rankOf(part)
    let at: PartResult | undefined = part
    // A rank only ever falls, so that a circle ends.
    while (at && (ranks.get(at) ?? 0) > own) {
      ranks.set(at, own)
      at = byId.get(at.parent)
    }
  }
  return ranks
}
