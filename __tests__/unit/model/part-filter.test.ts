import {describe, expect, test} from '@jest/globals'
import type {Part, PartKind} from '../../../src/model/part.js'
import {isEmpty, missingPart, type Selection, selectParts} from '../../../src/model/part-filter.js'
import {fc} from '../../support/properties.js'

const part = (id: string, kind: PartKind, name: string, parent?: string, aliases?: string[]): Part => ({
  id,
  kind,
  name,
  parent,
  aliases,
  hasLog: true,
  phase: 'success',
  status: 'SUCCESS'
})
const asked = (over: Partial<Selection> = {}): Selection => ({jobs: [], steps: [], machines: [], ...over})

const run: readonly Part[] = [
  part('stage-1', 'stage', 'Build'),
  part('501', 'job', 'build', 'stage-1', ['job_501']),
  part('501/1/0', 'step', 'fetch', '501', ['0']),
  part('501/1/1', 'step', 'compile', '501', ['1']),
  part('stage-2', 'stage', 'build'),
  part('502', 'job', 'ship', 'stage-2'),
  part('502/2/0', 'step', 'fetch', '502', ['0'])
]
const order: readonly Part[] = [
  part('i-1', 'machine', 'web-1 10.0.0.1 (i-1)', undefined, ['web-1', '10.0.0.1']),
  part('i-2', 'machine', 'web-2 10.0.0.2 (i-2)', undefined, ['web-2', '10.0.0.2'])
]
const change: readonly Part[] = [
  part('j1', 'environment', 'prod', undefined, ['j1']),
  part('j1/s', 'stage', '1', 'j1'),
  part('j1/s/t', 'task', 'Deployment web', 'j1/s', ['t']),
  part('j2', 'environment', 'gray', 'j1')
]

describe('selectParts', () => {
  test.each<[string, readonly Part[], Partial<Selection>, string[]]>([
    ['nothing', run, {}, run.map(p => p.id)],
    ['a job by id', run, {jobs: ['502']}, ['502', '502/2/0']],
    ['a job by name, and no stage of that name', run, {jobs: ['build']}, ['501', '501/1/0', '501/1/1']],
    ['a job by another id', run, {jobs: ['job_501']}, ['501', '501/1/0', '501/1/1']],
    ['two jobs', run, {jobs: ['ship', '501']}, ['501', '501/1/0', '501/1/1', '502', '502/2/0']],
    ['a job twice', run, {jobs: ['ship', '502']}, ['502', '502/2/0']],
    ['a job in other letters', run, {jobs: ['Ship']}, []],
    ['a part of a name', run, {jobs: ['shi']}, []],
    ['a stage as job', run, {jobs: ['stage-1']}, []],
    ['a step by name, in every job', run, {steps: ['fetch']}, ['501/1/0', '502/2/0']],
    ['a step by id', run, {steps: ['501/1/1']}, ['501/1/1']],
    ['a step within a job', run, {jobs: ['ship'], steps: ['fetch']}, ['502/2/0']],
    ['a step by number within a job', run, {jobs: ['build'], steps: ['1']}, ['501/1/1']],
    ['a step that the job has not', run, {jobs: ['ship'], steps: ['compile']}, []],
    ['a machine by sn', order, {machines: ['i-2']}, ['i-2']],
    ['a machine by host', order, {machines: ['web-1']}, ['i-1']],
    ['a machine by IP', order, {machines: ['10.0.0.2']}, ['i-2']],
    ['machines', order, {machines: ['web-1', 'i-2', '10.0.0.2']}, ['i-1', 'i-2']],
    ['no machine by part of an IP', order, {machines: ['10.0.0.']}, []],
    ['a machine of a run has no step', run, {machines: ['i-1']}, []],
    [
      'an environment with its tasks and what follows it',
      change,
      {jobs: ['prod']},
      ['j1', 'j1/s', 'j1/s/t', 'j2']
    ],
    ['what follows alone', change, {jobs: ['gray']}, ['j2']],
    ['a task', change, {steps: ['t']}, ['j1/s/t']]
  ])('takes %s', (_name, parts, selection, ids) => {
    expect(selectParts(parts, asked(selection)).map(p => p.id)).toEqual(ids)
  })

  test('never adds, doubles or reorders a part', () => {
    const names = fc.subarray(['501', 'build', 'ship', 'fetch', '0', 'i-1', 'nobody', ''])
    fc.assert(
      fc.property(names, names, names, (jobs, steps, machines) => {
        const chosen = selectParts(run, {jobs, steps, machines})
        expect(chosen).toEqual(run.filter(p => chosen.includes(p)))
      })
    )
  })
})

describe('missingPart', () => {
  test.each<[string, readonly Part[], Partial<Selection>, ReturnType<typeof missingPart>]>([
    ['nothing asked', run, {}, undefined],
    ['all there', run, {jobs: ['build', '502'], steps: ['fetch']}, undefined],
    [
      'a job',
      run,
      {jobs: ['build', 'deploy']},
      {field: 'jobs', input: 'job-id', name: 'deploy', there: ['build', 'ship']}
    ],
    [
      'a step',
      run,
      {steps: ['lint']},
      {field: 'steps', input: 'step-id', name: 'lint', there: ['fetch', 'compile', 'fetch']}
    ],
    [
      'a machine where there are none',
      run,
      {machines: ['i-1']},
      {field: 'machines', input: 'machine-sn', name: 'i-1', there: []}
    ],
    [
      'a machine',
      order,
      {machines: ['web-3']},
      {
        field: 'machines',
        input: 'machine-sn',
        name: 'web-3',
        there: ['web-1 10.0.0.1 (i-1)', 'web-2 10.0.0.2 (i-2)']
      }
    ],
    [
      'an environment',
      change,
      {jobs: ['test']},
      {field: 'jobs', input: 'job-id', name: 'test', there: ['prod', 'gray']}
    ],
    [
      'the first of two',
      run,
      {jobs: ['x'], steps: ['y']},
      {field: 'jobs', input: 'job-id', name: 'x', there: ['build', 'ship']}
    ],
    [
      'a step that only another job has',
      run,
      {jobs: ['ship'], steps: ['compile']},
      {field: 'steps', input: 'step-id', name: 'compile', there: ['fetch']}
    ]
  ])('%s', (_name, parts, selection, missing) => {
    expect(missingPart(parts, asked(selection))).toEqual(missing)
  })

  test('names at most twenty of what there is', () => {
    const many = Array.from({length: 50}, (_, i) => part(`${i}`, 'job', `job ${i}`))
    expect(missingPart(many, asked({jobs: ['x']}))?.there).toHaveLength(20)
  })
})

test('a selection is empty when it names nothing', () => {
  expect(isEmpty(asked())).toBe(true)
  for (const field of ['jobs', 'steps', 'machines'] as const)
    expect(isEmpty(asked({[field]: ['x']}))).toBe(false)
})
