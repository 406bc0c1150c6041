import {resolve} from 'node:path'
import {pathToFileURL} from 'node:url'
import type {LogLine} from '../../runner/reader.js'
import type {RunResult} from '../../runner/result.js'
import {runSteps} from '../../runner/runner.js'
import {BLANK, parseRecording, type RecordingHead} from '../../src/record/format.js'
import {serve} from '../server/server.js'
import {type Differences, isSilent, recordedPlatform} from './recorded-platform.js'

/** What came of a recording that was played. */
export interface Replay {
  run: RunResult
  differences: Differences
}

export interface PlayOptions {
  /** The folder of the action, with `dist`. */
  action: string
  onLine?: (line: LogLine) => undefined
}

/** Credentials in the place of those that were blanked. */
const SECRET = 'a-credential-for-the-replay'

/** Runs the built action against what was recorded. Time is virtual: the wait takes as long as its requests. */
export async function playRecording(text: string, {action, onLine}: PlayOptions): Promise<Replay> {
  const {head, exchanges} = parseRecording(text)
  const platform = recordedPlatform(exchanges, [SECRET])
  const server = await serve(platform)
  try {
    const time = pathToFileURL(resolve(action, 'simulator/replay/virtual-time.mjs')).href
    const run = await runSteps({
      action,
      inputs: inputsOf(head, server.url),
      env: {
        NODE_OPTIONS: `--import=${time}`,
        REPLAY_STARTED_AT: String(Date.parse(head.startedAt)),
        REPLAY_IS_SILENT: String(exchanges.some(isSilent))
      },
      ...(onLine && {onLine})
    })
    return {run, differences: platform.differences()}
  } finally {
    await server.close()
  }
}

function inputsOf(head: RecordingHead, url: string): Record<string, string> {
  const {pathname, origin} = new URL(head.endpoint)
  const {vendor, api = ''} = head.inputs
  // The exchange for a session went to another server.
  const own = Object.entries(head.inputs).filter(([name]) => !/^(?:oidc|sts)-/.test(name))
  const given = own.map(([name, value]) => [name, value === BLANK ? instead(name) : value])
  const usesLogin = ['token', 'access-key'].some(name => name in head.inputs)
  // Where the console is at the endpoint, links lead to the one that was recorded.
  const isOwnConsole =
    vendor === 'bkci'
      ? !api.startsWith('gateway')
      : vendor === 'yunxiao' && !('organization-id' in head.inputs)
  return {
    ...(isOwnConsole && {'console-url': origin}),
    // They came from the environment.
    ...(vendor === 'codearts' && !usesLogin && {'access-key': SECRET, 'secret-key': SECRET}),
    ...Object.fromEntries(given),
    endpoint: url + pathname.replace(/\/$/, ''),
    'allow-http': 'true'
  }
}

/** Variables are only counted by what is played. */
function instead(name: string): string {
  return name === 'variables' ? 'NAME=value' : SECRET
}
