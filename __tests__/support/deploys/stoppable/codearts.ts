import {type CodeartsOptions, codearts} from '../../../../simulator/codearts/platform.js'
import {simpleRun} from '../../../../simulator/codearts/scenario.js'
import {AK, P, PL, R, SK} from '../../../vendors/codearts/support.js'
import {quiet, type StoppableDeploy} from './stoppable-deploy.js'

export const pipelineOf = (takes: number) => ({
  projectId: P,
  pipelineId: PL,
  name: 'shop',
  runs: [
    {
      ...simpleRun({runId: R, runNumber: 7, stages: [{name: 'Deploy', seconds: 3600, log: []}]}),
      stopTakes: takes
    }
  ]
})
export const huawei = (
  keys: CodeartsOptions['keys'],
  inputs: StoppableDeploy['inputs'],
  env: StoppableDeploy['env'] = {}
): StoppableDeploy => ({
  platform: ({readOnly = false, takes = 0} = {}) =>
    codearts({keys, readOnly, pipelines: [pipelineOf(takes)]}),
  inputs: {
    ...quiet,
    vendor: 'codearts',
    operation: 'wait-pipeline',
    region: 'cn-north-4',
    'project-id': P,
    'pipeline-id': PL,
    'run-id': R,
    ...inputs
  },
  env,
  secrets: 'token' in keys ? [keys.token] : [keys.accessKey, keys.secretKey],
  stops: [new RegExp(`^POST /v5/${P}/api/pipelines/${PL}/pipeline-runs/${R}/stop$`)],
  right: /policy in IAM that is not read-only.*right to execute/,
  link: new RegExp(`https://devcloud\\.cn-north-4\\.huaweicloud\\.com/\\S+${R}`)
})
export const pair: CodeartsOptions['keys'] = {accessKey: AK, secretKey: SK}
