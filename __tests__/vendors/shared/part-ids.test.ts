import {expect, test} from '@jest/globals'
import {uniqueIds} from '../../../src/vendors/shared/part-ids.js'
import {fc} from '../../support/properties.js'
import {cpuMs} from '../../unit/support/cpu.js'

test('ids are as they are the first time, and numbered after that', () => {
  const unique = uniqueIds('~', ['old'])
  expect(['a', 'b', 'a', 'a', 'a~2', 'old'].map(unique)).toEqual(['a', 'b', 'a~2', 'a~3', 'a~2~2', 'old~2'])
})

test('no two ids are the same, whatever they are', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('', 'a', 'a~2', 'a~2~2', 'a~3', 'b')), ids => {
      const made = ids.map(uniqueIds('~'))
      expect(new Set(made).size).toBe(ids.length)
      expect(made.every((id, i) => id.startsWith(ids[i] ?? ''))).toBe(true)
    })
  )
})

test('a hundred thousand parts of one id take no longer than others', () => {
  const ms = cpuMs(() => {
    const unique = uniqueIds('~')
    let last = ''
    for (let i = 0; i < 100_000; i++) last = unique('same')
    expect(last).toBe('same~100000')
  })
  expect(ms).toBeLessThan(3000)
})
