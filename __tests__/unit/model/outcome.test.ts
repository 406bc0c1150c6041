import {describe, expect, test} from '@jest/globals'
import {allowable, decidingTarget, isGreen, type Outcome, outcomes} from '../../../src/model/outcome.js'
import {fc} from '../../support/properties.js'

const target = (outcome: Outcome, decided = true) => ({outcome, decided})
const allowed = (...words: Outcome[]) => new Set<Outcome>(words)

test('the outcomes stand in the order of the contract, the worst first', () => {
  expect(outcomes.join(', ')).toBe(
    'error, interrupted, timeout, failure, cancelled, paused, skipped, running, success'
  )
})

test('the outcomes that are not verdicts cannot be allowed', () => {
  expect(outcomes.filter(outcome => !allowable.includes(outcome))).toEqual([
    'error',
    'interrupted',
    'timeout'
  ])
})

describe('the target that decides', () => {
  test.each<[string, Outcome[], Outcome[], Outcome | undefined]>([
    ['none', [], ['success'], undefined],
    ['the only one', ['success'], ['success'], 'success'],
    ['the one that is not as wished', ['success', 'failure', 'success'], ['success'], 'failure'],
    ['the worst of those', ['skipped', 'failure', 'cancelled', 'success'], ['success'], 'failure'],
    [
      'one that is not allowed before a worse one that is',
      ['failure', 'skipped'],
      ['success', 'failure'],
      'skipped'
    ],
    [
      'the worst when all are allowed',
      ['success', 'skipped', 'failure'],
      ['success', 'skipped', 'failure'],
      'failure'
    ],
    ['an error before an interruption', ['interrupted', 'error'], ['success'], 'error']
  ])('%s', (_name, list, green, expected) => {
    expect(
      decidingTarget(
        list.map(o => target(o)),
        allowed(...green)
      )?.outcome
    ).toBe(expected)
  })

  test('is the first in the given order among equals', () => {
    const list = [target('success'), target('failure'), target('failure')]
    expect(decidingTarget(list, allowed('success'))).toBe(list[1])
  })

  test('is never one that fail-fast abandoned, unless there is no other', () => {
    const abandoned = target('running', false)
    const done = target('success')
    expect(decidingTarget([abandoned, done], allowed('success'))).toBe(done)
    expect(decidingTarget([abandoned], allowed('success'))).toBe(abandoned)
  })
})

describe('green', () => {
  test('is every target’s own outcome being allowed, and nothing else', () => {
    const one = fc.record({outcome: fc.constantFrom(...outcomes), decided: fc.boolean()})
    fc.assert(
      fc.property(
        fc.array(one, {maxLength: 5}),
        fc.uniqueArray(fc.constantFrom(...allowable)),
        (list, words) => {
          const green = isGreen(list, allowed(...words))
          expect(green).toBe(list.length > 0 && list.every(t => t.decided && words.includes(t.outcome)))
          const deciding = decidingTarget(list, allowed(...words))
          if (green) expect(words).toContain(deciding?.outcome)
        }
      )
    )
  })

  test('is not nothing at all', () => {
    expect(isGreen([], allowed('success'))).toBe(false)
  })

  test('is not a target that was abandoned, also when running is allowed', () => {
    expect(isGreen([target('running', false)], allowed('running', 'success'))).toBe(false)
  })
})
