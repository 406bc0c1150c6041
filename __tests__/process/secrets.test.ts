import {mkdtemp, rm, writeFile} from 'node:fs/promises'
import {createServer, request as send} from 'node:http'
import type {AddressInfo} from 'node:net'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, expect} from '@jest/globals'
import {bkci} from '../../simulator/bkci/platform.js'
import {type CodeartsOptions, codearts} from '../../simulator/codearts/platform.js'
import {type RunScenario, simpleRun} from '../../simulator/codearts/scenario.js'
import type {Platform} from '../../simulator/server/platform.js'
import {yunxiao} from '../../simulator/yunxiao/platform.js'
import {bystander} from '../support/action/bystander.js'
import {echoing, echoLog, spell} from '../support/action/echo.js'
import {checkEmitted, emit} from '../support/action/emitted.js'
import {revealed, SECRET_CHARACTERS} from '../support/action/secrets.js'
import {sideBySide} from '../support/action/side-by-side.js'
import {both, is, order, says, sn} from '../support/deploys/deploy-orders.js'
import {organizationId} from '../support/deploys/order-waits.js'
import {generator, picker} from '../support/random.js'
import {PIPELINE, PROJECT} from '../vendors/bkci/support.js'
import {P, PL, R} from '../vendors/codearts/support.js'

const LONG = 120_000
const folder = await mkdtemp(join(tmpdir(), 'faults-'))
afterAll(() => rm(folder, {recursive: true}))
const BUILD = `b-${'ab'.repeat(16)}`

/** What a step is given, the platform that it is about, and what must never be seen of it. */
interface SecretDeploy {
  platform: Platform
  inputs: Readonly<Record<string, string>>
  env?: Readonly<Record<string, string>>
  secrets: readonly string[]
}

interface Chance {
  random: () => number
  /** A new credential. */
  secret: (length?: number) => string
}

function chanceOf(seed: number): Chance {
  const random = generator(seed)
  const pick = picker(random)
  const all = [...SECRET_CHARACTERS]
  return {
    random,
    secret: (length = 8 + Math.floor(random() ** 2 * 90)) => Array.from({length}, () => pick(all)).join('')
  }
}

/** A machine's log that comes in pieces, cut anywhere, also in the midst of a secret. */
function rawEvents(text: string, {random}: Chance) {
  const events: {at: number; machine: string; raw: string}[] = []
  for (let from = 0, at = 0; from < text.length; at += 0.5) {
    const to = from + 1 + Math.floor((random() * text.length) / 4)
    events.push({at, machine: sn(2), raw: text.slice(from, to)})
    from = to
  }
  return events
}

const yunxiaoDeploy = (chance: Chance, operation: string): SecretDeploy => {
  const token = chance.secret()
  const log = echoLog({secrets: [token], random: chance.random}, 40).join('\n')
  const orders = [
    order([
      says('Running'),
      ...both('Running'),
      ...rawEvents(log, chance),
      is(1, 'Success', 6),
      is(2, 'Failed', 6),
      says('Failed', 6)
    ])
  ]
  const lines = echoLog({secrets: [token], random: chance.random}, 20)
  const runs = [
    {
      pipelineId: '123',
      runId: 77,
      stages: [
        {
          name: 'Deploy',
          jobs: [{id: 501, name: 'rollout', steps: [{name: 'sh', lines: lines.map(text => ({at: 2, text}))}]}]
        }
      ],
      timeline: [
        {at: 0, run: 'RUNNING'},
        {at: 0, job: 501, status: 'RUNNING'},
        {at: 4, job: 501, status: 'FAIL'},
        {at: 4, run: 'FAIL'}
      ]
    }
  ]
  const changeOrders = [
    {
      appName: 'shop-web',
      sn: 'c0ffee',
      jobs: [
        {
          sn: 'j1',
          envName: 'prod',
          stages: [{sn: 's1', tasks: [{sn: 't1', spec: 'kind: Deployment\nmetadata:\n  name: web'}]}]
        }
      ],
      timeline: [
        ...['order' as const].map(() => ({at: 0, order: 'RUNNING'})),
        {at: 0, job: 'j1', state: 'RUNNING'},
        {at: 0, stage: 's1', state: 'RUNNING'},
        {at: 0, task: 't1', state: 'RUNNING'},
        {at: 2, taskLog: 't1', text: lines.join('\n')},
        {at: 4, task: 't1', state: 'FAILED', errorMessage: lines[0] ?? ''},
        {at: 4, stage: 's1', state: 'FAILED'},
        {at: 4, job: 'j1', state: 'FAILED'},
        {at: 4, order: 'FAILED'}
      ]
    }
  ]
  const things: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    'wait-deploy-order': {'pipeline-id': '123', 'deploy-order-id': '1111'},
    'wait-pipeline': {'pipeline-id': '123', 'run-id': '77'},
    'fetch-logs': {'pipeline-id': '123', 'run-id': 'latest'},
    'wait-change-order': {'app-name': 'shop-web', 'change-order-sn': 'c0ffee'}
  }
  return {
    platform: yunxiao({edition: 'central', organizationId, token, orders, runs, changeOrders}),
    inputs: {vendor: 'yunxiao', operation, token, 'organization-id': organizationId, ...things[operation]},
    secrets: [token]
  }
}

const codeartsDeploy = (
  chance: Chance,
  credentials: (
    secret: Chance['secret']
  ) => Pick<SecretDeploy, 'inputs' | 'env' | 'secrets'> & {keys: CodeartsOptions['keys']},
  more: Readonly<Record<string, string>> = {}
): SecretDeploy => {
  const {keys, inputs, env, secrets} = credentials(chance.secret)
  const pick = picker(chance.random)
  const run: RunScenario = {
    ...simpleRun({
      runId: R,
      runNumber: 25,
      stages: [
        {name: 'Build', seconds: 2, log: echoLog({secrets, random: chance.random}, 20)},
        {
          name: 'Deploy',
          seconds: 3,
          log: echoLog({secrets, random: chance.random}, 20),
          fails: spell(pick(secrets), pick)
        }
      ]
    })
  }
  return {
    platform: codearts({keys, pipelines: [{projectId: P, pipelineId: PL, name: 'shop', runs: [run]}]}),
    inputs: {
      vendor: 'codearts',
      operation: 'wait-pipeline',
      region: 'cn-north-4',
      'project-id': P,
      'pipeline-id': PL,
      'run-id': R,
      ...inputs,
      ...more
    },
    ...(env && {env}),
    secrets
  }
}

const bkciDeploy = (chance: Chance, api: string, operation = 'wait-pipeline'): SecretDeploy => {
  const token = chance.secret(30)
  const appSecret = chance.secret()
  const given: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    'direct-v3': {token},
    'direct-v4': {token: encodeURIComponent(token)},
    'gateway-user': {token},
    'gateway-app': {'app-code': 'shop-gate', 'app-secret': appSecret, username: 'ben'}
  }
  const secrets = api === 'gateway-app' ? [appSecret] : [...new Set([token, given[api]?.token ?? token])]
  const [log, errors] = [20, 3].map(count => echoLog({secrets, random: chance.random}, count)) as [
    string[],
    string[]
  ]
  const gateway = api.startsWith('gateway')
  const stages = [
    {
      id: 'stage-2',
      name: 'Deploy',
      jobs: [{hash: 'c-21', name: 'production', tasks: [{id: 'e-1', name: 'rollout'}]}]
    }
  ]
  const say = (status: string, at: number) => [
    {at, stage: 'stage-2', status},
    {at, job: 'c-21', status},
    {at, task: 'e-1', status, ...(status === 'FAILED' ? {errorMsg: errors[0], errorCode: 2199001} : {})}
  ]
  const build = {
    projectId: PROJECT,
    pipelineId: PIPELINE,
    pipelineName: 'shop',
    buildId: BUILD,
    buildNum: 42,
    stages,
    timeline: [
      {at: 0, build: 'RUNNING', starts: true},
      ...say('RUNNING', 0),
      {at: 2, task: 'e-1', log: log.slice(0, 9)},
      {at: 3, task: 'e-1', log: log.slice(9)},
      ...say('FAILED', 4),
      {
        at: 4,
        build: 'FAILED',
        ends: true,
        errors: errors.map(errorMsg => ({taskName: 'rollout', errorMsg}))
      }
    ]
  }
  return {
    platform: bkci({builds: [build], token, appCode: 'shop-gate', appSecret, gatewayOnly: gateway}),
    inputs: {
      vendor: 'bkci',
      operation,
      api,
      endpoint: gateway ? '{url}/api/devops/prod' : '{url}',
      'project-id': PROJECT,
      'pipeline-id': PIPELINE,
      'run-id': operation === 'fetch-logs' ? 'latest' : BUILD,
      ...given[api]
    },
    secrets
  }
}

/** Every way to give a credential, and every thing that is waited for. */
const deploys: Readonly<Record<string, (chance: Chance) => SecretDeploy>> = {
  'Yunxiao, a deploy order': chance => yunxiaoDeploy(chance, 'wait-deploy-order'),
  'Yunxiao, a run': chance => yunxiaoDeploy(chance, 'wait-pipeline'),
  'Yunxiao, a change order': chance => yunxiaoDeploy(chance, 'wait-change-order'),
  'Yunxiao, logs': chance => yunxiaoDeploy(chance, 'fetch-logs'),
  'CodeArts, an IAM token': chance =>
    codeartsDeploy(chance, secret => {
      const token = secret(1500)
      return {keys: {token}, inputs: {token}, secrets: [token]}
    }),
  'CodeArts, temporary AK/SK': chance =>
    codeartsDeploy(chance, secret => {
      const keys = {accessKey: secret(20), secretKey: secret(40), securityToken: secret(300)}
      const {accessKey, secretKey, securityToken} = keys
      const inputs = {'access-key': accessKey, 'secret-key': secretKey, 'security-token': securityToken}
      return {keys, inputs, secrets: Object.values(keys)}
    }),
  'CodeArts, AK/SK of the environment': chance =>
    codeartsDeploy(
      chance,
      secret => {
        const keys = {accessKey: secret(20), secretKey: secret()}
        const env = {HUAWEICLOUD_SDK_AK: keys.accessKey, HUAWEICLOUD_SDK_SK: keys.secretKey}
        return {keys, inputs: {}, env, secrets: Object.values(keys)}
      },
      {operation: 'fetch-logs', 'run-id': 'latest'}
    ),
  'CodeArts, v3': chance =>
    codeartsDeploy(
      chance,
      secret => {
        const keys = {accessKey: secret(20), secretKey: secret(40)}
        const inputs = {'access-key': keys.accessKey, 'secret-key': keys.secretKey}
        return {keys, inputs, secrets: Object.values(keys)}
      },
      {api: 'v3', 'project-id': '', 'run-id': 'latest'}
    ),
  'BK-CI, a token': chance => bkciDeploy(chance, 'direct-v3'),
  'BK-CI, an encoded token': chance => bkciDeploy(chance, 'direct-v4', 'fetch-logs'),
  'BK-CI, a token at the gateway': chance => bkciDeploy(chance, 'gateway-user'),
  'BK-CI, an application': chance => bkciDeploy(chance, 'gateway-app')
}

const rounds = [
  {round: 1, faults: 0, more: {}},
  {round: 2, faults: 0.1, more: {'max-log-lines': '30'}},
  {round: 3, faults: 0.5, more: {logs: 'failed'}}
]
// One round of each, in turn.
const cases = Object.entries(deploys).map(([deploy, make], i) => {
  const {round, faults, more} = rounds[i % rounds.length] as (typeof rounds)[number]
  return {deploy, make, faults, more, seed: 1000 * round + i}
})

sideBySide('a platform that repeats what it was sent, in any spelling,', test => {
  test.each(cases)(
    'makes no secret appear, here or on another server: $deploy (seed $seed)',
    async ({make, faults, more, seed}) => {
      const chance = chanceOf(seed)
      const {platform, inputs, env = {}, secrets} = make(chance)
      const other = await bystander()
      try {
        const echo = {secrets, random: chance.random, elsewhere: other.url, faults}
        const emitted = await emit({platform: echoing(platform, echo), inputs: {...inputs, ...more}, env})
        checkEmitted(emitted, secrets)
        expect(other.heard).toEqual([])
        expect(emitted.requests.length).toBeGreaterThan(0)
        expect(emitted.run.outputs.reason).not.toMatch(/internal fault/)
      } finally {
        await other.close()
      }
    },
    LONG
  )
})

sideBySide('a redirect', test => {
  const first = ['Yunxiao, a run', 'CodeArts, temporary AK/SK', 'BK-CI, an application']
  const locations: Readonly<Record<string, (other: string, secret: string) => string>> = {
    'to another port': other => `http://${other}/signin`,
    'without a scheme': other => `//${other}/signin`,
    'with credentials in it': (other, secret) => `http://${secret}:${secret}@${other}/signin?token=${secret}`
  }
  const redirects = Object.entries(locations).map(([to, location], i) => ({
    deploy: first[i % first.length] as string,
    to,
    location,
    status: [302, 303, 307][i] as number
  }))

  test.each(redirects)(
    'takes no credential to another server: $deploy, $status $to',
    async ({deploy, location, status}) => {
      const {
        platform,
        inputs,
        env = {},
        secrets
      } = (deploys[deploy] as (chance: Chance) => SecretDeploy)(chanceOf(7))
      const other = await bystander()
      try {
        const to = location(other.host, encodeURIComponent(secrets[0] as string).slice(0, 300))
        const answer = {status, body: '', headers: {location: to}}
        const emitted = await emit({platform: {...platform, handle: () => answer}, inputs, env})
        checkEmitted(emitted, secrets)
        expect(other.heard).toEqual([])
        expect(emitted.run.outputs.outcome).toBe('error')
        expect(emitted.run.outputs.reason).toMatch(/redirect/)
        expect(emitted.run.outputs.reason).not.toMatch(/signin|token=/)
      } finally {
        await other.close()
      }
    },
    LONG
  )

  test(
    'of a log takes no credential to another server',
    async () => {
      const {platform, inputs, env = {}, secrets} = yunxiaoDeploy(chanceOf(8), 'fetch-logs')
      const other = await bystander()
      try {
        let redirected = 0
        const handle: Platform['handle'] = ask => {
          const good = platform.handle(ask)
          if (!ask.segments.some(segment => /^logs?$|_logs$/.test(segment)) || good.status !== 200)
            return good
          redirected++
          return {
            status: 302,
            body: '',
            headers: {location: `${other.url}/?token=${encodeURIComponent(secrets[0] ?? '')}`}
          }
        }
        const emitted = await emit({platform: {...platform, handle}, inputs, env})
        checkEmitted(emitted, secrets)
        expect(redirected).toBeGreaterThan(0)
        expect(other.heard).toEqual([])
      } finally {
        await other.close()
      }
    },
    LONG
  )
})

sideBySide('a proxy with a password', test => {
  // As it stands in the address, and as it is.
  const written = 'p%40ss%2Fw0rd-of-7%21'
  const password = 'p@ss/w0rd-of-7!'
  const basic = Buffer.from(`amy:${password}`).toString('base64')

  test.each([
    {what: 'lets requests through', refuses: ''},
    {what: 'refuses them, with what it was sent', refuses: `${basic} ${written}`}
  ])(
    'that $what gets the password, and no other server does',
    async ({refuses}) => {
      const heads: string[] = []
      let port = 0
      const proxy = createServer((request, response) => {
        heads.push(JSON.stringify([request.url, request.headers['proxy-authorization']]))
        if (refuses !== '') {
          response.writeHead(407, refuses, {'proxy-authenticate': basic})
          return void response.end(`${basic} ${password}`)
        }
        // What is for the proxy goes no further.
        const {'proxy-authorization': _own, ...headers} = request.headers
        const {pathname, search} = new URL(request.url ?? '')
        const {method} = request
        const up = send({host: '127.0.0.1', port, method, path: pathname + search, headers}, answer => {
          response.writeHead(answer.statusCode ?? 0, answer.headers)
          answer.pipe(response)
        })
        up.on('error', () => response.destroy())
        request.pipe(up)
      })
      await new Promise<void>(resolve => proxy.listen(0, '127.0.0.1', resolve))
      try {
        const chance = chanceOf(9)
        const {platform, inputs, secrets} = yunxiaoDeploy(chance, 'wait-pipeline')
        const echo = {
          secrets: [...secrets, password, basic, `amy:${password}`],
          random: chance.random,
          elsewhere: 'http://x.example',
          faults: 0
        }
        const emitted = await emit({
          platform: echoing(platform, echo),
          inputs: {...inputs, endpoint: 'http://platform.example'},
          env(url) {
            port = Number(new URL(url).port)
            const {port: own} = proxy.address() as AddressInfo
            // The package that asks a proxy is warned of by Node, on stderr.
            return {http_proxy: `http://amy:${written}@127.0.0.1:${own}`, NODE_NO_WARNINGS: '1'}
          }
        })
        checkEmitted(emitted, [...secrets, password, written, `amy:${password}`])
        expect(heads.length).toBeGreaterThan(0)
        for (const head of heads) {
          expect(head).toContain(`http://platform.example/`)
          expect(head).toContain(`Basic ${basic}`)
        }
        if (refuses === '') expect(emitted.requests.length).toBeGreaterThan(0)
        else expect(emitted.run.outputs.outcome).toBe('error')
        for (const {headers} of emitted.requests) {
          expect(headers['proxy-authorization']).toBeUndefined()
          expect(revealed(JSON.stringify(headers), password)).toEqual([])
        }
      } finally {
        await new Promise(resolve => {
          proxy.close(resolve)
          proxy.closeAllConnections()
        })
      }
    },
    LONG
  )
})

sideBySide('a fault of our own', test => {
  const internal = /internal fault/
  /** What goes wrong in the place of a request, the code for that, and how it is printed. `secret` is the token. */
  const faults: readonly (readonly [what: string, code: string, printed: RegExp])[] = [
    [
      'an error with a credential in its fields',
      'throw Object.assign(new TypeError("x", {cause: secret}), {input: secret, headers: {token: secret}})',
      internal
    ],
    [
      'an error that cannot be read',
      'throw Object.defineProperty(new TypeError("x"), "message", {get() { throw new Error(secret) }})',
      internal
    ],
    [
      'a rejection without a catch',
      'Promise.reject(Object.assign(new Error(encodeURIComponent(secret)), {secret})); return hang()',
      internal
    ],
    [
      'a fault of the network with a credential for a code',
      'throw Object.assign(new Error(secret), {code: secret, host: secret})',
      /connection to .* failed \(\*\*\*\)/
    ]
  ]

  test.each(faults)(
    'shows no credential, and the masks come first all the same: %s',
    async (name, code, expected) => {
      const chance = chanceOf(11)
      const {platform, inputs, secrets} = yunxiaoDeploy(chance, 'wait-pipeline')
      const hook = join(folder, `${name.replace(/\W/g, '-')}.cjs`)
      await writeFile(
        hook,
        `const http = require('node:http')
const {EventEmitter} = require('node:events')
const secret = process.env.INPUT_TOKEN
const hang = () => Object.assign(new EventEmitter(), {end() {}, destroy() {}, setTimeout() {}, write() {}})
http.request = () => { ${code} }
require('node:module').syncBuiltinESMExports()
`
      )
      const emitted = await emit({
        platform,
        inputs: {...inputs, timeout: '2s', 'request-timeout': '300ms'},
        env: {NODE_OPTIONS: `--require ${hook}`, NODE_NO_WARNINGS: '1'}
      })
      checkEmitted(emitted, secrets)
      expect(emitted.requests).toEqual([])
      expect(emitted.run.outputs.outcome).toBe('error')
      const errors = emitted.run.commands.filter(c => c.name === 'error')
      expect(errors).toHaveLength(1)
      expect(errors[0]?.data).toMatch(expected)
    },
    LONG
  )
})

sideBySide('a credential that cannot be right', test => {
  const {secret} = chanceOf(12)
  const [one, two, three] = [secret(20), secret(40), secret(24)] as [string, string, string]
  const {inputs: codeartsInputs} = codeartsDeploy(chanceOf(13), () => ({
    keys: {token: 'x'},
    inputs: {},
    secrets: ['x-x-x-x-x']
  }))
  const {inputs: bkciInputs} = bkciDeploy(chanceOf(14), 'gateway-app')

  const keys = (spoil: (secret: string) => string) => ({
    ...codeartsInputs,
    'access-key': spoil(one),
    'secret-key': spoil(two),
    'security-token': spoil(three)
  })
  interface Spoiled extends Pick<SecretDeploy, 'inputs' | 'env'> {
    title: string
    named: readonly string[]
    mistake: RegExp
  }
  // All that can be wrong with a credential is asked in __tests__/unit/inputs/secrets.test.ts; here is one for each place.
  const spoiled: readonly Spoiled[] = [
    {
      title: 'AK/SK that is a key file',
      named: ['access-key', 'secret-key', 'security-token'],
      inputs: keys(secret => `{\n  "key": "${secret}"\n}`),
      mistake: /has a line break .*: store the secret again/
    },
    {
      title: 'AK/SK of the environment that is quoted',
      named: ['access-key', 'secret-key'],
      inputs: codeartsInputs,
      env: {HUAWEI_CLOUD_ACCESS_KEY_ID: `"${one}"`, HUAWEI_CLOUD_SECRET_ACCESS_KEY: `"${two}"`},
      mistake: /has a quote .*: store the secret again/
    },
    {
      title: 'an application that is too short to mask',
      named: ['app-secret'],
      inputs: {...bkciInputs, 'app-secret': one.slice(0, 7)},
      mistake: /shorter than 8 characters.*: check that the whole/
    }
  ]

  test.each(spoiled)(
    'is reported by its name, with what to do, and shown nowhere: $title',
    async ({named, inputs, env = {}, mistake}) => {
      const emitted = await emit({
        platform: yunxiaoDeploy(chanceOf(15), 'wait-pipeline').platform,
        inputs,
        env
      })
      const {run, requests} = emitted
      const {outputs} = run
      checkEmitted(emitted, [one, two, three], {asGiven: false})
      expect(requests).toEqual([])
      expect(outputs.outcome).toBe('error')
      const mistakes = run.log.split('\n').filter(line => line.startsWith('Input '))
      expect(mistakes.map(line => /^Input (\S+): /.exec(line)?.[1])).toEqual(named)
      for (const text of mistakes) expect(text).toMatch(mistake)
      for (const name of named) expect(outputs.reason).toContain(name)
      // No mask would blank the log.
      for (const mask of run.masks) expect(mask.length).toBeGreaterThanOrEqual(8)
      if (!named.includes('app-secret')) expect(revealed(run.masks.join('\n'), one)).not.toEqual([])
    },
    LONG
  )

  test(
    'is reported with all the other mistakes, after the masks of the right credentials',
    async () => {
      const emitted = await emit({
        platform: yunxiaoDeploy(chanceOf(16), 'wait-pipeline').platform,
        inputs: {
          ...keys(secret => secret),
          'security-token': `${three}\n`,
          timeout: 'soon',
          endpoint: `https://amy:${one}@host.example`
        }
      })
      checkEmitted(emitted, [one, two, three, `amy:${one}`])
      expect(emitted.run.log.match(/^Input \S+(?=: )/gm)?.sort()).toEqual(
        ['endpoint', 'security-token', 'timeout'].map(name => `Input ${name}`)
      )
      expect(emitted.requests).toEqual([])
    },
    LONG
  )
})
