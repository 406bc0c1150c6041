import {describe, expect, test} from '@jest/globals'
import {parseDetail} from '../../../src/vendors/bkci/run-detail.js'
import {readTree} from '../../../src/vendors/bkci/run-tree.js'
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
