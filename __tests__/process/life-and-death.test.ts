import {execFileSync} from 'node:child_process'
import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, expect} from '@jest/globals'
import type {LogLine} from '../../runner/reader.js'
import {codearts} from '../../simulator/codearts/platform.js'
import {simpleRun} from '../../simulator/codearts/scenario.js'
import {checkEnd, checkOutputs} from '../support/action/checks.js'
import {leaks} from '../support/action/leaks.js'
import {commandsNamed, ofKind} from '../support/action/log-views.js'
import {clockSet, killedAfter, onPrinting, timersLost} from '../support/action/preloads.js'
import type {ActionRun} from '../support/action/run-action.js'
import {runAction} from '../support/action/run-action.js'
import {sideBySide} from '../support/action/side-by-side.js'
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
import {checkOrderWait, token, waitForOrders} from '../support/deploys/order-waits.js'
import {AK, P, PL, R, SK} from '../vendors/codearts/support.js'

const LONG = 120_000
const folder = await mkdtemp(join(tmpdir(), 'process-'))
afterAll(() => rm(folder, {recursive: true, force: true}))

const failing = order([
  says('Running'),
  ...both('Running'),
  prints(2, ['one', 'two']),
  is(1, 'Success', 3),
  is(2, 'Failed', 3),
  says('Failed', 3)
])

sideBySide('a step that is killed', test => {
  // From before its first line to after its last one, and while it waits.
  const moments = Array.from({length: 4}, (_, i) => Math.round(160 * i + 160 * Math.random()))
  const cases = moments.map((ms, i) =>
    i % 2 === 0 ? {ms, of: succeeds, ends: true} : {ms, of: running, ends: false}
  )
  test.each(cases)(
    'after $ms ms is red, and leaves files that the runner can read',
    async ({ms, of, ends}) => {
      const ran = await waitForOrders({
        orders: [of],
        inputs: {logs: 'none'},
        env: {NODE_OPTIONS: killedAfter(ms)}
      })
      const {run} = ran
      const ended = ends && run.signal === null
      expect([run.signal, run.code, run.conclusion]).toEqual(
        ended ? [null, 0, 'success'] : ['SIGKILL', null, 'failure']
      )
      expect(leaks(ran, token)).toEqual([])
      expect(run.stderr).toBe('')
      expect(run.state).toEqual({})
      // This output is written last: from then on all of them are there.
      if ('log-file' in run.outputs) await checkOutputs(ran)
    },
    LONG
  )

  const killedOn = (text: string) => (line: LogLine) =>
    line.kind === 'text' && line.text.includes(text) ? 'SIGKILL' : undefined

  test(
    'while it waits has outputs that say that it did not finish',
    async () => {
      const ran = await waitForOrders({orders: [running], onLine: killedOn('0 of 2 machines done')})
      await checkOutputs(ran)
      expect(ran.run.code).toBeNull()
      expect(ran.run.outputs).toMatchObject({
        outcome: 'error',
        reason: 'did not finish',
        'deploy-order-id': '1111',
        'matched-by': 'given'
      })
      expect(ran.run.outputs.url).toMatch(/^https:\/\/flow\.aliyun\.com\/pipelines\/123/)
    },
    LONG
  )

  test(
    'when it has just polled the end is no success to the runner',
    async () => {
      const ran = await waitForOrders({orders: [succeeds], onLine: killedOn('2 of 2 machines done')})
      await checkOutputs(ran)
      expect(ran.run.code).toBeNull()
      expect(ran.run.conclusion).not.toBe('success')
    },
    LONG
  )
})

sideBySide('a signal', test => {
  test(
    'that comes again changes nothing',
    async () => {
      let count = 0
      const ran = await waitForOrders({
        orders: [running],
        onLine: line =>
          line.kind === 'text' && /machines? done|Outcome|Cause/.test(line.text) && count++ < 3
            ? 'SIGINT'
            : undefined
      })
      // A signal that comes while the process ends may end it at once: red as well.
      expect(ran.run.code).not.toBe(0)
      expect(ran.run.outputs.outcome).toBe('interrupted')
      expect(ran.run.signals.length).toBeGreaterThan(1)
    },
    LONG
  )

  test(
    'leaves neither a request that hangs nor a log that hangs',
    async () => {
      const orders = [faulty(faulty(running, {kind: 'silence'}, {nth: [3]}), {kind: 'stall'}, {on: 'log'})]
      let polls = 0
      const ran = await waitForOrders({
        orders,
        onLine: line =>
          line.kind === 'text' && line.text.includes('machines done') && polls++ === 0 ? 'cancel' : undefined
      })
      await checkOrderWait(ran, 'interrupted', false)
      // The runner would have gone on to SIGTERM after 7.5 s.
      expect(ran.run.signals).toEqual(['SIGINT'])
    },
    LONG
  )
})

sideBySide('the outputs', test => {
  test.each([
    {title: 'a success', inputs: {logs: 'none'}, last: 'success'},
    {title: 'wrong inputs', inputs: {timeout: 'soon'}, last: 'error'}
  ])(
    'are written at the start, and again at the end, with $title',
    async ({title, inputs, last}) => {
      const file = join(folder, title)
      await writeFile(file, '')
      await waitForOrders({inputs, env: {GITHUB_OUTPUT: file}})
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

sideBySide('a step', test => {
  const pipe = join(folder, 'pipe')
  execFileSync('mkfifo', [pipe])
  // What a write to each of them comes to is asked in __tests__/unit/output/command-file.test.ts.
  const cases = [
    {title: 'a folder', path: folder, of: done, green: true},
    {title: 'a pipe that nobody reads', path: pipe, of: done, green: true},
    {title: 'a device', path: '/dev/full', of: failing, green: false}
  ].map(each => ({...each, color: each.green ? 'green' : 'red'}))
  const warnings = (ran: ActionRun) =>
    commandsNamed(ran, 'warning')
      .map(command => command.data)
      .join('\n')

  test.each(cases)(
    'is $color all the same, with a warning, where GITHUB_OUTPUT is $title',
    async ({path, of, green}) => {
      const ran = await waitForOrders({orders: [of], inputs: {logs: 'none'}, env: {GITHUB_OUTPUT: path}})
      const {run} = ran
      expect(run.code).toBe(green ? 0 : 1)
      expect(warnings(ran)).toMatch(/outputs could not be written/)
      expect(commandsNamed(ran, 'error')).toHaveLength(green ? 0 : 1)
      // The runner's old command would put 64 KiB on one line of the log.
      expect(commandsNamed(ran, 'set-output')).toEqual([])
      expect(run.stderr).toBe('')
      expect(leaks(ran, token)).toEqual([])
      expect(ran.summary).toContain(green ? 'success' : 'failure')
    },
    LONG
  )

  test.each(cases)(
    'is $color all the same, with a warning, where GITHUB_STEP_SUMMARY is $title',
    async ({path, of, green}) => {
      const ran = await waitForOrders({
        orders: [of],
        inputs: {logs: 'none'},
        env: {GITHUB_STEP_SUMMARY: path}
      })
      await checkOrderWait(ran, green ? 'success' : 'failure', green, {hasSummary: false})
      expect(warnings(ran)).toMatch(/summary/)
    },
    LONG
  )

  test(
    'is red for wrong inputs, and says why, where none of its files can be written',
    async () => {
      const env = {GITHUB_OUTPUT: folder, GITHUB_STEP_SUMMARY: folder}
      const ran = await waitForOrders({inputs: {timeout: 'soon'}, env})
      expect(ran.run.code).toBe(1)
      expect(commandsNamed(ran, 'error').map(c => c.data)).toEqual([expect.stringContaining('timeout')])
      expect(ran.requests).toEqual([])
    },
    LONG
  )

  test(
    'writes no summary where the input forbids that',
    async () => {
      const ran = await waitForOrders({inputs: {summary: 'false'}})
      await checkOrderWait(ran, 'success', true, {hasSummary: false})
      expect(ran.summary).toBe('')
    },
    LONG
  )

  test(
    'adds its summary to one that is there already',
    async () => {
      const file = join(folder, 'summary.md')
      const setup = {inputs: {logs: 'none'}, env: {GITHUB_STEP_SUMMARY: file}}
      await waitForOrders(setup)
      const first = await readFile(file, 'utf8')
      await waitForOrders(setup)
      expect((await readFile(file, 'utf8')).startsWith(first)).toBe(true)
      expect((await readFile(file, 'utf8')).length).toBeGreaterThan(first.length)
    },
    LONG
  )
})

sideBySide('an environment', test => {
  test.each([
    {title: 'a reader of 1 KB/s', setup: {readRate: 1000}},
    {title: 'an event that is null', setup: {event: null}},
    {title: 'debug switched on', setup: {env: {RUNNER_DEBUG: '1'}}}
  ])(
    'with $title changes no verdict',
    async ({setup}) => {
      const ran = await waitForOrders({orders: [succeeds], ...setup})
      await checkOrderWait(ran, 'success', true)
    },
    LONG
  )
})

sideBySide('a reader that goes away', test => {
  test.each([
    {title: 'a success', of: succeeds, code: 0, outcome: 'success'},
    {title: 'a failure', of: failing, code: 1, outcome: 'failure'}
  ])(
    'changes nothing about $title',
    async ({of, code, outcome}) => {
      const ran = await waitForOrders({
        orders: [{...of, timeline: [...of.timeline, prints(1, Array<string>(5000).fill('x'.repeat(90)))]}],
        onLine: line => (line.kind === 'text' && line.text.includes('machines done') ? 'hang up' : undefined)
      })
      const {run} = ran
      expect([run.code, run.signal, run.outputs.outcome, run.stderr]).toEqual([code, null, outcome, ''])
      await checkOutputs(ran)
      expect(ran.summary).toContain(outcome)
      // The reader is gone before the verdict is printed.
      expect(run.raw).not.toMatch(new RegExp(`^${outcome}: `, 'm'))
    },
    LONG
  )
})

sideBySide('a fault of our own', test => {
  const ways = {
    'an error without a catch': "setImmediate(() => { throw new Error('boom ' + process.env.INPUT_TOKEN) })",
    'a rejection without a catch': "Promise.reject(new Error('boom ' + process.env.INPUT_TOKEN))",
    'a thrown nothing': 'setImmediate(() => { throw null })',
    'one error after another': "setInterval(() => { throw new Error('boom ' + process.env.INPUT_TOKEN) }, 50)"
  }
  const moments = {
    'while it waits': {of: running, text: '0 of 2 machines done'},
    'right before a success': {of: succeeds, text: 'Running → Success'},
    'before the first poll': {of: succeeds, text: 'on-paused'},
    'when the success was printed': {of: succeeds, text: 'success: deploy order'}
  }
  const [anyMoment, anyWay] = ['while it waits', 'an error without a catch'] as const
  const cases = Object.entries(ways).flatMap(([way, code]) =>
    Object.entries(moments)
      .filter(([moment]) => moment === anyMoment || way === anyWay)
      .map(([moment, {of, text}]) => ({way, code, moment, of, text}))
  )
  test.each(cases)(
    '($way) is red $moment, and is printed once',
    async ({code, of, text}) => {
      const ran = await waitForOrders({
        orders: [of],
        inputs: {logs: 'none'},
        env: {NODE_OPTIONS: onPrinting(text, code)}
      })
      const {run} = ran
      expect([run.code, run.signal, run.stderr]).toEqual([1, null, ''])
      const errors = commandsNamed(ran, 'error').map(c => c.data)
      expect(errors).toEqual([
        expect.stringMatching(/await-deploy: an internal fault, so there is no verdict/)
      ])
      expect(run.outputs).toMatchObject({outcome: 'error', reason: expect.stringMatching(/internal fault/)})
      await checkOutputs(ran)
      expect(leaks(ran, token)).toEqual([])
    },
    LONG
  )

  test(
    '(a wait for something that never comes) is red when nothing else is left to do',
    async () => {
      const ran = await waitForOrders({
        orders: [succeeds],
        inputs: {logs: 'none', 'min-interval': '5s', 'max-interval': '5s'},
        env: {NODE_OPTIONS: timersLost(4000, 6000)}
      })
      expect(ran.run.code).toBe(1)
      expect(commandsNamed(ran, 'error').map(c => c.data)).toEqual([
        expect.stringContaining('nothing was left to do, and there was no verdict')
      ])
      expect(ran.run.outputs.outcome).toBe('error')
      await checkOutputs(ran)
    },
    LONG
  )
})

sideBySide('a clock', test => {
  const DAY = 24 * 3600 * 1000
  const slowly = order([says('Running'), ...both('Running'), ...both('Success', 8), says('Success', 8)])

  test(
    'that is set a day back in mid wait changes no verdict and no pace',
    async () => {
      const env = {NODE_OPTIONS: clockSet(-DAY, 3)}
      const limits = {'stall-timeout': '20s', 'queue-timeout': '20s', 'outage-tolerance': '20s'}
      const [good, late] = await Promise.all([
        waitForOrders({
          orders: [faulty(slowly, {kind: 'answer', status: 503}, {nth: [5]})],
          inputs: limits,
          env
        }),
        waitForOrders({orders: [running], inputs: {logs: 'none', timeout: '8s', ...limits}, env})
      ])
      await checkOrderWait(good, 'success', true)
      await checkOrderWait(late, 'timeout', false)
      expect(late.run.durationMs).toBeGreaterThan(8000)
      for (const ran of [good, late]) {
        expect(ofKind(ran, 'order').length).toBeGreaterThanOrEqual(3)
        // About 60 gaps of 135 to 150 ms, and the shorter ones of the first seconds.
        expect(ofKind(ran, 'order').length).toBeLessThan(100)
      }
    },
    LONG
  )

  test(
    'that is set in mid wait is corrected where requests are signed by it',
    async () => {
      const run = simpleRun({
        runId: R,
        runNumber: 1,
        stages: [{name: 'deploy', seconds: 8, log: ['one']}]
      })
      const ran = await runAction({
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
        env: {NODE_OPTIONS: clockSet(DAY, 3)},
        secrets: [AK, SK]
      })
      await checkEnd(ran, 'success', true)
      // One request was signed by the wrong clock, and refused.
      const days = ran.requests.map(({headers, receivedAt}) => [
        String(headers['x-sdk-date']).slice(0, 8),
        new Date(receivedAt).toISOString().slice(0, 10).replaceAll('-', '')
      ])
      expect(days.filter(([signed, real]) => signed !== real)).toHaveLength(1)
      expect(ran.requests.length).toBeGreaterThan(4)
    },
    LONG
  )

  const atOnce = order([says('Running'), ...both('Running'), ...both('Success', 4), says('Success', 4)])
  test.each([
    {title: 'longer than a request and an outage may last', of: atOnce, inputs: {}, outcome: 'success'},
    {
      title: 'past the deadline, when it had succeeded',
      of: atOnce,
      inputs: {timeout: '8s'},
      outcome: 'success'
    },
    {title: 'past the deadline', of: running, inputs: {timeout: '8s'}, outcome: 'timeout'}
  ] as const)(
    'that goes on while the process is stopped, $title, makes no outage',
    async ({of, inputs, outcome}) => {
      let pid = 0
      const ran = await waitForOrders({
        // Each answer takes its time, so that the stop comes in mid request.
        orders: [faulty(of, {kind: 'late', seconds: 0.3})],
        inputs: {logs: 'none', 'request-timeout': '2s', 'outage-tolerance': '2s', ...inputs},
        onStart(started) {
          pid = started
        },
        onRequest(_, count) {
          if (count !== 3) return undefined
          process.kill(pid, 'SIGSTOP')
          setTimeout(() => process.kill(pid, 'SIGCONT'), 9000)
          return undefined
        }
      })
      await checkOrderWait(ran, outcome, outcome === 'success')
      expect(ran.run.durationMs).toBeGreaterThan(9000)
    },
    LONG
  )
})
