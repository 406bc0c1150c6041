import {expect, test} from '@jest/globals'
import type {Outcome} from '../../src/model/outcome.js'
import {certificate, type Identity} from '../support/action/certificates.js'
import {leaks} from '../support/action/leaks.js'
import {wholeLog} from '../support/action/log-views.js'
import {type NetworkRun, type NetworkSetup, runInNetwork} from '../support/action/network.js'
import {sideBySide} from '../support/action/side-by-side.js'
import {answer, both, done, faulty, order, prints, says} from '../support/deploys/deploy-orders.js'
import {checkOrderWait, waitForOrders} from '../support/deploys/order-waits.js'

const LONG = 120_000
// Shorter ones are not masked.
const SHORTEST_SECRET = 8
const LIVE = ['127.0.0.1']
const METADATA = '169.254.169.254'
const ca = certificate({name: 'Test CA', isCa: true})
const identity = certificate({name: 'platform', hosts: ['platform.test'], by: ca})
const trusts = {files: {'ca.pem': ca.cert}, inputs: {'ca-file': '{folder}/ca.pem'}}
const hasty = {'outage-tolerance': '1s'}
const names = {'platform.test': [LIVE]}

// Long enough for some polls, and with a log.
const deploys = order([
  says('Running'),
  ...both('Running'),
  prints(1, ['line one', 'line two']),
  prints(2, ['line three'], 3),
  ...both('Success', 5),
  says('Success', 5)
])

interface Row {
  title: string
  outcome: Outcome
  setup: NetworkSetup
  reason?: RegExp
  log?: RegExp
  /** Texts that nothing that is shown may hold. */
  secrets?: readonly string[]
  also?: (ran: NetworkRun) => void
}

/** Ends at once: one poll, and nothing of us reached the platform. */
const atOnce = ({run, requests}: NetworkRun) => {
  expect(run.outputs.polls).toBe('1')
  expect(requests).toEqual([])
}
/** Ends after more than one poll, and nothing of us reached the platform. */
const afterSome = ({run, requests}: NetworkRun) => {
  expect(Number(run.outputs.polls)).toBeGreaterThan(1)
  expect(requests).toEqual([])
}

/** The logins of the proxies, in each encoding in which a request can carry them. */
function loginsOf(env: NetworkSetup['env'] = {}): string[] {
  const urls = Object.entries(env).flatMap(([name, value]) => (/_proxy$/i.test(name) && value) || [])
  const written = urls.flatMap(url => {
    const [, info = ''] = /^(?:\w+:\/\/)?([^/?#]*)@/.exec(url) ?? []
    return [info, info.slice(info.indexOf(':') + 1)]
  })
  return [...written, ...written.map(text => text.replace(/(?:%[0-9a-f]{2})+/gi, decodeURIComponent))]
}

function table(title: string, rows: readonly Row[]) {
  sideBySide(title, test => {
    test.each(rows)(
      '$title: $outcome',
      async ({outcome, setup, reason, log, secrets = [], also}) => {
        const ran = await runInNetwork(setup)
        const logins = loginsOf(setup.env).filter(text => text.length >= SHORTEST_SECRET)
        const own = {...ran, secrets: [...ran.secrets, ...logins]}
        await checkOrderWait(own, outcome, outcome === 'success')
        if (reason) expect(ran.run.outputs.reason).toMatch(reason)
        if (log) expect(wholeLog(ran)).toMatch(log)
        for (const secret of secrets) expect(leaks(ran, secret)).toEqual([])
        also?.(ran)
      },
      LONG
    )
  })
}

const proxied = (scheme: 'http' | 'https', value: string, rest: NetworkSetup = {}): NetworkSetup => ({
  ...(scheme === 'https' && {identity, ...trusts}),
  ...rest,
  inputs: {...(scheme === 'https' && trusts.inputs), ...rest.inputs},
  env: {[`${scheme}_proxy`]: value, ...rest.env}
})

const login = 'amy:p@ss/w0rd-9182'
const encoded = 'amy:p%40ss%2Fw0rd-9182'
const basic = Buffer.from(login).toString('base64')

table('a proxy', [
  {
    title: 'for http gets each request in absolute form',
    outcome: 'success',
    setup: proxied('http', `http://${encoded}@{proxy}`, {
      orders: [deploys],
      proxy: {login},
      inputs: {logs: 'all'}
    }),
    secrets: ['p@ss/w0rd-9182', 'p%40ss%2Fw0rd-9182', basic],
    log: /line three/,
    also({asked, requests, port}) {
      expect(requests.length).toBeGreaterThan(3)
      for (const {line, headers} of asked) {
        expect(line.startsWith(`GET http://platform.test:${port}/oapi/v1/flow/`)).toBe(true)
        expect(headers).toMatchObject({
          host: `platform.test:${port}`,
          'proxy-authorization': `Basic ${basic}`
        })
      }
      for (const {headers} of requests) expect(headers['proxy-authorization']).toBeUndefined()
    }
  },
  {
    title: 'for https tunnels by CONNECT, and sees nothing',
    outcome: 'success',
    setup: proxied('https', `http://${encoded}@{proxy}`, {
      orders: [deploys],
      proxy: {login},
      inputs: {logs: 'all'}
    }),
    secrets: ['p@ss/w0rd-9182', 'p%40ss%2Fw0rd-9182', basic],
    log: /line three/,
    also({asked, requests, port, inputs}) {
      expect(requests.length).toBeGreaterThan(3)
      for (const {line, headers} of asked) {
        expect(line).toBe(`CONNECT platform.test:${port} HTTP/1.1`)
        expect(Object.keys(headers).sort()).toEqual(['connection', 'host', 'proxy-authorization'])
        expect(JSON.stringify(headers)).not.toContain(inputs.token)
      }
      for (const {headers} of requests) expect(headers['proxy-authorization']).toBeUndefined()
    }
  },

  {
    title: 'that speaks TLS itself',
    outcome: 'success',
    setup: proxied('https', 'https://{proxy}', {
      proxy: {identity: certificate({name: 'proxy', hosts: ['127.0.0.1'], by: ca})}
    }),
    also: ({asked}) => expect(asked.length).toBeGreaterThan(0)
  },
  {
    title: 'is not used for a host that NO_PROXY names',
    outcome: 'success',
    setup: proxied('https', 'http://{proxy}', {
      names,
      proxy: {says: 'HTTP/1.1 403 No\r\n\r\n'},
      env: {NO_PROXY: 'other.example,.test:{port}'}
    }),
    also: ({asked}) => expect(asked).toEqual([])
  },

  {
    title: 'for https with another login',
    outcome: 'error',
    setup: proxied('https', 'http://amy:wr0ng-wr0ng@{proxy}', {proxy: {login}}),
    reason: /https_proxy.*HTTP 407.*check the user name and password in https_proxy/,
    secrets: ['wr0ng-wr0ng'],
    also(ran) {
      atOnce(ran)
      expect(ran.asked).toHaveLength(1)
      expect(ran.run.outputs.reason).toContain(ran.proxyHost)
    }
  },
  {
    title: 'for http that is dead',
    outcome: 'error',
    setup: proxied('http', 'http://amy:hunter2hunter2@127.0.0.1:9', {inputs: hasty}),
    reason: /the proxy 127\.0\.0\.1:9 \(http_proxy\) failed \(ECONNREFUSED\)/,
    secrets: ['hunter2hunter2'],
    also: afterSome
  },
  {
    title: 'for https that never answers',
    outcome: 'error',
    setup: proxied('https', 'http://{proxy}', {
      inputs: {...hasty, 'request-timeout': '300ms'},
      proxy: {says: ''}
    }),
    reason: /no whole answer within 0\.3 s/,
    also: afterSome
  },
  {
    title: 'for http, whose variable has another scheme',
    outcome: 'error',
    setup: proxied('http', 'socks5://amy:hunter2hunter2@{proxy}', {names}),
    reason: /variable http_proxy has the scheme socks5:.*set http_proxy/,
    secrets: ['hunter2hunter2'],
    also: atOnce
  },

  {
    title: 'for http, and a redirect behind it',
    outcome: 'error',
    setup: proxied('http', 'http://{proxy}', {
      orders: [faulty(done, answer(302, '', {location: 'http://other.test/login?x=hunter2hunter2'}))]
    }),
    reason: /redirect to other\.test/,
    secrets: ['hunter2hunter2'],
    also({requests, asked}) {
      expect([requests.length, asked.length]).toEqual([1, 1])
    }
  },
  {
    title: 'that forbids the tunnel',
    outcome: 'error',
    setup: proxied('https', 'http://{proxy}', {
      proxy: {says: 'HTTP/1.1 403 Forbidden\r\nContent-Length: 4\r\n\r\nevil'}
    }),
    reason:
      /https_proxy\) refused to connect to platform\.test:\d+ \(HTTP 403\) \(deploy order 1111 of pipeline 123\); let the proxy connect to/,
    also: atOnce
  }
])

table('a host name', [
  {title: 'that is resolved once more for each poll', outcome: 'success', setup: {names, orders: [deploys]}},
  {
    title: 'that cannot be resolved for a while',
    outcome: 'success',
    setup: {names: {'platform.test': ['EAI_AGAIN', 'EAI_AGAIN', 'ENOTFOUND', LIVE]}},
    log: /platform\.test:\d+ failed \(EAI_AGAIN\)/,
    also: ({run}) => expect(run.outputs.polls).toBe('4')
  },

  // Each kind of address is asked in __tests__/unit/http/address.test.ts.
  ...[[METADATA], ['64:ff9b::a9fe:a9fe', ...LIVE]].map(
    (all): Row => ({
      title: `that resolves to ${all.join(' and ')}`,
      outcome: 'error',
      setup: {names: {'platform.test': [all]}},
      reason: /platform\.test resolves to \S+, a link-local, metadata or refused address.*check endpoint/,
      also(ran) {
        atOnce(ran)
        expect(ran.opened).toBe(0)
      }
    })
  ),
  {
    title: 'whose answer changes to the metadata service while we wait',
    outcome: 'error',
    setup: {
      orders: [order([says('Running'), ...both('Running')])],
      names: {'platform.test': [LIVE, LIVE, LIVE, [METADATA]]}
    },
    reason: /platform\.test resolves to 169\.254\.169\.254/,
    also({run, requests, opened}) {
      expect(run.outputs.polls).toBe('4')
      expect([requests.length, opened]).toEqual([3, 3])
    }
  },
  {
    title: 'of two addresses of which the first is dead',
    outcome: 'success',
    setup: {names: {'platform.test': [['127.0.0.2', ...LIVE]]}, orders: [deploys], inputs: {logs: 'all'}},
    log: /line three/
  }
])

const hosts = ['platform.test']
const selfSigned = certificate({name: 'x', hosts})
// Each thing that is wrong with a certificate is asked in __tests__/unit/http/tls.test.ts.
const untrusted: readonly (readonly [title: string, Identity, code: RegExp, hint: RegExp])[] = [
  ['signs itself', selfSigned, /DEPTH_ZERO_SELF_SIGNED_CERT/, /ca-file/],

  [
    'is for another host',
    certificate({name: 'x', hosts: ['other.test'], by: ca}),
    /ERR_TLS_CERT_ALTNAME_INVALID/,
    /endpoint/
  ]
]

table('a certificate', [
  {
    title: 'of the authority in ca-file',
    outcome: 'success',
    setup: {identity, names, ...trusts, orders: [deploys]}
  },

  {
    title: 'of the authority in NODE_EXTRA_CA_CERTS, beside a ca-file',
    outcome: 'success',
    setup: {
      identity,
      names,
      files: {'ca.pem': ca.cert, 'other.pem': selfSigned.cert},
      inputs: {'ca-file': '{folder}/other.pem'},
      env: {NODE_EXTRA_CA_CERTS: '{folder}/ca.pem'}
    }
  },
  ...untrusted.flatMap(([title, own, code, hint]): Row[] =>
    [
      {title, names, env: {}},
      ...(own === selfSigned
        ? [{title: `${title}, behind a proxy`, env: {https_proxy: 'http://{proxy}'}}]
        : [])
    ].map(({title, ...ways}) => ({
      title: `that ${title}`,
      outcome: 'error',
      setup: {identity: own, ...trusts, ...ways},
      reason: new RegExp(
        `TLS connection to platform\\.test:\\d+.* failed \\(${code.source}\\).*${hint.source}`
      ),
      also(ran) {
        atOnce(ran)
        expect([ran.opened, ran.asked.length]).toEqual([1, 'https_proxy' in ways.env ? 1 : 0])
      }
    }))
  )
])

test.concurrent(
  'a certificate is checked though the environment says otherwise',
  async () => {
    const ran = await runInNetwork({identity, names, env: {NODE_TLS_REJECT_UNAUTHORIZED: '0'}})
    // Node itself warns of the variable.
    expect(ran.run.stderr).toContain('NODE_TLS_REJECT_UNAUTHORIZED')
    await checkOrderWait({...ran, run: {...ran.run, stderr: ''}}, 'error', false)
    expect(ran.run.outputs.reason).toContain('UNABLE_TO_VERIFY_LEAF_SIGNATURE')
    atOnce(ran)
  },
  LONG
)

table('a ca-file', [
  {
    title: 'whose second certificate is broken',
    outcome: 'error',
    setup: {identity, names, files: {'ca.pem': ca.cert + ca.cert.slice(0, 80)}, inputs: trusts.inputs},
    reason: /ca-file: .* names .*certificate 2 is broken/,
    also({run, opened}) {
      expect([run.outputs.polls, opened]).toEqual(['0', 0])
    }
  },
  {
    title: 'that is a device',
    outcome: 'error',
    setup: {names, inputs: {'ca-file': '/dev/zero'}},
    reason: /ca-file: .* names no file/
  }
])

test.concurrent(
  'a request of any kind says that no cache may answer it',
  async () => {
    const {requests} = await waitForOrders({orders: [deploys]})
    expect(new Set(requests.map(({kind}) => kind)).size).toBeGreaterThan(1)
    for (const {headers} of requests) expect(headers).toMatchObject({'cache-control': 'no-cache'})
  },
  LONG
)
