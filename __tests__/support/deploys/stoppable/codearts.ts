import {codearts} from '../../../../simulator/codearts/platform.js'
import {simpleRun} from '../../../../simulator/codearts/scenario.js'
import {AK, P, PL, R, SK} from '../../../vendors/codearts/support.js'
import {quiet, type StoppableDeploy} from './stoppable-deploy.js'

const pipelineOf = (takes: number) => ({
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
export const aHuaweiRun: StoppableDeploy = {
  platform: ({readOnly = false, takes = 0} = {}) =>
    codearts({
      keys: {accessKey: AK, secretKey: SK},
      readOnly,
      pipelines: [pipelineOf(takes)]
    }),
  inputs: {
    ...quiet,
    vendor: 'codearts',
    operation: 'wait-pipeline',
    region: 'cn-north-4',
    'project-id': P,
    'pipeline-id': PL,
    'run-id': R,
    'access-key': AK,
    'secret-key': SK
  },
  secrets: [AK, SK],
  stops: [new RegExp(`^POST /v5/${P}/api/pipelines/${PL}/pipeline-runs/${R}/stop$`)],
  right: /right to execute.*policy in IAM is not read-only/,
  link: new RegExp(`https://devcloud\\.cn-north-4\\.huaweicloud\\.com/\\S+${R}`)
}
