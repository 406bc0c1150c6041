import {describe, expect, test} from '@jest/globals'
import {AK, base, fakeHttp, open, P, PL, PL2, planOf, R, R2, SK, TOKEN} from './support.js'

const without = (...names: string[]) =>
  Object.fromEntries(Object.entries(base).filter(([name]) => !names.includes(name)))
const v3 = {api: 'v3', token: TOKEN, region: 'cn-north-4', 'pipeline-id': PL, 'run-id': 'latest'}
const mistakes = (
  raw: Record<string, string>,
  operation: 'wait-pipeline' | 'check-pipeline' | 'fetch-logs' = 'wait-pipeline'
) => planOf(raw, operation).mistakes.map(text => text.split(' ')[0])

describe('inputs', () => {
  test('that are right make a plan', () => {
    expect(planOf(base).plan).toMatchObject({
      api: 'v5',
      endpoint: 'https://cloudpipeline-ext.cn-north-4.myhuaweicloud.com'
    })
    expect(planOf(v3).plan).toMatchObject({api: 'v3'})
    expect(planOf({...v3, 'pipeline-id': `${PL},${PL2}`}, 'check-pipeline').mistakes).toEqual([])
    expect(
      planOf({...without('token'), 'access-key': AK, 'secret-key': SK, 'security-token': 'temporary-0001'})
        .mistakes
    ).toEqual([])
  })

  test.each([
    [without('token'), ['token']],
    [{...base, 'access-key': AK, 'secret-key': SK}, ['access-key', 'secret-key']],
    [{...base, 'security-token': 'x'}, ['security-token']],
    [{...without('token'), 'access-key': AK}, ['secret-key']],
    [{...without('token'), 'secret-key': SK}, ['access-key']],
    [without('project-id'), ['project-id']],
    [{...base, 'project-id': 'cn-north-4'}, ['project-id']],
    [without('pipeline-id'), ['pipeline-id']],
    [{...base, 'pipeline-id': '123'}, ['pipeline-id']],
    [without('run-id'), ['run-id']],
    [{...base, 'run-id': '25'}, ['run-id']],
    [{...base, commit: 'abcdef12'}, ['commit']],
    [{...base, 'run-id': `${R},${R2}`}, ['run-id']],
    [{...base, 'pipeline-id': `${PL},${PL}`, 'run-id': 'latest'}, ['pipeline-id']],
    [{...base, 'pipeline-id': `${PL},${PL}`, 'run-id': `${R},${R.toUpperCase()}`}, ['pipeline-id']],
    [{...base, 'created-after': '10m'}, ['created-after']],
    [without('region'), ['region']],
    [{...base, region: 'eu-west-101'}, ['region']],
    [{...base, region: 'a.b/c'}, ['region']],
    [{...v3, 'project-id': P}, ['project-id']],
    [{...v3, 'run-id': '25'}, ['run-id']],
    [{...v3, commit: 'abcdef12', 'run-id': ''}, ['commit']],
    [{...v3, 'pipeline-id': `${PL},${PL}`}, ['pipeline-id']]
  ])('that are wrong, %p, are told', (given, expected) => {
    expect(planOf(given as Record<string, string>).plan).toBeUndefined()
    expect(mistakes(given as Record<string, string>)).toEqual(expected)
  })

  test('all mistakes at once, each once', () => {
    expect(mistakes({}).sort()).toEqual(['pipeline-id', 'project-id', 'region', 'run-id', 'token'])
  })

  test('a token is asked for with both ways named', () => {
    expect(planOf(without('token')).mistakes[0]).toMatch(/IAM token\); or give access-key and secret-key/)
  })

  test('v3 has no logs', () => {
    expect(mistakes(v3, 'fetch-logs')).toEqual(['api'])
  })

  test('at most 50 pipelines', () => {
    const ids = Array.from({length: 51}, (_, i) => String(i).padStart(32, '0')).join('\n')
    expect(mistakes({...base, 'pipeline-id': ids, 'run-id': 'latest'})).toEqual(['pipeline-id'])
  })

  test('the same pipeline may be named with several runs', async () => {
    const targets = await open(
      {...base, 'pipeline-id': `${PL},${PL}`, 'run-id': `${R},${R2}`},
      fakeHttp({}).http
    )
    expect(new Set(targets.map(t => t.id)).size).toBe(2)
    expect(targets.map(t => t.ids['run-id'])).toEqual([R, R2])
  })

  test('ids in capitals are the same ids', async () => {
    const [target] = await open(
      {...base, 'pipeline-id': PL.toUpperCase(), 'run-id': R.toUpperCase()},
      fakeHttp({}).http
    )
    expect(target).toMatchObject({id: `${PL}/${R}`, label: `run ${R} of pipeline ${PL}`, matchedBy: 'given'})
    expect(target?.url).toBe(
      `https://devcloud.cn-north-4.huaweicloud.com/cicd/project/${P}/pipeline/detail/${PL}/${R}?v=1`
    )
  })

  test('an endpoint goes before the region, which may be unknown then', async () => {
    const {plan} = planOf({...base, region: 'eu-west-101', endpoint: 'https://pipeline.corp.example'})
    expect(plan?.endpoint).toBe('https://pipeline.corp.example')
    const [target] = await open(
      {...without('region'), endpoint: 'https://x.example'} as typeof base,
      fakeHttp({}).http
    )
    expect(target?.url).toBe('')
  })
})
