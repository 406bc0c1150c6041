import {expect} from '@jest/globals'
import type {Wish} from '../../runner/signals.js'
import {pipelineRun} from '../../simulator/bkci/pipeline-run.js'
import {type BkciOptions, bkci} from '../../simulator/bkci/platform.js'
import type {BuildScenario} from '../../simulator/bkci/scenario.js'
import {type CodeartsOptions, codearts} from '../../simulator/codearts/platform.js'
import {hexId, simpleRun} from '../../simulator/codearts/scenario.js'
import type {Fault, FaultKind} from '../../simulator/server/fault.js'
import type {Platform} from '../../simulator/server/platform.js'
import type {ChangeOrderScenario} from '../../simulator/yunxiao/change-order-scenario.js'
import type {DeployOrderScenario} from '../../simulator/yunxiao/deploy-order-scenario.js'
import {type YunxiaoOptions, yunxiao} from '../../simulator/yunxiao/platform.js'
import type {RunScenario} from '../../simulator/yunxiao/run-scenario.js'
import {
  type CancelledRun,
  cancelRun,
  checkCancelled,
  checkUntouched,
  type SeenRequest,
  signalsItself
} from '../support/action/cancelled-run.js'
import {preload} from '../support/action/preloads.js'
import type {ActionOptions} from '../support/action/run-action.js'
import {sideBySide} from '../support/action/side-by-side.js'
import {answer, both, is, order, prints, says} from '../support/deploys/deploy-orders.js'
import {organizationId, token} from '../support/deploys/order-waits.js'
import {PIPELINE} from '../vendors/bkci/support.js'
import {AK, P, PL, R, SK, TOKEN} from '../vendors/codearts/support.js'
import {
  allChange,
  changeOf,
  environment,
  jobSays,
  orderAction,
  runOf,
  says as runSays
} from '../vendors/yunxiao/support.js'

const LONG = 180_000
// Six seconds and one second, with room for a busy machine: after 7.5 s the runner sends its next signal.
const LATEST = {SIGINT: 7400, SIGTERM: 3500}
const onCancel = {'cancel-remote': 'on-cancel'}
const orTimeout = {'cancel-remote': 'on-cancel-or-timeout'}
const quiet = {logs: 'none'}
// The next poll is far off: whoever sees the first one finds the process asleep.
const slow = {'min-interval': '20s', 'max-interval': '20s'}

/** A platform with something that runs for ever, and what a stop of it looks like. */
interface StoppableDeploy {
  platform: (rest?: {readOnly?: boolean; takes?: number}) => Platform
  inputs: Readonly<Record<string, string>>
  env?: Readonly<Record<string, string>>
  secrets: readonly string[]
  /** Method and path of each request that stops it, and the headers and bodies that it must have. */
  stops: readonly RegExp[]
  /** What a refusal names. */
  right: RegExp
  link: RegExp
}

const flow = `/oapi/v1/flow/organizations/${organizationId}/pipelines`
const appstack = `/oapi/v1/appstack/organizations/${organizationId}/apps`
const central = {
  vendor: 'yunxiao',
  token,
  'organization-id': organizationId
}
const yunxiaoOf = (options: Partial<YunxiaoOptions>) =>
  yunxiao({edition: 'central', organizationId, token, ...options})

const running = (rest: Partial<DeployOrderScenario> = {}) =>
  order([says('Running'), ...both('Running')], rest)
const anOrder: StoppableDeploy = {
  platform: ({readOnly = false, takes = 0} = {}) =>
    yunxiaoOf({readOnly, orders: [running({stopTakes: takes})]}),
  inputs: {
    ...central,
    ...quiet,
    operation: 'wait-deploy-order',
    'pipeline-id': '123',
    'deploy-order-id': '1111'
  },
  secrets: [token],
  stops: [new RegExp(`^PUT ${flow}/123/deploy/1111/stop$`)],
  right: /流水线 \/ 主机部署, read-write/,
  link: /https:\/\/flow\.aliyun\.com\/pipelines\/123/
}
const aRegionOrder: StoppableDeploy = {
  ...anOrder,
  platform: ({readOnly = false, takes = 0} = {}) =>
    yunxiao({edition: 'region', organizationId, token, readOnly, orders: [running({stopTakes: takes})]}),
  inputs: {...anOrder.inputs, api: 'region', 'organization-id': ''},
  stops: [/^PUT \/oapi\/v1\/flow\/pipelines\/123\/deploy\/1111\/stop$/],
  link: /\/pipelines\/123/
}
const runs = (rest: Partial<RunScenario> = {}) => runOf([runSays('RUNNING'), jobSays(501, 'RUNNING')], rest)
const aRun: StoppableDeploy = {
  platform: ({readOnly = false, takes = 0} = {}) => yunxiaoOf({readOnly, runs: [runs({stopTakes: takes})]}),
  inputs: {...central, ...quiet, operation: 'wait-pipeline', 'pipeline-id': '4201', 'run-id': '77'},
  secrets: [token],
  stops: [new RegExp(`^PUT ${flow}/4201/runs/77$`)],
  right: /流水线 \/ 流水线运行实例, read-write/,
  link: /https:\/\/flow\.aliyun\.com\/pipelines\/4201\/builds\/77/
}
/** Of four environments one has ended, one runs and makes another one run, and one has not begun. */
const environments = (rest: Partial<ChangeOrderScenario> = {}) =>
  changeOf(
    [
      ...allChange('RUNNING'),
      {at: 0, job: 'j1', state: 'SUCCESS'},
      {at: 0, job: 'j2', state: 'RUNNING'},
      {at: 0, stage: 'j2s', state: 'RUNNING'},
      {at: 0, job: 'j3', state: 'SUSPENDED'}
    ],
    {
      jobs: [
        environment('j1', 'beijing'),
        environment('j2', 'hangzhou', {nextJob: environment('j3', 'shanghai')}),
        environment('j4', 'shenzhen')
      ],
      ...rest
    }
  )
const aChangeOrder: StoppableDeploy = {
  platform: ({readOnly = false, takes = 0} = {}) =>
    yunxiaoOf({readOnly, changeOrders: [environments({stopTakes: takes})]}),
  inputs: {
    ...central,
    ...quiet,
    operation: 'wait-change-order',
    'app-name': 'shop-web',
    'change-order-sn': 'c0ffee'
  },
  secrets: [token],
  stops: ['j2', 'j3', 'j4'].map(
    job => new RegExp(`^PUT ${appstack}/shop-web/changeOrders/c0ffee/jobs/${job}:execute$`)
  ),
  right: /应用交付 \/ 部署单, read-write/,
  link: /https:\/\/devops\.aliyun\.com\/appstack\/app\/shop-web/
}

const pipelineOf = (takes: number) => ({
  projectId: P,
  pipelineId: PL,
  name: 'shop',
  runs: [
    {
      ...simpleRun({runId: R, runNumber: 7, stages: [{name: 'Deploy', seconds: 3600, log: []}]}),
      stopTakes: takes
    }
  ]
})
const huawei = (
  keys: CodeartsOptions['keys'],
  inputs: StoppableDeploy['inputs'],
  env: StoppableDeploy['env'] = {}
): StoppableDeploy => ({
  platform: ({readOnly = false, takes = 0} = {}) =>
    codearts({keys, readOnly, pipelines: [pipelineOf(takes)]}),
  inputs: {
    ...quiet,
    vendor: 'codearts',
    operation: 'wait-pipeline',
    region: 'cn-north-4',
    'project-id': P,
    'pipeline-id': PL,
    'run-id': R,
    ...inputs
  },
  env,
  secrets: 'token' in keys ? [keys.token] : [keys.accessKey, keys.secretKey],
  stops: [new RegExp(`^POST /v5/${P}/api/pipelines/${PL}/pipeline-runs/${R}/stop$`)],
  right: /policy in IAM that is not read-only.*right to execute/,
  link: new RegExp(`https://devcloud\\.cn-north-4\\.huaweicloud\\.com/\\S+${R}`)
})
const pair: CodeartsOptions['keys'] = {accessKey: AK, secretKey: SK}

const [BUILD, BUILD2] = ['one', 'two'].map(name => `b-${hexId(name)}`) as [string, string]
const BKCI_TOKEN = 'bkci-token-0fh3-0001'
const SECRET = 'app-secret-9fz1-0003'
const buildOf = (rest: Partial<BuildScenario> = {}): BuildScenario => ({
  ...pipelineRun({
    projectId: 'shop',
    pipelineId: PIPELINE,
    pipelineName: 'Deploy the shop',
    buildId: BUILD,
    buildNum: 42,
    queues: 0,
    stages: [
      {name: 'Deploy', jobs: [{name: 'Linux', tasks: [{id: 'e-1', name: 'Copy', seconds: 3600, log: []}]}]}
    ]
  }),
  ...rest
})
const tencent = (
  api: string,
  credentials: StoppableDeploy['inputs'],
  stop: string,
  rest: Partial<BkciOptions> = {}
): StoppableDeploy => ({
  platform: ({readOnly = false, takes = 0} = {}) =>
    bkci({
      builds: [buildOf({stopTakes: takes})],
      token: BKCI_TOKEN,
      ...(readOnly ? {executors: ['nobody']} : {}),
      ...rest
    }),
  inputs: {
    ...quiet,
    vendor: 'bkci',
    operation: 'wait-pipeline',
    api,
    'project-id': 'shop',
    'pipeline-id': PIPELINE,
    'run-id': BUILD,
    ...(api.startsWith('gateway')
      ? {endpoint: '{url}/api/devops/prod', 'console-url': 'https://bk.example.com'}
      : {}),
    ...credentials
  },
  secrets: Object.entries(credentials).flatMap(([name, value]) => (/token|secret/.test(name) ? [value] : [])),
  stops: [new RegExp(`^POST ${stop.replaceAll('?', '\\?')}`)],
  right: new RegExp(`permission to execute pipeline ${PIPELINE}`),
  link: new RegExp(`/console/pipeline/shop/${PIPELINE}/detail/${BUILD}`)
})
const v4Query = `projects/shop/build_stop?pipelineId=${PIPELINE}&buildId=${BUILD}`
const aBuild = tencent(
  'direct-v3',
  {token: BKCI_TOKEN},
  `/ms/openapi/api/apigw/v3/projects/shop/pipelines/${PIPELINE}/builds/${BUILD}/stop?`
)
const app = {'app-code': 'shop-gate', 'app-secret': SECRET, username: 'ben'}

const stoppables: Readonly<Record<string, StoppableDeploy>> = {
  'a deploy order': anOrder,
  'a deploy order of a Region instance': aRegionOrder,
  'a run of Flow': aRun,
  'a change order': aChangeOrder,
  'a run of CodeArts, by token': huawei({token: TOKEN}, {token: TOKEN}),
  'a run of CodeArts, by AK/SK': huawei(pair, {'access-key': AK, 'secret-key': SK}),
  'a run of CodeArts, by AK/SK of the environment': huawei(
    pair,
    {},
    {HUAWEI_CLOUD_ACCESS_KEY_ID: AK, HUAWEI_CLOUD_SECRET_ACCESS_KEY: SK}
  ),
  'a build, direct-v3': aBuild,
  'a build, direct-v4': tencent('direct-v4', {token: BKCI_TOKEN}, `/ms/openapi/api/apigw-user/v4/${v4Query}`),
  'a build, gateway-user': tencent(
    'gateway-user',
    {token: BKCI_TOKEN},
    `/api/devops/prod/v4/apigw-user/${v4Query}`,
    {gatewayOnly: true}
  ),
  'a build, gateway-app': tencent('gateway-app', app, `/api/devops/prod/v4/apigw-app/${v4Query}`, {
    gatewayOnly: true,
    appCode: 'shop-gate',
    appSecret: SECRET
  })
}
const everywhere = Object.entries(stoppables)
/** One of each kind: the ways to ask differ in how they are asked, not in what becomes of it. */
const eachKind = everywhere.filter(([name]) =>
  /^a (?:deploy order|run of Flow|change order|run of CodeArts, by token|build, direct-v3|build, gateway-app)$/.test(
    name
  )
)

/** For who is signalled by something else than what is printed. */
const unheard = () => undefined
/** Sends the wish once the first poll was printed. */
const onFirstPoll = (wish: Wish): NonNullable<ActionOptions['onLine']> => {
  let sent = false
  return line => {
    const text = line.kind === 'text' ? line.text : line.command.data
    if (sent || !/^\[\d+:\d+\] .* times out in \S+$/.test(text)) return undefined
    sent = true
    return wish
  }
}
const cancelled = (deploy: StoppableDeploy, rest: Partial<ActionOptions> = {}): Promise<CancelledRun> =>
  cancelRun({
    platform: deploy.platform(),
    secrets: deploy.secrets,
    onLine: onFirstPoll('cancel'),
    ...rest,
    inputs: {...deploy.inputs, ...slow, ...onCancel, ...rest.inputs},
    env: {...deploy.env, ...rest.env}
  })
const kept = ({run}: CancelledRun) =>
  JSON.parse((run.state.stops || ' []').replace(/^\S* /, '')) as {label: string}[]
const linesOf = (requests: readonly SeenRequest[]) => requests.map(({method, path}) => `${method} ${path}`)
const warnings = (step: 'main' | 'post', done: CancelledRun) =>
  (step === 'main' ? done.run : done.post).commands.filter(c => c.name === 'warning').map(c => c.data)
const expectStops = (deploy: StoppableDeploy, requests: readonly SeenRequest[]) => {
  const left = linesOf(requests)
  for (const pattern of deploy.stops) {
    const at = left.findIndex(one => pattern.test(one))
    expect([pattern, left[at]]).toEqual([pattern, expect.stringMatching(pattern)])
    left.splice(at, 1)
  }
  expect(left).toEqual([])
}
const onStop = (fault: FaultKind, nth?: readonly number[]): Fault => ({on: 'stop', fault, ...(nth && {nth})})

sideBySide('every phase', test => {
  const phases: Readonly<Record<string, (name: 'SIGINT' | 'SIGTERM') => Partial<ActionOptions>>> = {
    'before the first request': name => ({onLine: unheard, env: {NODE_OPTIONS: signalsItself(name)}}),
    'in the first request': name => ({
      onLine: unheard,
      faults: [{on: 'order', nth: [1], fault: {kind: 'silence'}}],
      onRequest: (_, count) => (count === 1 ? name : undefined)
    }),
    'in a later request': name => ({
      inputs: {'min-interval': '50ms', 'max-interval': '50ms'},
      onLine: unheard,
      faults: [{on: 'order', nth: [3], fault: {kind: 'stall'}}],
      onRequest: (_, count) => (count === 3 ? name : undefined)
    }),
    asleep: name => ({onLine: onFirstPoll(name)}),
    // A request fails, and the next try is far off.
    'between two tries': name => ({
      onLine: line => (line.kind === 'command' && /trying again/.test(line.command.data) ? name : undefined),
      faults: [{on: 'order', nth: [1], fault: answer(503, '', {'retry-after': '60'})}]
    }),
    printing: name => ({
      platform: yunxiaoOf({
        orders: [
          order([
            says('Running'),
            ...both('Running'),
            prints(
              1,
              Array.from({length: 50_000}, (_, i) => `line ${i} ${'x'.repeat(60)}`)
            )
          ])
        ]
      }),
      inputs: {logs: 'all', 'max-log-lines': '100000'},
      onLine: unheard,
      // Nobody reads: it stands in the middle of its lines.
      readRate: 0,
      onRequest: ({kind}) => (kind === 'log' ? {afterMs: 3000, wish: name} : undefined)
    })
  }
  const cases = Object.entries(phases).flatMap(([phase, of]) =>
    (['SIGINT', 'SIGTERM'] as const).flatMap(name =>
      (['never', 'on-cancel'] as const)
        // Where nothing is stopped, one phase is as another.
        .filter(remote => remote === 'on-cancel' || phase === 'in a later request')
        .map(remote => ({phase, of, name, remote}))
    )
  )

  test.each(cases)(
    '$name $phase, cancel-remote $remote',
    async ({of, name, remote}) => {
      const {inputs, ...rest} = of(name)
      const done = await cancelled(anOrder, {
        platform: anOrder.platform({takes: 0}),
        ...rest,
        inputs: {...inputs, 'cancel-remote': remote}
      })
      checkCancelled(done)
      expect(done.run.outputs.reason).toContain(name)
      // What is told at the end is lost with a reader who does not read.
      const errors = done.run.commands.filter(command => command.name === 'error')
      expect(errors).toHaveLength(rest.readRate === 0 ? 0 : 1)
      expect(done.run.sinceSignalMs ?? 0).toBeLessThan(LATEST[name])
      if (remote === 'never') {
        expect(done.run.outputs.reason).toMatch(/the deploy keeps running on the platform/)
        return checkUntouched(done)
      }
      expect(done.run.outputs.reason).toMatch(/the platform is asked to stop it/)
      expectStops(anOrder, name === 'SIGINT' ? done.stops.main : done.stops.post)
      expectStops({...anOrder, stops: []}, name === 'SIGINT' ? done.stops.post : done.stops.main)
      expect(kept(done)).toHaveLength(name === 'SIGINT' ? 0 : 1)
      const told = /deploy order 1111 of pipeline 123 has ended on the platform: Cancelled/
      if (name === 'SIGTERM') expect(done.log.post).toMatch(told)
      else if (rest.readRate !== 0) expect(done.log.main).toMatch(told)
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
  test.each(['SIGINT', 'SIGTERM'] as const)(
    '%s while the rest of the logs is read',
    async name => {
      let polls = 0
      const done = await cancelled(anOrder, {
        platform: yunxiaoOf({orders: [ended]}),
        inputs: {logs: 'all', 'min-interval': '50ms', 'max-interval': '100ms'},
        onLine: unheard,
        faults: [{on: 'log', fault: {kind: 'stall'}}],
        // The third poll sees the end, and the logs hang for long after it.
        onRequest: ({kind}) => (kind === 'order' && ++polls === 3 ? {afterMs: 1500, wish: name} : undefined)
      })
      checkCancelled(done)
      checkUntouched(done)
      expect(done.run.outputs.reason).toMatch(new RegExp(`${name}.* had just ended in Success`))
      expect(done.run.sinceSignalMs).toBeLessThan(LATEST[name])
    },
    LONG
  )

  // More than a pipe holds, so that nothing after it reaches a reader who does not read.
  const chokes = preload("process.stdout.write('.\\n'.repeat(500000))")
  test.each([
    {name: 'SIGINT', word: 'Success', outcome: 'success'},
    {name: 'SIGTERM', word: 'Success', outcome: 'success'},
    {name: 'SIGINT', word: 'Failed', outcome: 'failure'},
    {name: 'SIGTERM', word: 'Failed', outcome: 'failure'}
  ] as const)(
    '$name when the report stands already ($outcome), and its reader does not read',
    async ({name, word, outcome}) => {
      let sent = false
      const done = await cancelled(anOrder, {
        platform: yunxiaoOf({orders: [order([says(word), ...both(word)])]}),
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
      expect(done.run.outputs.status).toBe(word)
      expect(done.run.sinceSignalMs).toBeLessThan(LATEST[name])
    },
    LONG
  )

  test(
    'wrong inputs, and a reader who does not read: it ends all the same',
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

sideBySide('every platform', test => {
  test.each(everywhere)(
    '%s is stopped, which a look confirms, and the post step leaves it alone',
    async (_, deploy) => {
      const done = await cancelled(deploy)
      checkCancelled(done)
      expect(done.run.signals).toEqual(['SIGINT'])
      expectStops(deploy, done.stops.main)
      expect(done.log.main).toMatch(/ has ended on the platform: (?:Cancelled|CANCELED)$/m)
      // What stands there is seen after the last stop.
      const last = done.requests.findLastIndex(request => request.kind === 'stop')
      expect(done.requests.slice(last + 1).length).toBeGreaterThan(0)
      expect(done.requests.filter(request => request.step === 'post')).toEqual([])
      expect(done.post.raw).toBe('')
      expect(kept(done)).toEqual([])
    },
    LONG
  )

  test.each(eachKind)(
    '%s is left to the post step after SIGTERM, with what identifies it',
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

  test.each(eachKind)(
    '%s without the right to stop: a warning names the right and the link, and the job does not fail',
    async (_, deploy) => {
      const done = await cancelled(deploy, {platform: deploy.platform({readOnly: true})})
      checkCancelled(done)
      const [main, post] = [warnings('main', done), warnings('post', done)]
      for (const told of [main, post]) {
        expect(told.filter(text => /http: credentials travel/.test(text) === false)).toHaveLength(1)
        expect(told.join('\n')).toMatch(/ could not be stopped \(HTTP 403/)
        expect(told.join('\n')).toMatch(deploy.right)
        expect(told.join('\n')).toMatch(deploy.link)
      }
      // What is forbidden is not asked twice.
      expectStops(deploy, done.stops.main)
      expectStops(deploy, done.stops.post)
    },
    LONG
  )

  test.each(eachKind)(
    '%s that takes its time to stop: what was accepted is said, and not repeated',
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
    'headers and bodies are as the platforms want them',
    async () => {
      const of = async (deploy: StoppableDeploy) => (await cancelled(deploy)).stops.main
      const [orders, changes, huaweis, builds, gateways] = await Promise.all(
        [
          anOrder,
          aChangeOrder,
          stoppables['a run of CodeArts, by AK/SK'] as StoppableDeploy,
          aBuild,
          stoppables['a build, gateway-app'] as StoppableDeploy
        ].map(of)
      )
      for (const stop of [...(orders ?? []), ...(changes ?? [])])
        expect(stop.headers['x-yunxiao-token']).toBe(token)
      expect(orders?.map(stop => stop.headers['content-length'])).toEqual(['0'])
      for (const stop of changes ?? []) {
        expect(stop.headers).toMatchObject({'content-type': 'application/json', 'content-length': '21'})
      }
      expect(huaweis?.map(stop => stop.headers['content-length'])).toEqual(['2'])
      expect(huaweis?.[0]?.headers.authorization).toMatch(/^SDK-HMAC-SHA256 /)
      expect(builds?.[0]?.path).toContain(`access_token=${BKCI_TOKEN}`)
      expect(builds?.map(stop => stop.headers['content-length'])).toEqual(['2'])
      expect(gateways?.[0]?.headers).toMatchObject({
        'x-devops-uid': 'ben',
        'x-bkapi-authorization': JSON.stringify({bk_app_code: 'shop-gate', bk_app_secret: SECRET})
      })
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
      const [stopped, left] = await Promise.all([
        cancelled(deploy),
        cancelled(deploy, {onLine: onFirstPoll('SIGTERM')})
      ])
      checkCancelled(stopped)
      expectStops(deploy, stopped.stops.main)
      checkCancelled(left)
      expect(left.stops.main).toEqual([])
      expect(warnings('main', left).join('\n')).toMatch(
        /was not stopped: no time was left; stop it on the platform: http/
      )
      for (const done of [stopped, left]) {
        expect(done.run.state).toEqual({})
        expect(done.post.raw).toBe('')
      }
    },
    LONG
  )
})

sideBySide('a stop that goes wrong', test => {
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
      name: 'with HTTP 500 twice: there is no third try, and the post step tries again',
      faults: [onStop(answer(500), [1, 2])],
      stops: [2, 1],
      main: /^##\[warning\].* could not be stopped \(HTTP 500\); stop it on the platform where it still runs: https:/m,
      post: /has ended on the platform: Cancelled/,
      keeps: 1
    },
    {
      name: 'without an answer, though it was taken: the look sees it',
      faults: [onStop({kind: 'silence'})],
      stops: [2, 0],
      main: /has ended on the platform: Cancelled/,
      keeps: 0
    },
    {
      name: 'with an answer that is cut off: the second one is whole',
      faults: [onStop({kind: 'cut', how: 'reset'}, [1])],
      platform: anOrder.platform({takes: 1}),
      stops: [2, 0],
      main: /has ended on the platform: Cancelled|will be stopped: the platform accepted it/,
      keeps: 0
    },
    {
      name: 'with false for an answer: it is refused',
      faults: [onStop({kind: 'body', text: 'false'})],
      platform: anOrder.platform({takes: 3600}),
      stops: [2, 2],
      main: /could not be stopped/,
      keeps: 1
    },
    {
      name: 'with 429: the second try waits for as long as it was told',
      faults: [onStop(answer(429, '', {'retry-after': '1'}), [1])],
      stops: [2, 0],
      main: /has ended on the platform: Cancelled/,
      keeps: 0,
      also: ({stops: {main}}) => expect((main[1]?.at ?? 0) - (main[0]?.at ?? 0)).toBeGreaterThan(990)
    },
    {
      name: 'with 429 and a long pause: the second try is left to the post step',
      faults: [onStop(answer(429, '', {'retry-after': '60'}), [1])],
      stops: [1, 1],
      main: /could not be stopped \(HTTP 429/,
      post: /has ended on the platform: Cancelled/,
      keeps: 1
    },
    {
      name: 'with a text that would be a command, and is very long',
      faults: [
        onStop(
          answer(400, {
            errorCode: 'No',
            errorMessage: `::error::x\n::set-env name=A::b ${'##[error]'.repeat(500)}`
          })
        )
      ],
      stops: [1, 1],
      main: /could not be stopped \(HTTP 400, No: .{10,400}stop it on the platform where it still runs: https:\/\/flow/,
      keeps: 1,
      also: ({run, post}) =>
        expect([...run.commands, ...post.commands].filter(c => c.name === 'set-env')).toEqual([])
    }
  ]

  test.each(cases)(
    '$name',
    async ({faults, platform, stops, main, post, keeps, also}) => {
      const done = await cancelled(anOrder, {
        ...(platform && {platform}),
        faults,
        // Throttling is obeyed for at least this long.
        inputs: {'min-interval': '1s', 'max-interval': '20s'}
      })
      checkCancelled(done)
      expect([done.stops.main.length, done.stops.post.length]).toEqual(stops)
      expect(done.log.main).toMatch(main)
      expect(done.log.post).toMatch(post ?? /^/)
      expect(kept(done)).toHaveLength(keeps)
      // The runner did not have to send another signal.
      expect(done.run.signals).toEqual(['SIGINT'])
      expect(done.run.sinceSignalMs).toBeLessThan(LATEST.SIGINT)
      also?.(done)
    },
    LONG
  )

  // Between the first look and the cancel the platform goes on.
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
    'a run of Flow, which is refused': {
      deploy: aRun,
      platform: yunxiaoOf({runs: [runs({timeline: [runSays('RUNNING'), runSays('SUCCESS', 2)]})]}),
      stops: 1
    },
    'a change order, of which nothing is left to stop': {
      deploy: aChangeOrder,
      platform: yunxiaoOf({
        changeOrders: [changeOf([...allChange('RUNNING'), ...allChange('SUCCESS', 2)])]
      }),
      stops: 0
    },
    'a run of CodeArts, which is not stopped twice': {
      deploy: huawei({token: TOKEN}, {token: TOKEN}),
      platform: codearts({
        keys: {token: TOKEN},
        pipelines: [
          {
            ...pipelineOf(0),
            runs: [simpleRun({runId: R, runNumber: 7, stages: [{name: 'Deploy', seconds: 2, log: []}]})]
          }
        ]
      }),
      stops: 2
    },
    'a build, of which the platform says so': {
      deploy: aBuild,
      platform: bkci({
        token: BKCI_TOKEN,
        builds: [
          buildOf({
            timeline: [
              {at: 0, build: 'RUNNING', starts: true},
              {at: 2, build: 'SUCCEED', ends: true}
            ]
          })
        ]
      }),
      stops: 1
    }
  }
  test.each(Object.entries(endsAlone))(
    'what has ended meanwhile: %s',
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
    'a run that has not been found by its commit: there is nothing to stop',
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
    'a run that was found by its commit is stopped by its id, by the post step too',
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

sideBySide('what is stopped', test => {
  const second = (rest: Partial<DeployOrderScenario> = {}) => ({...running(), deployOrderId: 1112, ...rest})
  const two = {...anOrder.inputs, 'deploy-order-id': '1111,1112', ...quiet}
  const fast = {'min-interval': '50ms', 'max-interval': '100ms'}
  const fails = order([
    says('Running'),
    ...both('Running'),
    is(1, 'Failed', 3),
    is(2, 'Success', 3),
    says('Failed', 3)
  ])
  const orders = (...all: DeployOrderScenario[]) => yunxiaoOf({orders: all})
  const stopOf = (id: number) => new RegExp(`deploy/${id}/stop$`)
  const jobs = [
    {id: 501, name: 'north'},
    {id: 502, name: 'south'}
  ]
  const making = (rest: Partial<RunScenario> = {}) =>
    runOf(
      [
        runSays('RUNNING'),
        jobSays(501, 'RUNNING', 0, [orderAction(1111)]),
        jobSays(502, 'RUNNING', 0, [orderAction(1112)])
      ],
      {
        jobs,
        ...rest
      }
    )
  const ofRun = {...central, ...quiet, operation: 'wait-deploy-order', 'pipeline-id': '4201', 'run-id': '77'}
  const ofPipeline = (scenario: DeployOrderScenario) => ({...scenario, pipelineId: '4201'})

  const cases: readonly {
    name: string
    platform: Platform
    inputs: Readonly<Record<string, string>>
    when?: Partial<ActionOptions>
    outcome: 'interrupted' | 'timeout' | 'failure' | 'error' | 'paused'
    stops: readonly RegExp[]
    log?: readonly RegExp[]
    also?: (done: CancelledRun) => void
  }[] = [
    {
      name: 'of two orders the one that has not ended',
      platform: orders(order([says('Success'), ...both('Success')]), second()),
      inputs: {...two, ...onCancel, 'fail-fast': 'false'},
      when: {
        onLine: line =>
          line.kind === 'text' && /1112.* times out in \S+$/.test(line.text) ? 'cancel' : undefined
      },
      outcome: 'interrupted',
      stops: [stopOf(1112)],
      log: [/deploy order 1112 of pipeline 123 has ended on the platform: Cancelled/],
      also({run}) {
        const targets = JSON.parse(run.outputs.result ?? '').targets as {id: string; reason: string}[]
        expect(targets.find(t => t.id === '1111')?.reason).toMatch(/had just ended in Success/)
        expect(targets.find(t => t.id === '1112')?.reason).toMatch(/the platform is asked to stop it/)
      }
    },
    {
      name: 'both orders when the time limit has passed',
      platform: orders(running(), second()),
      inputs: {...two, ...orTimeout, timeout: '8s'},
      outcome: 'timeout',
      stops: [stopOf(1111), stopOf(1112)],
      also: ({run}) =>
        expect(run.outputs.reason).toMatch(
          /^timeout \(8s\) passed before deploy order 111[12] .*; the platform is asked to stop it: /
        )
    },
    {
      name: 'of two orders only the one that stalled',
      platform: orders(
        running(),
        second({
          timeline: [
            says('Running'),
            ...both('Running'),
            ...Array.from({length: 200}, (_, i) => says('Running', i))
          ].map((event, i) => ('order' in event ? {...event, batch: (i % 2) + 1} : event))
        })
      ),
      inputs: {...two, ...orTimeout, 'stall-timeout': '3s'},
      outcome: 'timeout',
      stops: [stopOf(1111)]
    },
    {
      name: 'nothing on a time limit, where only a cancel was to stop it',
      platform: orders(running()),
      inputs: {...anOrder.inputs, ...onCancel, timeout: '8s'},
      outcome: 'timeout',
      stops: [],
      also: ({run}) => expect(run.outputs.reason).not.toMatch(/asked to stop/)
    },
    {
      name: 'nothing after a failure, and not what it left',
      platform: orders(fails, second()),
      inputs: {...two, ...orTimeout},
      outcome: 'failure',
      stops: []
    },
    {
      name: 'a run and the orders that it has made',
      platform: yunxiaoOf({runs: [making()], orders: [ofPipeline(running()), ofPipeline(second())]}),
      inputs: {...ofRun, ...onCancel},
      when: {
        onLine: line =>
          line.kind === 'text' && /1112.* times out in \S+$/.test(line.text) ? 'cancel' : undefined
      },
      outcome: 'interrupted',
      stops: [/runs\/77$/, stopOf(1111), stopOf(1112)]
    },
    {
      name: 'of a run that is narrowed to a job only its order',
      platform: yunxiaoOf({runs: [making()], orders: [ofPipeline(running()), ofPipeline(second())]}),
      inputs: {...ofRun, ...onCancel, 'job-id': 'south'},
      when: {
        onLine: line =>
          line.kind === 'text' && /1112.* times out in \S+$/.test(line.text) ? 'cancel' : undefined
      },
      outcome: 'interrupted',
      stops: [stopOf(1112)]
    },
    {
      name: 'an order that was just found and never polled',
      platform: yunxiaoOf({runs: [making()], orders: [ofPipeline(running()), ofPipeline(second())]}),
      inputs: {...ofRun, ...onCancel, 'job-id': 'south', ...slow},
      when: {
        onLine: unheard,
        faults: [{on: 'order', nth: [1], fault: {kind: 'silence'}}],
        onRequest: ({kind}) => (kind === 'order' ? 'cancel' : undefined)
      },
      outcome: 'interrupted',
      stops: [stopOf(1112)]
    },
    {
      name: 'a run whose change orders cannot be stopped without their app, which is said',
      platform: yunxiaoOf({
        runs: [making()],
        changeOrders: [changeOf([...allChange('RUNNING')], {origin: {pipelineId: '4201', runId: '77'}})]
      }),
      inputs: {...ofRun, operation: 'wait-change-order', ...onCancel},
      when: {
        onLine: line =>
          line.kind === 'text' && /c0ffee.* times out in \S+$/.test(line.text) ? 'cancel' : undefined
      },
      outcome: 'interrupted',
      stops: [/runs\/77$/],
      log: [
        /^##\[warning\]change order c0ffee cannot be stopped from here: its app is not known, give app-name/m
      ]
    },
    {
      name: 'a run and its change orders, with their app',
      platform: yunxiaoOf({
        runs: [making()],
        changeOrders: [changeOf([...allChange('RUNNING')], {origin: {pipelineId: '4201', runId: '77'}})]
      }),
      inputs: {...ofRun, operation: 'wait-change-order', 'app-name': 'shop-web', ...onCancel},
      when: {
        onLine: line =>
          line.kind === 'text' && /c0ffee.* times out in \S+$/.test(line.text) ? 'cancel' : undefined
      },
      outcome: 'interrupted',
      stops: [/runs\/77$/, /apps\/shop-web\/changeOrders\/c0ffee\/jobs\/j1:execute$/]
    },
    {
      name: 'the jobs of a change order that have a number',
      platform: yunxiaoOf({
        changeOrders: [
          changeOf([...allChange('RUNNING')], {
            stopTakes: 3600,
            overlay: {
              jobs: [
                {envName: 'lost', state: 'RUNNING', stages: []},
                {sn: 'j1', envName: 'prod', state: 'RUNNING', stages: []}
              ]
            }
          })
        ]
      }),
      inputs: {...aChangeOrder.inputs, ...onCancel},
      when: {onLine: onFirstPoll('cancel')},
      outcome: 'interrupted',
      stops: [/jobs\/j1:execute$/, /jobs\/j1:execute$/],
      log: [/could not be stopped \(the answer did not name the job of environment lost\)/]
    },
    {
      name: 'a build that waits for an approval, which ends as if that had been refused',
      platform: bkci({
        token: BKCI_TOKEN,
        builds: [
          {
            ...pipelineRun({
              projectId: 'shop',
              pipelineId: PIPELINE,
              pipelineName: 'Deploy the shop',
              buildId: BUILD,
              buildNum: 42,
              queues: 0,
              stages: [
                {
                  name: 'Live',
                  approval: {by: ['amy'], takes: 3600},
                  jobs: [{name: 'Linux', tasks: [{id: 'e-1', name: 'Copy', seconds: 1, log: []}]}]
                }
              ]
            }),
            stopTakes: 0
          }
        ]
      }),
      inputs: {...aBuild.inputs, ...onCancel},
      when: {onLine: onFirstPoll('cancel')},
      outcome: 'interrupted',
      stops: aBuild.stops,
      log: [/has ended on the platform: STAGE_SUCCESS/]
    },
    {
      name: 'nobody stops a build a second time that somebody has cancelled, and whose tasks are being cancelled',
      platform: bkci({
        token: BKCI_TOKEN,
        builds: [
          buildOf({
            timeline: [
              {at: 0, build: 'RUNNING', starts: true},
              {at: 2, build: 'RUNNING', cancelUser: 'ben'},
              {at: 2, task: 'e-1', status: 'CANCELED'}
            ]
          })
        ]
      }),
      inputs: {...aBuild.inputs, ...onCancel},
      when: {
        onLine: unheard,
        onRequest: ({kind}, count) => (kind === 'status' && count > 4 ? 'cancel' : undefined)
      },
      outcome: 'interrupted',
      stops: [],
      log: [/is being stopped on the platform \(RUNNING\)/]
    }
  ]

  test.each(cases)(
    '$name',
    async ({platform, inputs, when, outcome, stops, log = [], also}) => {
      const done = await cancelRun({platform, secrets: [token], inputs: {...fast, ...inputs}, ...when})
      checkCancelled(done, outcome)
      expectStops({...anOrder, stops}, done.stops.main)
      expect(done.stops.post.length).toBe(log.some(text => /could not be/.test(text.source)) ? 2 : 0)
      for (const text of log) expect(done.log.main).toMatch(text)
      also?.(done)
    },
    LONG
  )
})

sideBySide('the post step', test => {
  const left = (rest: Partial<ActionOptions> = {}, deploy: StoppableDeploy = anOrder) =>
    cancelled(deploy, {onLine: onFirstPoll('SIGTERM'), ...rest})
  const [text, changed] = ['1111', '9999']
  const forgeries: Readonly<Record<string, NonNullable<NonNullable<ActionOptions['post']>['tamper']>>> = {
    'with another id': ({stops = ''}) => ({stops: stops.replaceAll(text, changed)}),
    'without a signature': ({stops = ''}) => ({stops: stops.slice(44)}),
    'that is no JSON': () => ({stops: '[[[ <script>'})
  }

  test.each(Object.entries(forgeries))(
    'asks nothing for a state %s',
    async (_, tamper) => {
      const done = await left({post: {tamper}})
      checkCancelled(done)
      expect(done.requests.filter(request => request.step === 'post')).toEqual([])
      expect(warnings('post', done)).toEqual([
        'nothing was stopped on the platform: the saved state is not signed by this job'
      ])
    },
    LONG
  )

  test.each([
    {name: 'another run', env: {GITHUB_RUN_ID: '1'}},
    {name: 'another token', inputs: {token: 'pt-0fh3Kx9_4fb2-0000'}},
    {name: 'a step that stops nothing', inputs: {'cancel-remote': 'never'}}
  ])(
    'asks nothing for the state of $name',
    async ({env = {}, inputs = {}}) => {
      const done = await left({post: {env, inputs}})
      checkCancelled(done)
      expect(done.requests.filter(request => request.step === 'post')).toEqual([])
      expect(warnings('post', done).join()).toMatch(/^nothing was stopped on the platform: /)
    },
    LONG
  )

  test(
    'says nothing, and asks nothing, where there is no state, or an empty one',
    async () => {
      for (const state of [{}, {stops: ''}, {other: 'x'}]) {
        const done = await left({post: {tamper: () => state}})
        expect(done.requests.filter(request => request.step === 'post')).toEqual([])
        expect([done.post.raw, done.post.code]).toEqual(['', 0])
      }
    },
    LONG
  )

  test(
    'fails no job for inputs that are wrong by then',
    async () => {
      const done = await left({post: {inputs: {timeout: 'soon'}}})
      checkCancelled(done)
      expect(done.requests.filter(request => request.step === 'post')).toEqual([])
      expect(warnings('post', done).join()).toMatch(/nothing was stopped on the platform: timeout: /)
    },
    LONG
  )

  test(
    'does not mind a log file that is in the way',
    async () => {
      const done = await left({
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
      const done = await left({
        faults: [onStop({kind: 'silence'}), {on: 'order', from: 2, fault: {kind: 'silence'}}]
      })
      checkCancelled(done)
      expect(done.stops.post).toHaveLength(2)
      expect(done.log.post).toMatch(/could not be stopped \(no answer within 2 s\)/)
      expect(done.post.durationMs).toBeLessThan(30_000)
    },
    LONG
  )

  test(
    'fails no job for a fault of its own',
    async () => {
      const source =
        "import {Hash} from 'node:crypto'; import crypto from 'node:crypto'; import {syncBuiltinESMExports} from 'node:module'; crypto.timingSafeEqual = () => { throw new Error('oops') }; syncBuiltinESMExports()"
      const done = await left({post: {env: {NODE_OPTIONS: preload(source)}}})
      checkCancelled(done)
      expect(done.requests.filter(request => request.step === 'post')).toEqual([])
      expect(warnings('post', done).join()).toMatch(/the post step broke off \(Error: oops\)/)
    },
    LONG
  )

  test(
    'polls first: what has ended or is being stopped is left alone',
    async () => {
      const platform = yunxiaoOf({runs: [runs({stopTakes: 3600})]})
      // The answer is lost, so that nobody knows that the stop was taken.
      const faults = [onStop({kind: 'silence'})]
      const done = await cancelled(aRun, {platform, faults, onLine: onFirstPoll('SIGINT')})
      checkCancelled(done)
      expect(done.log.main).toMatch(/is being stopped on the platform \(CANCELLING\)/)
      expect(done.stops.post).toEqual([])
      const ended = await left({
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
      // Nobody can see that it was taken.
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
      expect(late?.log.post).toMatch(/was asked to stop 6\d s ago, without a clear answer/)
    },
    LONG
  )

  test(
    'finds by their ids what was found through a run, or by a link',
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
      const sees =
        (label: RegExp): NonNullable<ActionOptions['onLine']> =>
        line =>
          line.kind === 'text' && label.test(line.text) ? 'SIGTERM' : undefined
      const orders = await cancelRun({
        platform: platform(),
        secrets: [token],
        inputs: {...ofRun, ...onCancel, operation: 'wait-deploy-order', 'from-url': link},
        onLine: sees(/order 1111.* times out in \S+$/)
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
        onLine: sees(/c0ffee.* times out in \S+$/)
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
        onLine: line =>
          line.kind === 'text' && /#7 .* times out in \S+$/.test(line.text) ? 'SIGTERM' : undefined
      })
      checkCancelled(done)
      expectStops(
        {...aBuild, stops: [...aBuild.stops, new RegExp(`pipelines/${other}/builds/${BUILD2}/stop`)]},
        done.stops.post
      )
    },
    LONG
  )

  test.each([
    {name: 'not set', GITHUB_STATE: ''},
    {name: 'full', GITHUB_STATE: '/dev/full'}
  ])(
    'has nothing where GITHUB_STATE is $name, which is said once; the stop is sent all the same',
    async ({GITHUB_STATE}) => {
      const done = await cancelled(anOrder, {env: {GITHUB_STATE}})
      expect(done.run.outputs.outcome).toBe('interrupted')
      expectStops(anOrder, done.stops.main)
      expect(
        warnings('main', done).filter(told => /nothing could be kept for the post step/.test(told))
      ).toHaveLength(1)
      expect(done.post.raw).toBe('')
    },
    LONG
  )
})

sideBySide('several signals', test => {
  test(
    'a second SIGINT changes nothing',
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
    'SIGTERM while a stop has no answer: it ends within a second, and the post step repeats the stop',
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
    'SIGINT while a time limit stops things: the outcome is another one, and all is told and kept',
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

sideBySide('SIGKILL', test => {
  const lines = Array.from({length: 50_000}, (_, i) => `line ${i} ${'x'.repeat(60)}`)
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
    'of one that prints 50,000 lines': {
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
    'of one that has failed': {
      platform: () =>
        yunxiaoOf({orders: [order([says('Failed'), ...both('Failed'), prints(1, lines.slice(0, 500))])]}),
      inputs: {logs: 'failed'}
    },
    'of one that is cancelled': {platform: () => anOrder.platform(), inputs: quiet}
  }
  const moments = Object.entries(kinds).flatMap(([kind, of]) =>
    Array.from({length: 4}, (_, i) => ({kind, ...of, ms: Math.round(60 + 225 * i + 225 * Math.random())}))
  )
  test.each(moments)(
    '$kind, after $ms ms, is red and leaves files that the runner can read',
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
      // The files were parsed by the runner's own grammar; what is in them is whole.
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
  test.each(Array.from({length: 5}, (_, i) => 20 + 24 * i + Math.round(24 * Math.random())))(
    'after %s ms is never green, and what it leaves can be read',
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
