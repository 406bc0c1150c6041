import {mkdtemp, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {expect} from '@jest/globals'
import {bkci} from '../../simulator/bkci/platform.js'
import {hexId} from '../../simulator/codearts/scenario.js'
import {type CancelledRun, cancelRun, checkCancelled} from '../support/action/cancelled-run.js'
import {certificate} from '../support/action/certificates.js'
import {preload} from '../support/action/preloads.js'
import type {ActionOptions} from '../support/action/run-action.js'
import {sideBySide} from '../support/action/side-by-side.js'
import {answer, both, says} from '../support/deploys/deploy-orders.js'
import {token} from '../support/deploys/order-waits.js'
import {aBuild, BKCI_TOKEN, BUILD, BUILD2, buildOf} from '../support/deploys/stoppable/bkci.js'
import {
  cancelled,
  expectStops,
  onCancel,
  onFirstPoll,
  onFirstPollOf,
  onStop,
  warnings
} from '../support/deploys/stoppable/cancelled.js'
import {aHuaweiRun} from '../support/deploys/stoppable/codearts.js'
import {quiet, type StoppableDeploy} from '../support/deploys/stoppable/stoppable-deploy.js'
import {anOrder, aRun, central, running, runs, yunxiaoOf} from '../support/deploys/stoppable/yunxiao.js'
import {PIPELINE} from '../vendors/bkci/support.js'
import {
  allChange,
  changeOf,
  jobSays,
  orderAction,
  runOf,
  says as runSays
} from '../vendors/yunxiao/support.js'

const LONG = 180_000

sideBySide('the post step', test => {
  const leftToPost = (rest: Partial<ActionOptions> = {}, deploy: StoppableDeploy = anOrder) =>
    cancelled(deploy, {onLine: onFirstPoll('SIGTERM'), ...rest})
  test(
    'asks nothing for a state with another id',
    async () => {
      const done = await leftToPost({
        post: {tamper: ({stops = ''}) => ({stops: stops.replaceAll('1111', '9999')})}
      })
      checkCancelled(done)
      expect(done.requests.filter(request => request.step === 'post')).toEqual([])
      expect(warnings('post', done)).toEqual([
        'nothing was stopped on the platform: the saved state is not signed by this job'
      ])
    },
    LONG
  )

  test(
    'asks nothing for the state of another run',
    async () => {
      const done = await leftToPost({post: {env: {GITHUB_RUN_ID: '1'}}})
      checkCancelled(done)
      expect(done.requests.filter(request => request.step === 'post')).toEqual([])
      expect(warnings('post', done).join()).toMatch(/^nothing was stopped on the platform: /)
    },
    LONG
  )

  test(
    'prints nothing, and asks nothing, without a state',
    async () => {
      const done = await leftToPost({post: {tamper: () => ({})}})
      expect(done.requests.filter(request => request.step === 'post')).toEqual([])
      expect([done.post.raw, done.post.code]).toEqual(['', 0])
    },
    LONG
  )

  test(
    'does not mind a log file that is in the way',
    async () => {
      const done = await leftToPost({
        inputs: {'log-file': 'deploy.log'},
        post: {inputs: {'log-file': '/dev/null/deploy.log'}}
      })
      checkCancelled(done)
      expectStops(anOrder, done.stops.post)
    },
    LONG
  )

  test(
    'fails no job when the platform is silent',
    async () => {
      const done = await leftToPost({
        faults: [onStop({kind: 'silence'}), {on: 'order', from: 2, fault: {kind: 'silence'}}]
      })
      checkCancelled(done)
      expect(done.stops.post).toHaveLength(2)
      expect(done.log.post).toMatch(/could not be stopped \(no whole answer within 2 s\)/)
      expect(done.post.durationMs).toBeLessThan(30_000)
    },
    LONG
  )

  test(
    'fails no job for a fault of its own',
    async () => {
      const source =
        "import {Hash} from 'node:crypto'; import crypto from 'node:crypto'; import {syncBuiltinESMExports} from 'node:module'; crypto.timingSafeEqual = () => { throw new Error('oops') }; syncBuiltinESMExports()"
      const done = await leftToPost({post: {env: {NODE_OPTIONS: preload(source)}}})
      checkCancelled(done)
      expect(done.requests.filter(request => request.step === 'post')).toEqual([])
      expect(warnings('post', done).join()).toMatch(/the post step broke off \(Error: oops\)/)
    },
    LONG
  )

  test(
    'polls first, and leaves a deploy alone that has ended or is being stopped',
    async () => {
      const platform = yunxiaoOf({runs: [runs({stopTakes: 3600})]})
      // The answer is lost, so that the main step cannot know that the stop was accepted.
      const faults = [onStop({kind: 'silence'})]
      const done = await cancelled(aRun, {platform, faults, onLine: onFirstPoll('SIGINT')})
      checkCancelled(done)
      expect(done.log.main).toMatch(/is being stopped on the platform \(CANCELLING\)/)
      expect(done.stops.post).toEqual([])
      const ended = await leftToPost({
        platform: yunxiaoOf({
          orders: [running({timeline: [says('Running'), ...both('Running'), says('Cancelled', 2)]})]
        })
      })
      checkCancelled(ended)
      expect(ended.stops.post).toEqual([])
      expect(ended.log.post).toMatch(/has ended on the platform: Cancelled/)
    },
    LONG
  )

  test(
    'stops no build again after a minute, when that would break off its cleaning up',
    async () => {
      const later = preload('const now = Date.now; Date.now = () => now() + 61_000')
      // No poll can show that the stop was accepted.
      const faults = [onStop({kind: 'silence'})]
      const [soon, late] = await Promise.all(
        ['', later].map(NODE_OPTIONS =>
          cancelled(aBuild, {
            faults,
            platform: bkci({
              token: BKCI_TOKEN,
              builds: [buildOf({stopTakes: 3600, faults: [{on: 'detail', fault: answer(503)}]})]
            }),
            post: {env: {NODE_OPTIONS}}
          })
        )
      )
      for (const done of [soon, late]) {
        checkCancelled(done as CancelledRun)
        expect(done?.stops.main.length).toBe(2)
        expect(done?.log.main).toMatch(/could not be stopped/)
      }
      expect(soon?.stops.post).toHaveLength(2)
      expect(late?.stops.post).toEqual([])
      expect(late?.log.post).toMatch(/was asked to stop \d+ s ago, without a clear answer/)
    },
    LONG
  )

  test(
    'finds deploys by their ids that the main step found through a run, or by a link',
    async () => {
      const making = runOf([runSays('RUNNING'), jobSays(501, 'RUNNING', 0, [orderAction(1111)])], {
        jobs: [{id: 501, name: 'north'}]
      })
      const origin = {pipelineId: '4201', runId: '77'}
      const platform = () =>
        yunxiaoOf({
          runs: [making],
          orders: [{...running(), pipelineId: '4201'}],
          changeOrders: [changeOf([...allChange('RUNNING')], {origin})]
        })
      const ofRun = {...central, ...quiet, 'pipeline-id': '', 'run-id': ''}
      const link = 'https://flow.aliyun.com/pipelines/4201/builds/77'
      const orders = await cancelRun({
        platform: platform(),
        secrets: [token],
        inputs: {...ofRun, ...onCancel, operation: 'wait-deploy-order', 'from-url': link},
        onLine: onFirstPollOf('order 1111', 'SIGTERM')
      })
      checkCancelled(orders)
      expectStops({...anOrder, stops: [/runs\/77$/, /deploy\/1111\/stop$/]}, orders.stops.post)
      const changes = await cancelRun({
        platform: platform(),
        secrets: [token],
        inputs: {
          ...ofRun,
          ...onCancel,
          operation: 'wait-change-order',
          'app-name': 'shop-web',
          'from-url': link
        },
        onLine: onFirstPollOf('c0ffee', 'SIGTERM')
      })
      checkCancelled(changes)
      expectStops({...anOrder, stops: [/runs\/77$/, /jobs\/j1:execute$/]}, changes.stops.post)
    },
    LONG
  )

  test(
    'stops several builds of several pipelines, each by its own id',
    async () => {
      const other = `p-${hexId('second')}`
      const done = await cancelled(aBuild, {
        platform: bkci({
          token: BKCI_TOKEN,
          builds: [buildOf(), buildOf({pipelineId: other, buildId: BUILD2, buildNum: 7})]
        }),
        inputs: {'pipeline-id': `${PIPELINE},${other}`, 'run-id': `${BUILD},${BUILD2}`},
        onLine: onFirstPollOf('#7 ', 'SIGTERM')
      })
      checkCancelled(done)
      expectStops(
        {...aBuild, stops: [...aBuild.stops, new RegExp(`pipelines/${other}/builds/${BUILD2}/stop`)]},
        done.stops.post
      )
    },
    LONG
  )

  test(
    'has nothing to do where GITHUB_STATE is full: one warning names that, and the main step stops the deploy all the same',
    async () => {
      const done = await cancelled(anOrder, {env: {GITHUB_STATE: '/dev/full'}})
      expect(done.run.outputs.outcome).toBe('interrupted')
      expectStops(anOrder, done.stops.main)
      expect(
        warnings('main', done).filter(text => /nothing could be kept for the post step/.test(text))
      ).toHaveLength(1)
      expect(done.post.raw).toBe('')
    },
    LONG
  )
})

sideBySide('the post step with the inputs of another step', test => {
  const labels: Readonly<Record<string, string>> = {
    yunxiao: 'deploy order 1111 of pipeline 123',
    codearts: 'run 7 of pipeline shop',
    bkci: 'build #42'
  }
  /** That the post step asks nothing, and that its second warning names what may still run. */
  const checkNamed = (done: CancelledRun, {inputs, link}: StoppableDeploy, text: RegExp) => {
    checkCancelled(done)
    expect(done.requests.filter(request => request.step === 'post')).toEqual([])
    const [first, second, ...more] = warnings('post', done)
    expect(first).toMatch(/^nothing was stopped on the platform: /)
    expect(second).toContain(labels[inputs.vendor ?? ''])
    expect(second).toMatch(text)
    expect(second).toMatch(link)
    expect(more).toEqual([])
  }

  test.each([
    {deploy: anOrder, inputs: {'cancel-remote': 'never'}},
    {deploy: aBuild, inputs: {timeout: 'soon'}}
  ])(
    'of the same credentials names what still runs, and asks nothing: $inputs',
    async ({deploy, inputs}) => {
      const done = await cancelled(deploy, {onLine: onFirstPoll('SIGTERM'), post: {inputs}})
      checkNamed(done, deploy, / was not stopped, and may still run; stop it on the platform: http/)
    },
    LONG
  )

  test.each([
    {deploy: anOrder, inputs: {token: 'tok-of-somebody-else'}},
    {deploy: aBuild, inputs: {token: ''}},
    {deploy: aHuaweiRun, inputs: {vendor: '', operation: '', 'access-key': '', 'secret-key': ''}}
  ])(
    'of other credentials names what may still run, unchecked: $inputs',
    async ({deploy, inputs}) => {
      const done = await cancelled(deploy, {onLine: onFirstPoll('SIGTERM'), post: {inputs}})
      checkNamed(
        done,
        deploy,
        / may still run, as a saved state says that the inputs of this step cannot check/
      )
    },
    LONG
  )
})

sideBySide('the post step without its ca-file', test => {
  test(
    'lacks the trust of that file alone, says so, and stops what it has to stop',
    async () => {
      const place = await mkdtemp(join(tmpdir(), 'ca-'))
      try {
        const file = join(place, 'ca.pem')
        await writeFile(file, certificate({name: 'Test CA', isCa: true}).cert)
        const done = await cancelled(anOrder, {
          inputs: {'ca-file': file},
          onLine: onFirstPoll('SIGTERM'),
          post: {inputs: {'ca-file': join(place, 'gone.pem')}}
        })
        checkCancelled(done)
        expect(done.stops.post).toHaveLength(1)
        expect(warnings('post', done)[0]).toMatch(
          /^ca-file names a file that cannot be read, so its certificates are not trusted/
        )
      } finally {
        await rm(place, {recursive: true})
      }
    },
    LONG
  )
})
