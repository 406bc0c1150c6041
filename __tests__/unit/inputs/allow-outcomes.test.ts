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

  test.each(['error', 'timeout', 'interrupted'])('%s is refused with the other way', word => {
    expect(mistakesIn({'allow-outcomes': word})[0]).toContain('continue-on-error')
  })
})
