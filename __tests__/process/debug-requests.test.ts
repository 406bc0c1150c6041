import {expect, test} from '@jest/globals'
import {type Ran, runOn} from '../support/action/cases.js'
import {commandsNamed} from '../support/action/run-action.js'
import {type Source, sources} from '../support/deploys/log-sources.js'

// With the debug logging of a step (ACTIONS_STEP_DEBUG, of which the step sees RUNNER_DEBUG) each request is a line.

const play = (source: Source, env: Readonly<Record<string, string>>): Promise<Ran> =>
  runOn({...source.play({lines: [{at: 0, text: 'one'}], endsAt: 0.5}), env})
const sourceOf = (name: RegExp) => sources.find(source => name.test(source.name)) as Source
const ofEachPlatform = [/machine of a deploy order/, /CodeArts/, /BK-CI/].map(sourceOf)

test.concurrent.each(ofEachPlatform.map((source): [string, Source] => [source.name, source]))(
  'each request is one debug line without query, header and body, with %s',
  async (_name, source) => {
    const ran = await play(source, {RUNNER_DEBUG: '1'})
    expect(ran.run.outputs.outcome).toBe('success')
    const lines = commandsNamed(ran, 'debug').map(({data}) => data)
    for (const line of lines) expect(line).toMatch(/^(?:GET|POST) \/[^\s?]+: \d{3}, \d+ ms, \d+ bytes$/)
    const asked = ran.requests.map(({path}) => new URL(path, 'http://x').pathname)
    expect(lines.map(line => line.split(/[ :]/)[1]).sort()).toEqual(asked.sort())
    for (const secret of ran.secrets) expect(lines.join('\n')).not.toContain(secret)
  }
)

test.concurrent('without debug logging no request is told', async () => {
  const ran = await play(sourceOf(/BK-CI/), {})
  expect(ran.run.outputs.outcome).toBe('success')
  expect(commandsNamed(ran, 'debug')).toEqual([])
})
