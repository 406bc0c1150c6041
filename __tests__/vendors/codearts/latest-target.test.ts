import {describe, expect, test} from '@jest/globals'
import {base, context, failureOf, fakeHttp, open, PL, PL2, R, R2} from './support.js'

const both = {...base, 'run-id': 'latest', 'pipeline-id': `${PL},${PL2}`}
const item = (pipeline: string, rest: object = {}) => ({
  pipeline_id: pipeline,
  pipeline_run_id: R,
  run_number: 7,
  status: 'COMPLETED',
  start_time: Date.now() - 60_000,
  ...rest
})
const readFirst = async (...items: unknown[]) => {
  const [target] = await open(both, fakeHttp(items).http, 'check-pipeline')
  if (target === undefined) throw new Error('no target')
  return target.read(context)
}

describe('several latest runs, polled once', () => {
  test('are one request, and those that never ran are absent', async () => {
    const {http, sent} = fakeHttp([
      item(PL, {
        pipeline_name: 'shop',
        stage_status_list: [{name: 'A', sequence: 0, status: 'COMPLETED'}]
      })
    ])
    const targets = await open(both, http, 'check-pipeline')
    const [a, b] = await Promise.all(targets.map(t => t.read(context)))
    expect(sent).toHaveLength(1)
    expect(sent[0]?.body).toEqual([PL, PL2])
    expect(a).toMatchObject({
      phase: 'success',
      status: 'COMPLETED',
      position: {at: 1, of: 1},
      identity: {label: 'run 7 of pipeline shop', ids: {'run-id': R}, matchedBy: 'latest'}
    })
    expect(a?.identity?.url).toMatch(new RegExp(`/pipeline/detail/${PL}/${R}`))
    expect(a?.parts).toMatchObject([{id: 'stage-1', kind: 'stage', name: 'A', hasLog: false}])
    expect(b?.phase).toBe('absent')
  })

  test.each([
    [{status: 'RUNNING', stage_status_list: [{name: 'A', status: 'PAUSED'}]}, 'paused'],
    [{status: 'PAUSED', stage_status_list: null}, 'paused'],
    [{status: 'IGNORED', stage_status_list: 'odd'}, 'skipped'],
    [{status: 'QUEUED', run_number: null, start_time: null}, 'queued'],
    [{status: null}, 'unknown'],
    [{status: 'SOON'}, 'unknown'],
    [{pipeline_run_id: null, status: null}, 'absent']
  ])('of which one is %p make it %s', async (rest, phase) => {
    expect((await readFirst(item(PL, rest))).phase).toBe(phase)
  })

  test('count the newest where the answer names a pipeline twice', async () => {
    const running = item(PL, {run_number: 8, pipeline_run_id: R2, status: 'RUNNING'})
    for (const items of [
      [running, item(PL)],
      [item(PL), running]
    ]) {
      const {phase, identity} = await readFirst(...items)
      expect([phase, identity?.ids['run-id']]).toEqual(['running', R2])
    }
  })

  test('of which one is said to be two things make a bad answer', async () => {
    for (const other of ['RUNNING', 'FAILED'])
      for (const status of [
        ['COMPLETED', other],
        [other, 'COMPLETED']
      ]) {
        const read = readFirst(...status.map(word => item(PL, {status: word})))
        expect((await failureOf(read)).failure).toMatchObject({kind: 'transient', label: 'bad answer'})
      }
    expect((await readFirst(item(PL), item(PL))).phase).toBe('success')
  })

  test('are skipped where every stage was', async () => {
    const stages = ['SKIPPED', 'UNSELECTED', 'IGNORED'].map(status => ({name: status, status}))
    expect(await readFirst(item(PL, {stage_status_list: stages}))).toMatchObject({
      phase: 'skipped',
      status: 'COMPLETED'
    })
    const one = [...stages, {name: 'A', status: 'COMPLETED'}]
    expect((await readFirst(item(PL, {stage_status_list: one}))).phase).toBe('success')
  })

  test('name a stage that failed in a run of success, and one of an unknown status', async () => {
    const stages = [
      {name: 'Build', status: 'COMPLETED'},
      {name: 'Scan', status: 'FAILED'},
      {name: 'Dream', status: 'DREAMING'}
    ]
    const {phase, notices} = await readFirst(item(PL, {stage_status_list: stages}))
    expect(phase).toBe('success')
    expect(notices.map(n => n.text)).toEqual([
      expect.stringMatching(/^latest is run/),
      'stage Scan is FAILED, which the pipeline does not count',
      'stage Dream has an unknown status: DREAMING'
    ])
  })

  test('of which one has no id are not known yet', async () => {
    expect(await readFirst(item(PL, {pipeline_run_id: null}))).toMatchObject({undecided: true})
  })

  test.each([['../x'], ['7']])('of which one has the id %p make a bad answer', async id => {
    const {failure} = await failureOf(readFirst(item(PL, {pipeline_run_id: id})))
    expect(failure).toMatchObject({kind: 'transient', label: 'bad answer'})
  })

  test('that are no list make a bad answer', async () => {
    const [target] = await open(both, fakeHttp({}).http, 'check-pipeline')
    expect((await failureOf(target?.read(context) as Promise<unknown>)).failure.kind).toBe('transient')
  })

  test('have no logs', async () => {
    const [target] = await open(both, fakeHttp([item(PL)]).http, 'check-pipeline')
    const part = {
      id: 'stage-1',
      kind: 'stage',
      name: 'A',
      hasLog: false,
      phase: 'success',
      status: ''
    } as const
    expect((await failureOf(target?.readLog(part, context) as Promise<unknown>)).failure.kind).toBe(
      'not-found'
    )
  })
})
