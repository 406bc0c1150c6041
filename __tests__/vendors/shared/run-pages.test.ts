import {expect, test} from '@jest/globals'
import type {Phase} from '../../../src/model/phase.js'
import type {RunCandidate} from '../../../src/vendors/shared/choose-run.js'
import {readRunPages} from '../../../src/vendors/shared/run-pages.js'

const run = (number: number | undefined, phase: Phase = 'success'): RunCandidate => ({
  id: `r${number}`,
  number,
  createdAt: undefined,
  phase,
  commits: []
})
const from = (first: number, last: number) =>
  Array.from({length: Math.abs(last - first) + 1}, (_, i) => run(first < last ? first + i : first - i))

/** Reads a list in pages of ten: the numbers that were found, and the pages that were read. */
async function readList(
  rows: readonly RunCandidate[],
  {deep = false, most = 5, wanted = -1, isCounted = true} = {}
) {
  const read: number[] = []
  const found = await readRunPages(
    async page => {
      read.push(page)
      const runs = rows.slice(10 * (page - 1), 10 * page)
      const pages = Math.ceil(rows.length / 10)
      return {runs, pages: isCounted ? pages : runs.length < 10 ? page : Number.POSITIVE_INFINITY}
    },
    {deep, isAnswered: seen => seen.some(({number}) => number === wanted)},
    most
  )
  return {found: found.map(({number}) => number), read}
}
const numbers = (first: number, last: number) => from(first, last).map(({number}) => number)

test('a list of one page is read once', async () => {
  for (const rows of [from(9, 1), from(1, 9), []])
    expect(await readList(rows)).toEqual({found: rows.map(({number}) => number), read: [1]})
})

test('of a list of several pages the first and the last one are read, and of the last one what is newer', async () => {
  expect(await readList(from(35, 1))).toEqual({found: numbers(35, 26), read: [1, 4]})
  expect(await readList([...from(34, 1), run(35)])).toEqual({found: [...numbers(34, 25), 35], read: [1, 4]})
})

test('a list whose pages are not counted has no last page to read', async () => {
  expect(await readList(from(35, 1), {isCounted: false})).toEqual({found: numbers(35, 26), read: [1]})
})

test('a run without a number at the end of a list counts while it goes on', async () => {
  const queued = [...from(34, 1), run(undefined, 'queued')]
  expect((await readList(queued)).found).toContain(undefined)
  expect((await readList([...from(34, 1), run(undefined)])).found).not.toContain(undefined)
})

test('a run without a number counts wherever it stands on the pages that were read', async () => {
  const rows = [...from(35, 30), run(undefined, 'queued'), ...from(29, 1)]
  expect((await readList(rows)).found).toContain(undefined)
})

test('a run out of its order counts in no list whose pages are not counted, unless all are read', async () => {
  const rows = [run(3), ...from(35, 4), ...from(2, 1)]
  expect((await readList(rows, {isCounted: false})).found).not.toContain(3)
  expect((await readList(rows, {isCounted: false, deep: true})).found).toContain(3)
})

test('a list that has the oldest first is read from its end', async () => {
  expect(await readList(from(1, 15))).toEqual({found: numbers(15, 11), read: [1, 2]})
  expect(await readList(from(1, 35))).toEqual({found: numbers(35, 31), read: [1, 4]})
  expect(await readList(from(1, 35), {deep: true, wanted: 22})).toEqual({
    found: numbers(35, 21),
    read: [1, 4, 3]
  })
  await expect(readList(from(1, 35), {isCounted: false})).rejects.toMatchObject({
    failure: {kind: 'transient'}
  })
})

test('a list is known to have the oldest first by its numbers, which rows without one leave open', async () => {
  const gap = [run(1), run(undefined, 'queued'), ...from(2, 34)]
  expect((await readList(gap)).found.slice(0, 5)).toEqual(numbers(34, 30))
  const bare = Array.from({length: 9}, () => run(undefined, 'queued'))
  expect((await readList([...bare, run(35), ...from(34, 1)])).found).toEqual([
    ...bare.map(() => undefined),
    35
  ])
  const same = Array.from({length: 10}, () => run(5))
  expect((await readList([...same, ...from(4, 1)])).found).toEqual(same.map(() => 5))
})

test('rows without any number hide none that has one', async () => {
  const bare = Array.from({length: 30}, () => run(undefined, 'queued'))
  expect((await readList([...bare, run(7)])).found).toContain(7)
})

test('a run at the far end counts only where it is newer than the last one that was read', async () => {
  const rows = [...from(35, 2), run(26), run(27)]
  expect((await readList(rows)).found).toEqual([...numbers(35, 26), 27])
})

test.each([
  {
    what: 'grows while it is read from its end is read on from where it was',
    rows: from(1, 50),
    later: 5,
    most: 3,
    asked: [1, 4, 3, 2]
  },
  {what: 'shrinks while it is read ends where it ends', rows: from(40, 1), later: 2, most: 5, asked: [1, 2]}
])('a list that $what', async ({rows, later, most, asked}) => {
  const read: number[] = []
  await readRunPages(
    async page => {
      read.push(page)
      return {runs: rows.slice(10 * (page - 1), 10 * page), pages: read.length === 1 ? 4 : later}
    },
    {deep: true, isAnswered: () => false},
    most
  )
  expect(read).toEqual(asked)
})

test('a deep search ends with the page that answers it, with the end of the list, or with the most pages', async () => {
  expect((await readList(from(55, 1), {deep: true, wanted: 40})).read).toEqual([1, 2, 6])
  expect((await readList(from(35, 1), {deep: true})).read).toEqual([1, 2, 3, 4])
  expect((await readList(from(95, 1), {deep: true})).read).toEqual([1, 2, 3, 4, 5, 10])
  expect((await readList(from(35, 1), {deep: true, isCounted: false})).read).toEqual([1, 2, 3, 4])
})

test('a run out of its order answers no search that was not read to its end', async () => {
  const rows = [run(3), ...from(55, 4), ...from(2, 1)]
  const {found, read} = await readList(rows, {deep: true, wanted: 3})
  expect(read).toEqual([1, 2, 3, 4, 5, 6])
  expect(found).not.toContain(3)
  expect((await readList(rows, {deep: true, wanted: 3, most: 6})).found).toContain(3)
})
