import {describe, expect, test} from '@jest/globals'
import {english} from '../../support/english.js'
import {context, failureOf, fakeHttp, open, openOne, PL, PL2, raw, type Sent, TOKEN} from './support.js'

const given = {api: 'v3', token: TOKEN, region: 'cn-north-4', 'pipeline-id': PL, 'run-id': 'latest'}
const item = (overlay: object = {}) => ({
  pipeline_id: PL,
  pipeline_name: 'shop',
  build_id: '25',
  status: 'running',
  result: null,
  detail_url: 'https://devcloud.cn-north-4.huaweicloud.com/cicd/x',
  start_time: '2022-09-09 00:00:00',
  end_time: null,
  stages: [
    {name: 'state_3', display_name: '构建', order: 2, status: 'running', result: null},
    {name: 'initial', display_name: '源代码', order: 1, status: 'completed', result: 'success'},
    {name: 'state_4', display_name: 'later', order: 3, status: null, result: null}
  ],
  ...overlay
})

describe('v3', () => {
  test('is read as it is', async () => {
    const {http, sent} = fakeHttp([item()])
    const snapshot = await (await openOne(given, http)).read(context)
    expect(snapshot).toMatchObject({
      phase: 'running',
      status: 'running',
      position: {kind: 'stage', at: 2, of: 3},
      startedAt: Date.UTC(2022, 8, 8, 16, 0, 0),
      identity: {
        label: 'run 25 of pipeline shop',
        ids: {'run-id': '25'},
        url: 'https://devcloud.cn-north-4.huaweicloud.com/cicd/x',
        matchedBy: 'latest'
      }
    })
    expect(snapshot.parts.map(p => [p.name, p.phase, p.status, p.hasLog])).toEqual([
      ['源代码', 'success', 'success', false],
      ['构建', 'running', 'running', false],
      ['later', 'queued', '', false]
    ])
    expect(sent[0]?.url.href).toBe(`https://api.example/v3/pipelines/status?pipeline_ids=${PL}`)
    expect(sent[0]?.request.method).toBe('GET')
  })

  test('a pipeline that is not found is told with what to check, each once', async () => {
    const {http} = fakeHttp(raw(404, {error_code: 'X', error_msg: 'no'}))
    const {failure} = await failureOf((await openOne(given, http)).read(context))
    expect(english(failure.hint ?? '')).toBe('check pipeline-id, then region or endpoint')
  })

  test('keeps to the run of its first poll', async () => {
    const {http} = fakeHttp([item()], [item({build_id: '26', status: 'completed', result: 'success'})])
    const target = await openOne(given, http)
    await target.read(context)
    for (let i = 0; i < 2; i++) {
      const {failure, message} = await failureOf(target.read(context))
      expect(failure).toMatchObject({kind: 'permanent', label: 'run replaced'})
      expect(message).toMatch(/now shows run 26, and the end of run 25 was not seen/)
    }
  })

  test('a run whose end was seen keeps it', async () => {
    const {http, sent} = fakeHttp(
      [item()],
      [item({status: 'completed', result: 'success'})],
      [item({build_id: '26'})]
    )
    const target = await openOne(given, http)
    await target.read(context)
    expect(await target.read(context)).toMatchObject({phase: 'success', status: 'success'})
    expect(await target.read(context)).toMatchObject({phase: 'success'})
    expect(sent).toHaveLength(2)
  })

  test('a run that is named no longer is a bad answer', async () => {
    for (const later of [[], [item({build_id: null})]]) {
      const target = await openOne(given, fakeHttp([item()], later).http)
      await target.read(context)
      expect((await failureOf(target.read(context))).failure.kind).toBe('transient')
    }
  })

  test('never run is absent, and so is a pipeline that is left out', async () => {
    const nulls = item({build_id: null, status: null, stages: null, start_time: null, detail_url: null})
    expect(await (await openOne(given, fakeHttp([nulls]).http)).read(context)).toMatchObject({
      phase: 'absent',
      notices: []
    })
    const out = await (await openOne(given, fakeHttp([]).http)).read(context)
    expect(out.phase).toBe('absent')
    expect(out.notices[0]?.text).toMatch(/left pipeline .* out/)
    // A word of success without a run is no success.
    const odd = item({build_id: null, status: 'completed', result: 'success'})
    const snapshot = await (await openOne(given, fakeHttp([odd]).http)).read(context)
    expect(snapshot).toMatchObject({phase: 'queued', undecided: true})
  })

  test('refuses a run that had ended at the first poll, but for created-after, or a single poll', async () => {
    const done = [item({status: 'completed', result: 'error'})]
    expect(await (await openOne(given, fakeHttp(done).http)).read(context)).toMatchObject({
      phase: 'failure',
      identity: {ids: {'run-id': '25'}, url: 'https://devcloud.cn-north-4.huaweicloud.com/cicd/x'},
      refusal: {message: expect.stringMatching(/latest is run 25, which had ended already/)}
    })
    const after = {...given, 'created-after': '2022-09-08T15:59:00Z'}
    for (const [raw, operation] of [
      [after, 'wait-pipeline'],
      [given, 'check-pipeline']
    ] as const) {
      const {phase, refusal} = await (await openOne(raw, fakeHttp(done).http, operation)).read(context)
      expect([phase, refusal]).toEqual(['failure', undefined])
    }
  })

  test('does not count a run that is older than created-after, and waits to know of one without a time', async () => {
    const after = {...given, 'created-after': '2022-09-08T16:01:00Z'}
    const read = async (overlay: object) =>
      (await openOne(after, fakeHttp([item(overlay)]).http)).read(context)
    expect((await read({})).phase).toBe('absent')
    const ended = {status: 'completed', result: 'success', start_time: null}
    expect((await read(ended)).phase).toBe('absent')
    expect(await read({status: 'waiting', start_time: null})).toMatchObject({
      phase: 'queued',
      undecided: true
    })
    const younger = await read({start_time: '2022-09-09 00:02:00'})
    expect(younger.notices.map(n => n.key)).toEqual(['found 25', 'zone'])
  })

  test('counts the newest where the answer names the pipeline twice', async () => {
    const running = item({build_id: '26'})
    const done = item({status: 'completed', result: 'success'})
    for (const items of [
      [running, done],
      [done, running]
    ]) {
      const {phase, identity} = await (await openOne(given, fakeHttp(items).http)).read(context)
      expect([phase, identity?.ids['run-id']]).toEqual(['running', '26'])
    }
  })

  test('is a bad answer where it says two things of one run', async () => {
    const both = [item({status: 'completed', result: 'success'}), item()]
    for (const items of [both, both.toReversed()]) {
      const target = await openOne(given, fakeHttp(items).http)
      expect((await failureOf(target.read(context))).failure.kind).toBe('transient')
    }
  })

  test('reads the run that it keeps to where the answer names a newer one too', async () => {
    const {http} = fakeHttp([item()], [item({build_id: '26'}), item({status: 'completed', result: 'error'})])
    const target = await openOne(given, http)
    await target.read(context)
    expect(await target.read(context)).toMatchObject({phase: 'failure', identity: {ids: {'run-id': '25'}}})
  })

  test('takes an answer that shows an older run again for a bad one', async () => {
    const {http} = fakeHttp(
      [item()],
      [item({build_id: '24', status: 'completed', result: 'success'})],
      [item()]
    )
    const target = await openOne(given, http)
    await target.read(context)
    expect((await failureOf(target.read(context))).failure).toMatchObject({label: 'bad answer'})
    expect((await target.read(context)).phase).toBe('running')
  })

  test('asks once a poll, also in the poll that finds the run', async () => {
    const {http, sent} = fakeHttp([item({build_id: null})], [item()])
    const target = await openOne(given, http)
    for (const asked of [1, 2, 3]) {
      await target.read(context)
      expect(sent).toHaveLength(asked)
    }
  })

  test.each([
    [{status: 'verifying'}, /reviewer .* reject the run/],
    [{status: 'suspending'}, /resume the run/],
    [{stages: [{name: 'a', display_name: 'Gate', order: 1, status: 'verifying'}]}, /reject the stage Gate/]
  ])('%p waits for a person', async (overlay, action) => {
    const snapshot = await (await openOne(given, fakeHttp([item(overlay)]).http)).read(context)
    expect(snapshot.phase).toBe('paused')
    expect(snapshot.action).toMatch(action)
  })

  test.each([[{}], [[7]], ['text'], [{error_code: 'APIGW.0301', error_msg: 'no'}]])(
    '%p is an error',
    async answer => {
      await failureOf((await openOne(given, fakeHttp(answer).http)).read(context))
    }
  )

  test('an answer about others only is about none of ours', async () => {
    expect(
      (await (await openOne(given, fakeHttp([item({pipeline_id: PL2})]).http)).read(context)).phase
    ).toBe('absent')
  })

  test('several are one request in chunks of ten, and matched by id', async () => {
    const ids = Array.from({length: 23}, (_, i) => String(i).padStart(32, 'a'))
    const answer = ({url}: Sent) => {
      const asked = (url.searchParams.get('pipeline_ids') ?? '').split(',').reverse()
      return asked.map(id => item({pipeline_id: id, pipeline_name: `p-${Number(id.replace(/^a+/, ''))}`}))
    }
    const {http, sent} = fakeHttp(answer)
    const targets = await open({...given, 'pipeline-id': ids.join('\n')}, http)
    const snapshots = await Promise.all(targets.map(t => t.read(context)))
    expect(sent.map(s => s.url.searchParams.get('pipeline_ids')?.split(',').length)).toEqual([10, 10, 3])
    expect(snapshots.map(s => s.identity?.label)).toEqual(ids.map((_, i) => `run 25 of pipeline p-${i}`))
  })

  test('has no logs', async () => {
    const target = await openOne(given, fakeHttp([item()]).http)
    const part = (await target.read(context)).parts[0]
    if (part) expect((await failureOf(target.readLog(part, context))).failure.kind).toBe('not-found')
  })
})
