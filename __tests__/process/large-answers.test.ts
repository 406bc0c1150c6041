import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {describe, expect, test} from '@jest/globals'
import {runAction} from '../support/action/run-action.js'
import {longestTurn, turnsTo} from '../support/action/turns.js'
import {
  bytesOf,
  isLargest,
  type LargeAnswer,
  largeAnswers,
  platformOf
} from '../support/deploys/large-answers.js'

const MIB = 1024 * 1024
const LONG = 120_000
/**
 * By how much a turn may be longer than the fixed work that is measured beside it, which takes some 7 ms of CPU on an idle
 * machine: 100 ms for answers of up to 1 MiB, and 200 ms, of the 500 ms that are promised, for larger ones.
 */
const LONGEST = {upToMib: 15, larger: 30}
const TRIES = 3
// The first polls are the longest ones: they find everything new, and the code not yet compiled.
const POLLS = 2
// Of thousands of logs that are read there is nothing more to learn.
const REQUESTS = 40
// One with many parts and logs, and one that is long without a part.
const HELD = /^(?:tasks|nothing but)/
// The contract's 1 s, and what a busy machine takes until the process gets its turn and has ended.
const SOON_MS = 4000

/** The longest turn of a short wait that is answered so, as a multiple of the fixed work. */
async function longestTurnWith(answer: LargeAnswer): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'large-answers-'))
  let polls = 0
  try {
    const file = join(folder, 'turns')
    await runAction({
      platform: platformOf(answer),
      inputs: answer.inputs,
      env: {NODE_OPTIONS: turnsTo(file)},
      onRequest({path}, count) {
        if (isLargest(answer, path)) polls++
        return polls > POLLS || count > REQUESTS ? 'SIGTERM' : undefined
      }
    })
    const {longest, fixed} = await longestTurn(file)
    return longest / fixed
  } finally {
    await rm(folder, {recursive: true})
  }
}

describe('the largest answers that are let in', () => {
  test.each(largeAnswers)(
    'never hold the process for long: $name',
    async answer => {
      const bound = bytesOf(answer) > MIB ? LONGEST.larger : LONGEST.upToMib
      let shortest = Number.POSITIVE_INFINITY
      // What else is at work on the machine makes some turns longer, and none shorter.
      for (let tries = 0; tries < TRIES && shortest >= bound; tries++)
        shortest = Math.min(shortest, await longestTurnWith(answer))
      expect(shortest).toBeLessThan(bound)
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
