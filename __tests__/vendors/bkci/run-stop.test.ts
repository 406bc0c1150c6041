import {describe, expect, test} from '@jest/globals'
import {RequestError} from '../../../src/model/errors.js'
import {parseDetail} from '../../../src/vendors/bkci/run-detail.js'
import {isBeingCancelled, stopBuild} from '../../../src/vendors/bkci/run-stop.js'
import {BUILD, failureOf, fakeClient, PIPELINE, signal} from './support.js'

interface Shape {
  task?: object
  job?: object
  stage?: object
  more?: object
}

/** A running build whose parts say what is given. */
const dataOf = ({task = {}, job = {}, stage = {}, more = {}}: Shape) => ({
  id: BUILD,
  executeCount: 1,
  model: {
    stages: [
      {
        id: 'stage-2',
        status: 'RUNNING',
        containers: [
          {
            containerHashId: 'c-1',
            status: 'RUNNING',
            elements: [{id: 'e-1', status: 'RUNNING', executeCount: 1, ...task}],
            ...job
          }
        ],
        ...stage
      }
    ]
  },
  ...more
})
const by = {more: {cancelUserId: 'ben'}}
const detailOf = (shape: Shape) => parseDetail(dataOf(shape), BUILD, PIPELINE)

describe('a running build is surely being cancelled', () => {
  test.each<[string, Shape]>([
    ['a task', {...by, task: {status: 'CANCELED'}}],
    ['a job', {...by, job: {status: 'CANCELED'}}],
    ['a stage', {...by, stage: {status: 'CANCELED'}}],
    ['a stage whose approval was refused', {...by, stage: {status: 'STAGE_SUCCESS'}}],
    [
      'a job of a matrix',
      {...by, job: {groupContainers: [{containerHashId: 'c-11', status: 'CANCELED', elements: []}]}}
    ],
    [
      'a task of its newest execution',
      {more: {cancelUserId: 'ben', executeCount: 2}, task: {status: 'CANCELED', executeCount: 2}}
    ]
  ])('where somebody has cancelled it and %s is cancelled', (_name, shape) => {
    expect(isBeingCancelled(detailOf(shape))).toBe(true)
  })

  test('where a stop of ours was accepted', () => {
    expect(isBeingCancelled(detailOf(by), true)).toBe(true)
    expect(isBeingCancelled(detailOf({}), true)).toBe(false)
  })

  test.each<[string, Shape]>([
    ['nobody has', {}],
    [
      'the mark is left of a review task that was refused and allowed to',
      {...by, task: {status: 'REVIEW_ABORT'}}
    ],
    ['the mark is empty', {more: {cancelUserId: ''}, task: {status: 'CANCELED'}}],
    ['nobody is named, though a task is cancelled', {task: {status: 'CANCELED'}}],
    [
      'what is cancelled is of an older execution',
      {more: {cancelUserId: 'ben', executeCount: 2}, task: {status: 'CANCELED', executeCount: 1}}
    ]
  ])('but not where %s', (_name, shape) => {
    expect(isBeingCancelled(detailOf(shape))).toBe(false)
  })
})

describe('a stop', () => {
  const ids = {pipelineId: PIPELINE, buildId: BUILD}
  const stop = (buildDetail: unknown, answer: unknown) => {
    const {client, asked} = fakeClient({buildDetail, stop: answer})
    return {
      done: stopBuild(client, ids, {signal}),
      calls: () => asked.map(({call, kind}) => `${call} ${kind}`)
    }
  }
  const refusedWith = (code: string) =>
    new RequestError(`HTTP 400, ${code}`, {kind: 'permanent', label: 'HTTP 400', status: 400, code})

  test.each([true, 'true'])('is accepted by %j', async answer => {
    const {done, calls} = stop(dataOf({}), answer)
    expect(await done).toBe(true)
    expect(calls()).toEqual(['buildDetail stop', 'stop stop'])
  })

  test('is sent though somebody is named who cancelled: the name can be left over', async () => {
    const {done, calls} = stop(dataOf(by), true)
    expect(await done).toBe(true)
    expect(calls()).toEqual(['buildDetail stop', 'stop stop'])
  })

  test('is not sent to a build that is surely being cancelled: that would kill its cleaning up', async () => {
    const {done, calls} = stop(dataOf({...by, task: {status: 'CANCELED'}}), true)
    expect(await done).toBe(true)
    expect(calls()).toEqual(['buildDetail stop'])
  })

  test.each([
    ['2101019', 'somebody cancelled the build just now'],
    ['2101182', 'the build has ended']
  ])('that is refused with %s is done: %s', async code => {
    expect(await stop(dataOf({}), refusedWith(code)).done).toBe(true)
  })

  test('that is refused otherwise has failed', async () => {
    const {failure} = await failureOf(stop(dataOf({}), refusedWith('2101174')).done)
    expect(failure).toMatchObject({kind: 'permanent', code: '2101174'})
  })

  test.each([false, null, {}, 'yes'])('that is answered by %j was not accepted', async answer => {
    expect((await failureOf(stop(dataOf({}), answer).done)).failure.kind).toBe('transient')
  })

  test.each<[string, unknown]>([
    ['cannot be read', new RequestError('HTTP 503', {kind: 'transient', label: 'HTTP 503'})],
    ['is of another build', {...dataOf({...by, task: {status: 'CANCELED'}}), id: 'b-9'}]
  ])('is sent where the detail %s', async (_name, detail) => {
    const {done, calls} = stop(detail, true)
    expect(await done).toBe(true)
    expect(calls()).toEqual(['buildDetail stop', 'stop stop'])
  })
})
