import {message} from '../../messages/message.js'
import {badAnswer} from '../../model/errors.js'
import {ENDED} from '../../model/phase.js'
import type {RunCandidate} from './choose-run.js'
import type {RunSearch} from './run-adapter.js'

/** A page of a list of runs. `pages` is infinite where there are more and nobody says how many. */
export interface RunPage {
  runs: readonly RunCandidate[]
  pages: number
}

/**
 * The newest runs of a list that comes in pages (from 1), at most `most` of these, as many as the search needs. A list that
 * is not read to its end hides no newer run: one that has the oldest first is read from its end, and of any other the last
 * page is read too, where a platform may show what queues. Throws `RequestError`.
 */
export async function readRunPages(
  readPage: (page: number) => Promise<RunPage>,
  {deep, isAnswered}: Pick<RunSearch, 'deep' | 'isAnswered'>,
  most: number
): Promise<RunCandidate[]> {
  const first = await readPage(1)
  let {pages} = first
  if (pages <= 1) return [...first.runs]
  const isReversed = isOldestFirst(first.runs)
  if (isReversed && pages === Number.POSITIVE_INFINITY) throw badAnswer(message('answer.oldest-first'))
  let found: RunCandidate[] = []
  for (let read = 1; read <= Math.min(pages, most); read++) {
    const isFirst = read === 1 && !isReversed
    const page = isFirst ? first : await readPage(isReversed ? pages + 1 - read : read)
    found = [...found, ...(isReversed ? page.runs.toReversed() : page.runs)]
    if (!isReversed) pages = page.pages
    if (read >= pages) return found
    if (!deep || isAnswered(newestOf(found))) break
  }
  if (pages === Number.POSITIVE_INFINITY) return newestOf(found)
  const last = isReversed ? first : await readPage(pages)
  return withFarEnd(found, last.runs)
}

/**
 * Of a list that was not read to its end, the runs that count: one that is older than the last row is out of its order (it
 * was begun again, say), and a newer one than that may be among the rows that were not read.
 */
export function newestOf(rows: readonly RunCandidate[]): RunCandidate[] {
  const last = lastNumberOf(rows)
  return rows.filter(({number}) => number === undefined || number >= last)
}

/** These runs and, of the far end of the same list, those that are newer, or that go on and have no number yet. */
function withFarEnd(rows: readonly RunCandidate[], farEnd: readonly RunCandidate[]): RunCandidate[] {
  const last = lastNumberOf(rows)
  const isMissing = ({number, phase}: RunCandidate) =>
    number === undefined ? !ENDED.has(phase) : number > last
  return [...newestOf(rows), ...farEnd.filter(isMissing)]
}

function lastNumberOf(rows: readonly RunCandidate[]): number {
  return rows.findLast(({number}) => number !== undefined)?.number ?? Number.NEGATIVE_INFINITY
}

function isOldestFirst(rows: readonly RunCandidate[]): boolean {
  const numbers = rows.map(({number}) => number).filter(number => number !== undefined)
  return numbers.length > 1 && numbers.every((number, i) => i === 0 || number > (numbers[i - 1] as number))
}
