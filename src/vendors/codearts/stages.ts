import {message} from '../../messages/message.js'
import type {Notice} from '../../model/notice.js'
import type {Part} from '../../model/part.js'
import {ENDED, type Phase} from '../../model/phase.js'
import type {Snapshot} from '../../model/target.js'
import {pathOf} from './run-tree.js'

// What stages, and the jobs in them, tell of their run, whichever call shows them.

// Many parts can have a status that nobody knows.
const MOST_NOTICES = 20

/** Which stage of how many, counting those that take part. Nothing before the first has begun. */
export function positionOf(stages: readonly Part[]): Snapshot['position'] {
  const selected = stages.filter(part => part.phase !== 'skipped')
  const working = selected.findIndex(({phase}) => phase === 'running' || phase === 'paused')
  const begun = selected.map(part => ENDED.has(part.phase)).lastIndexOf(true)
  const at = working >= 0 ? working : begun
  return at < 0 ? undefined : {kind: 'stage', at: at + 1, of: selected.length}
}

/** Parts whose status is unknown and, where the run itself says success, stages and jobs that failed. */
export function partNotices(run: Phase, parts: readonly Part[]): Notice[] {
  const failed =
    run === 'success' ? parts.filter(part => part.kind !== 'step' && part.phase === 'failure') : []
  // A failed job is named with its stage.
  const named = new Set(failed.map(part => part.parent))
  const uncounted = new Set(failed.filter(part => !named.has(part.id)))
  return parts
    .filter(part => part.phase === 'unknown' || uncounted.has(part))
    .slice(0, MOST_NOTICES)
    .map(part => {
      const {kind, status} = part
      const facts = {kind, name: pathOf(part, parts), status}
      return part.phase === 'unknown'
        ? {key: `word ${part.id} ${status}`, text: message('notice.unknown-status', facts)}
        : {key: `failed ${part.id}`, text: message('codearts.failed-inside', facts)}
    })
}
