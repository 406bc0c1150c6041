import {describe, expect, test} from '@jest/globals'
import {mistakesIn, understood, wrongIn} from '../support/inputs.js'

describe('allow-outcomes', () => {
  test.each([
    ['success', ['success']],
    ['success, failure', ['success', 'failure']],
    ['success\nskipped\n\n paused\n,', ['success', 'skipped', 'paused']],
    ['cancelled', ['cancelled']],
    ['failure,failure', ['failure']]
  ])('%j', (text, outcomes) => {
    expect([...understood({'allow-outcomes': text}).allowed]).toEqual(outcomes)
  })

  test.each([
    'error',
    'timeout',
    'interrupted',
    'success,error',
    'running',
    'Success',
    'green',
    'constructor',
    ',',
    'a b'
  ])('%j is a mistake', text => {
    expect(new Set(wrongIn({'allow-outcomes': text}))).toEqual(new Set(['allow-outcomes']))
  })

  test('an unknown word is told with the outcomes that this operation may allow', () => {
    const allowable = 'success, failure, cancelled, paused, skipped'
    const told = (over: Record<string, string>) => mistakesIn({'allow-outcomes': 'sucess', ...over}).at(-1)
    expect(told({})).toBe(`allow-outcomes: unknown outcome "sucess"; allowed: ${allowable}`)
    const pipeline = {operation: 'check-pipeline', 'deploy-order-id': '', 'run-id': '7'}
    expect(told(pipeline)).toBe(`allow-outcomes: unknown outcome "sucess"; allowed: ${allowable}, running`)
  })

  test.each(['error', 'timeout', 'interrupted'])('%s is refused with the other way', word => {
    expect(mistakesIn({'allow-outcomes': word})[0]).toContain('continue-on-error')
  })
})
