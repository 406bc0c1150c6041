import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {describe, expect, test} from '@jest/globals'
import {runAction} from '../support/action/run-action.js'
import {longestTurn, turnsTo} from '../support/action/turns.js'
import {bytesOf, type LargeAnswer, largeAnswers, platformOf} from '../support/deploys/large-answers.js'

const MIB = 1024 * 1024
// One at a time: side by side they would share the machine's caches, and take longer for that.
const LONG = 120_000
// One of each platform, and one that is long without a part.
const HELD = /^(?:delays|tasks|machines of Yunxiao with|nothing but)/
// The turns are ms of CPU, which grow when other tests share the core: alone the longest ones take less than half of the bounds.
// The contract's 1 s, and what a busy machine takes until the process gets its turn and has ended.
const SOON_MS = 4000

/** The longest turn of a short wait that is answered so, in ms of CPU. */
async function longestTurnWith(answer: LargeAnswer): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'large-answers-'))
  try {
    const file = join(folder, 'turns')
    await runAction({
      platform: platformOf(answer),
      inputs: {timeout: '2s', 'min-interval': '200ms', 'max-interval': '200ms', ...answer.inputs},
      env: {NODE_OPTIONS: turnsTo(file)},
      // Once it was seen to wait there is nothing more to learn from thousands of logs.
      onRequest: (_, count) => (count === 40 ? 'SIGTERM' : undefined)
    })
    return await longestTurn(file)
  } finally {
    await rm(folder, {recursive: true})
  }
}

describe('the largest answers that are let in', () => {
  test.each(largeAnswers)(
    'never hold the process for long: $name',
    async answer => {
      const bound = bytesOf(answer) > MIB ? 1000 : 500
      let longest = Number.POSITIVE_INFINITY
      // Whatever else is at work only adds to it, so that the shortest of a few runs counts.
      for (let tries = 0; tries < 3 && longest >= bound; tries++)
        longest = Math.min(longest, await longestTurnWith(answer))
      expect(longest).toBeLessThan(bound)
    },
    LONG
  )

  test.each(
    largeAnswers
      .filter(({name}) => HELD.test(name))
      .flatMap(answer => (['SIGTERM', 'SIGINT'] as const).map(name => ({answer, name})))
  )(
    'do not keep $name waiting: $answer.name',
    async ({answer, name}) => {
      const {run} = await runAction({
        platform: platformOf(answer),
        inputs: {timeout: '60s', ...answer.inputs},
        onRequest: (_, count) => (count === 1 ? {afterMs: 30, wish: name} : undefined)
      })
      // What has ended by then keeps its verdict.
      if (run.signals.length === 0) return
      expect(run.outputs.outcome).toMatch(/^(?:interrupted|success|failure)$/)
      expect(run.sinceSignalMs).toBeLessThan(SOON_MS)
    },
    LONG
  )
})
