import {describe, expect, test} from '@jest/globals'
import * as z from 'zod/mini'
import {
  countedOthers,
  list,
  listOfOthers,
  looseList,
  nothingListed,
  parseAs,
  present,
  record,
  scalar,
  text,
  textId,
  toId,
  toNumber,
  toTime,
  wholeList
} from '../../../src/vendors/shared/schema.js'

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

  test.each([
    ['a list of parts', list],
    ['a list that decorates', looseList],
    ['a list without gaps', wholeList],
    ['a list of what is no part', countedOthers],
    ['a list of what is no part, and decorates', listOfOthers]
  ])('are known to be too long before anything in them is looked at: %s', (_, ofItems) => {
    let looks = 0
    const item = z.transform(() => void looks++)
    parseAs(ofItems(item), [1, 2])
    expect(looks).toBe(2)
    expect(() => parseAs(ofItems(item), Array(1_500_000).fill({}))).toThrow(tooMany)
    expect(looks).toBe(2)
  })

  test('of what is no part are bounded by themselves, and by more', () => {
    const all = z.object({jobs: list(scalar), commits: countedOthers(scalar), people: listOfOthers(scalar)})
    const many = (length: number) => Array.from({length}, () => 1)
    expect(parseAs(all, {jobs: many(20_000), commits: many(60_000), people: many(40_000)}).success).toBe(true)
    for (const over of [{commits: many(100_001)}, {people: many(100_001)}])
      expect(() => parseAs(all, over)).toThrow(tooMany)
  })

  test('are bounded beside what is no list', () => {
    const odd = z.object({jobs: looseList(scalar), stages: list(scalar)})
    for (const jobs of [{}, 'x', null, 7])
      expect(() => parseAs(odd, {jobs, stages: Array(20_001).fill(1)})).toThrow(tooMany)
  })

  test('without gaps have none, and are there', () => {
    const whole = wholeList(scalar)
    expect(parseAs(whole, [1, 'a']).data).toEqual([1, 'a'])
    for (const value of [null, undefined, 'x', {}]) expect(parseAs(whole, value).success).toBe(false)
  })

  test('are counted anew in each answer, however many polls there are', () => {
    for (let poll = 0; poll < 5; poll++) expect(parseAs(Run, runOf(15_000)).success).toBe(true)
  })

  test('are not read without being counted: an adapter that forgets it fails at its first answer', () => {
    expect(() => Run.safeParse(runOf(1))).toThrow('read by parseAs')
    parseAs(Run, runOf(1))
    expect(() => Run.safeParse(runOf(1))).toThrow('read by parseAs')
  })
})

describe('a field of an answer', () => {
  const long = 'x'.repeat(501)
  const full = long.slice(1)
  const item = z.object({id: scalar})
  const items = [{id: 1}, null]

  test.each<[string, z.core.$ZodType, kept: unknown[], absent: unknown[], refused: unknown[]]>([
    ['a text', text, ['', long, null], [7, []], []],
    ['a scalar', scalar, ['a', full, 0, -1.5, null], [long, Number.NaN, 1 / 0, true, [1], {}], []],
    ['an id in letters', textId, ['a', full, null], [long, 7], []],
    ['a record', record({id: scalar}), [{id: 1}, {}], [null, 'x', []], []],
    ['a list on which something depends', list(item), [items, null], [], ['x', {}, [7]]],
    ['a list that decorates', looseList(item), [items, null], ['x', [7]], []],
    ['a list of others', countedOthers(item), [items, null], [], ['x', {}, [7]]],
    ['a list of others that decorates', listOfOthers(item), [items, null], ['x', [7]], []]
  ])('that is %s is kept, absent, or refuses the answer', (_what, schema, kept, absent, refused) => {
    const read = (field: unknown) => parseAs(z.object({field: schema}), {field})
    for (const value of [undefined, ...kept]) expect(read(value).data).toEqual({field: value})
    for (const value of absent) expect(read(value)).toEqual({success: true, data: {field: undefined}})
    for (const value of refused) expect(read(value).success).toBe(false)
  })
})

describe('what a value means', () => {
  test.each<{value: unknown; is?: number}>([
    {value: 0, is: 0},
    {value: 7, is: 7},
    {value: 1.5, is: 1.5},
    {value: '7', is: 7},
    {value: '007', is: 7},
    {value: '123456789012345', is: 123456789012345},
    {value: '1234567890123456'},
    {value: -1},
    {value: Number.NaN},
    {value: Number.POSITIVE_INFINITY},
    {value: '-1'},
    {value: '1e3'},
    {value: ' 7'},
    {value: '7\n'},
    {value: ''},
    {value: null},
    {value: true},
    {value: ['7']},
    {value: undefined}
  ])('as a number: $value is $is', ({value, is}) => {
    expect(toNumber(value)).toBe(is)
    expect(toTime(value)).toBe(is || undefined)
    expect(toTime(value, '+08:00')).toBe(is || undefined)
  })

  const noon = Date.UTC(2026, 8, 21, 12)
  test.each<{value: unknown; is?: number; inChina?: number}>([
    {value: '2026-09-21T12:00:00Z', is: noon},
    {value: '2026-09-21T12:00Z', is: noon},
    {value: '2026-09-21T12:00:00.250+00:00', is: noon + 250},
    {value: '2026-09-21T20:00:00+0800', is: noon},
    {value: '2026-09-21 20:00:00+08:00', is: noon},
    {value: '2026-09-21T10:00:00-02:00', is: noon},
    {value: '2026-09-21 20:00:00', inChina: noon},
    {value: '2026-09-21T20:00:00', inChina: noon},
    {value: '2026-09-21'},
    {value: '2026-99-99T12:00:00Z'},
    {value: '0001-01-01T00:00:00Z'},
    {value: '2026-09-21T12:00:00Z '},
    {value: '2026-09-21T12:00:00 UTC'},
    {value: 'soon'},
    {value: ['2026-09-21T12:00:00Z']}
  ])('as a time: $value is $is, and where the zone is known $inChina', ({value, is, inChina = is}) => {
    expect(toTime(value)).toBe(is)
    expect(toTime(value, '+08:00')).toBe(inChina)
  })

  test.each<{value: unknown; is?: string}>([
    {value: 'a', is: 'a'},
    {value: '0', is: '0'},
    {value: 0, is: '0'},
    {value: 7, is: '7'},
    {value: ''},
    {value: null},
    {value: true},
    {value: ['a']},
    {value: {}},
    {value: undefined}
  ])('as an id: $value is $is', ({value, is}) => {
    expect(toId(value)).toBe(is)
  })

  test('of a list is what is in it', () => {
    expect(present([1, null, undefined, 0])).toEqual([1, 0])
    expect([present(null), present(undefined), present([])]).toEqual([[], [], []])
  })
})
