import type {Inputs} from '../inputs/inputs.js'
import {hiddenInputs} from '../inputs/names.js'
import {readRaw} from '../inputs/raw.js'
import {message} from '../messages/message.js'
import {codeOf} from '../model/errors.js'
import type {OwnHead, Recorder} from '../record/recorder.js'
import {monotonicClock as clock} from '../util/timers.js'
import {VERSION} from '../util/version.js'
import {readVariables} from '../vendors/shared/start-inputs.js'

/** Inputs that have no meaning where a recording is played: files of this machine, and what is posted to GitHub. */
const LEFT_OUT = [
  'record',
  'log-file',
  'ca-file',
  'github-token',
  'commit-status',
  'environment',
  'environment-url',
  'github-sha'
]
/** Shorter values of variables stand everywhere. */
const SHORTEST_VALUE = 4

/** The recorder, where a recording was asked for. One that cannot be made only says so at the end. */
export async function openRecording(inputs: Inputs, startedAt: number): Promise<Recorder | undefined> {
  const {record} = inputs
  if (record === undefined) return undefined
  try {
    // Loaded only where it is asked for.
    const {openRecorder} = await import('../record/recorder.js')
    const elapsedMs = () => clock.now() - startedAt
    return openRecorder(record, headOf(inputs, elapsedMs()), {elapsedMs, values: valuesOf()})
  } catch (error) {
    const trouble = message('file.recording', {code: codeOf(error)})
    return {take: () => {}, trouble: () => trouble}
  }
}

function headOf({endpoint, logs}: Inputs, elapsedMs: number): OwnHead {
  const given = Object.entries(readRaw(process.env, () => {})).filter(([name]) => !LEFT_OUT.includes(name))
  const shown = given.map(([name, value = '']) => [name, hiddenInputs.includes(name) ? '***' : value])
  return {
    version: VERSION,
    startedAt: new Date(Date.now() - elapsedMs).toISOString(),
    endpoint: endpoint.href,
    // The default depends on the repository.
    inputs: {...Object.fromEntries(shown), logs}
  }
}

/** The values of `variables`: whatever a platform repeats of them may be a credential. */
function valuesOf(): string[] {
  const {variables} = readRaw(process.env, () => {})
  return readVariables(variables, () => {})
    .map(([, value]) => value)
    .filter(value => value.length >= SHORTEST_VALUE)
}
