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
 * behind nothing, and neither is a piece of one that succeeded all the same, unless nothing else is wrong. A part stands
 * before its pieces.
 */
export function failedLeaves(parts: readonly Part[]): Part[] {
  const causes = withoutForgiven(parts)
  const wrong = causes.length > 0 ? causes : parts.filter(isWrong)
  const blamed = new Set(wrong.map(part => part.parent))
  const leaves = wrong.filter(part => !blamed.has(part.id))
  return [...leaves.filter(p => p.phase === 'failure'), ...leaves.filter(p => p.phase !== 'failure')]
}

/** The parts that are wrong and made that of which they are a piece fail. */
function withoutForgiven(parts: readonly Part[]): Part[] {
  const forgiven = new Set<string>()
  for (const {id, parent, phase, allowedToFail} of parts) {
    if (phase === 'success' || allowedToFail || forgiven.has(parent ?? '')) forgiven.add(id)
  }
  return parts.filter(part => isWrong(part) && !forgiven.has(part.id))
}
