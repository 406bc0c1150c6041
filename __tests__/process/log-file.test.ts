import {mkdtemp, readFile, rm, stat, symlink} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import {afterAll, beforeAll, expect, test} from '@jest/globals'
import {runAction} from '../../runner/runner.js'
import {serve} from '../../simulator/server/server.js'
import {yunxiao} from '../../simulator/yunxiao/platform.js'
import type {RunScenario} from '../../simulator/yunxiao/scenario.js'
import {checkEnd, runOn} from '../support/action/cases.js'
import {inFile, type Source, sources} from '../support/deploys/log-sources.js'

const LINES = 50_000
/** So long ago that no line comes any more. */
const PAST = -1000
const token = 'pt-0000-1111-2222'
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'log-file-'))
})
afterAll(() => rm(folder, {recursive: true}))

const numbered: RunScenario = {
  createdAt: PAST - 1,
  pipelineId: '4201',
  runId: 77,
  stages: [
    {
      name: 'build',
      jobs: [
        {
          id: 501,
          name: 'compile',
          steps: [
            {
              name: 'make',
              lines: Array.from({length: LINES}, (_, i) => ({
                at: PAST,
                text:
                  i === 12_345
                    ? `line ${i + 1} ::error::forged ${token} ${'x'.repeat(3000)}`
                    : `line ${i + 1}`
              }))
            }
          ]
        }
      ]
    }
  ],
  timeline: [
    {at: PAST, run: 'FAIL'},
    {at: PAST, job: 501, status: 'FAIL'}
  ]
}

async function fetchLogs(inputs: Readonly<Record<string, string>>) {
  const simulator = await serve(
    yunxiao({edition: 'central', organizationId: 'org1', token, runs: [numbered]})
  )
  try {
    return await runAction({
      action: resolve('.'),
      inputs: {
        vendor: 'yunxiao',
        operation: 'fetch-logs',
        endpoint: simulator.url,
        'allow-http': 'true',
        token,
        'organization-id': 'org1',
        'pipeline-id': '4201',
        'run-id': '77',
        'min-interval': '50ms',
        ...inputs
      }
    })
  } finally {
    await simulator.close()
  }
}

const numbersIn = (text: string) => [...text.matchAll(/^\| line (\d+)/gm)].map(match => Number(match[1]))

test('every line of a log of 50,000 is in the file exactly once, whatever the log shows', async () => {
  const path = join(folder, 'deep', 'down', 'whole.log')
  const run = await fetchLogs({'log-file': path, 'max-log-lines': '100'})
  const file = await readFile(path, 'utf8')
  expect(numbersIn(file)).toEqual(Array.from({length: LINES}, (_, i) => i + 1))
  // Not wrapped, and as safe as what is printed.
  expect(file.split('\n').find(line => line.startsWith('| line 12346 '))?.length).toBeGreaterThan(3000)
  expect(file).not.toContain(token)
  expect(file.split('\n').every(line => line === '' || /^(?:\| |== )/.test(line))).toBe(true)
  expect(run.outputs['log-file']).toBe(path)
  expect(run.outputs.outcome).toBe('failure')
  expect(run.code).toBe(0)
  // The cap counts pieces of wrapped lines: the long one has four.
  expect(numbersIn(run.log).slice(0, 100)).toEqual(Array.from({length: 100}, (_, i) => i + 1))
  expect(run.log).toContain(`${LINES + 3 - 100} more log lines were left out (max-log-lines: 100)`)
}, 120_000)

// The events of a change order are a list of some dozens, read whole each time.
const long = sources.filter(({name}) => !name.includes('events'))

test.concurrent.each(long.map((source): [string, Source] => [source.name, source]))(
  'every line of 50,000 is in the file exactly once, of %s',
  async (name, source) => {
    const path = join(folder, `${name}.log`)
    const texts = Array.from({length: LINES}, (_, i) => `line ${i + 1}`)
    const lines = texts.map((text, i) => ({at: PAST + i / LINES, text}))
    const {platform, inputs, secrets} = source.play({lines, beginsAt: PAST, endsAt: PAST + 1})
    const ran = await runOn({
      platform,
      inputs: {...inputs, operation: 'fetch-logs', 'log-file': path, 'max-log-lines': '10'},
      secrets
    })
    await checkEnd(ran, 'success', true)
    const {textOf = (printed: string) => printed} = source
    const told = inFile(await readFile(path, 'utf8'), source.heading('main')).map(textOf)
    // Compared as one text: a difference in one line of so many takes long to show.
    expect(told.length).toBe(LINES)
    expect(told.findIndex((line, i) => line !== texts[i])).toBe(-1)
    expect(ran.run.log).toContain(`${LINES - 10} more log lines were left out (max-log-lines: 10)`)
    expect(ran.run.log).not.toMatch(/can not be read|is not whole/)
  },
  180_000
)

test('a file that can not be written is a mistake, before any request', async () => {
  const run = await fetchLogs({'log-file': '/dev/null/x.log'})
  expect(run.code).toBe(1)
  expect(run.outputs.outcome).toBe('error')
  expect(run.outputs.reason).toContain('log-file')
}, 60_000)

test('a file that cannot be made, which only opening it shows, is an error before any request', async () => {
  const path = join(folder, 'link.log')
  await symlink(join(folder, 'none', 'x.log'), path)
  const run = await fetchLogs({'log-file': path})
  expect(run.code).toBe(1)
  expect(run.outputs).toMatchObject({outcome: 'error', polls: '0'})
  expect(run.outputs.reason).toMatch(/^wrong input: log-file: .* cannot be written \(ENOENT\)/)
}, 60_000)

test('without the input there is no file', async () => {
  const run = await fetchLogs({'max-log-lines': '10'})
  expect(run.outputs['log-file']).toBe('')
  await expect(stat(join(folder, 'whole.log'))).rejects.toThrow()
}, 60_000)
