import {describe, expect, jest, test} from '@jest/globals'
import {createBatch, createPollAnswer, itemOf} from '../../../src/vendors/shared/batch.js'
import {context} from '../codearts/support.js'

const item = (pipeline_id: unknown, status = 'RUNNING') => ({pipeline_id, status})
const pipeline = ({pipeline_id}: {pipeline_id?: unknown}) => pipeline_id
const echo = async (ids: readonly string[]) => ids.map(id => item(id))

describe('createBatch', () => {
  test('gives up a request only when all who asked have left', async () => {
    const seen: AbortSignal[] = []
    let answer: (() => void) | undefined
    const read = createBatch(10, pipeline, async (ids, {signal}) => {
      seen.push(signal)
      await new Promise<void>(resolve => {
        answer = resolve
      })
      return echo(ids)
    })
    const [a, b] = [new AbortController(), new AbortController()]
    const first = read('a', {signal: a.signal})
    const second = read('b', {signal: b.signal})
    while (answer === undefined) await new Promise(resolve => setTimeout(resolve, 1))
    a.abort(new Error('left'))
    await expect(first).rejects.toThrow('left')
    expect(seen.map(signal => signal.aborted)).toEqual([false])
    answer()
    expect(await second).toEqual([item('b')])
    expect(seen).toHaveLength(1)
  })

  test('gives up a request that nobody waits for any more, and asks anew for who comes then', async () => {
    const seen: AbortSignal[] = []
    const read = createBatch(10, pipeline, async (ids, {signal}) => {
      seen.push(signal)
      return seen.length === 1 ? new Promise(() => {}) : echo(ids)
    })
    const leaving = new AbortController()
    const left = ['a', 'b'].map(id => read(id, {signal: leaving.signal}))
    while (seen.length === 0) await new Promise(resolve => setTimeout(resolve, 1))
    leaving.abort(new Error('left'))
    for (const one of left) await expect(one).rejects.toThrow('left')
    expect(seen.map(signal => signal.aborted)).toEqual([true])
    expect(await read('a', context)).toEqual([item('a')])
  })

  test('asks for nothing where all have left before it was time', async () => {
    const asked: (readonly string[])[] = []
    const read = createBatch(10, pipeline, async ids => {
      asked.push(ids)
      return echo(ids)
    })
    const early = new AbortController()
    const first = read('a', {signal: early.signal})
    early.abort(new Error('left'))
    await expect(first).rejects.toThrow('left')
    expect(await read('b', context)).toEqual([item('b')])
    expect(asked).toEqual([['b']])
  })

  test('asks anew for who comes while a request is under way', async () => {
    const loads: ((items: readonly ReturnType<typeof item>[]) => void)[] = []
    const read = createBatch<ReturnType<typeof item>>(
      10,
      pipeline,
      () => new Promise(load => loads.push(load))
    )
    const first = read('a', context)
    while (loads.length < 1) await new Promise(resolve => setTimeout(resolve, 1))
    const second = read('b', context)
    while (loads.length < 2) await new Promise(resolve => setTimeout(resolve, 1))
    loads[0]?.([item('a')])
    loads[1]?.([item('b')])
    expect(await Promise.all([first, second])).toEqual([[item('a')], [item('b')]])
  })

  test('asks at once for those who come within its time, though a request that was full goes out meanwhile', async () => {
    jest.useFakeTimers()
    const asked: (readonly string[])[] = []
    const read = createBatch(2, pipeline, async ids => {
      asked.push(ids)
      return echo(ids)
    })
    const answers = ['a', 'b'].map(id => read(id, context))
    await jest.advanceTimersByTimeAsync(6)
    answers.push(read('c', context))
    await jest.advanceTimersByTimeAsync(6)
    answers.push(read('d', context))
    await jest.advanceTimersByTimeAsync(10)
    jest.useRealTimers()
    expect(await Promise.all(answers)).toHaveLength(4)
    expect(asked).toEqual([
      ['a', 'b'],
      ['c', 'd']
    ])
  })

  test('asks for so many ids at once and no more, for each id once', async () => {
    const asked: (readonly string[])[] = []
    const read = createBatch(2, pipeline, async ids => {
      asked.push(ids)
      return echo(ids)
    })
    const answers = await Promise.all(['a', 'b', 'a', 'b', 'c'].map(id => read(id, context)))
    expect(asked).toEqual([['a', 'b'], ['c']])
    expect(answers).toEqual(['a', 'b', 'a', 'b', 'c'].map(id => [item(id)]))
    await read('a', context)
    expect(asked).toHaveLength(3)
  })

  test('tells all who asked that it could not be asked', async () => {
    const read = createBatch(10, pipeline, () => Promise.reject(new Error('HTTP 502')))
    const both = ['a', 'b'].map(id => read(id, context))
    for (const one of both) await expect(one).rejects.toThrow('HTTP 502')
  })

  test('goes on asking for the others when one leaves at once', async () => {
    const read = createBatch(10, pipeline, echo)
    const early = new AbortController()
    const first = read('a', {signal: early.signal})
    early.abort(new Error('left'))
    await expect(first).rejects.toThrow('left')
    expect(await read('b', context)).toEqual([item('b')])
  })

  test('gives each id all items that name it, in whatever case, and nothing for one that is left out', async () => {
    const odd = [item(null), {}, item({toString: 1, valueOf: 2}), item(['a']), item(true)]
    const items = [item('A', 'RUNNING'), item('c'), item('a', 'COMPLETED'), ...odd]
    const read = createBatch<{pipeline_id?: unknown}>(10, pipeline, async () => items)
    const answers = await Promise.all(['a', 'b', 'C'].map(id => read(id, context)))
    expect(answers).toEqual([[items[0], items[2]], [], [items[1]]])
  })
})

describe('the item about one run', () => {
  const isA = ({pipeline_id}: {pipeline_id: unknown}) => pipeline_id === 'a'

  test('is the one that names it, also where it comes twice', () => {
    expect(itemOf([item('b'), item('a')], isA)).toEqual(item('a'))
    expect(itemOf([item('a'), item('a')], isA)).toEqual(item('a'))
    expect(itemOf([item('b')], isA)).toBeUndefined()
  })

  test('is none where two do not say the same', () => {
    expect(() => itemOf([item('a'), item('a', 'COMPLETED')], isA)).toThrow(
      'the answer said two things of one run'
    )
    expect(itemOf([item('a'), item('b', 'COMPLETED')], isA)).toEqual(item('a'))
  })
})

describe('createPollAnswer', () => {
  const counting = () => {
    let asked = 0
    return createPollAnswer(async () => ++asked)
  }
  const newPoll = () => ({signal: new AbortController().signal})

  test('serves the read of a poll with what its list was answered, once', async () => {
    const answer = counting()
    const poll = newPoll()
    expect(await answer.forList(poll)).toBe(1)
    expect(await answer.forRead(poll)).toBe(1)
    expect(await answer.forRead(poll)).toBe(2)
  })

  test('asks anew in another poll', async () => {
    const answer = counting()
    await answer.forList(newPoll())
    expect(await answer.forRead(newPoll())).toBe(2)
  })

  test('asks where nothing was listed', async () => {
    expect(await counting().forRead(newPoll())).toBe(1)
  })
})
