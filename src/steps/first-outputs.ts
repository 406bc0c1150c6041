import type {Inputs} from '../inputs/inputs.js'
import type {Identity} from '../model/identity.js'
import type {Target} from '../model/target.js'
import {hasCrashed} from '../process/exit.js'
import {knownOf, makeOutputs, writeOutputs} from '../report/outputs.js'
import {emptyResult, unfinishedReason} from '../report/result.js'
import {monotonicClock, startTimer} from '../util/timers.js'

/** The outputs that stand until there is a verdict, or for good if the process is killed before. */
export interface FirstOutputs {
  /** Writes the outputs anew when the identity has another id than before: at once, or a second after the last time. */
  saw(target: Target, identity: Identity): void
  /** Writes at once what was seen last. */
  flush(): void
  /** Writes no more: what is written from now on is the verdict. */
  close(): void
}

const EVERY_MS = 1000

/** Writes the first outputs: no verdict yet, and what is known of the targets. */
export function createFirstOutputs(inputs: Inputs, targets: readonly Target[]): FirstOutputs {
  const identities = new Map<Target, Identity>(targets.map(target => [target, target]))
  const unfinished = emptyResult(inputs.vendorName, inputs.operation, unfinishedReason())
  const write = () => writeOutputs(makeOutputs(unfinished, knownOutputs(inputs, [...identities.values()])))
  write()
  let writtenAt = Number.NEGATIVE_INFINITY
  let timer: NodeJS.Timeout | undefined
  let isClosed = false
  const writeNow = () => {
    timer = undefined
    if (isClosed || hasCrashed()) return
    writtenAt = monotonicClock.now()
    write()
  }
  return {
    saw(target, identity) {
      const before = identities.get(target)
      identities.set(target, identity)
      if (isClosed || timer || JSON.stringify(before?.ids) === JSON.stringify(identity.ids)) return
      const leftMs = writtenAt + EVERY_MS - monotonicClock.now()
      if (leftMs <= 0) writeNow()
      else timer = startTimer(writeNow, leftMs).unref()
    },
    flush() {
      clearTimeout(timer)
      writeNow()
    },
    close() {
      isClosed = true
      clearTimeout(timer)
    }
  }
}

/** The outputs that no result holds: ids, link, and the path of the log file. */
export function knownOutputs(
  {logFile = ''}: Inputs,
  identities: readonly Identity[]
): Partial<Record<string, string>> {
  return {...knownOf(identities), 'log-file': logFile}
}
