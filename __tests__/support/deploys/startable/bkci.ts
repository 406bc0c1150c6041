import {pipelineRun} from '../../../../simulator/bkci/pipeline-run.js'
import {bkci} from '../../../../simulator/bkci/platform.js'
import type {BuildScenario} from '../../../../simulator/bkci/scenario.js'
import {hexId} from '../../../../simulator/codearts/scenario.js'
import {PIPELINE} from '../../../vendors/bkci/support.js'
import {BKCI_TOKEN, tencent} from '../stoppable/bkci.js'
import {FATE, type Fate, type StartableDeploy} from './startable-deploy.js'

const idOf = (n: number) => `b-${hexId(`begun ${n}`)}`

const buildOf = (n: number, fate: Fate): BuildScenario => ({
  ...pipelineRun({
    projectId: 'shop',
    pipelineId: PIPELINE,
    pipelineName: 'Deploy the shop',
    buildId: idOf(n),
    buildNum: 100 + n,
    stages: [
      {
        name: 'Deploy',
        jobs: [
          {
            name: 'Linux',
            tasks: [
              {
                id: 'e-1',
                name: 'Copy',
                seconds: fate === 'goes on' ? 3600 : 2,
                log: [],
                ...(fate === 'failure' && {fails: 'disk full'})
              }
            ]
          }
        ]
      }
    ]
  })
})

const stoppable = tencent(
  'direct-v3',
  {token: BKCI_TOKEN},
  `/ms/openapi/api/apigw/v3/projects/shop/pipelines/${PIPELINE}/builds/${idOf(1)}/stop?`
)
const {'run-id': _run, ...inputs} = stoppable.inputs

export const aStartOfV3: StartableDeploy = {
  ...stoppable,
  inputs: {...inputs, operation: 'run-pipeline'},
  idOf,
  forbidden: new RegExp(`2101174.*permission to execute pipeline ${PIPELINE}`),
  platform: (fate, {readOnly = false, onStart} = {}) =>
    bkci({
      builds: [],
      starts: [
        {
          projectId: 'shop',
          pipelineId: PIPELINE,
          build: (n, variables) => buildOf(n, fate ?? (variables[FATE] as Fate)),
          onStart: (id, {BK_CI_BUILD_MSG: marker, ...variables}, branch) =>
            onStart?.({id, marker, variables, ...(branch !== null && {ref: branch})})
        }
      ],
      token: BKCI_TOKEN,
      ...(readOnly ? {executors: ['nobody']} : {})
    })
}
