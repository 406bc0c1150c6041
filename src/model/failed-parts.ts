import type {Part} from './part.js'
import type {Phase} from './phase.js'

const WRONG: ReadonlySet<Phase> = new Set(['failure', 'cancelled', 'unknown'])

/** Whether a part is behind a failure. */
export function isWrong({phase}: {phase: Phase}): boolean {
  return WRONG.has(phase)
}

/**
 * The parts that are behind a failure, without those that fail only because a piece of them does: the failed step,
 * not its job and its stage. Failed ones come before cancelled and unknown ones. A part that was allowed to fail is
 * behind nothing, unless nothing else is wrong.
 */
export function failedLeaves(parts: readonly Part[]): Part[] {
  const causes = parts.filter(part => isWrong(part) && !part.allowedToFail)
  const wrong = causes.length > 0 ? causes : parts.filter(isWrong)
  const blamed = new Set(wrong.map(part => part.parent))
  const leaves = wrong.filter(part => !blamed.has(part.id))
  return [...leaves.filter(p => p.phase === 'failure'), ...leaves.filter(p => p.phase !== 'failure')]
}
