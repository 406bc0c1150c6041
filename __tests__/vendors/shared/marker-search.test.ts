import {describe, expect, test} from '@jest/globals'
import {createMarkerSearch} from '../../../src/vendors/shared/marker-search.js'

const context = {signal: new AbortController().signal}

/** Searches runs, the newest first, that answer so whether they carry the marker; tells who was read. */
function search(runs: Record<string, readonly (boolean | undefined | Error)[]>, signal = context.signal) {
  const read: string[] = []
  const find = createMarkerSearch({
    newest: async () => Object.keys(runs).flatMap(id => [id, id]),
    async carries(id, marker) {
      read.push(`${id} ${marker}`)
      const answers = runs[id] ?? []
      const times = read.filter(one => one.startsWith(id)).length
      const answer = answers[Math.min(times, answers.length) - 1]
      if (answer instanceof Error) throw answer
      return answer
    }
  })
  return {read, find: () => find('m', {signal})}
}

describe('the run that carries a marker', () => {
  test('is found by one look at each run, and no further', async () => {
    const {find, read} = search({r3: [false], r2: [true], r1: [true]})
    expect(await find()).toBe('r2')
    expect(read).toEqual(['r3 m', 'r2 m'])
  })

  test('is not looked for again in a run that does not carry it, and is in one that did not tell yet', async () => {
    const {find, read} = search({r2: [false], r1: [undefined, true]})
    expect([await find(), await find()]).toEqual([undefined, 'r1'])
    expect(read).toEqual(['r2 m', 'r1 m', 'r1 m'])
  })

  test('is found behind a run that cannot be read', async () => {
    const {find} = search({r2: [new Error('HTTP 502')], r1: [true]})
    expect(await find()).toBe('r1')
  })

  test('may be the one that cannot be read: then it is not known that there is none', async () => {
    const {find} = search({r2: [new Error('HTTP 502'), true], r1: [false]})
    await expect(find()).rejects.toThrow('HTTP 502')
    expect(await find()).toBe('r2')
  })

  test('is not looked for once the caller has given up', async () => {
    const {find, read} = search({r2: [new Error('cut')], r1: [true]}, AbortSignal.abort(new Error('gone')))
    await expect(find()).rejects.toThrow('gone')
    expect(read).toEqual(['r2 m'])
  })
})
