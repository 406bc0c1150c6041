import {codearts} from '../../../../simulator/codearts/platform.js'
import {hexId, simpleRun} from '../../../../simulator/codearts/scenario.js'
import {AK, P, PL, SK} from '../../../vendors/codearts/support.js'
import {aHuaweiRun} from '../stoppable/codearts.js'
import {FATE, type Fate, type StartableDeploy} from './startable-deploy.js'

const idOf = (n: number) => hexId(`begun ${n}`)
const {'run-id': _run, ...inputs} = aHuaweiRun.inputs

const runOf = (n: number, fate: Fate) =>
  simpleRun({
    runId: idOf(n),
    runNumber: 100 + n,
    stages: [
      {
        name: 'Deploy',
        seconds: fate === 'goes on' ? 3600 : 2,
        log: [],
        ...(fate === 'failure' && {fails: 'disk full'})
      }
    ]
  })

export const aStartOfHuawei: StartableDeploy = {
  ...aHuaweiRun,
  inputs: {...inputs, operation: 'run-pipeline'},
  idOf,
  stops: [new RegExp(`^POST /v5/${P}/api/pipelines/${PL}/pipeline-runs/${idOf(1)}/stop$`)],
  forbidden: /PM\.02170001.*right to execute the pipeline/,
  platform: (fate, {readOnly = false, onStart} = {}) =>
    codearts({
      keys: {accessKey: AK, secretKey: SK},
      readOnly,
      pipelines: [
        {
          projectId: P,
          pipelineId: PL,
          name: 'shop',
          runs: [],
          start: {
            run: (n, variables) => runOf(n, fate ?? (variables[FATE] as Fate)),
            sources: [
              {git_type: 'github', git_url: 'https://git.example.com/shop.git', default_branch: 'main'}
            ],
            onStart: ({runId: id, description: marker, variables, ref}) =>
              onStart?.({id, marker, variables, ...(ref !== undefined && {ref})})
          }
        }
      ]
    })
}
