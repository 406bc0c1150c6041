import {describe, expect, test} from '@jest/globals'
import {understood, wrongIn} from '../support/inputs.js'

describe('a word, a boolean or a number', () => {
  test.each([
    ['on-paused', 'Stop'],
    ['on-paused', 'fail'],
    ['on-failed-machine', 'stop'],
    ['on-failed-machine', 'constructor'],
    ['logs', 'some'],
    ['logs', 'ALL'],
    ['fail-fast', 'yes'],
    ['summary', '1'],
    ['allow-http', 'tRue'],
    ['max-log-lines', '-1'],
    ['max-log-lines', '1e3'],
    ['max-log-lines', '1.5'],
    ['max-log-lines', '１'],
    ['api', 'v5'],
    ['api', '__proto__']
  ])('%s: %s is a mistake', (name, text) => {
    expect(wrongIn({[name]: text})).toEqual([name])
  })

  test.each(['true', 'True', 'TRUE'])('%s is true', text => {
    expect(understood({summary: text}).summary).toBe(true)
  })

  test.each(['false', 'False', 'FALSE'])('%s is false', text => {
    expect(understood({summary: text, 'fail-fast': text})).toMatchObject({
      summary: false,
      settings: {failFast: false}
    })
  })
})
