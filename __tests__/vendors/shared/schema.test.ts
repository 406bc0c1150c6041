import {describe, expect, test} from '@jest/globals'
import * as z from 'zod/mini'
import {list, nothingListed, parseAs, scalar} from '../../../src/vendors/shared/schema.js'

const Run = z.object({jobs: list(z.object({id: scalar}))})
const runOf = (jobs: number) => ({jobs: Array.from({length: jobs}, (_, id) => ({id}))})
const tooMany = /more than 20,000 parts/

describe('the lists of an answer', () => {
  test('are bounded in one answer, and in several that are counted as one', () => {
    expect(parseAs(Run, runOf(20_000)).success).toBe(true)
    expect(() => parseAs(Run, runOf(20_001))).toThrow(tooMany)
    const inAll = nothingListed()
    parseAs(Run, runOf(15_000), inAll)
    expect(() => parseAs(Run, runOf(15_000), inAll)).toThrow(tooMany)
  })

  test('are counted anew in each answer, however many polls there are', () => {
    for (let poll = 0; poll < 5; poll++) expect(parseAs(Run, runOf(15_000)).success).toBe(true)
  })

  test('are not read without being counted: an adapter that forgets it fails at its first answer', () => {
    expect(() => Run.safeParse(runOf(1))).toThrow('read by parseAs')
  })
})
