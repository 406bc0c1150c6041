import {bkci} from '../../../../simulator/bkci/platform.js'
import type {BuildEvent} from '../../../../simulator/bkci/scenario.js'
import {hexId} from '../../../../simulator/codearts/scenario.js'
import {PIPELINE, PROJECT} from '../../../vendors/bkci/support.js'
import {
  commit,
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

const token = 'bkci-token-0fh3-0007'
const buildId = `b-${hexId('web')}`
const kinds = {status: 'status', log: 'log', list: 'history', any: 'any'} as const
const statuses: Statuses = {...pipelineStatuses, success: 'SUCCEED', paused: 'REVIEWING'}

export const bkciBuild: PlatformDeploy = {
  name: 'bkci',
  kinds,
  success: '"status":"SUCCEED"',
  id: `"id":"${buildId}"`,
  otherId: `"id":"b-${hexId('other')}"`,
  text: 'amy',
  listedId: `"id":"${buildId}",`,
  secret: token,
  partStatus: {success: 'SUCCEED', failure: 'FAILED'},
  options(plan, faults = [], inputs = {}, search = {}) {
    const builds = runsOf(plan, search).map(({n, plan, createdAt}) => ({
      projectId: PROJECT,
      pipelineId: PIPELINE,
      pipelineName: 'shop',
      buildId: n === 1 ? buildId : `b-${hexId('old')}`,
      buildNum: 41 + n,
      createdAt,
      commits: [commit],
      stages: [1, 2].map(stageOf),
      timeline: momentsOf(plan).flatMap(toEvents),
      faults: n === 1 ? named(faults, kinds) : []
    }))
    const own = {
      vendor: 'bkci',
      operation: 'wait-pipeline',
      'project-id': PROJECT,
      'pipeline-id': PIPELINE,
      ...inputsFor(buildId, search)
    }
    return optionsOf(bkci({builds, token}), token, own, inputs)
  }
}

function stageOf(n: number) {
  return {
    id: `stage-${n + 1}`,
    name: `stage-${n}`,
    jobs: [{hash: `c-${n}`, name: `job-${n}`, tasks: [{id: `e-${n}`, name: `web-${n}`}]}]
  }
}

function toEvents(moment: Moment): BuildEvent[] {
  const {at, of} = moment
  if ('line' in moment) return [{at, task: `e-${of}`, log: [moment.line]}]
  const status = statuses[moment.state]
  if (of !== 'deploy') {
    return [
      {at, stage: `stage-${of + 1}`, status},
      {at, job: `c-${of}`, status},
      {at, task: `e-${of}`, status}
    ]
  }
  const ends = /^(?:success|failure|cancelled)$/.test(moment.state)
  return [{at, build: status, starts: moment.state === 'running', ends}]
}
