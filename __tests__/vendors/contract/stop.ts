import {expect, test} from '@jest/globals'
import type {HttpRequest} from '../../../src/http/exchange.js'
import {RequestError} from '../../../src/model/errors.js'
import {answerOf, context, type Platform, reply} from './platform.js'
import {has, type PartWords, type Reply} from './thing.js'

/** What comes of a stop. */
export function askStop({thing, open, statusFor}: Platform): void {
  const {stop} = thing

  test('can be stopped where the platform has such a call, and nowhere else', async () => {
    const target = await open(async request => reply(200, thing.answer(request, statusFor('running'))))
    expect(target.stop !== undefined).toBe(has(stop))
  })

  if (!has(stop)) return
  const stopWith = async (answer: Reply, phase: keyof PartWords = 'running') => {
    const sent: HttpRequest[] = []
    const target = await open(async request => {
      if (request.kind === 'stop' && request.method !== 'GET') {
        sent.push(request)
        return answerOf(answer)
      }
      return reply(200, thing.answer(request, statusFor(phase)))
    })
    await target.read(context)
    return {stopped: target.stop?.(context), sent}
  }

  test('is stopped once where the platform accepts it', async () => {
    for (const accepted of stop.accepted) {
      const {stopped, sent} = await stopWith(accepted)
      expect([accepted, await stopped, sent.length]).toEqual([accepted, true, 1])
    }
  })

  test('needs no second stop where it is being stopped or has ended', async () => {
    for (const ended of stop.ended) expect(await (await stopWith(ended)).stopped).toBe(true)
  })

  const odd: [string, Reply][] = [
    ['is refused', {status: 403, body: '{}'}],
    ['fails', {status: 502, body: 'bad gateway'}],
    ['says nothing', {status: 200, body: ''}],
    ['is answered by an object without a field', {status: 200, body: '{}'}],
    ['is answered by a field that means nothing', {status: 200, body: '{"unrelated": true}'}],
    ['is answered by an empty list', {status: 200, body: '[]'}],
    ['is answered by null', {status: 200, body: 'null'}],
    ['is answered by false', {status: 200, body: 'false'}],
    ['is answered by a text', {status: 200, body: '"stop"'}],
    ['says yes and no', {status: 200, body: '{"success": true, "result": false}'}]
  ]
  const isAccepted = ({status, body}: Reply) =>
    stop.accepted.some(accepted => accepted.status === status && accepted.body === body)
  test.each(odd.filter(([, answer]) => !isAccepted(answer)))(
    'is not stopped where the stop %s',
    async (_how, answer) => {
      await expect((await stopWith(answer)).stopped).rejects.toBeInstanceOf(RequestError)
    }
  )
}
