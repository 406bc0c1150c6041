import {expect, jest, test} from '@jest/globals'
import type {Interruption} from '../../../src/model/interruption.js'

/** A process of its own hears these signals: what it was interrupted by, and whether it has no time left. */
async function hearing(signals: readonly NodeJS.Signals[]) {
  jest.resetModules()
  const {endingSignals, interrupted, terminated} = await import('../../../src/process/signals.js')
  try {
    for (const signal of signals) process.emit(signal)
    return [(interrupted.reason as Interruption | undefined)?.signal, terminated.aborted]
  } finally {
    for (const signal of endingSignals) process.removeAllListeners(signal)
  }
}

test.each<[NodeJS.Signals[], string | undefined, boolean]>([
  [[], undefined, false],
  [['SIGINT'], 'SIGINT', false],
  [['SIGTERM'], 'SIGTERM', true],
  [['SIGHUP'], 'SIGHUP', true],
  [['SIGBREAK'], 'SIGBREAK', true],
  [['SIGINT', 'SIGINT'], 'SIGINT', false],
  [['SIGINT', 'SIGTERM'], 'SIGINT', true],
  [['SIGINT', 'SIGHUP'], 'SIGINT', true]
])(
  '%j interrupt by the first of them, and leave no time where one is not SIGINT',
  async (signals, first, isUrgent) => {
    expect(await hearing(signals)).toEqual([first, isUrgent])
  }
)
