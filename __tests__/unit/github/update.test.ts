import {describe, expect, test} from '@jest/globals'
import {dueUpdate, nothingPosted} from '../../../src/github/pace.js'
import {finalUpdate, pendingUpdate, stateOf, workflowRunUrl} from '../../../src/github/update.js'
import {type Outcome, outcomes} from '../../../src/model/outcome.js'
import {emptyResult} from '../../../src/report/result.js'

/** Contract 2, the row of `commit-status`, outcome by outcome: where it is allowed, and where it is not. */
const states: Readonly<Record<Outcome, readonly [allowed: string, refused: string]>> = {
  success: ['success', 'error'],
  running: ['pending', 'pending'],
  paused: ['pending', 'pending'],
  failure: ['success', 'failure'],
  cancelled: ['success', 'failure'],
  skipped: ['success', 'failure'],
  timeout: ['success', 'error'],
  interrupted: ['success', 'error'],
  error: ['success', 'error']
}

test.each(outcomes)('the state of %s is what the contract says', outcome => {
  expect([stateOf(outcome, true), stateOf(outcome, false)]).toEqual(states[outcome])
})

describe('the last update', () => {
  const result = {
    ...emptyResult('yunxiao', 'wait-pipeline', 'a reason', 'failure'),
    url: 'https://flow.example/7'
  }

  test('says the outcome, the reason and the link', () => {
    expect(finalUpdate(result, 'https://github.example/run')).toEqual({
      state: 'failure',
      description: 'failure: a reason',
      url: 'https://flow.example/7'
    })
  })

  test('links the workflow run where the target has no link', () => {
    expect(finalUpdate({...result, url: ''}, 'https://github.example/run').url).toBe(
      'https://github.example/run'
    )
  })

  test('has a description of at most 140 characters', () => {
    expect(finalUpdate({...result, reason: '部署'.repeat(200)}, '').description).toHaveLength(140)
    expect(pendingUpdate('x'.repeat(500), '').description).toHaveLength(140)
  })
})

test('the page of the workflow run is the one of this attempt', () => {
  const env = {GITHUB_SERVER_URL: 'https://ghe.example', GITHUB_REPOSITORY: 'octo/shop', GITHUB_RUN_ID: '42'}
  expect(workflowRunUrl(env)).toBe('https://ghe.example/octo/shop/actions/runs/42')
  expect(workflowRunUrl({...env, GITHUB_RUN_ATTEMPT: '2'})).toBe(
    'https://ghe.example/octo/shop/actions/runs/42/attempts/2'
  )
  expect(workflowRunUrl({...env, GITHUB_RUN_ID: ''})).toBe('')
})

test('the first two pending updates go out at once, each other one a minute after the last, and none that says nothing new', () => {
  let posted = nothingPosted
  const at: number[] = []
  for (let now = 0; now <= 200_000; now += 5000) {
    const update = dueUpdate(posted, () => pendingUpdate(`Running for ${now} ms`, ''), now)
    if (update === undefined) continue
    posted = {count: posted.count + 1, at: now, last: update}
    at.push(now)
    expect(dueUpdate(posted, () => update, now + 120_000)).toBeUndefined()
    // What is not due is not made: of a wait with many parts it takes long.
    const never = () => {
      throw new Error('it was made')
    }
    if (posted.count >= 2) expect(dueUpdate(posted, never, now + 59_000)).toBeUndefined()
  }
  expect(at).toEqual([0, 5000, 65_000, 125_000, 185_000])
})
