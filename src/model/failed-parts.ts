import type {Part} from './part.js'
import type {Phase} from './phase.js'

const WRONG: ReadonlySet<Phase> = new Set(['failure', 'cancelled', 'unknown'])

/** Whether a part is behind a failure. */
export function isWrong({phase}: {phase: Phase}): boolean {
  return WRONG.has(phase)
}

/**
 * The parts that are behind a failure, without those that fail only because a piece of them does: the failed step,
 * not its job and its stage. Failed ones come before cancelled and unknown ones.
 */
export function failedLeaves(parts: readonly Part[]): Part[] {
  const wrong = parts.filter(isWrong)
  const blamed = new Set(wrong.map(part => part.parent))
  const leaves = wrong.filter(part => !blamed.has(part.id))
  return [...leaves.filter(p => p.phase === 'failure'), ...leaves.filter(p => p.phase !== 'failure')]
}
