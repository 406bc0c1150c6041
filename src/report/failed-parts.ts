import type {Part} from '../model/part.js'
import type {Phase} from '../model/phase.js'
import {oneLine} from '../output/clean-text.js'

const WRONG: ReadonlySet<Phase> = new Set(['failure', 'cancelled', 'unknown'])

/** Whether a part can be the cause of a failure. */
export function isWrong({phase}: {phase: Phase}): boolean {
  return WRONG.has(phase)
}

/**
 * The parts that caused a failure, without those that failed only because a part of theirs did: the failed step, not
 * its job and its stage. Failed ones come before cancelled and unknown ones.
 */
export function failedLeaves(parts: readonly Part[]): Part[] {
  const wrong = parts.filter(isWrong)
  const blamed = new Set(wrong.map(part => part.parent))
  const leaves = wrong.filter(part => !blamed.has(part.id))
  return [...leaves.filter(p => p.phase === 'failure'), ...leaves.filter(p => p.phase !== 'failure')]
}

/** A part with its parents, for people: `stage Deploy › job prod › step rollout`. */
export function partPath(part: Part, parts: readonly Part[]): string {
  const byId = new Map(parts.map(p => [p.id, p]))
  const names: string[] = []
  for (let at: Part | undefined = part; at && names.length < 10; at = byId.get(at.parent ?? '')) {
    const batch: string = at.batch === undefined ? '' : ` of batch ${at.batch}`
    names.unshift(oneLine(`${at.kind} ${at.name}${batch}`, 200))
  }
  return names.join(' › ')
}
