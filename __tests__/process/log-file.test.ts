import {execFileSync} from 'node:child_process'
import {writeFile} from 'node:fs/promises'
import {commandsNamed} from '../support/action/log-views.js'
import {preload} from '../support/action/preloads.js'
import {sideBySide} from '../support/action/side-by-side.js'
import {both, order, prints, says} from '../support/deploys/deploy-orders.js'
import {checkOrderWait, waitForOrders} from '../support/deploys/order-waits.js'

const LONG = 120_000

import {mkdtemp, readFile, rm, stat, symlink} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, expect, test} from '@jest/globals'
import {yunxiao} from '../../simulator/yunxiao/platform.js'
import type {RunScenario} from '../../simulator/yunxiao/run-scenario.js'
import {checkEnd} from '../support/action/checks.js'
import {linesInFile} from '../support/action/log-views.js'
import {runAction} from '../support/action/run-action.js'
import type {LogSource} from '../support/deploys/logs/log-source.js'
import {logSources} from '../support/deploys/logs/log-sources.js'
import {organizationId, token} from '../support/deploys/order-waits.js'

const LINES = 50_000
/** So long ago that no line comes any more. */
const PAST = -1000

const folder = await mkdtemp(join(tmpdir(), 'log-file-'))
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

const fetchLogs = async (inputs: Readonly<Record<string, string>>) => {
  const {run} = await runAction({
    platform: yunxiao({edition: 'central', organizationId, token, runs: [numbered]}),
    inputs: {
      vendor: 'yunxiao',
      operation: 'fetch-logs',
      token,
      'organization-id': organizationId,
      'pipeline-id': '4201',
      'run-id': '77',
      ...inputs
    }
  })
  return run
}

const numbersIn = (text: string) => [...text.matchAll(/^ \| line (\d+)/gm)].map(match => Number(match[1]))

test.concurrent('every line of a log of 50,000 is in the file exactly once, whatever the log shows', async () => {
  const path = join(folder, 'deep', 'down', 'whole.log')
  const run = await fetchLogs({'log-file': path, 'max-log-lines': '100'})
  const file = await readFile(path, 'utf8')
  expect(numbersIn(file)).toEqual(Array.from({length: LINES}, (_, i) => i + 1))
  // Not wrapped, and as safe as what is printed.
  expect(file.split('\n').find(line => line.startsWith(' | line 12346 '))?.length).toBeGreaterThan(3000)
  expect(file).not.toContain(token)
  expect(file.split('\n').every(line => line === '' || /^(?: \| |== )/.test(line))).toBe(true)
  expect(run.outputs['log-file']).toBe(path)
  expect(run.outputs.outcome).toBe('failure')
  expect(run.code).toBe(0)
  // The cap counts pieces of wrapped lines: the long one has four.
  expect(numbersIn(run.log).slice(0, 100)).toEqual(Array.from({length: 100}, (_, i) => i + 1))
  expect(run.log).toContain(`${LINES + 3 - 100} more log lines were left out (max-log-lines: 100)`)
}, 120_000)

// By offset it is read above; here it is read whole, and by pages that overlap. The others are in log-cursors.test.ts.
const long = logSources.filter(({name}) => /machine|overlap/.test(name))

test.concurrent.each(long.map((source): [string, LogSource] => [source.name, source]))(
  'every line of 50,000 is in the file exactly once, of %s',
  async (name, source) => {
    const path = join(folder, `${name}.log`)
    const texts = Array.from({length: LINES}, (_, i) => `line ${i + 1}`)
    const lines = texts.map((text, i) => ({at: PAST + i / LINES, text}))
    const {platform, inputs, secrets} = source.options({lines, beginsAt: PAST, endsAt: PAST + 1})
    const ran = await runAction({
      platform,
      inputs: {...inputs, operation: 'fetch-logs', 'log-file': path, 'max-log-lines': '10'},
      secrets
    })
    await checkEnd(ran, 'success', true)
    const {textOf = (printed: string) => printed} = source
    const shown = linesInFile(await readFile(path, 'utf8'), source.heading('main')).map(textOf)
    // Compared as one text: a difference in one line of so many takes long to show.
    expect(shown.length).toBe(LINES)
    expect(shown.findIndex((line, i) => line !== texts[i])).toBe(-1)
    expect(ran.run.log).toContain(`${LINES - 10} more log lines were left out (max-log-lines: 10)`)
    expect(ran.run.log).not.toMatch(/can ?not be read|is not whole/)
  },
  180_000
)

test.concurrent('a file that cannot be written is a mistake, before any request', async () => {
  const run = await fetchLogs({'log-file': '/dev/null/x.log'})
  expect(run.code).toBe(1)
  expect(run.outputs.outcome).toBe('error')
  expect(run.outputs.reason).toContain('log-file')
}, 60_000)

test.concurrent('a file that cannot be made, which only opening it shows, is an error before any request', async () => {
  // Root may write there, and makes nothing all the same; others are refused by the inputs.
  const run = await fetchLogs({'log-file': '/proc/none/x.log'})
  expect(run.code).toBe(1)
  expect(run.outputs).toMatchObject({outcome: 'error', polls: '0'})
  expect(run.outputs.reason).toMatch(/^wrong input: log-file: .* cannot be written \((?:ENOENT|EACCES)\)/)
}, 60_000)

test.concurrent('without the input there is no file', async () => {
  const run = await fetchLogs({'max-log-lines': '10'})
  expect(run.outputs['log-file']).toBe('')
  await expect(stat(join(folder, 'whole.log'))).rejects.toThrow()
}, 60_000)

const succeeding = order([
  says('Running'),
  ...both('Running'),
  prints(1, ['one', 'two']),
  ...both('Success', 0.3),
  says('Success', 0.3)
])

sideBySide('a log file', test => {
  /** Makes the disk full for one file, from its opening on. */
  const diskFullFor = (name: string) =>
    preload(`
      import fs from 'node:fs'
      import {syncBuiltinESMExports} from 'node:module'
      const {openSync, writeSync} = fs
      const full = new Set()
      fs.openSync = (path, ...rest) => {
        const file = openSync(path, ...rest)
        full.delete(file)
        if (String(path).endsWith(${JSON.stringify(name)})) full.add(file)
        return file
      }
      fs.writeSync = (file, ...rest) => {
        if (!full.has(file)) return writeSync(file, ...rest)
        throw Object.assign(new Error('no space left on device'), {code: 'ENOSPC'})
      }
      syncBuiltinESMExports()
    `)

  test(
    'on a full disk changes no verdict, and one warning says so',
    async () => {
      const ran = await waitForOrders({
        orders: [succeeding],
        inputs: {'log-file': 'full.log'},
        env: {NODE_OPTIONS: diskFullFor('full.log')}
      })
      await checkOrderWait(ran, 'success', true)
      const warnings = commandsNamed(ran, 'warning').filter(({data}) => /log file/.test(data))
      expect(warnings.map(({data}) => data)).toEqual([expect.stringContaining('ENOSPC')])
    },
    LONG
  )

  test(
    'that is a pipe, a device or a link is a mistake at once, and the file behind the link stays as it is',
    async () => {
      const place = await mkdtemp(join(folder, 'files-'))
      const [pipe, link, other] = ['pipe', 'link', 'other'].map(name => join(place, name)) as [
        string,
        string,
        string
      ]
      execFileSync('mkfifo', [pipe])
      await writeFile(other, 'precious')
      await symlink(other, link)
      for (const path of [pipe, '/dev/null', link]) {
        const ran = await waitForOrders({inputs: {'log-file': path}})
        await checkOrderWait(ran, 'error', false)
        expect(ran.run.log).toMatch(/^Input log-file: /m)
        expect(ran.requests).toEqual([])
      }
      expect(await readFile(other, 'utf8')).toBe('precious')
    },
    LONG
  )
})
