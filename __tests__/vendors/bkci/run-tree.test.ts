import {describe, expect, test} from '@jest/globals'
import {parseDetail} from '../../../src/vendors/bkci/run-detail.js'
import {readLogId, readTree} from '../../../src/vendors/bkci/run-tree.js'
import {BUILD, PIPELINE} from './support.js'

const task = (id: string, status: string, more = {}) => ({id, name: id, status, ...more})
const job = (id: string, status: string, elements: unknown[], more = {}) => ({
  containerHashId: id,
  name: id,
  status,
  elements,
  ...more
})
const stage = (id: string, status: string, containers: unknown[]) => ({id, name: id, status, containers})

const treeOf = (...stages: unknown[]) => readTree(parseDetail({id: BUILD, model: {stages}}, BUILD, PIPELINE))
const allowedIn = (...stages: unknown[]) =>
  treeOf(...stages)
    .filter(part => part.allowedToFail)
    .map(part => part.id)

describe('a part that failed was allowed to', () => {
  const taskMay = {additionalOptions: {continueWhenFailed: true}}
  const jobMay = {jobControlOption: {continueWhenFailed: true}}

  test('where its task goes on when it fails', () => {
    const tasks = [task('lint', 'FAILED', taskMay), task('ship', 'FAILED')]
    expect(allowedIn(stage('stage-2', 'FAILED', [job('c-1', 'FAILED', tasks)]))).toEqual(['lint'])
  })

  test('where its job goes on when it fails, with all that failed in the job', () => {
    const scan = job('c-1', 'FAILED', [task('scan', 'FAILED'), task('log', 'SUCCEED')], jobMay)
    const ship = job('c-2', 'FAILED', [task('ship', 'FAILED')])
    expect(allowedIn(stage('stage-2', 'FAILED', [scan, ship]))).toEqual(['c-1', 'scan'])
  })

  test('where what it is a piece of succeeded all the same', () => {
    const lint = job('c-1', 'SUCCEED', [task('lint', 'FAILED')])
    const scan = job('c-2', 'FAILED', [task('scan', 'FAILED')])
    expect(allowedIn(stage('stage-2', 'SUCCEED', [lint, scan]))).toEqual(['lint', 'c-2', 'scan'])
  })

  test('in a job of a matrix, by the option of its group', () => {
    const group = job('c-1', 'FAILED', [], {
      ...jobMay,
      groupContainers: [job('c-11', 'FAILED', [task('e-11', 'FAILED')])]
    })
    expect(allowedIn(stage('stage-2', 'FAILED', [group]))).toEqual(['c-1', 'c-11', 'e-11'])
  })

  test('but not where it did not fail, or by an option of another type', () => {
    const tasks = [
      task('good', 'SUCCEED', taskMay),
      task('cancelled', 'CANCELED', taskMay),
      task('text', 'FAILED', {additionalOptions: {continueWhenFailed: 'true'}}),
      task('null', 'FAILED', {additionalOptions: null}),
      task('list', 'FAILED', {additionalOptions: []})
    ]
    expect(allowedIn(stage('stage-2', 'FAILED', [job('c-1', 'FAILED', tasks)]))).toEqual([])
  })
})

describe('a job has a log of its own', () => {
  const logsOf = (...stages: unknown[]) =>
    treeOf(...stages)
      .filter(part => part.kind === 'job')
      .map(part => (part.hasLog ? readLogId(part) : undefined))
  const ofJob = (status: string, elements: unknown[], more = {}) =>
    logsOf(stage('stage-2', status, [job('c-1', status, elements, {id: '3', ...more})]))

  test.each(['FAILED', 'CANCELED', 'QUEUE_TIMEOUT', 'HEARTBEAT_TIMEOUT', 'TERMINATE'])(
    'where the start of its machine says %s',
    startVMStatus => {
      for (const tasks of [[], [task('make', 'UNEXEC')], [task('make', 'CANCELED')]]) {
        expect(ofJob('FAILED', tasks, {startVMStatus})).toEqual([{tag: 'startVM-3', executeCount: 1}])
      }
      expect(ofJob('RUNNING', [], {startVMStatus})).toEqual([{tag: 'startVM-3', executeCount: 1}])
    }
  )

  test('where it failed though none of its tasks did', () => {
    expect(ofJob('QUEUE_TIMEOUT', [task('make', 'UNEXEC')])).toEqual([{tag: 'startVM-3', executeCount: 1}])
    expect(ofJob('FAILED', [task('make', 'SUCCEED')])).toEqual([{tag: 'startVM-3', executeCount: 1}])
  })

  test('of its newest execution, or else of that of the build', () => {
    expect(ofJob('FAILED', [], {executeCount: 2})).toEqual([{tag: 'startVM-3', executeCount: 2}])
    const detail = {
      id: BUILD,
      executeCount: 4,
      model: {stages: [stage('s', 'FAILED', [job('c', 'FAILED', [], {id: '1'})])]}
    }
    const [, part] = readTree(parseDetail(detail, BUILD, PIPELINE))
    expect(part && readLogId(part)).toEqual({tag: 'startVM-1', executeCount: 4})
  })

  test('in a matrix, where each of its jobs has its own', () => {
    const groupContainers = [
      job('c-11', 'FAILED', [], {id: '1001', startVMStatus: 'FAILED'}),
      job('c-12', 'SUCCEED', [], {id: '1002', startVMStatus: 'SUCCEED'})
    ]
    const group = job('c-1', 'FAILED', [], {id: '1', groupContainers})
    expect(logsOf(stage('stage-2', 'FAILED', [group]))).toEqual([
      undefined,
      {tag: 'startVM-1001', executeCount: 1},
      undefined
    ])
  })

  test.each<[string, string, object]>([
    ['it succeeded', 'SUCCEED', {startVMStatus: 'SUCCEED'}],
    ['it runs', 'RUNNING', {startVMStatus: 'RUNNING'}],
    ['it never ran', 'UNEXEC', {}],
    ['it was cancelled', 'CANCELED', {startVMStatus: 'SUCCEED'}],
    ['it has no id', 'FAILED', {id: undefined, startVMStatus: 'FAILED'}]
  ])('but not where %s', (_why, status, more) => {
    expect(ofJob(status, [], more)).toEqual([undefined])
  })

  test('but not where a task of it failed, whose log tells why', () => {
    expect(ofJob('FAILED', [task('make', 'FAILED')], {startVMStatus: 'SUCCEED'})).toEqual([undefined])
  })

  test('that is not mixed up with its other names', () => {
    const [, part] = treeOf(
      stage('stage-2', 'FAILED', [
        job('c-1', 'FAILED', [], {id: '3', jobId: 'startVM-9', startVMStatus: 'FAILED'})
      ])
    )
    expect(part?.aliases).toEqual(['startVM-3', 'startVM-9', '3'])
    expect(part && readLogId(part)).toEqual({tag: 'startVM-3', executeCount: 1})
  })
})
