import {describe, expect, test} from '@jest/globals'
import {ENDED} from '../../../src/model/phase.js'
import {readStatus, type StatusTable} from '../../../src/vendors/shared/status-words.js'
import {anyText} from '../../support/any-text.js'
import {fc, runs} from '../../support/properties.js'

const table: StatusTable = {
  Success: 'success',
  Running: 'running',
  Failed: 'failure',
  KO: 'failure',
  Istanbul: 'cancelled'
}

describe('a word', () => {
  test.each([
    ['Success', 'success'],
    ['Running', 'running'],
    ['running', 'running'],
    ['RUNNING', 'running'],
    ['rUNNINg', 'running'],
    ['FAILED', 'failure'],
    ['ko', 'failure'],
    ['ISTANBUL', 'cancelled']
  ])('%s is listed', (value, phase) => {
    expect(readStatus(table, value)).toEqual({phase, status: value})
  })

  test.each([
    'success',
    'SUCCESS',
    'sUCCESS',
    'Success ',
    ' Success',
    'Success\n',
    'Success\u0000',
    'Successful',
    'Succe\u0455s',
    'Ｓuccess',
    'Su\u200bccess',
    'Sucсess'
  ])('%j is no success, and nobody knows it', value => {
    expect(readStatus(table, value)).toEqual({phase: 'unknown', status: value})
  })

  test.each([
    '\u212ao',
    'k\u03bf',
    'İstanbul',
    'ıstanbul',
    'Iſtanbul',
    'Runnıng',
    'Failed.',
    'Fail',
    'Failed,Failed'
  ])('%j only looks like one', value => {
    expect(readStatus(table, value).phase).toBe('unknown')
  })

  test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf'])('%s is no word', value => {
    expect(readStatus(table, value)).toEqual({phase: 'unknown', status: value})
  })

  test.each([
    [undefined, '(missing)'],
    [null, '(null)'],
    ['', '(empty)'],
    [0, '(the number 0)'],
    [12, '(the number 12)'],
    [true, '(the boolean true)'],
    [BigInt('1'.repeat(50)), `(the bigint ${'1'.repeat(40)})`],
    [[], '(a list)'],
    [['Success'], '(a list)'],
    [{}, '(an object)'],
    [{status: 'Success'}, '(an object)']
  ])('%p is described', (value, word) => {
    expect(readStatus(table, value)).toEqual({phase: 'unknown', status: word})
  })

  test('is success only when it is that word, byte for byte', () => {
    const value = fc.oneof(anyText(), fc.mixedCase(fc.constant('Success')), fc.anything())
    fc.assert(
      fc.property(value, v => {
        expect(readStatus(table, v).phase === 'success').toBe(v === 'Success')
        expect(typeof readStatus(table, v).status).toBe('string')
      }),
      runs(2000)
    )
  })
})

test('four phases are ends', () => {
  expect([...ENDED].sort()).toEqual(['cancelled', 'failure', 'skipped', 'success'])
})
