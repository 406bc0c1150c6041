import {bkciBuild} from './bkci-build.js'
import {codeartsRun} from './codearts-run.js'
import type {PlatformDeploy} from './platform-deploy.js'
import {yunxiaoOrder} from './yunxiao-order.js'

/** One and the same deploy on each platform. */
export const deploys: readonly PlatformDeploy[] = [yunxiaoOrder, codeartsRun, bkciBuild]
