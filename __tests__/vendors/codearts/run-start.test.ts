import {describe, expect, test} from '@jest/globals'
import {codearts} from '../../../simulator/codearts/platform.js'
import {type CodeSource, hexId, type Startable, simpleRun} from '../../../simulator/codearts/scenario.js'
import {begin, MARKER} from '../../support/deploys/startable/begin.js'
import {aStartOfHuawei} from '../../support/deploys/startable/codearts.js'
import {english} from '../../support/english.js'
import {AK, P, PL, SK} from './support.js'

const run = (n: number) =>
  simpleRun({runId: hexId(`begun ${n}`), runNumber: n, stages: [{name: 'Deploy', seconds: 9, log: []}]})
const github: CodeSource = {
  git_type: 'github',
  git_url: 'https://git.example.com/shop.git',
  alias: 'shop',
  default_branch: 'main',
  endpoint_id: 'e-1'
}
const platform = (start: Partial<Startable> = {}, clockAheadMs = 0) =>
  codearts({
    keys: {accessKey: AK, secretKey: SK},
    clockAheadMs,
    pipelines: [
      {projectId: P, pipelineId: PL, name: 'shop', runs: [], start: {run, sources: [github], ...start}}
    ]
  })
const id = hexId('begun 1')
const bodyOf = (asked: readonly {body?: string}[]) => JSON.parse(asked.at(-1)?.body ?? '')

test.each(['DEVPIPE.00011169', 'DEVPIPE.00011170'] as const)(
  'a start that queues under the code %s is a run',
  async queues => {
    const {begun, kinds} = await begin(aStartOfHuawei, platform({queues}))
    expect(begun).toMatchObject({code: 'begun', identity: {ids: {'run-id': id}}, error: undefined})
    expect(kinds).toEqual(['list', 'start'])
  }
)

test.each([
  ['DEVPIPE.00011104', 200, /the limit of parallel runs is reached/],
  ['DEVPIPE.00011401', 200, /check pipeline-id and region/],
  ['DEVPIPE.00011412', 200, /member of that project/],
  ['DEVPIPE.30021001', 400, /check project-id and pipeline-id/],
  ['PM.02170001', 403, /right to execute the pipeline in the project/]
])('a start that is refused by %s has not begun, and says what to check', async (code, status, hint) => {
  const {begun, kinds} = await begin(aStartOfHuawei, platform({refuses: [status, code, 'no']}))
  if (begun.code !== 'refused') throw new Error(begun.code)
  expect(begun.error.failure.code).toBe(code)
  expect(english(begun.error.failure.hint ?? '')).toMatch(hint)
  expect(kinds).toEqual(['list', 'start'])
})

describe('what is run', () => {
  test('is what the pipeline says unless a branch or tag is given', async () => {
    const {asked} = await begin(aStartOfHuawei, platform())
    expect(bodyOf(asked)).toEqual({description: MARKER})
  })

  test.each([
    [{branch: 'release/1'}, {build_type: 'branch', event_type: 'Manual', target_branch: 'release/1'}],
    [{tag: 'v1.2'}, {build_type: 'tag', event_type: 'Manual', tag: 'v1.2'}]
  ])('is the one code source of the pipeline with %j', async (inputs, build_params) => {
    const {begun, asked, kinds} = await begin(aStartOfHuawei, platform(), inputs)
    expect(begun.code).toBe('begun')
    expect(kinds).toEqual(['pipeline', 'start'])
    expect(bodyOf(asked).sources).toEqual([{type: 'code', params: {...github, build_params}}])
  })

  test.each([[[]], [[github, github]]])(
    'is not begun with a branch for another number of sources: %j',
    async sources => {
      const {begun, kinds} = await begin(aStartOfHuawei, platform({sources}), {branch: 'main'})
      if (begun.code !== 'refused') throw new Error(begun.code)
      expect(english(begun.error.text)).toMatch(/need a pipeline with one code source, and this one has [02]/)
      expect(kinds).toEqual(['pipeline'])
    }
  )
})

test('a start is signed by the clock that what was read before has told, and sent once', async () => {
  const {begun, kinds} = await begin(aStartOfHuawei, platform({}, 3_600_000))
  expect(begun).toMatchObject({code: 'begun'})
  expect(kinds).toEqual(['list', 'list', 'start'])
})

test('a start whose signature is refused for its time is not sent again', async () => {
  const real = platform()
  const late = {error_code: 'APIGW.0301', error_msg: 'signature expired, server time: 20300101T000000Z'}
  const {begun, kinds} = await begin(aStartOfHuawei, {
    ...real,
    handle: request => (real.kind?.(request) === 'start' ? {status: 401, body: late} : real.handle(request))
  })
  expect(begun.code).toBe('refused')
  expect(kinds).toEqual(['list', 'start'])
})
