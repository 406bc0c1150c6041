import {describe, expect, test} from '@jest/globals'
import {pipelineRun} from '../../../simulator/bkci/pipeline-run.js'
import {bkci} from '../../../simulator/bkci/platform.js'
import type {BuildEvent, BuildScenario, StageShape} from '../../../simulator/bkci/scenario.js'
import {differences, type Kind} from './golden-shape.js'
import {
  buildStatus,
  errorAnswer,
  goodAnswer,
  historyPage,
  listedBuild,
  logPage,
  modelRecord
} from './golden-shapes.js'
import {SHA, T0} from './platform.js'
import {PIPELINE, PROJECT} from './support.js'

/** The simulator's answers over whole builds, held against what BK-CI's own classes write. */

const BUILD = `b-${'0'.repeat(31)}7`
const about = {projectId: PROJECT, pipelineId: PIPELINE, pipelineName: 'shop', buildId: BUILD, buildNum: 7}

const plan = (more: {fails?: string; refuses?: boolean} = {}) =>
  pipelineRun({
    ...about,
    commits: [SHA],
    queues: 3,
    stages: [
      {name: 'build', jobs: [{name: 'linux', jobId: 'job_a', tasks: [task('e-1', more.fails)]}]},
      {
        name: 'deploy',
        approval: {by: ['lin', 'chen'], takes: 4, refuses: more.refuses ?? false},
        jobs: [{name: 'roll-out', tasks: [task('e-2'), task('e-3')]}]
      }
    ]
  })
const task = (id: string, fails?: string) => ({
  id,
  name: `step ${id}`,
  seconds: 4,
  log: ['one', 'two', 'three'],
  ...(fails === undefined ? {} : {fails})
})

const stage = (more: Partial<StageShape['jobs'][number]> = {}): StageShape => ({
  id: 'stage-2',
  name: 'deploy',
  jobs: [
    {
      hash: 'c-21',
      name: 'roll-out',
      tasks: [
        {id: 'e-1', name: 'make', stepId: 'make'},
        {id: 'e-2', name: 'sign-off', type: 'manualReviewUserTask', reviewers: ['lin']}
      ],
      ...more
    }
  ]
})
const scripted = (
  timeline: readonly BuildEvent[],
  more: Partial<StageShape['jobs'][number]> = {}
): BuildScenario => ({
  ...about,
  stages: [stage(more)],
  timeline
})
const begun: readonly BuildEvent[] = [
  {at: 0, build: 'QUEUE'},
  {at: 2, build: 'RUNNING', starts: true},
  {at: 2, stage: 'stage-2', status: 'RUNNING'},
  {at: 2, job: 'c-21', status: 'RUNNING'},
  {at: 2, task: 'e-1', status: 'RUNNING'},
  {at: 3, task: 'e-1', log: ['one']}
]
const ended: readonly BuildEvent[] = [
  {at: 8, task: 'e-1', status: 'SUCCEED'},
  {at: 8, task: 'e-2', status: 'SUCCEED'},
  {at: 8, job: 'c-21', status: 'SUCCEED'},
  {at: 8, stage: 'stage-2', status: 'SUCCEED'},
  {at: 8, build: 'SUCCEED', ends: true}
]

const succeeds = plan()
const fails = plan({fails: 'exit code 1'})
const refused = plan({refuses: true})
const again = scripted([...begun, ...ended, {at: 9, retry: true}, {at: 10, build: 'RUNNING', starts: true}])

const builds: readonly [name: string, build: BuildScenario][] = [
  ['a build that succeeds', succeeds],
  ['a build that fails', fails],
  ['a build whose approval is refused', refused],
  ['a build that begins again', again],
  ['a build that queues', scripted([{at: 0, build: 'QUEUE'}])],
  ['a build that waits for the approval of its trigger', scripted([{at: 0, build: 'TRIGGER_REVIEWING'}])],
  ['a build that waits for a review task', scripted([...begun, {at: 4, task: 'e-2', status: 'REVIEWING'}])],
  ['a build with a task that is paused', scripted([...begun, {at: 4, task: 'e-1', status: 'PAUSE'}])],
  [
    'a build that waits at a quality gate',
    scripted([
      ...begun,
      {at: 4, build: 'REVIEWING'},
      {at: 4, stage: 'stage-2', checkOut: 'QUALITY_CHECK_WAIT'}
    ])
  ],
  [
    'a build with a matrix',
    scripted([...begun, ...ended], {matrix: [{hash: 'c-211', name: 'roll-out(arm64)', tasks: []}]})
  ]
]

interface Ask {
  build: BuildScenario
  /** Seconds from the creation of the build. */
  at: number
  version?: 'v3' | 'v4'
}

/** What the simulator answers, as it goes over the wire. */
function ask(
  {build, at, version = 'v3'}: Ask,
  call: string,
  query: Record<string, string> = {},
  method = 'GET'
) {
  const platform = bkci({builds: [build], token: '', checksToken: false, pageLines: 2})
  const kind = version === 'v3' ? 'apigw' : 'apigw-user'
  const {status, body} = platform.handle({
    method,
    segments: ['ms', 'openapi', 'api', kind, version, 'projects', PROJECT, ...call.split('/')],
    query: new URLSearchParams(query),
    headers: {'x-devops-uid': 'amy'},
    body: '',
    receivedAt: T0 + at * 1000,
    now: at,
    epoch: moment => T0 + moment * 1000
  })
  return {http: status, body: JSON.parse(JSON.stringify(body))}
}

const ofBuild = (name: string, buildId = BUILD) => `pipelines/${PIPELINE}/builds/${buildId}/${name}`
const ids = {pipelineId: PIPELINE, buildId: BUILD}
const calls: readonly [answer: string, kind: Kind, v3: string, v4: string, query: Record<string, string>][] =
  [
    ['build_status', buildStatus, ofBuild('status'), 'build_status', {}],
    ['build_detail', modelRecord, ofBuild('detail'), 'build_detail', {}],
    ['build_histories', historyPage, `pipelines/${PIPELINE}/builds/history`, 'build_histories', {}],
    ['the first page of a log', logPage, ofBuild('logs/init'), 'logs/init_logs', {tag: 'e-1'}],
    [
      'a later page of a log',
      logPage,
      ofBuild('logs/after'),
      'logs/after_line_logs',
      {tag: 'e-1', start: '2'}
    ]
  ]
const seconds = Array.from({length: 31}, (_, at) => at)

describe.each(builds)('%s', (_name, build) => {
  test.each(calls)('gives %s the keys of BK-CI at every moment', (_answer, kind, v3, v4, query) => {
    for (const at of seconds) {
      const answers = [ask({build, at}, v3, query), ask({build, at, version: 'v4'}, v4, {...ids, ...query})]
      for (const {http, body} of answers) {
        expect({at, http, differs: differences(body, goodAnswer(kind), 'answer')}).toEqual({
          at,
          http: 200,
          differs: []
        })
        expect(body.status).toBe(0)
      }
    }
  })
})

describe('the answer about several builds', () => {
  const [first, second] = [succeeds, {...fails, buildId: 'b-2', buildNum: 43}]
  const platform = (hasBatch?: boolean) =>
    bkci({builds: [first, second], token: '', checksToken: false, ...(hasBatch === false && {hasBatch})})
  const askFor = (
    body: string,
    {
      query = {pipelineId: PIPELINE},
      method = 'POST',
      hasBatch,
      at = 5
    }: Partial<{
      query: Record<string, string>
      method: string
      hasBatch: boolean
      at: number
    }> = {}
  ) => {
    const {status, body: answer} = platform(hasBatch).handle({
      method,
      segments: ['ms', 'openapi', 'api', 'apigw-user', 'v4', 'projects', PROJECT, 'batch_get_build_status'],
      query: new URLSearchParams(query),
      headers: {'x-devops-uid': 'amy', 'content-type': 'application/json'},
      body,
      receivedAt: T0 + at * 1000,
      now: at,
      epoch: moment => T0 + moment * 1000
    })
    return {http: status, body: JSON.parse(JSON.stringify(answer))}
  }

  test('has the keys of BK-CI at every moment, and of a build what build_status says of it', () => {
    for (const at of seconds) {
      const {http, body} = askFor(JSON.stringify([BUILD, 'b-2']), {at})
      expect([at, http, differences(body, goodAnswer([listedBuild]), 'answer')]).toEqual([at, 200, []])
      const own = ask({build: first, at}, ofBuild('status')).body.data
      const {currentQueuePosition, variables, ...shared} = own
      expect(body.data.find(({id}: {id: string}) => id === BUILD)).toMatchObject(shared)
    }
  })

  test('leaves out what there is not', () => {
    expect(askFor(JSON.stringify(['b-99', BUILD])).body.data.map(({id}: {id: string}) => id)).toEqual([BUILD])
    expect(askFor('[]').body).toEqual({status: 0, data: []})
  })

  test.each([
    ['without a pipeline', 400, askFor('[]', {query: {}})],
    ['with no set of texts', 400, askFor('{}')],
    ['with more than 100 ids', 400, askFor(JSON.stringify(Array.from({length: 101}, (_, i) => `b-${i}`)))],
    ['by GET', 405, askFor('[]', {method: 'GET'})],
    ['on a server before 4.0', 404, askFor('[]', {hasBatch: false})]
  ])('is refused %s', (_what, status, {http, body}) => {
    expect([http, body.data]).toEqual([status, undefined])
  })
})

describe('what a key means', () => {
  const stateAt = (build: BuildScenario, at: number) => ask({build, at}, ofBuild('status')).body.data

  test('a build that queues has the start 0, no end, no stages and no commit', () => {
    const state = stateAt(succeeds, 1)
    expect(state).toMatchObject({status: 'QUEUE', startTime: 0, queueTime: T0})
    for (const key of ['endTime', 'stageStatus', 'material']) expect(state).not.toHaveProperty(key)
  })

  test('a build that runs has a start and a commit, and no end', () => {
    const state = stateAt(succeeds, 5)
    const material = [expect.objectContaining({newCommitId: SHA})]
    expect(state).toMatchObject({status: 'RUNNING', startTime: T0 + 3000, material})
    expect(state).not.toHaveProperty('endTime')
  })

  test('a build that waits for an approval has no end; once that is refused it has one', () => {
    expect(stateAt(refused, 9)).toMatchObject({status: 'STAGE_SUCCESS'})
    expect(stateAt(refused, 9)).not.toHaveProperty('endTime')
    expect(stateAt(refused, 30)).toMatchObject({status: 'STAGE_SUCCESS', endTime: expect.any(Number)})
  })

  test('the type of an error is a number in the list of errors and a name on the task', () => {
    expect(stateAt(fails, 30).errorInfoList).toEqual([
      expect.objectContaining({taskId: 'e-1', errorType: 3, atomCode: expect.any(String)})
    ])
    const {model} = ask({build: fails, at: 30}, ofBuild('detail')).body.data
    const [element] = model.stages[1].containers[0].elements
    expect(element).toMatchObject({errorType: 'PLUGIN', status: 'FAILED'})
  })

  test('a build that begins again keeps its id, loses its end and counts its executions in the history only', () => {
    const [record] = ask({build: again, at: 10}, `pipelines/${PIPELINE}/builds/history`).body.data.records
    expect(record).toMatchObject({id: BUILD, retry: true, executeCount: 2, queueTime: T0 + 9000})
    expect(record).not.toHaveProperty('endTime')
    expect(stateAt(again, 10)).not.toHaveProperty('executeCount')
  })
})

describe('an error is a message without data', () => {
  const unknown = `b-${'f'.repeat(32)}`

  test.each([
    ['v3', 'an unknown build', ofBuild('status', unknown), {}, 'GET', 404, 2101163],
    ['v4', 'an unknown build', 'build_status', {...ids, buildId: unknown}, 'GET', 400, 400],
    ['v3', 'the stop of a build that has ended', ofBuild('stop'), {}, 'POST', 400, 2101182],
    ['v3', 'an unknown call', ofBuild('nothing'), {}, 'GET', 404, 404],
    ['v3', 'a wrong method', ofBuild('status'), {}, 'POST', 405, 405]
  ] as const)('%s, %s', (version, _what, call, query, method, http, code) => {
    const answer = ask({build: succeeds, at: 30, version}, call, query, method)
    expect(answer.http).toBe(http)
    expect(answer.body.status).toBe(code)
    expect(differences(answer.body, errorAnswer, 'answer')).toEqual([])
  })
})

test('a stop that is taken answers true', () => {
  const {body} = ask({build: succeeds, at: 5}, ofBuild('stop'), {}, 'POST')
  expect(body).toEqual({status: 0, data: true})
})

test.each([
  ['a missing key', {id: 'a'}, ['data.count is missing']],
  ['an unknown key', {id: 'a', count: 1, size: 2}, ['data.size is unknown']],
  ['a null', {id: 'a', count: null}, ['data.count is null']],
  [
    'a value of another kind',
    {id: 7, count: '1'},
    ['data.id is a number, not a string', 'data.count is a string, not a number']
  ],
  ['an item of a list', {id: 'a', count: 1, tags: ['x', {}]}, ['data.tags[1] is a object, not a string']],
  ['no list', {id: 'a', count: 1, tags: {}}, ['data.tags is no list']],
  ['an unknown @type', {id: 'a', count: 1, part: {'@type': 'vm'}}, ['data.part has the unknown @type vm']],
  ['no object', [], ['data is no object']]
])('%s is a difference', (_what, value, found) => {
  const part: Kind = {byType: {normal: {required: {'@type': 'text'}, optional: {}}}}
  const shape: Kind = {required: {id: 'text', count: 'number'}, optional: {tags: ['text'], part}}
  expect(differences(value, shape)).toEqual(found)
})
