import {describe, expect, test} from '@jest/globals'
import {RequestError} from '../../../src/model/errors.js'
import {createDetailReader, parseDetail} from '../../../src/vendors/bkci/run-detail.js'
import {BUILD, signal} from './support.js'

const empty = parseDetail({id: BUILD, model: {stages: []}}, BUILD)

/** A reader of details that can be counted, under a clock that stands unless told. */
function reader(answer: (nth: number) => 'waits' | 'fine' | RequestError = () => 'fine') {
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
  const look = (fingerprint = 'a', ended = false, at = signal) => made.look(fingerprint, ended, {signal: at})
  return {state, look}
}

describe('the detail is read', () => {
  test('at the first look, and then when the status call says something new', async () => {
    const {state, look} = reader()
    for (const fingerprint of ['a', 'a', 'b', 'b', 'c']) await look(fingerprint)
    expect(state.reads).toBe(3)
  })

  test('every fifth look otherwise', async () => {
    const {state, look} = reader()
    for (let i = 0; i < 11; i++) await look()
    expect(state.reads).toBe(3)
  })

  test('or after 30 s', async () => {
    const {state, look} = reader()
    await look()
    state.now = 29_999
    await look()
    expect(state.reads).toBe(1)
    state.now = 30_000
    await look()
    expect(state.reads).toBe(2)
  })

  test('once more at once when somebody has to act, and then at the usual rate', async () => {
    const {state, look} = reader(nth => (nth <= 2 ? 'waits' : 'fine'))
    await look()
    await look()
    expect(state.reads).toBe(2)
    await look()
    await look()
    expect(state.reads).toBe(2)
  })

  test('twice at the end, when it stumbles', async () => {
    const stumble = new RequestError('HTTP 503', {kind: 'transient', label: 'HTTP 503'})
    const {state, look} = reader(nth => (nth === 1 ? stumble : 'fine'))
    expect(await look('a', true)).toEqual({detail: empty})
    expect(state.reads).toBe(2)
  })
})

describe('a detail that can not be read', () => {
  const refused = new RequestError('HTTP 403', {kind: 'permanent', label: 'HTTP 403'})

  test('is told, and the last good one kept', async () => {
    const {state, look} = reader(nth => (nth === 2 ? refused : 'fine'))
    await look('a')
    expect(await look('b')).toEqual({detail: empty, trouble: refused})
    expect(await look('c')).toEqual({detail: empty})
    expect(state.reads).toBe(3)
  })

  test('is not asked for at every look', async () => {
    const {state, look} = reader(() => refused)
    for (let i = 0; i < 6; i++) await look('a', true)
    expect(state.reads).toBe(2)
  })

  test('ends the look only when the look itself is broken off', async () => {
    const stop = new AbortController()
    const made = createDetailReader(
      async ({signal: own}) => {
        stop.abort(new Error('enough'))
        own.throwIfAborted()
        return empty
      },
      () => false
    )
    await expect(made.look('a', false, {signal: stop.signal})).rejects.toThrow('enough')
  })
})
