import {expect, test} from '@jest/globals'
import {commandsNamed} from '../support/action/log-views.js'
import {type ActionRun, runAction} from '../support/action/run-action.js'
import type {LogSource} from '../support/deploys/logs/log-source.js'
import {logSources} from '../support/deploys/logs/log-sources.js'

// With the debug logging of a step (ACTIONS_STEP_DEBUG, of which the step sees RUNNER_DEBUG) each request is a line.

const readLog = (source: LogSource, env: Readonly<Record<string, string>>): Promise<ActionRun> =>
  runAction({...source.options({lines: [{at: 0, text: 'one'}], endsAt: 3}), env})
const bkci = logSources.find(({name}) => name.includes('BK-CI')) as LogSource
test.concurrent('each request is one debug line without query, header and body', async () => {
  // Its requests have a credential in the query.
  const ran = await readLog(bkci, {RUNNER_DEBUG: '1'})
  expect(ran.run.outputs.outcome).toBe('success')
  const lines = commandsNamed(ran, 'debug').map(({data}) => data)
  for (const line of lines) expect(line).toMatch(/^(?:GET|POST) \/[^\s?]+: \d{3}, \d+ ms, \d+ bytes$/)
  const asked = ran.requests.map(({path}) => new URL(path, 'http://x').pathname)
  expect(lines.map(line => line.split(/[ :]/)[1]).sort()).toEqual(asked.sort())
  for (const secret of ran.secrets) expect(lines.join('\n')).not.toContain(secret)
}, 120_000)

test.concurrent('without debug logging no request is printed', async () => {
  const ran = await readLog(bkci, {})
  expect(ran.run.outputs.outcome).toBe('success')
  expect(commandsNamed(ran, 'debug')).toEqual([])
}, 120_000)
