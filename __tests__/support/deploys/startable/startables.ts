import {aStartOfV3} from './bkci.js'
import type {StartableDeploy} from './startable-deploy.js'

/** A pipeline of each platform that can be started. */
export const startables: readonly (readonly [name: string, deploy: StartableDeploy])[] = Object.entries({
  'of BK-CI': aStartOfV3
})
