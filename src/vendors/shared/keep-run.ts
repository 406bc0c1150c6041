import type {Notice} from '../../model/notice.js'
import type {ReadContext} from '../../model/read-context.js'
import type {Snapshot} from '../../model/target.js'
import type {PinnedRun} from './run-adapter.js'

/** A run as it was found. */
export interface Pin extends PinnedRun {
  createdAt?: number | undefined
  notices: Notice[]
  refusal?: Snapshot['refusal']
  /** Whether the list showed that it had not ended when it was found. */
  wentOn: boolean
  /** Whether it is decided what becomes of an end: by the first good answer about it, or since it was seen going on before. */
  decided: boolean
}

/** Answers a snapshot while the run is not there, or not known yet. */
export type Finder = (context: ReadContext) => Promise<Pin | Snapshot>

/** Keeps to the run that was found first. */
export interface Keeper {
  kept(): Pin | undefined
  /** The run, or what is to be said of it while it is not there, or not known yet. */
  find(context: ReadContext): Promise<Pin | Snapshot>
  /** The run for a call that needs one; nothing before it is found. */
  run(context: ReadContext): Promise<Pin | undefined>
}

export function createKeeper(search: Finder): Keeper {
  let pinned: Pin | undefined
  const find = async (context: ReadContext) => {
    const found = pinned ?? (await search(context))
    if (!('phase' in found)) pinned = found
    return found
  }
  return {
    kept: () => pinned,
    find,
    async run(context) {
      await find(context)
      return pinned
    }
  }
}
