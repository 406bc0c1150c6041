import {expect, test} from '@jest/globals'
import {createRedactor} from '../../../src/record/redactor.js'
import {growthOf} from '../support/cpu.js'

// No test of this file may make a secret known: a step has none where it gives a user's name alone.
test('without a secret the pieces of a log cost as much at its end as at its beginning', () => {
  const piece = 'an ordinary line of a log, of which nothing is to be hidden\n'.repeat(20)
  const pieces = (count: number) => () => {
    const {body} = createRedactor(new Set())
    for (let i = 0; i < count; i++) expect(body(piece, '/log')).toBe(piece)
  }
  expect(growthOf(pieces, 50)).toBeLessThan(2.6)
})
