import {expect} from '@jest/globals'
import {parseKeyValues} from '../../runner/command-files.js'
import {actRunners} from '../support/act-runners.js'
import type {CancelledRun} from '../support/action/cancelled-run.js'
import {leaks} from '../support/action/leaks.js'
import {onPrinting} from '../support/action/preloads.js'
import type {ActionOptions} from '../support/action/run-action.js'
import {sideBySide} from '../support/action/side-by-side.js'
import {answer, both, is, says} from '../support/deploys/deploy-orders.js'
import {token} from '../support/deploys/order-waits.js'
import {tencent} from '../support/deploys/stoppable/bkci.js'
import {
  cancelled,
  expectStops,
  kept,
  onFirstPoll,
  onFirstPollOf,
  onStop,
  unheard,
  warnings
} from '../support/deploys/stoppable/cancelled.js'
import type {StoppableDeploy} from '../support/deploys/stoppable/stoppable-deploy.js'
import {everywhere as stoppables} from '../support/deploys/stoppable/stoppables.js'
import {anOrder, aRun, central, running, runs, yunxiaoOf} from '../support/deploys/stoppable/yunxiao.js'
import {jobSays, orderAction, runOf, says as runSays} from '../vendors/yunxiao/support.js'

/** act, and Gitea's and Forgejo's runners, kill a step that is cancelled or timed out at once: no signal comes before. */

const LONG = 180_000
const ACT = actRunners.act ?? {}
const KILLED = 'The step was killed before there was a verdict: this runner sends no signal first'
const HOW =
  /^ {2}cancel-remote on-cancel\S*: this runner kills a step that is cancelled or timed out at once/m
const HINT = /^did not finish: it was cancelled or timed out \(this runner kills a step at once/
const orTimeout = {'cancel-remote': 'on-cancel-or-timeout'}

const killed = (deploy: StoppableDeploy, rest: Partial<ActionOptions> = {}) =>
  cancelled(deploy, {onLine: onFirstPoll('SIGKILL'), env: ACT, ...rest})
const onText = (text: string | RegExp): NonNullable<ActionOptions['onLine']> => {
  const printed = new RegExp(text)
  return line => (printed.test(line.kind === 'text' ? line.text : line.command.data) ? 'SIGKILL' : undefined)
}
/** The process kills itself right after it has printed a text. */
const killedOn = (text: string) =>
  onPrinting(text, "setImmediate(() => process.kill(process.pid, 'SIGKILL'))")
const asked = ({requests}: CancelledRun) => requests.filter(({step}) => step === 'post')

/** What holds for every step that was killed before its verdict, and for the post step after it. */
function checkKilled({run, post, stops, ...ran}: CancelledRun): void {
  expect([run.signal, run.code, run.conclusion]).toEqual(['SIGKILL', null, 'cancelled'])
  expect(run.outputs).toMatchObject({outcome: 'error', reason: expect.stringMatching(/^did not finish/)})
  expect(stops.main).toEqual([])
  expect([post.code, post.signal, run.stderr + post.stderr]).toEqual([0, null, ''])
  expect([post.outputs, post.state, post.env, post.rawSummary]).toEqual([{}, {}, {}, ''])
  expect(post.commands.filter(({name}) => !/^(?:add-mask|notice|warning)$/.test(name))).toEqual([])
  for (const secret of ran.secrets) {
    expect(leaks({run, ...ran} as never, secret)).toEqual([])
    expect(post.raw.replace(/^::add-mask::.*$/gm, '')).not.toContain(secret)
  }
}

/** That nothing was stopped, and the post step had nothing to do. */
function checkLeft(done: CancelledRun): void {
  expect([...done.stops.main, ...done.stops.post, ...asked(done)]).toEqual([])
  expect(done.post.raw).toBe('')
  expect(kept(done)).toEqual([])
}

sideBySide('a step that is killed', test => {
  const everywhere = [
    ...Object.entries(actRunners).map(([runner, env]) => ({runner, env, word: 'on-cancel', isStopped: true})),
    {runner: 'act', env: ACT, word: 'on-cancel-or-timeout', isStopped: true},
    {runner: 'act', env: ACT, word: 'never', isStopped: false},
    {runner: 'a runner of GitHub', env: {}, word: 'on-cancel', isStopped: false}
  ]

  test.each(everywhere)(
    'by $runner, with cancel-remote: $word, leaves its deploy to the post step or alone',
    async ({runner, env, word, isStopped}) => {
      const done = await killed(anOrder, {env, inputs: {'cancel-remote': word}})
      checkKilled(done)
      if (runner === 'a runner of GitHub') expect(done.run.outputs.reason).toBe('did not finish')
      else expect(done.run.outputs.reason).toMatch(HINT)
      expect(HOW.test(done.run.log)).toBe(isStopped)
      if (!isStopped) return checkLeft(done)
      expectStops(anOrder, done.stops.post)
      expect(done.post.log.split('\n')[0]).toBe(KILLED)
      expect(done.log.post).toMatch(/ has ended on the platform: Cancelled$/m)
      expect(warnings('post', done).join()).not.toMatch(/stop/)
    },
    LONG
  )

  test.each(stoppables)(
    'leaves %s to the post step, with the ids that it needs',
    async (_, deploy) => {
      const done = await killed(deploy, {env: ACT})
      checkKilled(done)
      expectStops(deploy, done.stops.post)
      expect(done.log.post).toMatch(/ has ended on the platform: (?:Cancelled|CANCELED)$/m)
    },
    LONG
  )

  test(
    'leaves what was found by its commit, or through a run, by what names it then',
    async () => {
      const making = runOf([runSays('RUNNING'), jobSays(501, 'RUNNING', 0, [orderAction(1111)])], {
        jobs: [{id: 501, name: 'north'}]
      })
      const [found, orders] = await Promise.all([
        killed(aRun, {inputs: {'run-id': '', commit: runs().commit ?? ''}}),
        killed(anOrder, {
          platform: yunxiaoOf({runs: [making], orders: [{...running(), pipelineId: '4201'}]}),
          inputs: {...central, 'pipeline-id': '4201', 'run-id': '77', 'deploy-order-id': ''},
          onLine: onFirstPollOf('order 1111', 'SIGKILL')
        })
      ])
      for (const done of [found, orders]) checkKilled(done)
      expectStops(aRun, found.stops.post)
      expectStops({...anOrder, stops: [/runs\/77$/, /deploy\/1111\/stop$/]}, orders.stops.post)
    },
    LONG
  )

  test(
    'before the first answer has saved its deploy already, and one that was not found yet names nothing',
    async () => {
      const commit = '0123456789abcdef0123456789abcdef01234567'
      const [early, absent] = await Promise.all([
        killed(anOrder, {onLine: unheard, onRequest: (_, count) => (count === 1 ? 'SIGKILL' : undefined)}),
        killed(aRun, {inputs: {'run-id': '', commit}, onLine: onText(/no run yet/)})
      ])
      for (const done of [early, absent]) checkKilled(done)
      expectStops(anOrder, early.stops.post)
      checkLeft(absent)
    },
    LONG
  )

  test(
    'and whose deploy ended by itself meanwhile has nothing stopped, which the post step says',
    async () => {
      const timeline = [says('Running'), ...both('Running'), ...both('Success', 2), says('Success', 2)]
      const done = await killed(anOrder, {platform: yunxiaoOf({orders: [running({timeline})]})})
      checkKilled(done)
      expect(done.stops.post).toEqual([])
      expect(done.post.log.split('\n')).toEqual([
        KILLED,
        'deploy order 1111 of pipeline 123 has ended on the platform: Success'
      ])
    },
    LONG
  )

  test(
    'once it has seen its deploy end leaves nothing to the post step',
    async () => {
      const timeline = [says('Running'), ...both('Running'), ...both('Success', 2), says('Success', 2)]
      const done = await killed(anOrder, {
        platform: yunxiaoOf({orders: [running({timeline})]}),
        inputs: {'min-interval': '50ms', 'max-interval': '50ms'},
        onLine: unheard,
        env: {...ACT, NODE_OPTIONS: killedOn('Running → Success')}
      })
      expect(done.run.signal).toBe('SIGKILL')
      checkLeft(done)
    },
    LONG
  )

  test.each([
    {
      name: 'forbidden',
      fault: answer(403, {errorMessage: 'no'}),
      tries: 1,
      says: /could not be stopped \(HTTP 403/
    },
    {name: 'refused for now', fault: answer(503), tries: 2, says: /could not be stopped \(HTTP 503/},
    {
      name: 'not answered',
      fault: {kind: 'silence'} as const,
      tries: 2,
      says: /could not be stopped \(no whole answer/
    }
  ])(
    'and whose stop is $name has a warning with the link',
    async ({fault, tries, says: text}) => {
      // No poll of the post step shows whether the stop was taken.
      const silence = {on: 'order', from: 2, fault: {kind: 'silence'}} as const
      const done = await killed(anOrder, {faults: [onStop(fault), silence]})
      checkKilled(done)
      expect(done.stops.post).toHaveLength(tries)
      const [warning = '', ...more] = warnings('post', done)
      expect(warning).toMatch(text)
      expect(warning).toMatch(anOrder.link)
      expect(more).toEqual([])
    },
    LONG
  )

  test(
    'and whose saved state was changed stops nothing',
    async () => {
      const tamper = ({stops = ''}) => ({stops: stops.replaceAll('1111', '9999')})
      const done = await killed(anOrder, {post: {tamper}})
      checkKilled(done)
      expect(asked(done)).toEqual([])
      expect(done.post.log).not.toContain(KILLED)
      expect(warnings('post', done)).toEqual([
        'nothing was stopped on the platform: the saved state is not signed by this job'
      ])
    },
    LONG
  )

  test(
    'and whose saved state is lost has a post step that does nothing',
    async () => {
      const done = await killed(anOrder, {post: {tamper: () => ({})}})
      checkKilled(done)
      expect([asked(done), done.post.raw]).toEqual([[], ''])
    },
    LONG
  )

  test.each([
    {
      inputs: {'cancel-remote': 'never'},
      says: / was not stopped, and may still run; stop it on the platform: http/
    },
    {inputs: {timeout: 'soon'}, says: / was not stopped, and may still run; stop it on the platform: http/},
    {
      inputs: {token: 'tok-of-somebody-else'},
      says: / may still run, as a saved state says that .* cannot check/
    }
  ])(
    'and whose post step gets the inputs of another step stops nothing, and names what may still run: $inputs',
    async ({inputs, says: text}) => {
      const done = await killed(anOrder, {post: {inputs}})
      checkKilled(done)
      expect(asked(done)).toEqual([])
      expect(warnings('post', done)).toEqual([
        expect.stringMatching(/^nothing was stopped on the platform: /),
        expect.stringMatching(text)
      ])
    },
    LONG
  )

  test(
    'and has no credential says at its start that nothing will be stopped',
    async () => {
      const byName = tencent('direct-v3', {username: 'ben'}, '/none', {checksToken: false})
      const done = await killed(byName)
      expect(done.run.signal).toBe('SIGKILL')
      expect(done.run.log).toMatch(
        / nothing can be kept for its post step, .* nothing is stopped on the platform$/m
      )
      checkLeft(done)
    },
    LONG
  )
})

sideBySide('a step that ends by itself where steps are killed', test => {
  const ended = (rest: Partial<ActionOptions>) => killed(anOrder, {onLine: unheard, ...rest})
  const failing = running({
    timeline: [
      says('Running'),
      ...both('Running'),
      is(1, 'Failed', 2),
      is(2, 'Success', 2),
      says('Failed', 2)
    ]
  })
  const often = {'min-interval': '50ms', 'max-interval': '50ms'}

  test.each([
    {
      name: 'with a failure',
      outcome: 'failure',
      rest: {platform: yunxiaoOf({orders: [failing]}), inputs: often}
    },
    {name: 'by its time limit, which stops nothing', outcome: 'timeout', rest: {inputs: {timeout: '1s'}}},
    {
      name: 'with a permission that it lacks',
      outcome: 'error',
      rest: {faults: [{on: 'order', from: 2, fault: answer(403)}], inputs: often}
    },
    {
      name: 'with a fault of our own',
      outcome: 'error',
      rest: {
        env: {
          ...ACT,
          NODE_OPTIONS: onPrinting('machines done', "setImmediate(() => { throw new Error('boom') })")
        }
      }
    }
  ])(
    '$name leaves nothing to the post step',
    async ({outcome, rest}) => {
      const done = await ended(rest)
      expect([done.run.code, done.run.signal, done.run.outputs.outcome]).toEqual([1, null, outcome])
      expect(done.run.outputs.reason).not.toMatch(/^did not finish/)
      checkLeft(done)
    },
    LONG
  )

  test(
    'and is killed after its verdict leaves nothing to the post step',
    async () => {
      const done = await ended({
        inputs: {timeout: '1s'},
        env: {...ACT, NODE_OPTIONS: killedOn('Outcome: timeout')}
      })
      expect(done.run.signal).toBe('SIGKILL')
      expect(done.run.outputs.outcome).toBe('timeout')
      checkLeft(done)
    },
    LONG
  )

  test(
    'by its time limit, which stops the deploy, leaves a stop that was refused to the post step',
    async () => {
      const refuses = onStop(answer(503), [1, 2])
      const done = await ended({inputs: {...orTimeout, timeout: '1s'}, faults: [refuses]})
      expect([done.run.code, done.run.outputs.outcome]).toEqual([1, 'timeout'])
      expect([done.stops.main.length, done.stops.post.length]).toEqual([2, 1])
      // It was not killed.
      expect(done.post.log).not.toContain(KILLED)
      expect(done.log.post).toMatch(/ has ended on the platform: Cancelled$/m)
    },
    LONG
  )

  test(
    'because a signal came all the same is interrupted as anywhere else',
    async () => {
      const [int, term] = await Promise.all([
        ended({onLine: onFirstPoll('SIGINT')}),
        ended({onLine: onFirstPoll('SIGTERM')})
      ])
      for (const {run} of [int, term]) expect([run.code, run.outputs.outcome]).toEqual([1, 'interrupted'])
      expectStops(anOrder, int.stops.main)
      expect(int.post.raw).toBe('')
      expectStops(anOrder, term.stops.post)
      expect(term.post.log).not.toContain(KILLED)
    },
    LONG
  )
})

sideBySide('the state of a step that runs where steps are killed', test => {
  test(
    'is signed, holds no credential, and tells that it was saved beforehand',
    async () => {
      const done = await killed(anOrder)
      const {stops = ''} = parseKeyValues(done.run.files.STATE ?? '')
      expect(stops).toMatch(/^[\w-]{43} \[\{/)
      expect(JSON.parse(stops.slice(44))).toMatchObject([{kind: 'deploy order', beforehand: true}])
      expect(stops).not.toContain(token)
    },
    LONG
  )
})
