import {describe, expect, test} from '@jest/globals'
import {drainsOf} from '../../../src/logs/drain-modes.js'
import type {Target} from '../../../src/model/target.js'
import type {Verdict} from '../../../src/wait/policy.js'
import {MINUTE, snapshot, target, watched} from '../support/build.js'

const NOW = Date.UTC(2026, 11, 1)
const vendor = (outcome: Verdict['outcome']): Verdict => ({outcome, cause: {code: 'vendor'}})
const limit: Verdict = {
  outcome: 'timeout',
  cause: {code: 'limit', limit: 'timeout', limitMs: 0, neverGood: false}
}
const abandoned: Verdict = {outcome: 'running', cause: {code: 'abandoned'}}
const blocked: Verdict = {outcome: 'failure', cause: {code: 'blocked', parts: []}}
const runEnded: Verdict = {outcome: 'failure', cause: {code: 'run-ended', label: 'run 7', status: 'FAIL'}}
const one = (verdict: Verdict, over: Partial<Target> = {}, finishedAt = NOW) =>
  watched(verdict, {snapshot: snapshot('running', {finishedAt})}, {target: target(over)})
const run = (verdict: Verdict, finishedAt?: number) => one(verdict, {kind: 'pipeline run'}, finishedAt)
const modesOf = (...results: ReturnType<typeof one>[]) => drainsOf(results, NOW).map(({mode}) => mode)

describe('the logs of a target are read', () => {
  test.each<[name: string, results: ReturnType<typeof one>[], modes: string[]]>([
    ['briefly where it ended well', [one(vendor('success'))], ['green']],
    ['to their ends where it failed', [one(vendor('failure'))], ['end']],
    ['to their ends where it was cancelled', [one(vendor('cancelled'))], ['end']],
    ['to their ends where a failed machine blocks it', [one(blocked)], ['end']],
    ['once where it goes on without us', [one(limit)], ['once']],
    [
      'to their ends where another one failed',
      [one(vendor('success')), one(vendor('failure'))],
      ['end', 'end']
    ],
    ['once where another one failed first', [one(abandoned), one(vendor('failure'))], ['once', 'end']],
    ['with those of its run', [run(vendor('success')), one(vendor('success'))], ['green', 'green']],
    ['to their ends where its run has failed', [run(vendor('failure')), one(runEnded)], ['end', 'end']],
    [
      'briefly where it stood aside of a run that ended well',
      [run(vendor('success')), one(abandoned, {isAside: true})],
      ['green', 'green']
    ],
    [
      'once where it stood aside of a run that goes on',
      [run(limit), one(abandoned, {isAside: true})],
      ['once', 'once']
    ],
    [
      'to their ends where it ended before its run was given up',
      [run(limit), one(vendor('success'))],
      ['once', 'end']
    ]
  ])('%s', (_name, results, modes) => {
    expect(modesOf(...results)).toEqual(modes)
  })

  test('as a log of the past where it ended more than 10 minutes ago and was never seen to run', () => {
    const ages = [0, 10 * MINUTE, 10 * MINUTE + 1]
    const unseen = (verdict: Verdict) => ages.map(ms => drainsOf([run(verdict, NOW - ms)], NOW)[0]?.unseen)
    expect(unseen(vendor('success'))).toEqual(['green', 'green', 'past'])
    expect(unseen(vendor('failure'))).toEqual(['end', 'end', 'past'])
    expect(unseen(limit)).toEqual(['once', 'once', 'once'])
    expect(drainsOf([run(vendor('success'), NOW - 11 * MINUTE)], NOW)[0]?.mode).toBe('green')
  })
})
