import {describe, expect, test} from '@jest/globals'
import {RequestError} from '../../../src/model/errors.js'
import {createDetailReader, parseDetail, readDetailAgain} from '../../../src/vendors/bkci/run-detail.js'
import {BUILD, PIPELINE, signal} from './support.js'

const empty = parseDetail({id: BUILD, pipelineId: PIPELINE, model: {stages: []}}, BUILD, PIPELINE)
const unavailable = new RequestError('HTTP 503', {kind: 'transient', label: 'HTTP 503'})
const refused = new RequestError('HTTP 403', {kind: 'permanent', label: 'HTTP 403'})

type Answer = 'waits' | 'fine' | RequestError

/** A reader of details that can be counted, under a clock that stands unless it is set. */
function reader(answer: (nth: number) => Answer = () => 'fine') {
  const state = {reads: 0, now: 0}
  const last: {says: 'waits' | 'fine'} = {says: 'fine'}
  const made = createDetailReader(
    async () => {
      const says = answer(++state.reads)
      if (says instanceof RequestError) throw says
      last.says = says
      return empty
    },
    () => last.says === 'waits',
    {now: () => state.now}
  )
  const read = (fingerprint = 'a', hasEnded = false) => made.read({fingerprint, hasEnded}, {signal})
  return {state, read}
}

describe('the detail is read', () => {
  test('at the first poll, and then when the status call says something new', async () => {
    const {state, read} = reader()
    for (const fingerprint of ['a', 'a', 'b', 'b', 'c']) await read(fingerprint)
    expect(state.reads).toBe(3)
  })

  test('every fifth poll otherwise', async () => {
    const {state, read} = reader()
    for (let i = 0; i < 11; i++) await read()
    expect(state.reads).toBe(3)
  })

  test('or after 30 s', async () => {
    const {state, read} = reader()
    await read()
    state.now = 29_999
    await read()
    expect(state.reads).toBe(1)
    state.now = 30_000
    await read()
    expect(state.reads).toBe(2)
  })

  test('once more at once when somebody has to act, and then at the usual rate', async () => {
    const {state, read} = reader(nth => (nth <= 2 ? 'waits' : 'fine'))
    await read()
    await read()
    expect(state.reads).toBe(2)
    await read()
    await read()
    expect(state.reads).toBe(2)
  })

  test('twice at the end, when the first answer is a passing fault', async () => {
    const {state, read} = reader(nth => (nth === 1 ? unavailable : 'fine'))
    expect(await read('a', true)).toEqual({detail: empty})
    expect(state.reads).toBe(2)
  })

  test('again at once where the confirming read failed, and its answer is confirmed anew', async () => {
    const answers: Answer[] = ['waits', unavailable, 'waits', 'waits', 'waits']
    const {state, read} = reader(nth => answers[nth - 1] ?? 'fine')
    expect(await read()).toEqual({detail: empty})
    expect(await read()).toEqual({detail: empty, trouble: unavailable})
    expect(await read()).toEqual({detail: empty})
    expect(await read()).toEqual({detail: empty})
    expect(state.reads).toBe(4)
    await read()
    expect(state.reads).toBe(4)
  })

  test('again at once when the status call changed while somebody has to act', async () => {
    const {state, read} = reader(() => 'waits')
    for (const fingerprint of ['a', 'a', 'b', 'b', 'b']) await read(fingerprint)
    expect(state.reads).toBe(4)
  })
})

describe('a detail that cannot be read', () => {
  test('is told, and the last good one is kept beside the trouble', async () => {
    const {state, read} = reader(nth => (nth === 2 ? refused : 'fine'))
    await read('a')
    expect(await read('b')).toEqual({detail: empty, trouble: refused})
    expect(await read('c')).toEqual({detail: empty})
    expect(state.reads).toBe(3)
  })

  test('stays stale until it is read again', async () => {
    const {read} = reader(nth => (nth === 2 ? refused : 'fine'))
    await read('a')
    for (let i = 0; i < 4; i++) expect(await read('b')).toHaveProperty('trouble', refused)
  })

  test('is not asked for at every poll', async () => {
    for (const trouble of [refused, unavailable]) {
      const {state, read} = reader(() => trouble)
      for (let i = 0; i < 6; i++) await read('a', trouble === refused)
      expect(state.reads).toBe(2)
    }
  })

  test('ends the poll only when the poll itself is broken off', async () => {
    const stop = new AbortController()
    const made = createDetailReader(
      async ({signal: own}) => {
        stop.abort(new Error('enough'))
        own.throwIfAborted()
        return empty
      },
      () => false
    )
    await expect(made.read({fingerprint: 'a', hasEnded: false}, {signal: stop.signal})).rejects.toThrow(
      'enough'
    )
  })
})

describe('once the verdict stands, a detail', () => {
  const failing = (error: Error) => async () => Promise.reject(error)

  test('is asked for once more, and the last good one is kept beside the trouble', async () => {
    const before = {detail: empty, trouble: unavailable}
    expect(await readDetailAgain(async () => empty, {trouble: unavailable}, {signal})).toEqual({
      detail: empty
    })
    expect(await readDetailAgain(failing(refused), before, {signal})).toEqual({
      detail: empty,
      trouble: refused
    })
  })

  test('is given up when time is up', async () => {
    const late = new Error('it took too long')
    const again = readDetailAgain(failing(unavailable), {}, {signal: AbortSignal.abort(late)})
    await expect(again).rejects.toBe(late)
  })
})

describe('an answer of the detail call', () => {
  const model = {stages: []}

  test.each<[string, unknown]>([
    ['about another build', {id: 'b-9', model}],
    ['about another pipeline', {id: BUILD, pipelineId: 'p-9', model}],
    ['with a build id of another type', {id: 7, model}],
    ['without a model', {id: BUILD}],
    ['with a null model', {model: null}],
    ['that is a list', []],
    ['with stages of another type', {model: {stages: 'x'}}]
  ])('%s is a bad answer', (_name, data) => {
    expect(() => parseDetail(data, BUILD, PIPELINE)).toThrow(
      expect.objectContaining({failure: expect.objectContaining({kind: 'transient'})})
    )
  })

  test('without ids is taken', () => {
    expect(parseDetail({model}, BUILD, PIPELINE).model.stages).toEqual([])
    expect(parseDetail({id: null, pipelineId: null, model}, BUILD, PIPELINE).model.stages).toEqual([])
  })
})
