import {expect} from '@jest/globals'
import type {Platform} from '../../simulator/server/platform.js'
import {cancelRun, checkCancelled, checkUntouched, signalsItself} from '../support/action/cancelled-run.js'
import {preload} from '../support/action/preloads.js'
import type {ActionOptions} from '../support/action/run-action.js'
import {sideBySide} from '../support/action/side-by-side.js'
import {answer, both, order, prints, says} from '../support/deploys/deploy-orders.js'
import {
  cancelled,
  expectStops,
  kept,
  onFirstPoll,
  onStop,
  unheard
} from '../support/deploys/stoppable/cancelled.js'
import {quiet} from '../support/deploys/stoppable/stoppable-deploy.js'
import {anOrder, yunxiaoOf} from '../support/deploys/stoppable/yunxiao.js'

const LONG = 180_000
// Six seconds and one second, with room for a busy machine: after 7.5 s the runner sends its next signal.
const LATEST = {SIGINT: 7400, SIGTERM: 3500}
type Signal = keyof typeof LATEST
const orTimeout = {'cancel-remote': 'on-cancel-or-timeout'}

sideBySide('a wait is broken off by', test => {
  const phases = {
    'before the first request': (name: Signal): Partial<ActionOptions> => ({
      onLine: unheard,
      env: {NODE_OPTIONS: signalsItself(name)}
    }),
    'in the first request': (name: Signal): Partial<ActionOptions> => ({
      onLine: unheard,
      faults: [{on: 'order', nth: [1], fault: {kind: 'silence'}}],
      onRequest: (_, count) => (count === 1 ? name : undefined)
    }),
    'in a later request': (name: Signal): Partial<ActionOptions> => ({
      inputs: {'min-interval': '50ms', 'max-interval': '50ms'},
      onLine: unheard,
      faults: [{on: 'order', nth: [3], fault: {kind: 'stall'}}],
      onRequest: (_, count) => (count === 3 ? name : undefined)
    }),
    asleep: (name: Signal): Partial<ActionOptions> => ({onLine: onFirstPoll(name)}),
    // A request fails, and the next try is far off.
    'between two tries': (name: Signal): Partial<ActionOptions> => ({
      onLine: line => (line.kind === 'command' && /trying again/.test(line.command.data) ? name : undefined),
      faults: [{on: 'order', nth: [1], fault: answer(503, '', {'retry-after': '60'})}]
    }),
    printing: (name: Signal): Partial<ActionOptions> => ({
      platform: yunxiaoOf({
        orders: [
          order([
            says('Running'),
            ...both('Running'),
            prints(
              1,
              Array.from({length: 10_000}, (_, i) => `line ${i} ${'x'.repeat(60)}`)
            )
          ])
        ]
      }),
      inputs: {logs: 'all', 'max-log-lines': '100000'},
      onLine: unheard,
      // Nobody reads, so that the printing stops in the middle.
      readRate: 0,
      onRequest: ({kind}) => (kind === 'log' ? {afterMs: 3000, wish: name} : undefined)
    })
  }
  // Both signals at one moment, and each of the others by one of them; where nothing is stopped, all are alike.
  const cases = [
    {phase: 'in a later request', name: 'SIGINT', remote: 'never'},
    {phase: 'in a later request', name: 'SIGINT', remote: 'on-cancel'},
    {phase: 'in a later request', name: 'SIGTERM', remote: 'on-cancel'},
    {phase: 'before the first request', name: 'SIGTERM', remote: 'on-cancel'},
    {phase: 'in the first request', name: 'SIGINT', remote: 'on-cancel'},
    {phase: 'asleep', name: 'SIGINT', remote: 'on-cancel'},
    {phase: 'between two tries', name: 'SIGTERM', remote: 'on-cancel'},
    {phase: 'printing', name: 'SIGINT', remote: 'on-cancel'}
  ] as const

  test.each(cases)(
    '$name $phase, with cancel-remote $remote',
    async ({phase, name, remote}) => {
      const {inputs, ...rest}: Partial<ActionOptions> = phases[phase](name)
      const run = () =>
        cancelled(anOrder, {
          platform: anOrder.platform({takes: 0}),
          ...rest,
          inputs: {...inputs, 'cancel-remote': remote}
        })
      let done = await run()
      // The second that SIGTERM leaves, a busy machine may give to others, while the action is still being loaded.
      for (let tries = 0; tries < 3 && done.run.outputs.outcome === 'error'; tries++) done = await run()
      checkCancelled(done)
      expect(done.run.outputs.reason).toContain(name)
      // The last lines are lost where nobody reads.
      const errors = done.run.commands.filter(command => command.name === 'error')
      expect(errors).toHaveLength(rest.readRate === 0 ? 0 : 1)
      expect(done.run.sinceSignalMs ?? 0).toBeLessThan(LATEST[name])
      if (remote === 'never') {
        expect(done.run.outputs.reason).toMatch(
          /the deploy keeps running on the platform: stop it there, or run this job again/
        )
        return checkUntouched(done)
      }
      expect(done.run.outputs.reason).toMatch(/the platform is asked to stop it/)
      expectStops(anOrder, name === 'SIGINT' ? done.stops.main : done.stops.post)
      expectStops({...anOrder, stops: []}, name === 'SIGINT' ? done.stops.post : done.stops.main)
      expect(kept(done)).toHaveLength(name === 'SIGINT' ? 0 : 1)
      const stopped = /deploy order 1111 of pipeline 123 has ended on the platform: Cancelled/
      if (name === 'SIGTERM') expect(done.log.post).toMatch(stopped)
      else if (rest.readRate !== 0) expect(done.log.main).toMatch(stopped)
      if (name === 'SIGTERM' && rest.readRate !== 0)
        expect(done.log.main).toMatch(/no time is left, the post step of this action stops it/)
    },
    LONG
  )

  const ended = order([
    says('Running'),
    ...both('Running'),
    prints(1, ['one', 'two']),
    ...both('Success', 3),
    says('Success', 3)
  ])
  test(
    'SIGINT while the rest of the logs is read',
    async () => {
      let polls = 0
      const done = await cancelled(anOrder, {
        platform: yunxiaoOf({orders: [ended]}),
        inputs: {logs: 'all', 'min-interval': '50ms', 'max-interval': '100ms'},
        onLine: unheard,
        faults: [{on: 'log', fault: {kind: 'stall'}}],
        // The third poll sees the end, and the logs hang for long after it.
        onRequest: ({kind}) =>
          kind === 'order' && ++polls === 3 ? {afterMs: 1500, wish: 'SIGINT'} : undefined
      })
      checkCancelled(done)
      checkUntouched(done)
      expect(done.run.outputs.reason).toMatch(/SIGINT.* had just ended in Success/)
      expect(done.run.sinceSignalMs).toBeLessThan(LATEST.SIGINT)
    },
    LONG
  )

  // As on a machine that is busy with something else for most of the second that is left.
  const heldBySigterm = preload(`
    const hold = ms => { for (const end = performance.now() + ms; performance.now() < end;); }
    process.on('SIGTERM', () => { setImmediate(hold, 700); setInterval(hold, 1, 5) })
  `)
  test(
    'SIGTERM, and names the reason though its second is over before the end is printed',
    async () => {
      const done = await cancelled(anOrder, {
        platform: anOrder.platform({takes: 0}),
        env: {NODE_OPTIONS: heldBySigterm},
        onLine: onFirstPoll('SIGTERM'),
        inputs: {'cancel-remote': 'on-cancel'}
      })
      checkCancelled(done)
      expect(done.run.commands.filter(({name}) => name === 'error')).toHaveLength(1)
    },
    LONG
  )

  // More than a pipe holds, so that what follows is not read.
  const chokes = preload("process.stdout.write('.\\n'.repeat(500000))")
  test.each([
    {name: 'SIGINT', status: 'Success', outcome: 'success'},
    {name: 'SIGTERM', status: 'Failed', outcome: 'failure'}
  ] as const)(
    '$name when the report is written already ($outcome), and nobody reads the log',
    async ({name, status, outcome}) => {
      let sent = false
      const done = await cancelled(anOrder, {
        platform: yunxiaoOf({orders: [order([says(status), ...both(status)])]}),
        env: {NODE_OPTIONS: chokes},
        onLine: unheard,
        readRate: 0,
        onOutcome(now) {
          if (sent || now !== outcome) return undefined
          sent = true
          return name
        }
      })
      expect(done.run.signals).toEqual([name])
      checkCancelled(done)
      checkUntouched(done)
      expect(done.run.outputs.status).toBe(status)
      expect(done.run.sinceSignalMs).toBeLessThan(LATEST[name])
    },
    LONG
  )

  test(
    'SIGINT when its inputs were wrong, and nobody reads the log',
    async () => {
      const done = await cancelRun({
        platform: anOrder.platform(),
        inputs: {...anOrder.inputs, timeout: 'soon'},
        secrets: [],
        env: {NODE_OPTIONS: chokes},
        readRate: 0,
        onOutcome: outcome => (outcome === 'error' ? 'SIGINT' : undefined)
      })
      expect(done.run.outputs).toMatchObject({outcome: 'error', reason: expect.stringMatching(/timeout/)})
      expect([done.run.code, done.run.signal, done.requests.length]).toEqual([1, null, 0])
      expect(done.run.sinceSignalMs).toBeLessThan(LATEST.SIGINT)
    },
    LONG
  )
})

sideBySide('a wait that is being broken off', test => {
  test(
    'goes on as before after a second SIGINT',
    async () => {
      const done = await cancelled(anOrder, {
        platform: anOrder.platform({takes: 3600}),
        onLine: onFirstPoll('SIGINT'),
        onRequest: ({kind}) => (kind === 'stop' ? 'SIGINT' : undefined)
      })
      checkCancelled(done)
      expect(done.run.signals).toEqual(['SIGINT', 'SIGINT'])
      expectStops(anOrder, done.stops.main)
      expect(done.stops.post).toEqual([])
    },
    LONG
  )

  test(
    'ends within a second of a SIGTERM while a stop has no answer, and the post step repeats the stop',
    async () => {
      const done = await cancelled(anOrder, {
        platform: anOrder.platform({takes: 3600}),
        onLine: onFirstPoll('SIGINT'),
        faults: [onStop({kind: 'silence'}, [1])],
        onRequest: ({kind}, count) => (kind === 'stop' && count === 2 ? 'SIGTERM' : undefined)
      })
      checkCancelled(done)
      expect(done.run.signals).toEqual(['SIGINT', 'SIGTERM'])
      expect(done.run.sinceSignalMs).toBeLessThan(LATEST.SIGTERM)
      expectStops(anOrder, done.stops.main)
      expectStops(anOrder, done.stops.post)
      expect(kept(done)).toHaveLength(1)
    },
    LONG
  )

  test(
    'leaves one error, with the reason, after SIGINT and a SIGTERM while the stop hangs',
    async () => {
      const done = await cancelled(anOrder, {
        faults: [onStop({kind: 'silence'})],
        onLine: onFirstPoll('SIGINT'),
        onRequest: ({kind}) => (kind === 'stop' ? 'SIGTERM' : undefined)
      })
      checkCancelled(done)
      expect(done.run.signals.slice(0, 2)).toEqual(['SIGINT', 'SIGTERM'])
      const errors = done.run.commands.filter(({name}) => name === 'error')
      expect(errors.map(({data}) => data)).toEqual([expect.stringContaining('SIGINT')])
      expect(done.log.main).toMatch(/could not be stopped \(no time was left\)/)
    },
    LONG
  )

  test(
    'ends in the same way when its terminal goes away',
    async () => {
      const done = await cancelled(anOrder, {onLine: onFirstPoll('SIGHUP')})
      checkCancelled(done)
      expect(done.run.commands.filter(({name}) => name === 'error')).toHaveLength(1)
      expect(done.stops.post).toHaveLength(1)
    },
    LONG
  )

  test(
    'has the outcome interrupted by a SIGINT while a time limit stops the deploy, and keeps that for the post step',
    async () => {
      const done = await cancelled(anOrder, {
        platform: anOrder.platform({takes: 3600}),
        inputs: {...orTimeout, timeout: '8s'},
        onLine: unheard,
        faults: [onStop({kind: 'silence'})],
        onRequest: ({kind}) => (kind === 'stop' ? 'SIGINT' : undefined)
      })
      expect(done.run.outputs).toMatchObject({outcome: 'interrupted'})
      expect([done.run.code, done.run.signal]).toEqual([1, null])
      expect(done.run.rawSummary.match(/^## /gm)).toHaveLength(1)
      expect(done.run.rawSummary).toContain('interrupted')
      expect(done.run.sinceSignalMs).toBeLessThan(LATEST.SIGINT)
      expect(done.stops.main.length).toBeLessThanOrEqual(2)
      expect(kept(done)).toHaveLength(1)
    },
    LONG
  )
})

sideBySide('a SIGKILL', test => {
  const lines = Array.from({length: 10_000}, (_, i) => `line ${i} ${'x'.repeat(60)}`)
  const kinds: Readonly<
    Record<string, {platform: () => Platform; inputs: Readonly<Record<string, string>>}>
  > = {
    'of a quick run': {
      platform: () =>
        yunxiaoOf({
          orders: [order([says('Running'), ...both('Running'), ...both('Success', 2), says('Success', 2)])]
        }),
      inputs: quiet
    },
    'of a run that prints 10,000 lines': {
      platform: () =>
        yunxiaoOf({
          orders: [
            order([
              says('Running'),
              ...both('Running'),
              prints(1, lines),
              ...both('Success', 3),
              says('Success', 3)
            ])
          ]
        }),
      inputs: {logs: 'all', 'max-log-lines': '100000'}
    },
    'of a run that has failed': {
      platform: () =>
        yunxiaoOf({orders: [order([says('Failed'), ...both('Failed'), prints(1, lines.slice(0, 500))])]}),
      inputs: {logs: 'failed'}
    },
    'of a run that is cancelled': {platform: () => anOrder.platform(), inputs: quiet}
  }
  const moments = Object.entries(kinds).flatMap(([kind, of]) =>
    Array.from({length: 2}, (_, i) => ({kind, ...of, ms: Math.round(60 + 450 * i + 450 * Math.random())}))
  )
  test.each(moments)(
    '$kind, after $ms ms, makes the step red and leaves files that the runner can read',
    async ({kind, platform, inputs, ms}) => {
      const done = await cancelled(anOrder, {
        platform: platform(),
        inputs: {'min-interval': '50ms', 'max-interval': '100ms', ...inputs},
        onLine: kind.endsWith('cancelled') ? onFirstPoll('SIGINT') : unheard,
        killAfterMs: ms
      })
      const {run, post} = done
      if (run.signal === 'SIGKILL') expect(run.conclusion).not.toBe('success')
      else expect(run.code).toBe(/quick|prints/.test(kind) ? 0 : 1)
      // The runner has read the files by its own grammar; what they hold is whole.
      if (run.outputs.result) expect(JSON.parse(run.outputs.result)).toMatchObject({schema: 1})
      if ('log-file' in run.outputs) expect(Object.keys(run.outputs)).toHaveLength(14)
      expect(run.rawSummary).toMatch(/^(?:$|## )/)
      expect([post.code, post.signal, post.stderr]).toEqual([0, null, ''])
      if (!kind.endsWith('cancelled')) expect(post.raw).toBe('')
    },
    LONG
  )
})

sideBySide('a signal while the action is loaded', test => {
  test.each(Array.from({length: 3}, (_, i) => 20 + 40 * i + Math.round(40 * Math.random())))(
    'is never green after %s ms, and leaves files that can be read',
    async ms => {
      const done = await cancelled(anOrder, {
        platform: yunxiaoOf({orders: [order([says('Success'), ...both('Success')])]}),
        env: {
          NODE_OPTIONS: preload(
            `import {Worker} from 'node:worker_threads'; new Worker("setTimeout(() => process.kill(process.pid, 'SIGINT'), ${ms})", {eval: true, execArgv: []}).unref()`
          )
        },
        onLine: unheard
      })
      const {run} = done
      // Before the first line of ours runs, Node itself ends at once, as any process does.
      if (run.signal === 'SIGINT') expect(run.outputs.outcome ?? 'error').not.toBe('success')
      else if (run.code === 0) expect(run.outputs.outcome).toBe('success')
      else expect([run.code, run.outputs.outcome]).toEqual([1, 'interrupted'])
    },
    LONG
  )
})
