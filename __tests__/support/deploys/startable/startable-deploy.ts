import type {Platform} from '../../../../simulator/server/platform.js'
import type {StoppableDeploy} from '../stoppable/stoppable-deploy.js'

/** How the runs end that are begun; `goes on` has no end. */
export type Fate = 'success' | 'failure' | 'goes on'

/** A pipeline that can be started, and how its runs are told apart. */
export interface StartableDeploy extends Omit<StoppableDeploy, 'platform'> {
  /** `onStart` gets what each run is begun with: the variables, and the branch or tag. */
  platform: (fate: Fate | undefined, rest?: StartableOptions) => Platform
  /** The id of the n-th run that is begun, from 1. */
  idOf: (n: number) => string
  /** What a refusal for want of the right to execute says. */
  forbidden: RegExp
}

export interface StartableOptions {
  readOnly?: boolean
  onStart?: (started: Started) => void
}

/** A run that was begun, and with what. */
export interface Started {
  id: string
  marker: string | undefined
  variables: Readonly<Record<string, string>>
  ref?: string | undefined
}

/** A run is begun with its fate where the platform is not told that of all. */
export const FATE = 'FATE'
