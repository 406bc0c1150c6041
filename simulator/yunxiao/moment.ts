import type {PlatformRequest} from '../server/platform.js'
import type {ChangeJobScenario} from './change-order-scenario.js'
import type {RunScenario} from './run-scenario.js'

/** When a request came, and what requests had stopped by then, in scenario time. */
export interface Moment extends Pick<PlatformRequest, 'now' | 'epoch'> {
  /** When each run, or job of a change order, was stopped. */
  stops: Map<RunScenario | ChangeJobScenario, number>
}
