import type {Part} from '../model/part.js'
import type {Phase} from '../model/phase.js'
import {oneLine} from '../output/clean-text.js'

const WRONG: ReadonlySet<Phase> = new Set(['failure', 'cancelled', 'unknown'])

/** Whether a part is behind a failure. */
export function isWrong({phase}: {phase: Phase}): boolean {
  return WRONG.has(phase)
}

/**
 * The parts that are behind a failure, without those that fail only because a piece of them does: the failed step,
 * not its job and its stage. Failed ones come before cancelled and unknown ones. One that was allowed to fail is
 * behind nothing, unless nothing else is wrong.
 */
export function failedLeaves(parts: readonly Part[]): Part[] {
  const causes = parts.filter(part => isWrong(part) && !part.allowedToFail)
  const wrong = causes.length > 0 ? causes : parts.filter(isWrong)
  const blamed = new Set(wrong.map(part => part.parent))
  const leaves = wrong.filter(part => !blamed.has(part.id))
  return [...leaves.filter(p => p.phase === 'failure'), ...leaves.filter(p => p.phase !== 'failure')]
}

/** A part with those that it is a piece of, for people: `stage Deploy › job prod › step rollout`. */
export function partPath(part: Part, parts: readonly Part[]): string {
  const byId = new Map(parts.map(p => [p.id, p]))
  const names: string[] = []
  for (let at: Part | undefined = part; at && names.length < 10; at = byId.get(at.parent ?? '')) {
    const batch: string = at.batch === undefined ? '' : ` of batch ${at.batch}`
    names.unshift(oneLine(`${at.kind} ${at.name}${batch}`, 200))
  }
  return names.join(' › ')
}
