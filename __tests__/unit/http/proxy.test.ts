/** @jest-environment ./__tests__/unit/support/two-realms.mjs */
import {getEventListeners} from 'node:events'
import {afterEach, describe, expect, test} from '@jest/globals'
import {proxyFor} from '../../../src/http/proxy.js'
import {RequestError} from '../../../src/model/errors.js'
import {certificate} from '../../support/action/certificates.js'
import {type ProxyWays, startProxy} from '../../support/action/proxy.js'
import {closeAll, platform} from '../../support/action/sockets.js'
import {client, expectGone, refusal, TOKEN, told, withoutNodesAuthorities} from '../support/http.js'

const names = ['http_proxy', 'HTTP_PROXY', 'https_proxy', 'HTTPS_PROXY', 'no_proxy', 'NO_PROXY'] as const
const before = names.map(name => [name, process.env[name]] as const)

withoutNodesAuthorities()
afterEach(async () => {
  for (const [name, value] of before) {
    if (value === undefined) delete process.env[name]
    else process.env[name] = value
  }
  await closeAll()
})

/** Where a request goes first, with these variables. */
function wayOf(url: string, env: Record<string, string>): string {
  const proxy = proxyFor(new URL(url), env)
  return proxy ? `${proxy.variable} ${proxy.url.protocol}//${proxy.url.host}` : 'direct'
}

function refused(url: string, env: Record<string, string>): RequestError {
  try {
    proxyFor(new URL(url), env)
  } catch (error) {
    expect(error).toBeInstanceOf(RequestError)
    return error as RequestError
  }
  throw new Error('it was taken')
}

describe('the way to a host', () => {
  test.each<[string, Record<string, string>, string]>([
    ['https://h', {}, 'direct'],
    ['https://h', {https_proxy: 'http://p:3128'}, 'https_proxy http://p:3128'],
    ['https://h', {HTTPS_PROXY: 'http://p:3128'}, 'HTTPS_PROXY http://p:3128'],
    ['https://h', {https_proxy: 'http://a:1', HTTPS_PROXY: 'http://b:1'}, 'https_proxy http://a:1'],
    ['https://h', {https_proxy: '', HTTPS_PROXY: 'http://b:1'}, 'HTTPS_PROXY http://b:1'],
    ['https://h', {https_proxy: ' ', HTTPS_PROXY: ''}, 'direct'],
    ['https://h', {http_proxy: 'http://p:3128'}, 'direct'],
    ['http://h', {https_proxy: 'http://p:3128'}, 'direct'],
    ['http://h', {http_proxy: 'http://p:3128'}, 'http_proxy http://p:3128'],
    ['http://h', {HTTP_PROXY: 'https://p'}, 'HTTP_PROXY https://p'],
    // Without a scheme it is a host, whatever a URL parser makes of it.
    ['https://h', {https_proxy: 'p:3128'}, 'https_proxy http://p:3128'],
    ['https://h', {https_proxy: 'proxy.corp.example'}, 'https_proxy http://proxy.corp.example'],
    ['https://h', {https_proxy: '10.0.0.1:3128'}, 'https_proxy http://10.0.0.1:3128'],
    ['https://h', {https_proxy: '[fd00::1]:3128'}, 'https_proxy http://[fd00::1]:3128'],
    ['https://h', {https_proxy: 'user:pw@p:3128'}, 'https_proxy http://p:3128'],
    ['https://h', {https_proxy: ' http://p:3128/ \n'}, 'https_proxy http://p:3128'],
    ['https://h', {https_proxy: 'HTTP://P:3128'}, 'https_proxy http://p:3128']
  ])('%s with %j is %s', (url, env, way) => {
    expect(wayOf(url, env)).toBe(way)
  })

  const proxies = {http_proxy: 'http://p:1', https_proxy: 'http://p:1'}

  test.each<[string, string, boolean]>([
    ['https://corp.example', 'corp.example', true],
    ['https://ci.corp.example', 'corp.example', true],
    ['https://a.b.corp.example', 'corp.example', true],
    ['https://evilcorp.example', 'corp.example', false],
    ['https://corp.example.evil', 'corp.example', false],
    ['https://corp.example', '.corp.example', true],
    ['https://ci.corp.example', '.corp.example', true],
    ['https://evilcorp.example', '.corp.example', false],
    ['https://ci.corp.example', '*.corp.example', true],
    ['https://corp.example', '*.corp.example', true],
    ['https://corp.example', 'CORP.Example', true],
    ['https://corp.example.', 'corp.example', true],
    ['https://corp.example', 'corp.example.', true],
    ['https://corp.example', 'a.example, corp.example ,b.example', true],
    ['https://corp.example', 'a.example corp.example', true],
    ['https://corp.example', 'a.example\tb.example', false],
    ['https://anything', '*', true],
    ['https://10.0.0.1', '*', true],
    ['https://anything', 'a,*', true],
    ...['', ' ', ',', '.', '*.', '-', '/', ':', '[', '[]', ':443', '*x', 'https://corp.example'].map(
      (rule): [string, string, boolean] => ['https://corp.example', rule, false]
    ),
    // With a port the rule is for that one alone.
    ['https://corp.example', 'corp.example:443', true],
    ['http://corp.example', 'corp.example:80', true],
    ['https://corp.example', 'corp.example:80', false],
    ['https://corp.example:8443', 'corp.example:8443', true],
    ['https://corp.example:8443', 'corp.example', true],
    ['https://corp.example:8443', 'corp.example:443', false],
    ['https://ci.corp.example:8443', '.corp.example:8443', true],
    ['https://corp.example', 'corp.example:x', false],
    // Addresses and ranges of them.
    ['https://10.1.2.3', '10.1.2.3', true],
    ['https://10.1.2.3', '10.1.2.4', false],
    ['https://10.1.2.3:8443', '10.1.2.3:8443', true],
    ['https://10.1.2.3:8443', '10.1.2.3:443', false],
    ['https://10.1.2.3', '10.0.0.0/8', true],
    ['https://11.1.2.3', '10.0.0.0/8', false],
    ['https://10.1.2.3', '10.1.2.0/30', true],
    ['https://10.1.2.4', '10.1.2.0/30', false],
    ['https://10.1.2.3', '10.1.2.3/32', true],
    ['https://10.1.2.3', '0.0.0.0/0', true],
    ['https://10.1.2.3', '10.0.0.0/8:443', true],
    ['https://10.1.2.3', '10.0.0.0/8:80', false],
    ...['10.0.0.0/33', '10.0.0.0/', '10.0.0.0/-1', '10.0.0.0/8x', '10.0/8', '10.', '.2.3', '2.3'].map(
      (rule): [string, string, boolean] => ['https://10.1.2.3', rule, false]
    ),
    ['https://[fd00::1]', 'fd00::1', true],
    ['https://[fd00::1]', '[fd00::1]', true],
    ['https://[fd00::1]', 'FD00:0:0::0:1', true],
    ['https://[fd00::1]', 'fd00::2', false],
    ['https://[fd00::1]:8443', '[fd00::1]:8443', true],
    ['https://[fd00::1]:8443', '[fd00::1]:443', false],
    ['https://[fd00::1]', 'fd00::/8', true],
    ['https://[fd00::1]', '[fd00::]/8', true],
    ['https://[fe00::1]', 'fd00::/8', false],
    ['https://[fd00::1]', 'fd00::/129', false],
    ['https://[fd00::1]', '10.0.0.0/8', false],
    ['https://10.1.2.3', 'fd00::/8', false],
    // A name is not resolved for a rule.
    ['https://corp.example', '0.0.0.0/0', false],
    ['https://1.2.3.4.example', '1.2.3.4', false]
  ])('%s with no_proxy=%j is direct: %s', (url, rules, direct) => {
    expect(wayOf(url, {...proxies, no_proxy: rules}) === 'direct').toBe(direct)
    expect(wayOf(url, {...proxies, NO_PROXY: rules}) === 'direct').toBe(direct)
  })

  test('takes the lower case no_proxy before the upper case one', () => {
    expect(wayOf('https://h', {...proxies, no_proxy: 'x', NO_PROXY: 'h'})).not.toBe('direct')
    expect(wayOf('https://h', {...proxies, no_proxy: 'h', NO_PROXY: 'x'})).toBe('direct')
    expect(wayOf('https://h', {...proxies, no_proxy: '', NO_PROXY: 'h'})).toBe('direct')
  })

  test.each([
    'http://127.0.0.1:8080',
    'https://127.1.2.3',
    'http://localhost',
    'https://[::1]:8443',
    'https://LOCALHOST.'
  ])('loopback is direct: %s', url => {
    expect(wayOf(url, proxies)).toBe('direct')
    // Nor does a bad setting stand in the way of what it is not for.
    expect(wayOf(url, {http_proxy: 'socks5://p', https_proxy: 'socks5://p'})).toBe('direct')
  })

  test.each(['http://127.evil.example', 'https://localhost.evil.example', 'https://128.0.0.1'])(
    '%s is no loopback',
    url => {
      expect(wayOf(url, proxies)).not.toBe('direct')
    }
  )
})

describe('a variable that cannot be read', () => {
  const none = 'is not an address of a proxy'
  const percent = 'has a percent sign in its user name or password that should be %25'

  test.each([
    ['socks5://p:1080', 'has the scheme socks5:'],
    ['ftp://p', 'has the scheme ftp:'],
    ['file:///x', 'has the scheme file:'],
    ['http://', none],
    ['http:// p', none],
    ['http://p:99999', none],
    ['http://p:port', none],
    ['://p', none],
    ['http://[::1', none],
    ['p q', none],
    ['http://user:50%off@p:3128', percent],
    ['http://%zz:x@p:3128', percent],
    ['http://%ff@p', percent]
  ])('(%s) is permanent, in one line that names it', (text, what) => {
    for (const [url, variable] of [
      ['https://h', 'HTTPS_PROXY'],
      ['http://h', 'http_proxy']
    ] as const) {
      const error = refused(url, {[variable]: text})
      expect(error.failure).toMatchObject({kind: 'permanent', label: 'proxy setting'})
      expect(error.message).toBe(`the environment variable ${variable} ${what}`)
      expect(error.failure.hint).toContain(variable)
      expect(told(error)).not.toMatch(/\n|off@|zz|%ff/)
    }
  })

  test('is told without its credentials, and nothing is sent without the proxy', async () => {
    const {port, seen, opened} = await platform((_request, response) => response.end('{}'))
    process.env.http_proxy = 'socks5://amy:hunter2hunter2@p:1080'
    const error = await refusal(client(0, {base: `http://platform.test:${port}`})())
    expect(told(error)).toContain('http_proxy')
    expect(told(error)).not.toMatch(/hunter2|amy/)
    expect([seen, opened()]).toEqual([[], 0])
  })

  test('that is not asked for is no matter', () => {
    expect(wayOf('https://h', {http_proxy: 'socks5://p'})).toBe('direct')
    expect(wayOf('https://h', {https_proxy: 'socks5://p', no_proxy: 'h'})).toBe('direct')
  })
})

test.each([
  ['http://amy:secret@p', 'amy:secret'],
  ['http://a%40b:p%3Aq%2Fr%25@p', 'a@b:p:q/r%'],
  ['http://amy@p', 'amy:'],
  ['http://:secret@p', ':secret'],
  ['http://%C3%A9:%E4%BD%A0@p', 'é:你'],
  ['amy:s%65cret@p:3128', 'amy:secret']
])('the login of %s is decoded', (text, login) => {
  const {authorization = ''} = proxyFor(new URL('https://h'), {https_proxy: text}) ?? {}
  expect(Buffer.from(authorization.replace('Basic ', ''), 'base64').toString()).toBe(login)
})

test('a proxy without a login gets none', () => {
  expect(proxyFor(new URL('https://h'), {https_proxy: 'http://p'})).not.toHaveProperty('authorization')
})

const ca = certificate({name: 'Test CA', isCa: true})
const identity = certificate({name: 'platform.test', hosts: ['platform.test'], by: ca})
const overTls = certificate({name: 'proxy', hosts: ['127.0.0.1'], by: ca})

/** The two schemes, and a proxy that is spoken to by TLS. */
const routes = [
  {title: 'http', base: 'http://platform.test:8080', variable: 'http_proxy', scheme: 'http'},
  {title: 'https', base: 'https://platform.test:8443', variable: 'https_proxy', scheme: 'http'},
  {
    title: 'http over a proxy with TLS',
    base: 'http://platform.test',
    variable: 'HTTP_PROXY',
    scheme: 'https'
  },
  {
    title: 'https over a proxy with TLS',
    base: 'https://platform.test',
    variable: 'HTTPS_PROXY',
    scheme: 'https'
  }
] as const

type Route = (typeof routes)[number]

/** A platform behind a proxy, and a client of it. */
async function behind(
  {base, variable, scheme}: Route,
  ways: Pick<ProxyWays, 'login' | 'says' | 'stays'> = {},
  {given = '', requestTimeoutMs = 5000} = {}
) {
  const own = await platform((_request, response) => response.end('{"a":1}'), {
    ...(base.startsWith('https') && {identity})
  })
  const proxy = await startProxy({...ways, to: own.port, ...(scheme === 'https' && {identity: overTls})})
  process.env[variable] = `${scheme}://${given}127.0.0.1:${proxy.port}`
  const isSecure = base.startsWith('https') || scheme === 'https'
  return {own, proxy, ask: client(0, {base, requestTimeoutMs, ...(isSecure && {ca: [ca.cert]})})}
}

describe.each(routes)('a proxy for $title', route => {
  const {base, variable} = route
  const url = new URL(base)
  const isHttp = url.protocol === 'http:'
  const target = `platform.test:${url.port || 443}`

  test('leads there, and keeps its login from the platform and ours from itself', async () => {
    const {own, proxy, ask} = await behind(route, {login: 'amy:p@ss/word'}, {given: 'amy:p%40ss%2Fword@'})
    const path = ['private path', 'x']
    for (let i = 0; i < 2; i++) {
      const {text} = await ask({path, query: {q: 'a&b'}, method: 'POST', body: '{"n":"é"}'})
      expect(text).toBe('{"a":1}')
    }
    expect(own.seen).toHaveLength(2)
    for (const seen of own.seen) {
      expect(seen).toMatchObject({
        url: '/private%20path/x?q=a%26b',
        body: '{"n":"é"}',
        headers: {host: url.host, 'x-yunxiao-token': TOKEN}
      })
      expect(JSON.stringify(seen)).not.toMatch(/proxy|Basic/i)
    }
    expect(proxy.asked.map(asked => asked.line)).toEqual(
      Array(2).fill(isHttp ? `POST ${base}/private%20path/x?q=a%26b HTTP/1.1` : `CONNECT ${target} HTTP/1.1`)
    )
    for (const {headers} of proxy.asked) {
      expect(headers).toMatchObject({
        host: isHttp ? url.host : target,
        'proxy-authorization': `Basic ${Buffer.from('amy:p@ss/word').toString('base64')}`
      })
      // What goes through a tunnel is not for the proxy to see.
      if (!isHttp) expect(JSON.stringify(headers)).not.toMatch(/secret|yunxiao/)
    }
    await expectGone(proxy.sockets)
    await expectGone(own.sockets)
  })

  test('leads to logs by one connection', async () => {
    const {own, proxy, ask} = await behind(route)
    for (let i = 0; i < 3; i++) await ask({kind: 'log'})
    expect(own.seen).toHaveLength(3)
    expect([own.opened(), proxy.opened()]).toEqual([1, 1])
  })

  test('that wants a login is permanent, and says what to check', async () => {
    const {own, proxy, ask} = await behind(route, {login: 'amy:right'}, {given: 'amy:wr0ng-wr0ng@'})
    const error = await refusal(ask())
    expect(error.failure).toMatchObject({kind: 'permanent', label: 'proxy HTTP 407'})
    expect(error.message).toContain(`127.0.0.1:${proxy.port}`)
    expect(error.message).toContain(variable)
    expect(error.failure.hint).toContain(variable)
    expect(told(error)).not.toMatch(/wr0ng|amy|secret/)
    expect([own.seen, proxy.asked.length]).toEqual([[], 1])
    await expectGone(proxy.sockets)
  })

  test.each<[string, string, object]>([
    ['closes without an answer', 'close', {label: 'ECONNRESET'}],
    ['speaks no HTTP', 'SSH-2.0-OpenSSH_9.2\r\n', {label: 'HPE_INVALID_CONSTANT'}],
    ['cuts its answer', 'HTTP/1.1 200 OK\r\nX-', {label: expect.stringMatching(/^(?:ECONNRESET|HPE_\w+)$/)}]
  ])('that %s is transient', async (_name, says, failure) => {
    const {own, proxy, ask} = await behind(route, {says: says === 'close' ? '\r\n' : says})
    const error = await refusal(ask())
    expect(error.failure).toMatchObject({kind: 'transient', ...failure})
    expect(error.message).toContain(`127.0.0.1:${proxy.port} (${variable})`)
    expect(error.failure.hint).toContain(variable)
    expect(own.seen).toEqual([])
    await expectGone(proxy.sockets)
  })

  test('that is dead is transient, and named with its variable', async () => {
    const {proxy, ask} = await behind(route, {}, {given: 'amy:hunter2hunter2@'})
    await proxy.close()
    const error = await refusal(ask())
    expect(error.failure).toMatchObject({kind: 'transient', label: 'ECONNREFUSED'})
    expect(error.message).toContain(`127.0.0.1:${proxy.port} (${variable})`)
    expect(told(error)).not.toMatch(/hunter2|amy/)
  })

  test('that never answers is cut by the time limit, and its socket with it', async () => {
    const {proxy, ask} = await behind(route, {says: ''}, {requestTimeoutMs: 300})
    const from = performance.now()
    const error = await refusal(ask())
    expect(error.failure).toMatchObject({kind: 'transient', label: 'request timeout'})
    expect(performance.now() - from).toBeLessThan(2000)
    await expectGone(proxy.sockets)
  })

  test('that never answers is left when we are told to stop', async () => {
    const {proxy, ask} = await behind(route, {says: ''})
    const controller = new AbortController()
    const reason = new Error('stop')
    const asking = ask({signal: controller.signal})
    setTimeout(() => controller.abort(reason), 100)
    await expect(asking).rejects.toBe(reason)
    await expectGone(proxy.sockets)
    expect(getEventListeners(controller.signal, 'abort')).toHaveLength(0)
  })
})

describe('a proxy that refuses a tunnel', () => {
  const [, https] = routes

  test.each<[number, string]>([
    [403, 'permanent'],
    [400, 'permanent'],
    [404, 'permanent'],
    [405, 'permanent'],
    [302, 'permanent'],
    [501, 'permanent'],
    [100, 'permanent'],
    [429, 'throttled'],
    [408, 'transient'],
    [500, 'transient'],
    [502, 'transient'],
    [503, 'transient'],
    [504, 'transient']
  ])('with %d is %s', async (status, kind) => {
    const page = '<h1>Access denied: token=hunter2hunter2</h1>'
    const {own, proxy, ask} = await behind(https, {
      stays: true,
      says: `HTTP/1.1 ${status} Said So\r\nContent-Length: ${page.length}\r\nLocation: http://login/\r\n\r\n${page}`
    })
    const error = await refusal(ask())
    expect(error.failure).toMatchObject({kind, label: `proxy HTTP ${status}`})
    // It is no answer of the platform.
    expect(error.failure.status).toBeUndefined()
    expect(error.message).toContain(`127.0.0.1:${proxy.port} (https_proxy)`)
    expect(error.failure.hint).toMatch(/platform\.test:8443.*no_proxy/)
    expect(told(error)).not.toMatch(/hunter2|denied|login/)
    expect([own.seen, proxy.asked.length]).toEqual([[], 1])
    await expectGone(proxy.sockets)
  })

  test('by a page of its own that it calls good is transient', async () => {
    const {own, proxy, ask} = await behind(https, {
      stays: true,
      says: 'HTTP/1.1 200 OK\r\n\r\n<html>Log in</html>'
    })
    const error = await refusal(ask())
    expect(error.failure).toMatchObject({kind: 'transient', label: 'bad answer'})
    expect(error.message).toContain('proxy')
    expect(own.seen).toEqual([])
    await expectGone(proxy.sockets)
  })
})

describe('behind a tunnel', () => {
  const [, https] = routes

  test.each<[string, Parameters<typeof certificate>[0], string]>([
    ['signs itself', {name: 'x', hosts: ['platform.test']}, 'DEPTH_ZERO_SELF_SIGNED_CERT'],
    ['has another name', {name: 'x', hosts: ['other.test'], by: ca}, 'ERR_TLS_CERT_ALTNAME_INVALID'],
    ['has expired', {name: 'x', hosts: ['platform.test'], by: ca, days: [-3, -1]}, 'CERT_HAS_EXPIRED']
  ])('a platform whose certificate %s is permanent', async (_name, wanted, code) => {
    const own = await platform((_request, response) => response.end('{}'), {identity: certificate(wanted)})
    const proxy = await startProxy({to: own.port})
    process.env.https_proxy = `http://127.0.0.1:${proxy.port}`
    const error = await refusal(client(0, {base: https.base, ca: [ca.cert]})())
    expect(error.failure).toMatchObject({kind: 'permanent', label: code})
    expect(error.message).toContain(`platform.test:8443 through the proxy 127.0.0.1:${proxy.port}`)
    expect([own.seen, proxy.asked.length]).toEqual([[], 1])
    await expectGone(proxy.sockets)
  })

  test('a proxy whose own certificate nobody knows is permanent, and gets no login', async () => {
    const proxy = await startProxy({says: '', identity: certificate({name: 'x', hosts: ['127.0.0.1']})})
    process.env.https_proxy = `https://amy:secret@127.0.0.1:${proxy.port}`
    const error = await refusal(client(0, {base: https.base})())
    expect(error.failure).toMatchObject({kind: 'permanent', label: 'DEPTH_ZERO_SELF_SIGNED_CERT'})
    expect(error.message).toContain('https_proxy')
    expect(proxy.asked).toEqual([])
  })

  test('an IPv6 address stands in brackets', async () => {
    const v6 = certificate({name: 'x', hosts: ['platform.test'], by: ca})
    const own = await platform((_request, response) => response.end('{}'), {identity: v6})
    const proxy = await startProxy({to: own.port})
    process.env.https_proxy = `http://127.0.0.1:${proxy.port}`
    const error = await refusal(client(0, {base: 'https://[2001:db8::1]:8443', ca: [ca.cert]})())
    expect(error.failure.label).toBe('ERR_TLS_CERT_ALTNAME_INVALID')
    expect(proxy.asked[0]?.line).toBe('CONNECT [2001:db8::1]:8443 HTTP/1.1')
  })

  test('a redirect is not followed, and the second host sees nothing of us', async () => {
    const other = await platform((_request, response) => response.end('{"status":"Success"}'))
    for (const route of routes) {
      const own = await platform(
        (_request, response) =>
          response.writeHead(302, {location: `http://127.0.0.1:${other.port}/?token=abc`}).end(),
        {...(route.base.startsWith('https') && {identity})}
      )
      const proxy = await startProxy({to: own.port, ...(route.scheme === 'https' && {identity: overTls})})
      process.env[route.variable] = `${route.scheme}://127.0.0.1:${proxy.port}`
      const error = await refusal(client(0, {base: route.base, ca: [ca.cert]})())
      delete process.env[route.variable]
      expect(error.failure).toMatchObject({kind: 'permanent', label: 'HTTP 302'})
      expect(proxy.asked).toHaveLength(1)
    }
    expect([other.seen, other.opened()]).toEqual([[], 0])
  })

  test('a connection that breaks names both', async () => {
    const own = await platform(request => request.socket.destroy(), {identity})
    const proxy = await startProxy({to: own.port})
    process.env.https_proxy = `http://127.0.0.1:${proxy.port}`
    const error = await refusal(client(0, {base: https.base, ca: [ca.cert]})())
    expect(error.failure).toMatchObject({kind: 'transient', label: 'ECONNRESET'})
    expect(error.message).toContain('platform.test:8443 through the proxy')
  })
})

test('what NO_PROXY names is reached without the proxy', async () => {
  const {port, seen} = await platform((_request, response) => response.end('{}'))
  const proxy = await startProxy({says: 'HTTP/1.1 403 No\r\n\r\n'})
  process.env.http_proxy = `http://127.0.0.1:${proxy.port}`
  process.env.no_proxy = '127.0.0.0/8'
  await client(port)()
  expect([seen.length, proxy.opened()]).toEqual([1, 0])
})
