import {describe, expect, test} from '@jest/globals'
import {
  aStep,
  base,
  context,
  detailBody,
  fakeHttp,
  job,
  openOne,
  PL2,
  R,
  R2,
  raw,
  readWithDetails,
  type Sent,
  stage
} from './support.js'

const starter = {
  ...aStep,
  id: 'starter',
  name: 'run shop',
  task: 'official_devcloud_subPipeline',
  status: 'FAILED'
}
const failed = (id: string, pipeline: string, step: object, name = 'child') => ({
  ...detailBody({id, pipeline_id: pipeline, name, run_number: 7, status: 'FAILED'}),
  stages: [stage(`S-${name}`, 'FAILED', {jobs: [job(`J-${name}`, 'FAILED', [step])]})]
})
const top = {
  ...detailBody({status: 'FAILED'}),
  stages: [stage('Up', 'FAILED', {jobs: [job('call', 'FAILED', [starter])]})]
}
const outputs = (result: unknown) => ({step_outputs: [{step_run_id: 'starter', output_result: result}]})
const pair = (pipeline: string, run: string) => [
  {key: 'pipeline_id', value: pipeline},
  {key: 'pipeline_run_id', value: run}
]
const broken = {...aStep, id: 'deep', name: 'deploy', status: 'FAILED', message: 'no disk'}

describe('a failed run of runs', () => {
  test.each([
    ['plain values', pair(PL2, R2)],
    ['an object', [{key: 'out', value: {pipelineId: PL2, pipelineRunId: R2}}]],
    ['JSON in a text', [{key: 'out', value: JSON.stringify({pipeline_id: PL2, pipeline_run_id: R2})}]]
  ])('is followed to what failed, by %s', async (_, result) => {
    const {http, sent} = fakeHttp(top, outputs(result), failed(R2, PL2, broken))
    const target = await openOne(base, http)
    const snapshot = await readWithDetails(target)
    expect(snapshot.phase).toBe('failure')
    expect(snapshot.message).toEqual('Up / call / run shop > run 7 of pipeline child: no disk')
    expect(snapshot.parts.map(p => [p.id, p.parent])).toEqual([
      ['s-Up', undefined],
      ['j-call', 's-Up'],
      ['starter', 'j-call'],
      ['s-S-child', 'starter'],
      ['j-J-child', 's-S-child'],
      ['deep', 'j-J-child']
    ])
    // No poll waits for it.
    expect(sent[1]?.url.search).toBe('?step_run_ids=starter')
    const part = snapshot.parts.at(-1)
    if (part) await target.readLog(part, context)
    expect(sent[3]?.url.pathname).toContain(`/${PL2}/pipeline-runs/${R2}/jobs/j-J-child/steps/deep/logs`)
  })

  test('is followed three deep, and never in a ring', async () => {
    const ids = ['1', '2', '3', '4', '5'].map(c => c.repeat(32))
    let depth = 0
    const answer = ({url}: Sent) => {
      if (url.pathname.endsWith('outputs')) return outputs(pair(PL2, ids[depth++] ?? R))
      const id = url.searchParams.get('pipeline_run_id') ?? ''
      return id === R ? top : failed(id, PL2, starter, `level-${id[0]}`)
    }
    const {http, sent} = fakeHttp(answer)
    // The same step id at every level: parts stay apart.
    const snapshot = await readWithDetails(await openOne(base, http))
    expect(sent.filter(s => s.url.pathname.endsWith('detail'))).toHaveLength(4)
    expect(new Set(snapshot.parts.map(p => p.id)).size).toBe(snapshot.parts.length)
    expect(snapshot.message).toMatch(/pipeline level-3: FAILED$/)

    const ring = fakeHttp(({url}: Sent) => (url.pathname.endsWith('outputs') ? outputs(pair(PL2, R)) : top))
    expect((await readWithDetails(await openOne(base, ring.http))).phase).toBe('failure')
    expect(ring.sent).toHaveLength(2)
  })

  test.each([
    ['refused outputs', 'permanent', [raw(403, {error_code: 'X', error_msg: 'no'})]],
    ['an error inside HTTP 200', 'permanent', [{error_code: 'PARAMETER_ERROR', error_msg: 'no'}]],
    ['outputs behind a gateway that restarts', 'transient', [raw(502, 'gateway')]],
    ['a child that is null', 'transient', [outputs(pair(PL2, R2)), raw(200, 'null')]],
    ['a child of another id', 'transient', [outputs(pair(PL2, R2)), failed(R, PL2, broken)]],
    ['a child that is not there', 'not-found', [outputs(pair(PL2, R2)), raw(404, {})]]
  ])('says of %s only that what is below could not be listed (%s)', async (_, kind, replies) => {
    const {http} = fakeHttp(top, ...replies)
    const {phase, parts, unlisted} = await readWithDetails(await openOne(base, http))
    expect([phase, parts.length]).toEqual(['failure', 3])
    expect(unlisted).toMatchObject([
      {parent: 'starter', what: 'what Up / call / run shop had started', failure: {kind}}
    ])
  })

  test('has what is below when it is asked for once more', async () => {
    const {http} = fakeHttp(top, raw(502, 'gateway'), outputs(pair(PL2, R2)), failed(R2, PL2, broken))
    const target = await openOne(base, http)
    const first = await target.read(context)
    expect((await target.addDetails?.(first, context))?.unlisted).toHaveLength(1)
    const again = await target.addDetails?.(first, context)
    expect(again?.unlisted).toEqual([])
    expect(again?.parts.map(p => p.id).slice(3)).toEqual(['s-S-child', 'j-J-child', 'deep'])
  })

  test.each([[null], [[]], [pair('../x', R2)], [[{key: 'x', value: null}]]])(
    'is left as it is where outputs are %p',
    async result => {
      const {http, sent} = fakeHttp(top, outputs(result))
      expect((await readWithDetails(await openOne(base, http))).phase).toBe('failure')
      expect(sent).toHaveLength(2)
    }
  )

  test.each(['../../other', 'a,b', '$(id)', ''])('is not followed through a step of the id %j', async id => {
    const jobs = [job('call', 'FAILED', [{...starter, id}])]
    const {http, sent} = fakeHttp({...top, stages: [stage('Up', 'FAILED', {jobs})]})
    expect((await readWithDetails(await openOne(base, http))).phase).toBe('failure')
    expect(sent).toHaveLength(1)
  })

  test('is not kept waiting by a slow platform', async () => {
    const silent = ({request}: Sent) =>
      new Promise((_, reject) =>
        request.signal.addEventListener('abort', () => reject(request.signal.reason))
      )
    const {http} = fakeHttp(top, silent)
    const {phase, unlisted} = await readWithDetails(await openOne(base, http))
    expect(phase).toBe('failure')
    expect(unlisted).toHaveLength(1)
  }, 30_000)

  test('is not followed through a step that was allowed to fail, nor is what was allowed to fail in a child named', async () => {
    const jobs = [job('call', 'ASYNC_FAILED', [starter])]
    const {http, sent} = fakeHttp({...top, stages: [stage('Up', 'FAILED', {jobs})]})
    await readWithDetails(await openOne(base, http))
    expect(sent).toHaveLength(1)

    const child = {
      ...failed(R2, PL2, broken),
      stages: [
        stage('S', 'FAILED', {
          jobs: [
            job('lint', 'ASYNC_FAILED', [{...broken, id: 'shallow', message: 'lint is red'}]),
            job('scan', 'INIT', [{...broken, id: 'unreached', status: 'INIT'}]),
            job('ship', 'FAILED', [broken])
          ]
        })
      ]
    }
    const below = await readWithDetails(
      await openOne(base, fakeHttp(top, outputs(pair(PL2, R2)), child).http)
    )
    expect(below.message).toEqual('Up / call / run shop > run 7 of pipeline child: no disk')
    expect(below.parts.slice(3).map(p => p.id)).toEqual(['s-S', 'j-ship', 'deep'])
  })

  test('is asked for nothing more while it runs, or when it went well', async () => {
    for (const status of ['RUNNING', 'COMPLETED']) {
      const {http, sent} = fakeHttp({...top, status})
      await readWithDetails(await openOne(base, http))
      expect(sent).toHaveLength(1)
    }
  })
})
