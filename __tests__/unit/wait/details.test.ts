import {afterEach, beforeEach, describe, expect, jest, test} from '@jest/globals'
import {Interruption, RequestError} from '../../../src/model/errors.js'
import type {Target} from '../../../src/model/target.js'
import {addDetails} from '../../../src/wait/details.js'
import type {Verdict} from '../../../src/wait/policy.js'
import {snapshot, target, watched} from '../support/build.js'

const failed: Verdict = {outcome: 'failure', cause: {code: 'vendor'}}
const ended = snapshot('failure')
const detailed = {...ended, message: 'no space left'}
const never = new AbortController().signal

const of = (addTo: Target['addDetails'], last = ended) =>
  watched(failed, {snapshot: last}, {target: target(addTo && {addDetails: addTo})})
const messagesOf = (all: Awaited<ReturnType<typeof addDetails>>) => all.map(w => w.state.snapshot?.message)

beforeEach(() => void jest.useFakeTimers())
afterEach(() => void jest.useRealTimers())

describe('what only explains an end', () => {
  test('is asked of each target that ended, side by side', async () => {
    const asked = jest.fn<NonNullable<Target['addDetails']>>(async () => detailed)
    const all = [of(asked), of(undefined), of(asked, snapshot('running')), of(asked)]
    expect(messagesOf(await addDetails(all, never))).toEqual([
      'no space left',
      undefined,
      undefined,
      'no space left'
    ])
    expect(asked).toHaveBeenCalledTimes(2)
    expect(jest.getTimerCount()).toBe(0)
  })

  test('is left out when the platform does not give it', async () => {
    const refused = async () => Promise.reject(new RequestError('no', {kind: 'permanent', label: 'HTTP 403'}))
    expect(messagesOf(await addDetails([of(refused), of(async () => detailed)], never))).toEqual([
      undefined,
      'no space left'
    ])
  })

  test('is left out when it never comes, and the others have it', async () => {
    const signals: AbortSignal[] = []
    const hangs: Target['addDetails'] = (_, context) => {
      signals.push(context.signal)
      return new Promise(() => {})
    }
    const all = addDetails([of(hangs), of(async () => detailed)], never)
    await jest.advanceTimersByTimeAsync(4999)
    expect(signals[0]?.aborted).toBe(false)
    await jest.advanceTimersByTimeAsync(1)
    expect(signals[0]?.aborted).toBe(true)
    await jest.advanceTimersByTimeAsync(500)
    expect(messagesOf(await all)).toEqual([undefined, 'no space left'])
  })

  test('is what a target still hands over when its time has passed', async () => {
    const givesUp: Target['addDetails'] = (last, {signal}) =>
      new Promise(resolve => {
        signal.addEventListener('abort', () => resolve({...last, message: 'the steps cannot be read'}))
      })
    const all = addDetails([of(givesUp)], never)
    await jest.advanceTimersByTimeAsync(5000)
    expect(messagesOf(await all)).toEqual(['the steps cannot be read'])
  })

  test('is left out when the runner ends the step', async () => {
    const runner = new AbortController()
    const all = addDetails([of(() => new Promise(() => {}))], runner.signal)
    runner.abort(new Interruption('SIGTERM', 0))
    expect(messagesOf(await all)).toEqual([undefined])
    const asked = jest.fn<NonNullable<Target['addDetails']>>(async () => detailed)
    expect(messagesOf(await addDetails([of(asked)], runner.signal))).toEqual([undefined])
    expect(asked).not.toHaveBeenCalled()
  })

  test('a fault of our own is not hidden', async () => {
    const broken = async () => Promise.reject(new TypeError('x is undefined'))
    await expect(addDetails([of(broken)], never)).rejects.toThrow(TypeError)
  })
})
