import {expect} from '@jest/globals'
import type {Fault} from '../../simulator/server/fault.js'
import type {Platform} from '../../simulator/server/platform.js'
import {type CancelledRun, checkCancelled} from '../support/action/cancelled-run.js'
import {sideBySide} from '../support/action/side-by-side.js'
import {answer, both, says} from '../support/deploys/deploy-orders.js'
import {token} from '../support/deploys/order-waits.js'
import {aBuild, BKCI_TOKEN, BUILD, SECRET, tencent} from '../support/deploys/stoppable/bkci.js'
import {
  cancelled,
  expectStops,
  kept,
  onFirstPoll,
  onStop,
  warnings
} from '../support/deploys/stoppable/cancelled.js'
import type {StoppableDeploy} from '../support/deploys/stoppable/stoppable-deploy.js'
import {everywhere, onePerPlatform} from '../support/deploys/stoppable/stoppables.js'
import {aChangeOrder, anOrder, aRun, running, runs, yunxiaoOf} from '../support/deploys/stoppable/yunxiao.js'
import {PIPELINE} from '../vendors/bkci/support.js'
import {allChange, changeOf} from '../vendors/yunxiao/support.js'

const LONG = 180_000
// Six seconds and one second, with room for a busy machine: after 7.5 s the runner sends its next signal.
const LATEST = {SIGINT: 7400, SIGTERM: 3500}

sideBySide('after a cancel', test => {
  // What else the stop of each kind is made of.
  const madeOf: Readonly<Record<string, object>> = {
    'a deploy order': {'x-yunxiao-token': token, 'content-length': '0'},
    'a change order': {
      'x-yunxiao-token': token,
      'content-type': 'application/json',
      'content-length': '21'
    },
    'a run of CodeArts': {
      authorization: expect.stringMatching(/^SDK-HMAC-SHA256 /),
      'content-length': '2'
    },
    'a build, direct-v3': {'content-length': '2'},
    'a build, gateway-app': {
      'x-devops-uid': 'ben',
      'x-bkapi-authorization': JSON.stringify({bk_app_code: 'shop-gate', bk_app_secret: SECRET})
    }
  }
  test.each(everywhere)(
    '%s is stopped, which a poll confirms, and the post step leaves it alone',
    async (name, deploy) => {
      const done = await cancelled(deploy)
      checkCancelled(done)
      expect(done.run.signals).toEqual(['SIGINT'])
      expectStops(deploy, done.stops.main)
      for (const {headers} of done.stops.main) expect(headers).toMatchObject(madeOf[name] ?? {})
      if (deploy === aBuild) expect(done.stops.main[0]?.path).toContain(`access_token=${BKCI_TOKEN}`)
      expect(done.log.main).toMatch(/ has ended on the platform: (?:Cancelled|CANCELED)$/m)
      // The line comes from a poll after the last stop.
      const last = done.requests.findLastIndex(request => request.kind === 'stop')
      expect(done.requests.slice(last + 1).length).toBeGreaterThan(0)
      expect(done.requests.filter(request => request.step === 'post')).toEqual([])
      expect(done.post.raw).toBe('')
      expect(kept(done)).toEqual([])
    },
    LONG
  )

  test.each(onePerPlatform)(
    '%s is left to the post step when the signal was SIGTERM, with the ids that it needs',
    async (_, deploy) => {
      const done = await cancelled(deploy, {onLine: onFirstPoll('SIGTERM')})
      checkCancelled(done)
      expect(done.stops.main).toEqual([])
      expect(kept(done)).toHaveLength(1)
      expectStops(deploy, done.stops.post)
      expect(done.log.post).toMatch(/ has ended on the platform: (?:Cancelled|CANCELED)$/m)
    },
    LONG
  )

  test.each(onePerPlatform)(
    '%s without the right to stop it goes on, and warnings name the right and the link',
    async (_, deploy) => {
      const done = await cancelled(deploy, {platform: deploy.platform({readOnly: true})})
      checkCancelled(done)
      const [main, post] = [warnings('main', done), warnings('post', done)]
      for (const texts of [main, post]) {
        expect(texts.filter(text => /http: credentials travel/.test(text) === false)).toHaveLength(1)
        expect(texts.join('\n')).toMatch(/ could not be stopped \(HTTP 403/)
        expect(texts.join('\n')).toMatch(deploy.right)
        expect(texts.join('\n')).toMatch(deploy.link)
      }
      // A stop that is forbidden is not tried twice.
      expectStops(deploy, done.stops.main)
      expectStops(deploy, done.stops.post)
    },
    LONG
  )

  test.each(onePerPlatform)(
    '%s that stops slowly is printed as accepted, and the stop is not repeated',
    async (_, deploy) => {
      const done = await cancelled(deploy, {platform: deploy.platform({takes: 3600})})
      checkCancelled(done)
      expectStops(deploy, done.stops.main)
      expect(done.log.main).toMatch(
        / will be stopped: the platform accepted it, and says \w+ so far$| is being stopped on the platform \(\w+\)$/m
      )
      expect(warnings('main', done).join()).not.toMatch(/stop/)
      expect(done.requests.filter(request => request.step === 'post')).toEqual([])
      expect(kept(done)).toEqual([])
    },
    LONG
  )

  test(
    'a build that a user alone may see is stopped, and nothing is kept that anybody could have signed',
    async () => {
      const deploy = tencent(
        'direct-v3',
        {username: 'ben'},
        `/ms/openapi/api/apigw/v3/projects/shop/pipelines/${PIPELINE}/builds/${BUILD}/stop`,
        {checksToken: false}
      )
      const [stopped, unstopped] = await Promise.all([
        cancelled(deploy),
        cancelled(deploy, {onLine: onFirstPoll('SIGTERM')})
      ])
      checkCancelled(stopped)
      expectStops(deploy, stopped.stops.main)
      checkCancelled(unstopped)
      expect(unstopped.stops.main).toEqual([])
      expect(warnings('main', unstopped).join('\n')).toMatch(
        /was not stopped: no time was left; stop it on the platform: http/
      )
      for (const done of [stopped, unstopped]) {
        expect(done.run.state).toEqual({})
        expect(done.post.raw).toBe('')
      }
    },
    LONG
  )
})

sideBySide('a stop', test => {
  const cases: readonly {
    name: string
    faults: readonly Fault[]
    platform?: Platform
    /** Stops of main and post. */
    stops: readonly [number, number]
    main: RegExp
    post?: RegExp
    keeps: number
    also?: (done: CancelledRun) => void
  }[] = [
    {
      name: 'with HTTP 500 is tried twice, and again by the post step',
      faults: [onStop(answer(500), [1, 2])],
      stops: [2, 1],
      main: /^##\[warning\].* could not be stopped \(HTTP 500\); stop it on the platform where it still runs: https:/m,
      post: /has ended on the platform: Cancelled/,
      keeps: 1
    },
    {
      name: 'without an answer, though the platform accepted it, is confirmed by a poll',
      // Two tries without an answer would leave a busy machine no time for the poll.
      faults: [onStop({kind: 'cut', how: 'reset'}, [1]), onStop({kind: 'silence'}, [2])],
      stops: [2, 0],
      main: /has ended on the platform: Cancelled/,
      keeps: 0
    },

    {
      name: 'with 429 and a long pause is left to the post step',
      faults: [onStop(answer(429, '', {'retry-after': '60'}), [1])],
      stops: [1, 1],
      main: /could not be stopped \(HTTP 429/,
      post: /has ended on the platform: Cancelled/,
      keeps: 1
    }
  ]

  test.each(cases)(
    '$name',
    async ({faults, platform, stops, main, post, keeps, also}) => {
      const done = await cancelled(anOrder, {
        ...(platform && {platform}),
        faults,
        // The least pause after HTTP 429.
        inputs: {'min-interval': '1s', 'max-interval': '20s'}
      })
      checkCancelled(done)
      expect([done.stops.main.length, done.stops.post.length]).toEqual(stops)
      expect(done.log.main).toMatch(main)
      expect(done.log.post).toMatch(post ?? /^/)
      expect(kept(done)).toHaveLength(keeps)
      // In time: the runner had to send no other signal.
      expect(done.run.signals).toEqual(['SIGINT'])
      expect(done.run.sinceSignalMs).toBeLessThan(LATEST.SIGINT)
      also?.(done)
    },
    LONG
  )

  // Between the first poll and the cancel the deploy goes on.
  const endsAlone: Readonly<Record<string, {deploy: StoppableDeploy; platform: Platform; stops: number}>> = {
    'a deploy order, which is refused': {
      deploy: anOrder,
      platform: yunxiaoOf({
        orders: [
          running({
            timeline: [says('Running'), ...both('Running'), ...both('Success', 2), says('Success', 2)]
          })
        ]
      }),
      stops: 1
    },
    'a change order, of which every job has ended': {
      deploy: aChangeOrder,
      platform: yunxiaoOf({
        changeOrders: [changeOf([...allChange('RUNNING'), ...allChange('SUCCESS', 2)])]
      }),
      stops: 0
    }
  }
  test.each(Object.entries(endsAlone))(
    'is no failure when the deploy has ended meanwhile: %s',
    async (_, {deploy, platform, stops}) => {
      // Whatever comes after the first poll finds it ended.
      const done = await cancelled(deploy, {platform, clock: () => true})
      checkCancelled(done)
      expect(done.stops.main).toHaveLength(stops)
      expect(done.log.main).toMatch(/ has ended on the platform: (?:Success|SUCCESS|COMPLETED|SUCCEED)$/m)
      expect(warnings('main', done).join()).not.toMatch(/stop/)
      expect(kept(done)).toEqual([])
      expect(done.stops.post).toEqual([])
    },
    LONG
  )

  test(
    'is not sent for a run that was not found by its commit yet',
    async () => {
      const done = await cancelled(aRun, {
        inputs: {'run-id': '', commit: '0123456789abcdef0123456789abcdef01234567'},
        onLine: line => (line.kind === 'text' && /no run yet/.test(line.text) ? 'cancel' : undefined)
      })
      checkCancelled(done)
      expect([...done.stops.main, ...done.stops.post]).toEqual([])
      expect(done.log.main).toMatch(
        /the run of commit 0123456789\w+ of pipeline 4201: there is nothing to stop yet/
      )
    },
    LONG
  )

  test(
    'is sent by its id for a run that was found by its commit, by the post step too',
    async () => {
      const inputs = {'run-id': '', commit: runs().commit ?? ''}
      const [now, later] = await Promise.all([
        cancelled(aRun, {inputs}),
        cancelled(aRun, {inputs, onLine: onFirstPoll('SIGTERM')})
      ])
      checkCancelled(now)
      expectStops(aRun, now.stops.main)
      checkCancelled(later)
      expectStops(aRun, later.stops.post)
    },
    LONG
  )
})
