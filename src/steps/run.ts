import type {Inputs} from '../inputs/inputs.js'
import {keepHeapSmall} from '../process/heap.js'
import {finish} from './finish.js'
import {openTargets, type Start} from './open-targets.js'
import {startRun} from './start-run.js'
import {waitForTargets} from './wait-for-targets.js'

/** Opens the targets that the inputs name, begins the run that is to be begun, waits for them, and ends the process with their verdict. */
export async function run(inputs: Inputs, start: Start): Promise<void> {
  keepHeapSmall()
  const context = await openTargets(inputs, start)
  const waited = (await startRun(context)) ?? (await waitForTargets(context))
  await finish(context, waited)
}
