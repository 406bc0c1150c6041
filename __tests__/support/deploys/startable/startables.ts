import {aStartOfV3} from './bkci.js'
import {aStartOfHuawei} from './codearts.js'
import type {StartableDeploy} from './startable-deploy.js'
import {aStartOfFlow} from './yunxiao.js'

/** A pipeline of each platform that can be started. */
export const startables: readonly (readonly [name: string, deploy: StartableDeploy])[] = Object.entries({
  'of BK-CI': aStartOfV3,
  'of CodeArts': aStartOfHuawei,
  'of Flow': aStartOfFlow
})
