import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, describe, expect, test} from '@jest/globals'
import type {LogLine} from '../../simulator/runner.js'
import {checkOutputs, checkStep, commandsNamed, gate, leaks, token} from '../support/gate.js'
import {both, done, faulty, is, order, prints, running, says, succeeds} from '../support/scenes.js'

const LONG = 120_000
const folder = await mkdtemp(join(tmpdir(), 'process-'))
afterAll(() => rm(folder, {recursive: true, force: true}))

const failing = order([
  says('Running'),
  ...both('Running'),
  prints(2, ['one', 'two']),
  is(1, 'Success', 0.3),
  is(2, 'Failed', 0.3),
  says('Failed', 0.3)
])

/** Makes the process kill itself after `ms`, whatever it is doing then: from a thread, so in mid write too. */
function killedAfter(ms: number): string {
  const source = `
    import {isMainThread, Worker} from 'node:worker_threads'
    const end = () => process.kill(process.pid, 'SIGKILL')
    if (isMainThread) new Worker('setTimeout(' + end + ', ${ms})', {eval: true, execArgv: [], env: {}}).unref()
  `
  return `--import=data:text/javascript,${encodeURIComponent(source)}`
}

describe('a step that is killed', () => {
  // From before its first line to after its last one, and while it waits.
  const moments = Array.from({length: 16}, (_, i) => Math.round(40 * i + 40 * Math.random()))
  const cases = moments.map((ms, i) =>
    i % 2 === 0 ? {ms, of: succeeds, ends: true} : {ms, of: running, ends: false}
  )
  test.concurrent.each(cases)(
    'after $ms ms is red, and leaves files that the runner can read',
    async ({ms, of, ends}) => {
      const gated = await gate({orders: [of], inputs: {logs: 'none'}, env: {NODE_OPTIONS: killedAfter(ms)}})
      const {run} = gated
      const ended = ends && run.signal === null
      expect([run.signal, run.code, run.conclusion]).toEqual(
        ended ? [null, 0, 'success'] : ['SIGKILL', null, 'failure']
      )
      expect(leaks(gated, token)).toEqual([])
      expect(run.stderr).toBe('')
      expect(run.state).toEqual({})
      // The last one that is written: from then on all of them are there.
      if ('log-file' in run.outputs) await checkOutputs(gated)
    },
    LONG
  )

  const killedOn = (text: string) => (line: LogLine) =>
    line.kind === 'text' && line.text.includes(text) ? 'SIGKILL' : undefined

  test.concurrent(
    'while it waits has said in its outputs that it did not finish',
    async () => {
      const gated = await gate({orders: [running], onLine: killedOn('0 of 2 machines done')})
      await checkOutputs(gated)
      expect(gated.run.code).toBeNull()
      expect(gated.run.outputs).toMatchObject({
        outcome: 'error',
        reason: 'did not finish',
        'deploy-order-id': '1111',
        'matched-by': 'given'
      })
      expect(gated.run.outputs.url).toMatch(/^https:\/\/flow\.aliyun\.com\/pipelines\/123/)
    },
    LONG
  )

  test.concurrent(
    'when it has just seen the end is no success to the runner',
    async () => {
      const gated = await gate({orders: [succeeds], onLine: killedOn('2 of 2 machines done')})
      await checkOutputs(gated)
      expect(gated.run.code).toBeNull()
      expect(gated.run.conclusion).not.toBe('success')
    },
    LONG
  )
})

describe('a signal', () => {
  test.concurrent.each(['SIGINT', 'SIGTERM'] as const)(
    '%s at every kind of moment ends in outputs, summary and a reason',
    async name => {
      for (const moment of ['waits for', 'on-paused', 'Running, batch', 'web-1', 'two']) {
        let sent = false
        const gated = await gate({
          orders: [order([says('Running'), ...both('Running'), prints(1, ['one', 'two'])])],
          onLine(line) {
            const text = line.kind === 'text' ? line.text : line.command.data
            if (sent || !text.includes(moment)) return undefined
            sent = true
            return name
          }
        })
        await checkStep(gated, 'interrupted', false)
        expect(gated.run.signals).toEqual([name])
        expect(gated.run.signal).toBeNull()
        expect(gated.summary).toContain('interrupted')
      }
    },
    LONG
  )

  test.concurrent(
    'that comes again changes nothing',
    async () => {
      let count = 0
      const gated = await gate({
        orders: [running],
        onLine: line =>
          line.kind === 'text' && /machines? done|Outcome|Cause/.test(line.text) && count++ < 3
            ? 'SIGINT'
            : undefined
      })
      // One that comes while the process is ending may end it: red as well.
      expect(gated.run.code).not.toBe(0)
      expect(gated.run.outputs.outcome).toBe('interrupted')
      expect(gated.run.signals.length).toBeGreaterThan(1)
    },
    LONG
  )

  test.concurrent(
    'leaves neither a request that hangs nor a log that hangs',
    async () => {
      const orders = [faulty(faulty(running, {kind: 'silence'}, {nth: [3]}), {kind: 'stall'}, {on: 'log'})]
      let looks = 0
      const gated = await gate({
        orders,
        onLine: line =>
          line.kind === 'text' && line.text.includes('machines done') && looks++ === 0 ? 'cancel' : undefined
      })
      await checkStep(gated, 'interrupted', false)
      // The runner would have gone on to SIGTERM after 7.5 s.
      expect(gated.run.signals).toEqual(['SIGINT'])
    },
    LONG
  )
})

describe('the outputs', () => {
  test.concurrent.each([
    {title: 'a success', inputs: {logs: 'none'}, last: 'success'},
    {title: 'wrong inputs', inputs: {timeout: 'soon'}, last: 'error'}
  ])(
    'stand there from the start, and are written again at the end, with $title',
    async ({title, inputs, last}) => {
      const file = join(folder, title)
      await writeFile(file, '')
      await gate({inputs, env: {GITHUB_OUTPUT: file}})
      const text = await readFile(file, 'utf8')
      const values = (name: string) =>
        [...text.matchAll(new RegExp(`^${name}<<(.*)\n([^]*?)\n\\1$`, 'gm'))].map(match => match[2])
      expect([values('outcome')[0], values('outcome').at(-1)]).toEqual(['error', last])
      expect(values('reason')[0]).toBe('did not finish')
      expect(values('reason').at(-1)).not.toBe('did not finish')
      expect(values('log-file').length).toBe(values('outcome').length)
      for (const value of values('result')) expect(JSON.parse(value ?? '')).toMatchObject({schema: 1})
    },
    LONG
  )
})

describe('files that can not be written', () => {
  const places = [
    {title: 'a folder', path: () => folder},
    {title: 'in a folder that there is not', path: () => join(folder, 'none', 'file')},
    {title: 'in a file', path: () => '/dev/null/x'},
    {title: 'full', path: () => '/dev/full'}
  ]
  const ends = [
    {of: done, green: true},
    {of: failing, green: false}
  ]
  const cases = [...places, {title: 'not set', path: () => ''}].flatMap(place =>
    ends.map(end => ({...place, ...end, color: end.green ? 'green' : 'red'}))
  )

  test.concurrent.each(cases)(
    'GITHUB_OUTPUT $title: the step is $color all the same, with a warning',
    async ({path, of, green}) => {
      const gated = await gate({orders: [of], inputs: {logs: 'none'}, env: {GITHUB_OUTPUT: path()}})
      const {run} = gated
      expect(run.code).toBe(green ? 0 : 1)
      expect(
        commandsNamed(gated, 'warning')
          .map(c => c.data)
          .join('\n')
      ).toMatch(/outputs could not be written/)
      expect(commandsNamed(gated, 'error')).toHaveLength(green ? 0 : 1)
      // The runner's old command would put 64 KiB on one line of the log.
      expect(commandsNamed(gated, 'set-output')).toEqual([])
      expect(run.stderr).toBe('')
      expect(leaks(gated, token)).toEqual([])
      expect(gated.summary).toContain(green ? 'success' : 'failure')
    },
    LONG
  )

  test.concurrent.each(cases)(
    'GITHUB_STEP_SUMMARY $title: the step is $color all the same, with a warning',
    async ({path, of, green}) => {
      const gated = await gate({orders: [of], inputs: {logs: 'none'}, env: {GITHUB_STEP_SUMMARY: path()}})
      await checkStep(gated, green ? 'success' : 'failure', green)
      expect(
        commandsNamed(gated, 'warning')
          .map(c => c.data)
          .join('\n')
      ).toMatch(/summary/)
    },
    LONG
  )

  test.concurrent(
    'wrong inputs: the step is red all the same, and says why',
    async () => {
      const env = {GITHUB_OUTPUT: folder, GITHUB_STEP_SUMMARY: folder}
      const gated = await gate({inputs: {timeout: 'soon'}, env})
      expect(gated.run.code).toBe(1)
      expect(commandsNamed(gated, 'error').map(c => c.data)).toEqual([expect.stringContaining('timeout')])
      expect(gated.requests).toEqual([])
    },
    LONG
  )

  test.concurrent(
    'no summary is written where none is wanted',
    async () => {
      const gated = await gate({inputs: {summary: 'false'}})
      await checkStep(gated, 'success', true)
      expect(gated.summary).toBe('')
    },
    LONG
  )

  test.concurrent(
    'a summary that stands there already is added to',
    async () => {
      const file = join(folder, 'summary.md')
      const setup = {inputs: {logs: 'none'}, env: {GITHUB_STEP_SUMMARY: file}}
      await gate(setup)
      const first = await readFile(file, 'utf8')
      await gate(setup)
      expect((await readFile(file, 'utf8')).startsWith(first)).toBe(true)
      expect((await readFile(file, 'utf8')).length).toBeGreaterThan(first.length)
    },
    LONG
  )
})

describe('the environment', () => {
  test.concurrent.each([
    {title: 'a slow reader', setup: {readRate: 20_000}},
    {title: 'no event file', setup: {env: {GITHUB_EVENT_PATH: '/none'}}},
    {title: 'an event that is no JSON', setup: {env: {GITHUB_EVENT_PATH: '/dev/null'}}},
    {title: 'an event that is null', setup: {event: null}},
    {title: 'a proxy for other hosts', setup: {env: {https_proxy: 'http://127.0.0.1:9', no_proxy: 'x'}}},
    {title: 'debug switched on', setup: {env: {RUNNER_DEBUG: '1'}}}
  ])(
    'with $title changes no verdict',
    async ({setup}) => {
      const gated = await gate({orders: [succeeds], ...setup})
      await checkStep(gated, 'success', true)
    },
    LONG
  )
})
