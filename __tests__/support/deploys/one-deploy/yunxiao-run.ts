import {yunxiao} from '../../../../simulator/yunxiao/platform.js'
import type {RunEvent} from '../../../../simulator/yunxiao/run-scenario.js'
import {organizationId, token} from '../order-waits.js'
import {
  commit,
  type DeployPlan,
  inputsFor,
  type Moment,
  momentsOf,
  named,
  optionsOf,
  type PlatformDeploy,
  pipelineStatuses,
  runsOf,
  type Statuses
} from './platform-deploy.js'

const kinds = {status: 'run', log: 'log', list: 'list', any: 'any'} as const
const statuses: Statuses = {...pipelineStatuses, success: 'SUCCESS', failure: 'FAIL', paused: 'WAITING'}

/** A pipeline run of Yunxiao: there runs can be looked for, and logs are read by offset. */
export const yunxiaoRun: PlatformDeploy = {
  name: 'yunxiao, a pipeline run',
  kinds,
  success: '"status":"SUCCESS"',
  id: '"pipelineRunId":71',
  otherId: '"pipelineRunId":99',
  listedId: '"pipelineRunId":71,',
  text: 'ssaassa',
  secret: token,
  partStatus: {success: 'SUCCESS', failure: 'FAIL'},
  options(plan, faults = [], inputs = {}, search = {}) {
    const runs = runsOf(plan, search).map(({n, plan, createdAt}) => ({
      pipelineId: '4201',
      runId: 70 + n,
      commit,
      createdAt,
      stages: [1, 2].map(n => stageOf(plan, n)),
      timeline: momentsOf(plan).flatMap(toEvents)
    }))
    const own = {
      vendor: 'yunxiao',
      operation: 'wait-pipeline',
      'organization-id': organizationId,
      'pipeline-id': '4201',
      ...inputsFor('71', search)
    }
    const platform = yunxiao({edition: 'central', organizationId, token, runs})
    // The list is about no run by its number.
    const all = named(faults, kinds)
    return optionsOf({...platform, faults: () => all}, token, own, inputs)
  }
}

function stageOf(plan: DeployPlan, n: number) {
  const lines = momentsOf(plan).flatMap(m => (m.of === n && 'line' in m ? [{at: m.at, text: m.line}] : []))
  return {name: `stage-${n}`, jobs: [{id: 500 + n, name: `job-${n}`, steps: [{name: `web-${n}`, lines}]}]}
}

function toEvents(moment: Moment): RunEvent[] {
  const {at, of} = moment
  if ('line' in moment) return []
  const status = statuses[moment.state]
  return [of === 'deploy' ? {at, run: status} : {at, job: 500 + of, status}]
}
