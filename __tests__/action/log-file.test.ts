import {mkdtemp, readFile, rm, stat} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import {afterAll, beforeAll, expect, test} from '@jest/globals'
import {runAction} from '../../simulator/runner.js'
import {serve} from '../../simulator/server.js'
import {yunxiao} from '../../simulator/yunxiao.js'
import type {RunScenario} from '../../simulator/yunxiao-scenario.js'

const LINES = 50_000
const token = 'pt-0000-1111-2222'
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'log-file-'))
})
afterAll(() => rm(folder, {recursive: true}))

const numbered: RunScenario = {
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
                at: 0,
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
    {at: 0, run: 'FAIL'},
    {at: 0, job: 501, status: 'FAIL'}
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

test('a file that can not be written is a mistake, before any request', async () => {
  const run = await fetchLogs({'log-file': '/dev/null/x.log'})
  expect(run.code).toBe(1)
  expect(run.outputs.outcome).toBe('error')
  expect(run.outputs.reason).toContain('log-file')
}, 60_000)

test('without the input there is no file', async () => {
  const run = await fetchLogs({'max-log-lines': '10'})
  expect(run.outputs['log-file']).toBe('')
  await expect(stat(join(folder, 'whole.log'))).rejects.toThrow()
}, 60_000)
