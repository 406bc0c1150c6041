import * as core from '@actions/core'
import {describeError} from '../model/errors.js'
import {oneLine} from '../output/clean-text.js'
import {makeOutputs, writeOutputs} from '../report/outputs.js'
import {emptyResult} from '../report/result.js'
import {startTimer} from '../util/timers.js'

const STRAGGLERS_MS = 1000

let settled = false
let faulty = false

/** Makes every other end of the process red, and says so in one line: an error nobody caught, a promise nobody keeps. */
export function guardProcess(): void {
  process.on('uncaughtException', crash)
  process.on('unhandledRejection', crash)
  process.once('beforeExit', () => {
    if (!settled) crash(new Error('nothing was left to do, and there was no verdict'))
  })
  // A reader that went away must not end the wait, and is no reason for another verdict.
  process.stdout.on('error', () => {})
  process.stderr.on('error', () => {})
}

/** The `post` step never fails the job: a fault of ours is told, and that is all. */
export function guardPost(): void {
  process.on('uncaughtException', breakOff)
  process.on('unhandledRejection', breakOff)
  process.stdout.on('error', () => {})
  process.stderr.on('error', () => {})
}

/** Ends the `post` step after a fault of our own. */
export function breakOff(error: unknown): void {
  core.warning(oneLine(`await-deploy: the post step broke off (${describeError(error)})`))
  leave()
}

/** Ends the process red after a fault of our own. */
export function crash(error: unknown): void {
  process.exitCode = 1
  settled = true
  if (faulty) return // said once, and the end is near
  faulty = true
  try {
    const reason = `an internal fault, so there is no verdict (${describeError(error)}); look on the platform, and report this to the authors of this action`
    writeOutputs(makeOutputs(emptyResult('', '', reason), {}))
    core.error(oneLine(`await-deploy: ${reason}`))
  } catch {
    process.stdout.write('::error::await-deploy: an internal fault, so there is no verdict\n')
  } finally {
    leave()
  }
}

/** Whether `crash` has ended the process already, for who still runs in its last second. */
export function hasCrashed(): boolean {
  return faulty
}

/**
 * Ends the process when what was printed is with its reader, or after `ms`. The one place that clears the failing
 * exit code, as the last thing that is done; `isGreen` is asked then.
 */
export async function finish(isGreen: () => boolean, flushed: Promise<void>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<'late'>(resolve => {
    timer = startTimer(() => resolve('late'), ms)
  })
  const end = await Promise.race([flushed, late])
  clearTimeout(timer)
  settled = true
  // A fault that was not caught stands, whatever the wait came to meanwhile.
  if (!faulty && isGreen()) process.exitCode = 0
  leave(end === 'late' ? 0 : STRAGGLERS_MS)
}

/** Lets the process end by itself, and ends what still hangs after `ms`. */
export function leave(ms = STRAGGLERS_MS): void {
  if (ms === 0) process.exit()
  startTimer(() => process.exit(), ms).unref()
}
