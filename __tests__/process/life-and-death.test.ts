import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, describe, expect, test} from '@jest/globals'
import type {LogLine} from '../../runner/runner.js'
import {codearts} from '../../simulator/codearts/platform.js'
import {simpleRun} from '../../simulator/codearts/scenario.js'
import {checkEnd, runOn} from '../support/action/cases.js'
import {clockSet, killedAfter, onPrinting, timersLost} from '../support/action/preloads.js'
import {
  checkOutputs,
  checkStep,
  commandsNamed,
  gate,
  leaks,
  ofKind,
  token
} from '../support/action/run-action.js'
import {
  both,
  done,
  faulty,
  is,
  order,
  prints,
  running,
  says,
  succeeds
} from '../support/deploys/deploy-orders.js'
import {AK, P, PL, R, SK} from '../vendors/codearts/support.js'

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
    {title: 'full', path: () => '/dev/full'},
    // Root may write what is only to be read, but not this.
    {title: 'read-only', path: () => '/proc/version'}
  ]
  const ends = [
    {of: done, green: true},
    {of: failing, green: false}
  ]
  const unset = [
    {title: 'empty', path: () => ''},
    {title: 'not set', path: () => undefined}
  ]
  const cases = [...places, ...unset].flatMap(place =>
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
    {title: 'a reader of 1 KB/s', setup: {readRate: 1000}},
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

describe('a reader that goes away', () => {
  test.concurrent.each([
    {title: 'a success', of: succeeds, code: 0, outcome: 'success'},
    {title: 'a failure', of: failing, code: 1, outcome: 'failure'}
  ])(
    'changes nothing about $title',
    async ({of, code, outcome}) => {
      const gated = await gate({
        orders: [{...of, timeline: [...of.timeline, prints(1, Array<string>(5000).fill('x'.repeat(90)))]}],
        onLine: line => (line.kind === 'text' && line.text.includes('machines done') ? 'hang up' : undefined)
      })
      const {run} = gated
      expect([run.code, run.signal, run.outputs.outcome, run.stderr]).toEqual([code, null, outcome, ''])
      await checkOutputs(gated)
      expect(gated.summary).toContain(outcome)
      // It saw the end, and had nobody left to tell.
      expect(run.raw).not.toMatch(new RegExp(`^${outcome}: `, 'm'))
    },
    LONG
  )
})

describe('a fault of our own', () => {
  const ways = {
    'an error that nobody caught':
      "setImmediate(() => { throw new Error('boom ' + process.env.INPUT_TOKEN) })",
    'a promise that nobody kept': "Promise.reject(new Error('boom ' + process.env.INPUT_TOKEN))",
    'a thrown text': "setImmediate(() => { throw 'boom ' + process.env.INPUT_TOKEN })",
    'a thrown nothing': 'setImmediate(() => { throw null })',
    'one error after another': "setInterval(() => { throw new Error('boom ' + process.env.INPUT_TOKEN) }, 50)"
  }
  const moments = {
    'while it waits': {of: running, text: '0 of 2 machines done'},
    'right before a success': {of: succeeds, text: 'Running → Success'},
    'before the first look': {of: succeeds, text: 'on-paused'},
    'when the success was told': {of: succeeds, text: 'success: deploy order'}
  }
  const cases = Object.entries(ways).flatMap(([way, code]) =>
    Object.entries(moments).map(([moment, {of, text}]) => ({way, code, moment, of, text}))
  )
  test.concurrent.each(cases)(
    '($way) is red $moment, and is said once',
    async ({code, of, text}) => {
      const gated = await gate({
        orders: [of],
        inputs: {logs: 'none'},
        env: {NODE_OPTIONS: onPrinting(text, code)}
      })
      const {run} = gated
      expect([run.code, run.signal, run.stderr]).toEqual([1, null, ''])
      const errors = commandsNamed(gated, 'error').map(c => c.data)
      expect(errors).toEqual([
        expect.stringMatching(/await-deploy: an internal fault, so there is no verdict/)
      ])
      expect(run.outputs).toMatchObject({outcome: 'error', reason: expect.stringMatching(/internal fault/)})
      await checkOutputs(gated)
      expect(leaks(gated, token)).toEqual([])
    },
    LONG
  )

  test.concurrent(
    '(a wait for something that never comes) is red when nothing else is left to do',
    async () => {
      const gated = await gate({
        orders: [succeeds],
        inputs: {logs: 'none', 'min-interval': '5s', 'max-interval': '5s'},
        env: {NODE_OPTIONS: timersLost(4000, 6000)}
      })
      expect(gated.run.code).toBe(1)
      expect(commandsNamed(gated, 'error').map(c => c.data)).toEqual([
        expect.stringContaining('nothing was left to do, and there was no verdict')
      ])
      expect(gated.run.outputs.outcome).toBe('error')
      await checkOutputs(gated)
    },
    LONG
  )
})

describe('time', () => {
  const DAY = 24 * 3600 * 1000
  const slowly = order([says('Running'), ...both('Running'), ...both('Success', 1.5), says('Success', 1.5)])

  test.concurrent.each([
    {title: 'a day ahead', ms: DAY},
    {title: 'a day back', ms: -DAY}
  ])(
    'that is set $title by the wall clock in mid wait changes no verdict and no pace',
    async ({ms}) => {
      const env = {NODE_OPTIONS: clockSet(ms, 500)}
      const limits = {'stall-timeout': '20s', 'queue-timeout': '20s', 'outage-tolerance': '20s'}
      const [good, late] = await Promise.all([
        gate({orders: [faulty(slowly, {kind: 'answer', status: 503}, {nth: [5]})], inputs: limits, env}),
        gate({orders: [running], inputs: {logs: 'none', timeout: '2s', ...limits}, env})
      ])
      await checkStep(good, 'success', true)
      await checkStep(late, 'timeout', false)
      expect(late.run.durationMs).toBeGreaterThan(2000)
      for (const gated of [good, late]) {
        expect(ofKind(gated, 'order').length).toBeGreaterThanOrEqual(3)
        expect(ofKind(gated, 'order').length).toBeLessThan(60)
      }
    },
    LONG
  )

  test.concurrent(
    'that is set by the wall clock in mid wait is corrected where requests are signed by it',
    async () => {
      const run = simpleRun({
        runId: R,
        runNumber: 1,
        stages: [{name: 'deploy', seconds: 1.5, log: ['one']}]
      })
      const ran = await runOn({
        platform: codearts({
          keys: {accessKey: AK, secretKey: SK},
          pipelines: [{projectId: P, pipelineId: PL, name: 'shop', runs: [run]}]
        }),
        inputs: {
          vendor: 'codearts',
          operation: 'wait-pipeline',
          region: 'cn-north-4',
          'project-id': P,
          'pipeline-id': PL,
          'run-id': R,
          'access-key': AK,
          'secret-key': SK,
          logs: 'none'
        },
        env: {NODE_OPTIONS: clockSet(DAY, 500)},
        secrets: [AK, SK]
      })
      await checkEnd(ran, 'success', true)
      // One was signed by the wrong clock, and refused.
      const days = ran.asks.map(({headers, at, epochOffset}) => [
        String(headers['x-sdk-date']).slice(0, 8),
        new Date(at + epochOffset).toISOString().slice(0, 10).replaceAll('-', '')
      ])
      expect(days.filter(([signed, real]) => signed !== real)).toHaveLength(1)
      expect(ran.asks.length).toBeGreaterThan(4)
    },
    LONG
  )

  test.concurrent.each([
    {title: 'longer than a request and an outage may last', of: slowly, inputs: {}, outcome: 'success'},
    {
      title: 'past the deadline, when it had succeeded',
      of: slowly,
      inputs: {timeout: '2s'},
      outcome: 'success'
    },
    {title: 'past the deadline', of: running, inputs: {timeout: '2s'}, outcome: 'timeout'}
  ] as const)(
    'that passes while the process is stopped, $title, is no outage',
    async ({of, inputs, outcome}) => {
      const gated = await gate({
        // Each answer takes its time, so that the stop comes in mid request.
        orders: [faulty(of, {kind: 'late', seconds: 0.3})],
        inputs: {logs: 'none', 'request-timeout': '2s', 'outage-tolerance': '2s', ...inputs},
        onStart(pid) {
          setTimeout(() => process.kill(pid, 'SIGSTOP'), 1200)
          setTimeout(() => process.kill(pid, 'SIGCONT'), 1200 + 5000)
        }
      })
      await checkStep(gated, outcome, outcome === 'success')
      expect(gated.run.durationMs).toBeGreaterThan(6000)
    },
    LONG
  )
})
