import type {Identity} from '../model/identity.js'
import type {Target} from '../model/target.js'
import type {Printer} from '../output/printer.js'
import {saveState} from './saved-state.js'
import {savedOf} from './stop-list.js'

/** What the `post` step has to stop if this step is killed without a signal. A step that ends by itself calls `forget`. */
export interface Beforehand {
  /** After each poll: what runs now. `isNew`: something in it was not known before, or not by these names. */
  keep(running: ReadonlyMap<Target, Identity>, isNew: boolean): void
  /** Leaves nothing for the `post` step. */
  forget(): void
}

/** Without a `key` nothing is kept: nothing would tell our state from a forged one. */
export function createBeforehand(key: Buffer | undefined, printer: Printer): Beforehand {
  let kept = 0
  let hasWarned = false

  const save = (running: ReadonlyMap<Target, Identity>) => {
    if (key === undefined || (running.size === 0 && kept === 0)) return
    kept = running.size
    const stoppable = [...running].filter(([target]) => target.stop !== undefined)
    const stops = stoppable.flatMap(([target, identity]) => savedOf({target, identity}))
    const trouble = saveState(
      stops.map(stop => ({...stop, beforehand: true})),
      key
    )
    if (trouble !== undefined && !hasWarned) printer.warning(trouble)
    hasWarned ||= trouble !== undefined
  }

  return {
    keep(running, isNew) {
      // Each save is appended. What has ended may stay for a while: the post step polls before it stops anything.
      if (isNew || running.size <= kept / 2) save(running)
    },
    forget: () => save(new Map())
  }
}
