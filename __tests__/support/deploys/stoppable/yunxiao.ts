import type {ChangeOrderScenario} from '../../../../simulator/yunxiao/change-order-scenario.js'
import type {DeployOrderScenario} from '../../../../simulator/yunxiao/deploy-order-scenario.js'
import {type YunxiaoOptions, yunxiao} from '../../../../simulator/yunxiao/platform.js'
import type {RunScenario} from '../../../../simulator/yunxiao/run-scenario.js'
import {
  allChange,
  changeOf,
  environment,
  jobSays,
  runOf,
  says as runSays
} from '../../../vendors/yunxiao/support.js'
import {both, order, says} from '../deploy-orders.js'
import {organizationId, token} from '../order-waits.js'
import {quiet, type StoppableDeploy} from './stoppable-deploy.js'

export const flow = `/oapi/v1/flow/organizations/${organizationId}/pipelines`
export const appstack = `/oapi/v1/appstack/organizations/${organizationId}/apps`
export const central = {
  vendor: 'yunxiao',
  token,
  'organization-id': organizationId
}
export const yunxiaoOf = (options: Partial<YunxiaoOptions>) =>
  yunxiao({edition: 'central', organizationId, token, ...options})

export const running = (rest: Partial<DeployOrderScenario> = {}) =>
  order([says('Running'), ...both('Running')], rest)
export const anOrder: StoppableDeploy = {
  platform: ({readOnly = false, takes = 0} = {}) =>
    yunxiaoOf({readOnly, orders: [running({stopTakes: takes})]}),
  inputs: {
    ...central,
    ...quiet,
    operation: 'wait-deploy-order',
    'pipeline-id': '123',
    'deploy-order-id': '1111'
  },
  secrets: [token],
  stops: [new RegExp(`^PUT ${flow}/123/deploy/1111/stop$`)],
  right: /流水线 \/ 主机部署, read-write/,
  link: /https:\/\/flow\.aliyun\.com\/pipelines\/123/
}
export const aRegionOrder: StoppableDeploy = {
  ...anOrder,
  platform: ({readOnly = false, takes = 0} = {}) =>
    yunxiao({edition: 'region', organizationId, token, readOnly, orders: [running({stopTakes: takes})]}),
  inputs: {...anOrder.inputs, api: 'region', 'organization-id': ''},
  stops: [/^PUT \/oapi\/v1\/flow\/pipelines\/123\/deploy\/1111\/stop$/],
  link: /\/pipelines\/123/
}
export const runs = (rest: Partial<RunScenario> = {}) =>
  runOf([runSays('RUNNING'), jobSays(501, 'RUNNING')], rest)
export const aRun: StoppableDeploy = {
  platform: ({readOnly = false, takes = 0} = {}) => yunxiaoOf({readOnly, runs: [runs({stopTakes: takes})]}),
  inputs: {...central, ...quiet, operation: 'wait-pipeline', 'pipeline-id': '4201', 'run-id': '77'},
  secrets: [token],
  stops: [new RegExp(`^PUT ${flow}/4201/runs/77$`)],
  right: /流水线 \/ 流水线运行实例, read-write/,
  link: /https:\/\/flow\.aliyun\.com\/pipelines\/4201\/builds\/77/
}
/** Of four environments one has ended, one runs and makes another one run, and one has not begun. */
export const environments = (rest: Partial<ChangeOrderScenario> = {}) =>
  changeOf(
    [
      ...allChange('RUNNING'),
      {at: 0, job: 'j1', state: 'SUCCESS'},
      {at: 0, job: 'j2', state: 'RUNNING'},
      {at: 0, stage: 'j2s', state: 'RUNNING'},
      {at: 0, job: 'j3', state: 'SUSPENDED'}
    ],
    {
      jobs: [
        environment('j1', 'beijing'),
        environment('j2', 'hangzhou', {nextJob: environment('j3', 'shanghai')}),
        environment('j4', 'shenzhen')
      ],
      ...rest
    }
  )
export const aChangeOrder: StoppableDeploy = {
  platform: ({readOnly = false, takes = 0} = {}) =>
    yunxiaoOf({readOnly, changeOrders: [environments({stopTakes: takes})]}),
  inputs: {
    ...central,
    ...quiet,
    operation: 'wait-change-order',
    'app-name': 'shop-web',
    'change-order-sn': 'c0ffee'
  },
  secrets: [token],
  stops: ['j2', 'j3', 'j4'].map(
    job => new RegExp(`^PUT ${appstack}/shop-web/changeOrders/c0ffee/jobs/${job}:execute$`)
  ),
  right: /应用交付 \/ 部署单, read-write/,
  link: /https:\/\/devops\.aliyun\.com\/appstack\/app\/shop-web/
}
