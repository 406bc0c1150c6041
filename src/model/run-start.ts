import type {Clock} from '../util/timers.js'
import type {RequestError} from './errors.js'
import type {Identity, RawInputs} from './identity.js'
import type {ReadContext} from './read-context.js'

/** What came of the request that begins a run. */
export type Begun =
  /** `error`: why the run had to be looked for, where the answer did not tell it. */
  | {code: 'begun'; identity: Identity; error?: RequestError | undefined}
  /** It has surely not begun. */
  | {code: 'refused'; error: RequestError}
  /** Nobody knows whether it has. `search`: why that could not be looked up, where that is why. */
  | {code: 'unclear'; error: RequestError; search?: RequestError | undefined}

/** What a start gets from its caller. */
export interface StartContext extends ReadContext {
  clock: Clock
  /** The longest wait for the answer. */
  sendMs: number
  /** Told that the answer leaves it open whether the run has begun, so that it is looked for. */
  onUnclear: (error: RequestError) => void
}

/** How a run that is not there yet is begun. */
export interface RunStart {
  /** The inputs that name what it is begun of, and with the marker the run. */
  names: RawInputs
  /**
   * Sends the request that begins the run, once and never again, and finds the run. Rejects with the signal's reason when
   * that aborts: the request goes on then, so that `Target.stop` has something to stop.
   */
  begin(marker: string, context: StartContext): Promise<Begun>
  /** Looks once for the run that an earlier process has begun under this marker. Throws `RequestError`. */
  recover(marker: string, context: ReadContext): Promise<boolean>
}
