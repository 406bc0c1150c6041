import {describe, expect, test} from '@jest/globals'
import type {Snapshot} from '../../../src/model/target.js'
import {differences} from './golden-shape.js'
import {buildStatus, modelDetail, modelRecord} from './golden-shapes.js'
import {buildState, openScripted, T0} from './platform.js'
import {BUILD, PIPELINE, signal} from './support.js'

/**
 * The two details that servers give: ModelRecord on newer ones, and the smaller ModelDetail, which counts no executions,
 * on older ones. Both say the same of one build, so both have to read the same.
 */

const task = {
  '@type': 'marketBuild',
  classType: 'marketBuild',
  id: 'e-1',
  name: 'roll out',
  executeCount: 2,
  version: '1.*',
  atomCode: 'run',
  taskAtom: '',
  data: {},
  status: 'SUCCEED',
  startEpoch: T0 + 2000,
  elapsed: 5000
}
const review = {
  '@type': 'manualReviewUserTask',
  classType: 'manualReviewUserTask',
  id: 'e-2',
  name: 'sign-off',
  executeCount: 2,
  version: '1.*',
  atomCode: 'manualReviewUserTask',
  taskAtom: 'manualReviewTaskAtom',
  reviewUsers: ['lin'],
  params: [],
  desc: '',
  suggest: '',
  namespace: '',
  status: 'REVIEWING',
  startEpoch: T0 + 7000
}
const job = {
  '@type': 'normal',
  classType: 'normal',
  id: '1',
  containerId: '1',
  containerHashId: 'c-1',
  name: 'deploy',
  maxRunningMinutes: 900,
  matrixGroupFlag: false,
  status: 'RUNNING',
  startEpoch: T0 + 2000,
  elements: [task, review]
}
const trigger = {'@type': 'trigger', classType: 'trigger', id: '0', name: 'trigger', elements: [], params: []}
const stage = {fastKill: false, finally: false}
const detail = {
  id: BUILD,
  pipelineId: PIPELINE,
  pipelineName: 'shop',
  userId: 'amy',
  trigger: 'MANUAL',
  startTime: T0,
  status: 'RUNNING',
  model: {
    '@type': 'Model',
    name: 'shop',
    stages: [
      {id: 'stage-1', name: 'stage-1', status: 'SUCCEED', containers: [trigger], ...stage},
      {id: 'stage-2', name: 'deploy', status: 'RUNNING', containers: [job], ...stage}
    ],
    labels: [],
    staticViews: [],
    latestVersion: 0
  },
  currentTimestamp: T0 + 9000,
  buildNum: 42,
  curVersion: 3,
  latestVersion: 3,
  latestBuildNum: 42,
  executeTime: 0
}
const older = {...detail, pipelineVersion: 3}
const newer = {
  ...detail,
  queueTime: T0 - 1000,
  executeCount: 2,
  startUserList: ['amy', 'amy'],
  recordList: [{startUser: 'amy'}, {startUser: 'amy'}]
}

async function read(buildDetail: object): Promise<Snapshot> {
  const {target} = await openScripted({buildStatus: [state], buildDetail: [buildDetail]})
  return target.read({signal})
}
const state = buildState('RUNNING', {retry: true})

test('what is read here is what BK-CI writes', () => {
  expect(differences(state, buildStatus)).toEqual([])
  expect(differences(newer, modelRecord)).toEqual([])
  expect(differences(older, modelDetail)).toEqual([])
})

describe.each([
  ['newer', newer],
  ['older', older]
])('the detail of a %s server', (_server, buildDetail) => {
  test('gives the parts of the build, those of the second execution by ids of their own', async () => {
    const {parts} = await read(buildDetail)
    expect(parts.map(({id, phase}) => [id, phase])).toEqual([
      ['stage-2', 'running'],
      ['c-1', 'running'],
      ['e-1#2', 'success'],
      ['e-2#2', 'paused']
    ])
  })

  test('tells who has to act', async () => {
    const snapshot = await read(buildDetail)
    expect(snapshot.phase).toBe('paused')
    expect(snapshot.action).toMatch(/lin/)
  })
})
