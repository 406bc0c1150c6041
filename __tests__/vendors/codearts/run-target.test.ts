import {afterEach, describe, expect, test} from '@jest/globals'
import type {CodeartsKeys} from '../../../simulator/codearts/auth.js'
import {codearts as platform} from '../../../simulator/codearts/platform.js'
import {
  hexId,
  type PipelineScenario,
  type RunScenario,
  simpleRun
} from '../../../simulator/codearts/scenario.js'
import {type Simulator, serve} from '../../../simulator/server/server.js'
import type {RawInputs} from '../../../src/model/identity.js'
import type {Snapshot, Target} from '../../../src/model/target.js'
import type {Operation} from '../../../src/vendors/vendor.js'
import {
  AK,
  base,
  context,
  detailBody,
  failureOf,
  fakeHttp,
  open,
  openOne,
  P,
  PL,
  PL2,
  R,
  R2,
  raw,
  readWithDetails,
  realHttp,
  SK,
  TOKEN
} from './support.js'

let simulator: Simulator | undefined
afterEach(async () => {
  await simulator?.close()
  simulator = undefined
})

const tokens: CodeartsKeys = {token: TOKEN}
const keys: CodeartsKeys = {accessKey: AK, secretKey: SK}
const stages = [
  {name: 'Build', seconds: 10, log: ['clone', 'compile', '::error::not a command']},
  {name: 'Deploy', seconds: 10, log: ['copy', 'start']}
]
const green = simpleRun({runId: R, runNumber: 42, commit: 'abcdef12'.padEnd(40, '0'), stages})
const red = simpleRun({
  runId: R,
  runNumber: 42,
  stages: [stages[0], {name: 'Deploy', seconds: 5, log: ['boom'], fails: 'no disk'}].filter(
    s => s !== undefined
  )
})
const pipeline = (runs: readonly RunScenario[], rest: Partial<PipelineScenario> = {}): PipelineScenario => ({
  projectId: P,
  pipelineId: PL,
  name: 'shop',
  runs,
  ...rest
})
const given: RawInputs = {'project-id': P, 'pipeline-id': PL, 'run-id': R}
const withToken = {...given, token: TOKEN}
const withKeys = {...given, 'access-key': AK, 'secret-key': SK}

async function start(
  auth: CodeartsKeys,
  pipelines: readonly PipelineScenario[],
  options: {clockAheadMs?: number} = {}
) {
  simulator = await serve(platform({keys: auth, pipelines, ...options}), {clock: 'polls'})
  return simulator.url
}

const target = async (url: string, inputs: RawInputs, operation: Operation = 'wait-pipeline') =>
  await openOne({...inputs, endpoint: url}, realHttp(url), operation)

/** Polls until the run has ended; answers every snapshot. */
async function follow(one: Target): Promise<Snapshot[]> {
  const seen: Snapshot[] = []
  for (let i = 0; i < 200; i++) {
    const snapshot = await one.read(context)
    seen.push(snapshot)
    if (['success', 'failure', 'cancelled', 'skipped'].includes(snapshot.phase)) return seen
  }
  throw new Error('it did not end')
}

describe('a run of which the platform has no detail yet', () => {
  const missing = raw(200, 'null')
  const phases = async (one: Target, polls: number) => {
    const seen: string[] = []
    for (let i = 0; i < polls; i++) seen.push((await one.read(context)).phase)
    return seen
  }

  test('is queued where it was given by its id, until it has one', async () => {
    const {http} = fakeHttp(missing, missing, detailBody(), missing)
    const one = await openOne(base, http)
    expect(await phases(one, 3)).toEqual(['queued', 'queued', 'running'])
    // It cannot queue any more, so nothing is a bad answer.
    expect((await failureOf(one.read(context))).failure.label).toBe('bad answer')
  })

  test('is queued where the detail that it had said so', async () => {
    const {http} = fakeHttp(detailBody({status: 'QUEUED', stages: null}), missing)
    expect(await phases(await openOne(base, http), 2)).toEqual(['queued', 'queued'])
  })

  test('is queued where the list says so, and names the run', async () => {
    const list = (status: string) => ({total: 1, pipeline_runs: [{pipeline_run_id: R, status}]})
    const latest = {...base, 'run-id': 'latest'}
    const queued = await (await openOne(latest, fakeHttp(list('QUEUED'), missing).http)).read(context)
    expect(queued).toMatchObject({
      phase: 'queued',
      status: '(no detail yet)',
      identity: {label: `run ${R} of pipeline ${PL}`, ids: {'run-id': R}}
    })
    expect(queued.notices.at(-1)?.text).toMatch(/tells nothing of run .* yet/)
    for (const status of ['RUNNING', 'COMPLETED']) {
      const {http} = fakeHttp(list(status), missing)
      expect((await failureOf((await openOne(latest, http)).read(context))).failure).toMatchObject({
        label: 'bad answer',
        foundJustNow: true
      })
    }
  })
})

test('a log is read where the run was found, and refused for a part that has none', async () => {
  const {http, sent} = fakeHttp(detailBody(), {log: 'hello', has_more: false})
  const one = await openOne(base, http)
  const {parts} = await one.read(context)
  const step = parts.at(-1)
  const stage = parts[0]
  if (step === undefined || stage === undefined) throw new Error('no parts')
  expect((await one.readLog(step, context)).text).toBe('hello')
  expect(sent[1]?.url.pathname).toContain(`/pipeline-runs/${R}/jobs/j-compile/steps/${step.id}/logs`)
  const {failure, message} = await failureOf(one.readLog(stage, context))
  expect(failure.kind).toBe('not-found')
  expect(message).toBe('the platform has no log of stage Build')
})

describe('a stop', () => {
  test('is accepted by the word success alone', async () => {
    for (const success of [true, 'true']) {
      const {http, sent} = fakeHttp({success})
      expect(await (await openOne(base, http)).stop?.(context)).toBe(true)
      expect(sent[0]?.url.pathname).toMatch(new RegExp(`/${PL}/pipeline-runs/${R}/stop$`))
      expect(sent[0]?.body).toEqual({})
    }
    for (const odd of [{success: false}, {success: null}, []]) {
      const one = await openOne(base, fakeHttp(odd).http)
      expect((await failureOf(one.stop?.(context) as Promise<unknown>)).failure.kind).toBe('transient')
    }
  })

  test('of a run that is not there yet does nothing', async () => {
    const one = await openOne({...base, 'run-id': 'latest'}, fakeHttp({total: 0, pipeline_runs: []}).http)
    expect(await one.stop?.(context)).toBe(false)
  })
})

describe('over a socket v5', () => {
  test.each([
    ['a token', tokens, withToken],
    ['a signature', keys, withKeys],
    [
      'a temporary key',
      {...keys, securityToken: 'temporary-0001'},
      {...withKeys, 'security-token': 'temporary-0001'}
    ]
  ] as const)('shows a run that succeeds to its end, with %s', async (_, auth, inputs) => {
    const seen = await follow(await target(await start(auth, [pipeline([green])]), inputs))
    expect(seen[0]).toMatchObject({
      phase: 'running',
      identity: {label: 'run 42 of pipeline shop', matchedBy: 'given'}
    })
    expect(seen.at(-1)).toMatchObject({
      phase: 'success',
      status: 'COMPLETED',
      position: {at: 2, of: 2},
      notices: []
    })
  })

  test.each([
    ['a token', tokens, withToken],
    ['a signature', keys, withKeys]
  ] as const)('shows a run that fails with what failed, with %s', async (_, auth, inputs) => {
    const seen = await follow(await target(await start(auth, [pipeline([red])]), inputs))
    expect(seen.at(-1)).toMatchObject({
      phase: 'failure',
      status: 'FAILED',
      message: 'no disk'
    })
  })

  test('corrects a clock that is wrong', async () => {
    const url = await start(keys, [pipeline([green])], {clockAheadMs: 3_600_000})
    await follow(await target(url, withKeys))
    const statuses = simulator?.requests.map(r => r.headers['x-sdk-date']) ?? []
    expect(statuses.length).toBeGreaterThan(2)
    expect(Number(statuses[1]?.slice(9, 11)) - Number(statuses[0]?.slice(9, 11))).not.toBe(0)
  })

  test.each([
    ['a wrong secret', keys, {...withKeys, 'secret-key': SK.replace('1', '2')}, /one pair/],
    ['an unknown key', keys, {...withKeys, 'access-key': 'AKEXAMPLE00000000002'}, /access-key/],
    ['a wrong token', tokens, {...withToken, token: 'another-token-0001'}, /token/]
  ] as const)('refuses %s', async (_, auth, inputs, hint) => {
    const {failure, message} = await failureOf(
      (await target(await start(auth, [pipeline([green])]), inputs)).read(context)
    )
    expect(failure).toMatchObject({kind: 'permanent', code: 'APIGW.0301', status: 401})
    expect(failure.requestId).toMatch(/^sim-/)
    expect(failure.hint).toMatch(hint)
    expect(message).not.toMatch(/AKEXAMPLE|canonical.*\|/)
  })

  test.each([
    ['another project', {'project-id': R}, 'DEVPIPE.00011412'],
    ['a foreign project', {'project-id': R2}, 'DEVPIPE.00011136'],
    ['an unknown pipeline', {'pipeline-id': PL2}, 'DEVPIPE.00011401'],
    ['an unknown run', {'run-id': R2}, 'PARAMETER_ERROR']
  ])('refuses %s', async (_, wrong, code) => {
    const other = pipeline([], {projectId: R2, pipelineId: hexId('other')})
    const url = await start(tokens, [pipeline([green]), other])
    const {failure} = await failureOf((await target(url, {...withToken, ...wrong})).read(context))
    expect(failure).toMatchObject({kind: 'permanent', code})
  })

  test('takes a path that does not exist for one that may exist in a moment', async () => {
    const url = `${await start(tokens, [pipeline([green])])}/prefix`
    expect((await failureOf((await target(url, withToken)).read(context))).failure).toMatchObject({
      kind: 'not-found',
      code: 'APIGW.0101'
    })
  })

  test('throttles with the time that it names, and answers then', async () => {
    const faults = [
      {
        on: 'detail',
        nth: [1],
        fault: {
          kind: 'answer' as const,
          status: 429,
          body: {error_code: 'APIGW.0308', error_msg: 'x'},
          headers: {'retry-after': '3'}
        }
      }
    ] as const
    const one = await target(await start(tokens, [pipeline([green], {faults})]), withToken)
    expect((await failureOf(one.read(context))).failure).toMatchObject({
      kind: 'throttled',
      retryAfterMs: 3000
    })
    expect((await one.read(context)).phase).toBe('running')
  })

  test('tells the latest run and the run of a commit from others', async () => {
    const old = simpleRun({runId: R2, runNumber: 41, at: -500, commit: '1234567'.padEnd(40, 'a'), stages})
    const url = await start(keys, [pipeline([old, green])])
    const byLatest = await target(url, {...withKeys, 'run-id': 'latest'})
    expect((await byLatest.read(context)).identity).toMatchObject({ids: {'run-id': R}, matchedBy: 'latest'})
    const {'run-id': _, ...rest} = withKeys as Record<string, string>
    expect(
      (await (await target(url, {...rest, commit: 'ABCDEF12'})).read(context)).identity?.ids['run-id']
    ).toBe(R)
    const found = await (await target(url, {...rest, commit: '1234567'})).read(context)
    expect(found).toMatchObject({phase: 'success', identity: {ids: {'run-id': R2}, matchedBy: 'commit'}})
    expect((await (await target(url, {...rest, commit: 'fffffff'})).read(context)).phase).toBe('absent')
  })

  test.each([
    [false, 0],
    [true, 0],
    [false, 2],
    [true, 3]
  ])('serves logs without loss, lines ended: %p, repeated: %p', async (endsLines, repeatsLines) => {
    const lines = Array.from({length: 1234}, (_, i) => `[2026/01/02 10:00:00.${i} GMT+08:00] line ${i}`)
    const run = simpleRun({runId: R, runNumber: 42, stages: [{name: 'Build', seconds: 20, log: lines}]})
    const one = await target(
      await start(keys, [pipeline([{...run, endsLines, repeatsLines}])]),
      withKeys,
      'fetch-logs'
    )
    let text = ''
    let cursor: unknown
    for (let ended = false; ; ) {
      const snapshot = await one.read(context)
      const step = snapshot.parts.find(p => p.kind === 'step')
      if (!step) throw new Error('no step')
      for (let more: boolean | undefined = true; more; ) {
        const log = await one.readLog(step, context, cursor)
        text += log.text
        ;({cursor, more} = log)
      }
      if (ended) break
      ended = snapshot.phase === 'success'
    }
    expect(text.trimEnd().split('\n')).toEqual(lines)
  })

  test('shows a review that is waited for, and passed', async () => {
    const [id, jobId] = [hexId('review'), hexId('job')]
    const run: RunScenario = {
      runId: R,
      runNumber: 42,
      stages: [
        {
          id: hexId('stage'),
          name: 'Gate',
          jobs: [
            {
              id: jobId,
              name: 'approve',
              steps: [
                {
                  id,
                  name: 'sign off',
                  task: 'official_devcloud_checkpoint',
                  inputs: [{key: 'approvers', value: 'alice'}]
                }
              ]
            }
          ]
        }
      ],
      timeline: [
        {at: 0, run: 'RUNNING'},
        ...[hexId('stage'), jobId, id].map(of => ({at: 0, of, status: 'RUNNING'})),
        {at: 1, hold: 3600, of: id},
        ...[hexId('stage'), jobId, id].map(of => ({at: 1.1, of, status: 'COMPLETED'})),
        {at: 1.1, run: 'COMPLETED'}
      ]
    }
    const url = await start(tokens, [pipeline([run])])
    const one = await target(url, withToken)
    const waiting = await one.read(context)
    expect(waiting).toMatchObject({phase: 'paused', status: 'RUNNING'})
    expect(waiting.action).toMatch(/^alice can approve/)
    const path = `/v5/${P}/api/pipelines/${PL}/pipeline-runs/${R}/jobs/${jobId}/steps/${id}/pass`
    const headers = {'x-auth-token': TOKEN, 'content-type': 'application/json'}
    expect((await fetch(url + path, {method: 'POST', headers})).status).toBe(400)
    expect(await (await fetch(url + path, {method: 'POST', headers, body: '{}'})).json()).toEqual({
      success: true
    })
    expect((await follow(one)).at(-1)?.phase).toBe('success')
  })

  test('shows what a child run does', async () => {
    const starter = hexId('starter')
    const parent: RunScenario = {
      runId: R,
      runNumber: 42,
      stages: [
        {
          id: hexId('s'),
          name: 'Up',
          jobs: [
            {
              id: hexId('j'),
              name: 'call',
              steps: [{id: starter, name: 'sub', task: 'official_devcloud_subPipeline'}]
            }
          ]
        }
      ],
      timeline: [
        {at: 0, run: 'FAILED'},
        ...[hexId('s'), hexId('j'), starter].map(of => ({at: 0, of, status: 'FAILED'}))
      ],
      outputs: {
        [starter]: [
          {key: 'pipeline_id', value: PL2},
          {key: 'pipeline_run_id', value: R2}
        ]
      }
    }
    const child = simpleRun({
      runId: R2,
      runNumber: 7,
      at: -100,
      stages: [{name: 'Deploy', seconds: 1, log: ['boom'], fails: 'no disk'}]
    })
    const url = await start(keys, [pipeline([parent]), pipeline([child], {pipelineId: PL2, name: 'below'})])
    const one = await target(url, withKeys)
    const snapshot = await readWithDetails(one)
    expect(snapshot.message).toEqual('Up / call / sub > run 7 of pipeline below: no disk')
    const step = snapshot.parts.at(-1)
    expect(step && (await one.readLog(step, context)).text).toBe('boom')
  })

  test('checks several latest in one request, of which one never ran', async () => {
    const url = await start(keys, [pipeline([red]), pipeline([], {pipelineId: PL2})])
    const inputs = {...withKeys, 'pipeline-id': `${PL},${PL2}`, 'run-id': 'latest', endpoint: url}
    const targets = await open(inputs, realHttp(url), 'check-pipeline')
    const snapshots = await Promise.all(targets.map(t => t.read(context)))
    expect(snapshots.map(s => s.phase)).toEqual(['running', 'absent'])
    expect(simulator?.requests).toHaveLength(1)
  })
})

describe('over a socket v3', () => {
  const v3 = {api: 'v3', 'access-key': AK, 'secret-key': SK, 'pipeline-id': PL, 'run-id': 'latest'}

  test('shows a run that succeeds to its end, with a signature', async () => {
    const seen = await follow(await target(await start(keys, [pipeline([green])]), v3))
    expect(seen[0]).toMatchObject({phase: 'running', status: 'running', identity: {ids: {'run-id': '42'}}})
    expect(seen.at(-1)).toMatchObject({phase: 'success', status: 'success'})
  })

  test('shows a run that fails, with a token', async () => {
    const url = await start(tokens, [pipeline([red])])
    const seen = await follow(
      await target(url, {api: 'v3', token: TOKEN, 'pipeline-id': PL, 'run-id': 'latest'})
    )
    expect(seen.at(-1)).toMatchObject({phase: 'failure', status: 'error'})
  })

  test('never takes a newer run for the one that was seen', async () => {
    const next = simpleRun({runId: R2, runNumber: 43, at: 2, stages: [{name: 'x', seconds: 1, log: []}]})
    const one = await target(await start(keys, [pipeline([green, next])]), v3)
    await one.read(context)
    expect((await failureOf(one.read(context))).failure).toMatchObject({
      kind: 'permanent',
      label: 'run replaced'
    })
  })

  test('checks several in one request, of which one never ran', async () => {
    const url = await start(keys, [pipeline([green]), pipeline([], {pipelineId: PL2})])
    const targets = await open({...v3, 'pipeline-id': `${PL2},${PL}`, endpoint: url}, realHttp(url))
    const snapshots = await Promise.all(targets.map(t => t.read(context)))
    expect(snapshots.map(s => s.phase)).toEqual(['absent', 'running'])
    expect(simulator?.requests).toHaveLength(1)
  })
})
