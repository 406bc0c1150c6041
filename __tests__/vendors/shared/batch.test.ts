import {describe, expect, test} from '@jest/globals'
import {createBatch, createPollAnswer} from '../../../src/vendors/shared/batch.js'
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

  test('goes on asking for the others when one leaves at once', async () => {
    const read = createBatch(10, pipeline, echo)
    const early = new AbortController()
    const first = read('a', {signal: early.signal})
    early.abort(new Error('left'))
    await expect(first).rejects.toThrow('left')
    expect(await read('b', context)).toEqual([item('b')])
  })

  test('gives each id all items that name it, in whatever case, and nothing for one that is left out', async () => {
    const items = [item('A', 'RUNNING'), item('c'), item('a', 'COMPLETED'), item(null), {}]
    const read = createBatch<{pipeline_id?: unknown}>(10, pipeline, async () => items)
    const answers = await Promise.all(['a', 'b', 'C'].map(id => read(id, context)))
    expect(answers).toEqual([[items[0], items[2]], [], [items[1]]])
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
})
