import {pipelineRun} from '../../../../simulator/bkci/pipeline-run.js'
import {type BkciOptions, bkci} from '../../../../simulator/bkci/platform.js'
import type {BuildScenario} from '../../../../simulator/bkci/scenario.js'
import {hexId} from '../../../../simulator/codearts/scenario.js'
import {PIPELINE} from '../../../vendors/bkci/support.js'
import {quiet, type StoppableDeploy} from './stoppable-deploy.js'

export const [BUILD, BUILD2] = ['one', 'two'].map(name => `b-${hexId(name)}`) as [string, string]
export const BKCI_TOKEN = 'bkci-token-0fh3-0001'
export const SECRET = 'app-secret-9fz1-0003'
export const buildOf = (rest: Partial<BuildScenario> = {}): BuildScenario => ({
  ...pipelineRun({
    projectId: 'shop',
    pipelineId: PIPELINE,
    pipelineName: 'Deploy the shop',
    buildId: BUILD,
    buildNum: 42,
    queues: 0,
    stages: [
      {name: 'Deploy', jobs: [{name: 'Linux', tasks: [{id: 'e-1', name: 'Copy', seconds: 3600, log: []}]}]}
    ]
  }),
  ...rest
})
export const tencent = (
  api: string,
  credentials: StoppableDeploy['inputs'],
  stop: string,
  rest: Partial<BkciOptions> = {}
): StoppableDeploy => ({
  platform: ({readOnly = false, takes = 0} = {}) =>
    bkci({
      builds: [buildOf({stopTakes: takes})],
      token: BKCI_TOKEN,
      ...(readOnly ? {executors: ['nobody']} : {}),
      ...rest
    }),
  inputs: {
    ...quiet,
    vendor: 'bkci',
    operation: 'wait-pipeline',
    api,
    'project-id': 'shop',
    'pipeline-id': PIPELINE,
    'run-id': BUILD,
    ...(api.startsWith('gateway')
      ? {endpoint: '{url}/api/devops/prod', 'console-url': 'https://bk.example.com'}
      : {}),
    ...credentials
  },
  secrets: Object.entries(credentials).flatMap(([name, value]) => (/token|secret/.test(name) ? [value] : [])),
  stops: [new RegExp(`^POST ${stop.replaceAll('?', '\\?')}`)],
  right: new RegExp(`permission to execute pipeline ${PIPELINE}`),
  link: new RegExp(`/console/pipeline/shop/${PIPELINE}/detail/${BUILD}`)
})
export const v4Query = `projects/shop/build_stop?pipelineId=${PIPELINE}&buildId=${BUILD}`
export const aBuild = tencent(
  'direct-v3',
  {token: BKCI_TOKEN},
  `/ms/openapi/api/apigw/v3/projects/shop/pipelines/${PIPELINE}/builds/${BUILD}/stop?`
)
export const app = {'app-code': 'shop-gate', 'app-secret': SECRET, username: 'ben'}
