import {aBuild, app, SECRET, tencent, v4Query} from './bkci.js'
import {aHuaweiRun} from './codearts.js'
import type {StoppableDeploy} from './stoppable-deploy.js'
import {aChangeOrder, anOrder, aRegionOrder, aRun} from './yunxiao.js'

/** Every kind of thing that is stopped. The other ways to ask for the same are in __tests__/vendors. */
export const everywhere: readonly (readonly [name: string, deploy: StoppableDeploy])[] = Object.entries({
  'a deploy order': anOrder,
  'a deploy order of a Region instance': aRegionOrder,
  'a run of Flow': aRun,
  'a change order': aChangeOrder,
  'a run of CodeArts': aHuaweiRun,
  'a build, direct-v3': aBuild,
  'a build, gateway-app': tencent('gateway-app', app, `/api/devops/prod/v4/apigw-app/${v4Query}`, {
    gatewayOnly: true,
    appCode: 'shop-gate',
    appSecret: SECRET
  })
})
/** A deploy of each platform. */
export const onePerPlatform = everywhere.filter(([name]) =>
  /^a (?:deploy order|run of CodeArts|build, direct-v3)$/.test(name)
)
