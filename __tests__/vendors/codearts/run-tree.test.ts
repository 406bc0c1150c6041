import {describe, expect, test} from '@jest/globals'
import {readTree} from '../../../src/vendors/codearts/run-tree.js'
import {RunDetail} from '../../../src/vendors/codearts/schema.js'
import {positionOf} from '../../../src/vendors/codearts/stages.js'
import {parseAs} from '../../../src/vendors/shared/schema.js'
import {aStep, job, P, PL, R, stage} from './support.js'

const ids = {projectId: P, pipelineId: PL, runId: R}
const review = {...aStep, id: 'r1', name: 'sign off', task: 'official_devcloud_checkpoint'}
const read = (...stages: object[]) => readTree(parseAs(RunDetail, {stages}).data?.stages, ids)

describe('the tree of a run', () => {
  test('is flat: stage, entry steps, job, steps, exit steps', () => {
    const {parts, places} = read(
      stage('Build', 'RUNNING', {
        pre: [{...aStep, id: 'p1', name: 'enter'}],
        post: [{...aStep, id: null, name: 'leave', status: null}],
        jobs: [
          job('compile', 'RUNNING', [aStep, review, {...aStep, id: null, status: null}], {
            identifier: 'JOB_x'
          })
        ]
      })
    )
    expect(parts.map(p => [p.id, p.kind, p.parent, p.hasLog, p.phase])).toEqual([
      ['s-Build', 'stage', undefined, false, 'running'],
      ['p1', 'step', 's-Build', false, 'running'],
      ['j-compile', 'job', 's-Build', false, 'running'],
      [aStep.id, 'step', 'j-compile', true, 'running'],
      ['r1', 'step', 'j-compile', false, 'running'],
      ['j-compile/step-3', 'step', 'j-compile', false, 'queued'],
      ['s-Build/post-1', 'step', 's-Build', false, 'queued']
    ])
    expect(parts[2]?.aliases).toEqual(['j-compile', 'JOB_x'])
    expect(places.get(aStep.id)).toEqual({...ids, jobId: 'j-compile', stepId: aStep.id})
  })

  test('keeps ids apart, and has no log under an id that cannot stand in a path', () => {
    const {parts} = read(
      stage('A', 'RUNNING', {jobs: [job('a', 'RUNNING', [aStep, aStep, {...aStep, id: '../x'}])]})
    )
    expect(parts.map(p => [p.id, p.hasLog])).toEqual([
      ['s-A', false],
      ['j-a', false],
      [aStep.id, true],
      [`${aStep.id}~2`, true],
      ['../x', false]
    ])
  })

  test('leaves out the steps and jobs of what was not selected', () => {
    const {parts, stages} = read(
      stage('A', 'COMPLETED'),
      stage('B', 'INIT', {is_select: false, jobs: [job('x', 'INIT', [aStep])]}),
      stage('C', 'RUNNING', {
        jobs: [job('y', 'INIT', [review], {is_select: 'false'}), job('z', 'UNSELECTED', null)]
      })
    )
    expect(parts.map(p => [p.name, p.phase, p.status])).toEqual([
      ['A', 'success', 'COMPLETED'],
      ['B', 'skipped', 'INIT'],
      ['C', 'running', 'RUNNING'],
      ['y', 'skipped', 'INIT'],
      ['z', 'skipped', 'UNSELECTED']
    ])
    expect(positionOf(stages.map(({part}) => part))).toMatchObject({at: 2, of: 2})
  })

  test('puts stages into their sequence where each has one', () => {
    const names = (...stages: object[]) => read(...stages).parts.map(part => part.name)
    const [a, b] = [stage('A', 'INIT', {sequence: '1'}), stage('B', 'INIT', {sequence: 0})]
    expect(names(a, b)).toEqual(['B', 'A'])
    expect(names(a, stage('B', 'INIT'))).toEqual(['A', 'B'])
  })

  test.each(['official_devcloud_delay', 'official_devcloud_subPipeline', 'official_devcloud_manualTrigger'])(
    'has no log of a step of %s',
    task => {
      const {parts, places} = read(stage('A', 'RUNNING', {jobs: [job('a', 'RUNNING', [{...aStep, task}])]}))
      expect(parts.map(part => part.hasLog)).toEqual([false, false, false])
      expect(places.size).toBe(0)
    }
  )
})
