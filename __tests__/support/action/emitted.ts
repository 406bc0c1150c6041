import {existsSync} from 'node:fs'
import {mkdtemp, readFile, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {expect} from '@jest/globals'
import {TOKEN} from '../../../runner/runner.js'
import {withoutMasks} from './leaks.js'
import {type ActionOptions, type ActionRun, runAction} from './run-action.js'
import {isMaskOf, revealed} from './secrets.js'

/** Everything that a step lets out, byte for byte, before the runner has masked anything. */

export interface Emitted extends ActionRun {
  /** By the place where it came out: the streams and the files. */
  texts: Readonly<Record<string, string>>
}

/** Runs the action until it has ended, with a log file and a recording, and gathers what came out. */
export async function emit({inputs, ...options}: ActionOptions): Promise<Emitted> {
  const folder = await mkdtemp(join(tmpdir(), 'emitted-'))
  try {
    const [logFile, recording] = ['remote.log', 'recording.jsonl'].map(name => join(folder, name)) as [
      string,
      string
    ]
    const short = {timeout: '20s', 'outage-tolerance': '5s', 'max-interval': '100ms'}
    const ran = await runAction({
      ...options,
      inputs: {...short, 'log-file': logFile, record: recording, ...inputs}
    })
    const {raw, stderr, files} = ran.run
    const read = async (path: string) => (existsSync(path) ? await readFile(path, 'utf8') : '')
    const written = {log: await read(logFile), recording: await read(recording)}
    return {...ran, texts: {stdout: withoutMasks(raw), stderr, ...files, ...written}}
  } finally {
    await rm(folder, {recursive: true, force: true})
  }
}

/** Where a reader would find something of these secrets, or of a signature that was sent. */
function leaksOf({texts, requests}: Emitted, secrets: readonly string[]): string[] {
  const signatures = requests.flatMap(
    ({headers}) => /Signature=(\w+)/.exec(headers.authorization ?? '')?.[1] ?? []
  )
  return Object.entries(texts).flatMap(([place, text]) => [
    ...secrets.flatMap(secret => revealed(text, secret).map(piece => `${place}: ${piece}`)),
    ...signatures
      .filter(hex => text.toLowerCase().replaceAll('\ufffd', '').includes(hex))
      .map(hex => `${place}: signature ${hex}`)
  ])
}

/**
 * What is true for every step, whatever the platform did: all masks come first, those of the secrets and no others, and
 * nothing of a secret comes later. `asGiven` is false for secrets that were spoiled before they were given.
 */
export function checkEmitted(emitted: Emitted, secrets: readonly string[], {asGiven = true} = {}): void {
  const {run, result} = emitted
  const {outputs} = run
  const lines = run.raw.split('\n')
  const first = lines.findIndex(line => !line.startsWith('::add-mask::'))
  expect(lines.findLastIndex(line => line.startsWith('::add-mask::'))).toBe(first - 1)
  if (asGiven) {
    expect(secrets.filter(secret => !run.masks.includes(secret))).toEqual([])
    const masks = lines.slice(0, first).map(line => line.slice('::add-mask::'.length).replaceAll('%25', '%'))
    expect(masks.filter(mask => ![...secrets, TOKEN].some(secret => isMaskOf(mask, secret)))).toEqual([])
  }
  expect(leaksOf(emitted, secrets)).toEqual([])
  expect(run.stderr).toBe('')
  expect(run.signal).toBeNull()
  expect(result).toMatchObject({schema: 1, outcome: outputs.outcome, green: run.code === 0})
}
