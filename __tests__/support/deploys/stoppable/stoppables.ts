import {AK, SK, TOKEN} from '../../../vendors/codearts/support.js'
import {aBuild, app, BKCI_TOKEN, SECRET, tencent, v4Query} from './bkci.js'
import {huawei, pair} from './codearts.js'
import type {StoppableDeploy} from './stoppable-deploy.js'
import {aChangeOrder, anOrder, aRegionOrder, aRun} from './yunxiao.js'

export const stoppables: Readonly<Record<string, StoppableDeploy>> = {
  'a deploy order': anOrder,
  'a deploy order of a Region instance': aRegionOrder,
  'a run of Flow': aRun,
  'a change order': aChangeOrder,
  'a run of CodeArts, by token': huawei({token: TOKEN}, {token: TOKEN}),
  'a run of CodeArts, by AK/SK': huawei(pair, {'access-key': AK, 'secret-key': SK}),
  'a run of CodeArts, by AK/SK of the environment': huawei(
    pair,
    {},
    {HUAWEI_CLOUD_ACCESS_KEY_ID: AK, HUAWEI_CLOUD_SECRET_ACCESS_KEY: SK}
  ),
  'a build, direct-v3': aBuild,
  'a build, direct-v4': tencent('direct-v4', {token: BKCI_TOKEN}, `/ms/openapi/api/apigw-user/v4/${v4Query}`),
  'a build, gateway-user': tencent(
    'gateway-user',
    {token: BKCI_TOKEN},
    `/api/devops/prod/v4/apigw-user/${v4Query}`,
    {gatewayOnly: true}
  ),
  'a build, gateway-app': tencent('gateway-app', app, `/api/devops/prod/v4/apigw-app/${v4Query}`, {
    gatewayOnly: true,
    appCode: 'shop-gate',
    appSecret: SECRET
  })
}
export const everywhere = Object.entries(stoppables)
/** One of each kind: the ways to ask differ in how they are asked, not in what becomes of it. */
export const eachKind = everywhere.filter(([name]) =>
  /^a (?:deploy order|run of Flow|change order|run of CodeArts, by token|build, direct-v3|build, gateway-app)$/.test(
    name
  )
)
/** A deploy of each platform. */
export const onePerPlatform = everywhere.filter(([name]) =>
  /^a (?:deploy order|run of CodeArts, by token|build, direct-v3)$/.test(name)
)
