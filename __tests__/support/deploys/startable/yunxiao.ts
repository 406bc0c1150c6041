import type {RunEvent} from '../../../../simulator/yunxiao/run-scenario.js'
import {jobSays, runOf, says} from '../../../vendors/yunxiao/support.js'
import {quiet} from '../stoppable/stoppable-deploy.js'
import {aRun, central, flow, yunxiaoOf} from '../stoppable/yunxiao.js'
import {FATE, type Fate, type StartableDeploy} from './startable-deploy.js'

const idOf = (n: number) => String(100 + n)
const words = {success: 'SUCCESS', failure: 'FAIL'}

const timelineOf = (fate: Fate): RunEvent[] => {
  const begins = [says('RUNNING', 1), jobSays(501, 'RUNNING', 1)]
  return fate === 'goes on' ? begins : [...begins, jobSays(501, words[fate], 3), says(words[fate], 3)]
}

export const aStartOfFlow: StartableDeploy = {
  ...aRun,
  inputs: {...central, ...quiet, operation: 'run-pipeline', 'pipeline-id': '4201'},
  idOf,
  stops: [new RegExp(`^PUT ${flow}/4201/runs/${idOf(1)}$`)],
  forbidden: /Forbidden.*流水线 \/ 流水线运行实例, read-write/,
  platform: (fate, {readOnly = false, onStart} = {}) =>
    yunxiaoOf({
      readOnly,
      starts: [
        {
          pipelineId: '4201',
          run: (n, variables) =>
            runOf(timelineOf(fate ?? (variables[FATE] as Fate)), {runId: Number(idOf(n))}),
          sources: [{repo: 'https://git.example.com/shop.git', branch: 'main'}],
          onStart({runId, comment: marker, variables: {AWAIT_DEPLOY_ID: _marker, ...variables}, ref}) {
            onStart?.({id: String(runId), marker, variables, ...(ref !== undefined && {ref})})
          }
        }
      ]
    })
}
