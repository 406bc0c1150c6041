import {codearts} from '../../../../simulator/codearts/platform.js'
import {hexId, type RunEvent} from '../../../../simulator/codearts/scenario.js'
import {P, PL, R, R2, TOKEN} from '../../../vendors/codearts/support.js'
import {
  commit,
  inputsFor,
  type Moment,
  momentsOf,
  named,
  optionsOf,
  type PlatformDeploy,
  pipelineStatuses,
  runsOf
} from './platform-deploy.js'

const kinds = {status: 'detail', log: 'log', list: 'list', any: 'any'} as const

export const codeartsRun: PlatformDeploy = {
  name: 'codearts',
  kinds,
  success: '"status":"COMPLETED"',
  id: `"id":"${R}"`,
  otherId: `"id":"${R2}"`,
  text: 'somebody',
  listedId: `"pipeline_run_id":"${R}",`,
  secret: TOKEN,
  partStatus: {success: 'COMPLETED', failure: 'FAILED'},
  options(plan, faults = [], inputs = {}, search = {}) {
    const runs = runsOf(plan, search).map(({n, plan, createdAt}) => ({
      runId: n === 1 ? R : R2,
      runNumber: 41 + n,
      at: createdAt,
      commit,
      stages: [1, 2].map(stageOf),
      timeline: momentsOf(plan).flatMap(toEvents)
    }))
    const own = {
      vendor: 'codearts',
      operation: 'wait-pipeline',
      region: 'cn-north-4',
      'project-id': P,
      'pipeline-id': PL,
      ...inputsFor(R, search)
    }
    const shop = {projectId: P, pipelineId: PL, name: 'shop', runs, faults: named(faults, kinds)}
    return optionsOf(codearts({keys: {token: TOKEN}, pipelines: [shop]}), TOKEN, own, inputs)
  }
}

const ids = (n: number) =>
  ['stage', 'job', 'step'].map(kind => hexId(`${kind}${n}`)) as [string, string, string]

function stageOf(n: number) {
  const [stage, job, step] = ids(n)
  return {
    id: stage,
    name: `stage-${n}`,
    jobs: [{id: job, name: `job-${n}`, steps: [{id: step, name: `web-${n}`}]}]
  }
}

function toEvents(moment: Moment): RunEvent[] {
  const {at, of} = moment
  if (of === 'deploy') return 'state' in moment ? [{at, run: pipelineStatuses[moment.state]}] : []
  if ('line' in moment) return [{at, of: ids(of)[2], log: [moment.line]}]
  return ids(of).map(id => ({at, of: id, status: pipelineStatuses[moment.state]}))
}
