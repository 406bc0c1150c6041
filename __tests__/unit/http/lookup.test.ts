/** @jest-environment ./__tests__/unit/support/two-realms.mjs */
import type {LookupAddress, LookupOptions} from 'node:dns'
import {isIP} from 'node:net'
import {afterEach, describe, expect, jest, test} from '@jest/globals'
import {certificate} from '../../support/action/certificates.js'
import {startProxy} from '../../support/action/proxy.js'
import {closeAll, deafListener, platform} from '../../support/action/sockets.js'
import {slow} from '../../support/slow.js'

/** What the resolver says from one question to the next: addresses, or an error's code. The last goes on. */
let answers: (readonly string[] | string)[] = []
let asked: string[] = []

// Only the resolver is played; the sockets are real.
jest.unstable_mockModule('node:dns', () => ({
  lookup(
    hostname: string,
    options: LookupOptions,
    done: (error: Error | null, address?: string | LookupAddress[], family?: number) => void
  ) {
    asked.push(hostname)
    const answer = (answers.length > 1 ? answers.shift() : answers[0]) ?? []
    if (typeof answer === 'string') {
      setImmediate(done, Object.assign(new Error(`getaddrinfo ${answer} ${hostname}`), {code: answer}))
      return
    }
    const all = answer.map(address => ({address, family: isIP(address)}))
    if (options.all) setImmediate(done, null, all)
    else setImmediate(done, null, all[0]?.address, all[0]?.family)
  }
}))
const {client, refusal} = await import('../support/http.js')

const resolves = (...given: (readonly string[] | string)[]) => {
  answers = given
  asked = []
}
const LIVE = '127.0.0.1'
const METADATA = '169.254.169.254'

afterEach(async () => {
  delete process.env.http_proxy
  delete process.env.https_proxy
  await closeAll()
})

async function meet() {
  const own = await platform((_request, response) => response.end('{}'))
  return {...own, ask: client(0, {base: `http://platform.test:${own.port}`, requestTimeoutMs: 8000})}
}

describe('a name', () => {
  test.each([
    ...[METADATA, '169.254.0.1', '100.100.100.200', '168.63.129.16', '192.0.0.192', '0.0.0.0', '224.0.0.1'],
    ...['255.255.255.255', '::', 'fe80::1', 'fd00:ec2::254', 'fd20:ce::254', 'ff02::1'],
    // The same in the clothes of IPv6: mapped, NAT64, 6to4.
    ...['::ffff:169.254.169.254', '::ffff:a9fe:a9fe', '64:ff9b::a9fe:a9fe', '2002:a9fe:a9fe::1']
  ])('that resolves to %s is permanent, and nobody is connected to', async address => {
    const {ask, opened} = await meet()
    for (const all of [[address], [LIVE, address], [address, LIVE], [LIVE, '127.0.0.2', address]]) {
      resolves(all)
      const error = await refusal(ask())
      expect(error.failure).toMatchObject({kind: 'permanent', label: 'refused address'})
      expect(error.failure.hint).toContain('endpoint')
      expect(error.message).toContain(`platform.test resolves to ${address}`)
      expect(asked).toEqual(['platform.test'])
    }
    expect(opened()).toBe(0)
  })

  test('is looked up for each connection, and each answer is checked', async () => {
    const {ask, seen} = await meet()
    resolves([LIVE], [METADATA], [LIVE], ['::ffff:169.254.169.254', LIVE], [LIVE])
    await ask()
    expect((await refusal(ask())).failure.label).toBe('refused address')
    await ask()
    expect((await refusal(ask())).failure.label).toBe('refused address')
    await ask({kind: 'log'})
    expect(seen).toHaveLength(3)
    expect(asked).toHaveLength(5)
  })

  test('that changes leaves a connection that is open where it was', async () => {
    const {ask, seen, opened, sockets} = await meet()
    resolves([LIVE], [METADATA])
    await ask({kind: 'log'})
    await ask({kind: 'log'})
    expect([seen.length, opened(), asked.length]).toEqual([2, 1, 1])
    for (const socket of sockets) socket.destroy()
    await new Promise(resolve => setTimeout(resolve, 50))
    expect((await refusal(ask({kind: 'log'}))).failure.label).toBe('refused address')
    expect(opened()).toBe(1)
  })

  test('is checked for TLS too', async () => {
    const identity = certificate({name: 'x', hosts: ['platform.test']})
    const {port, opened} = await platform((_request, response) => response.end('{}'), {identity})
    const ask = client(0, {base: `https://platform.test:${port}`, ca: [identity.cert]})
    resolves([LIVE], [LIVE, METADATA])
    await expect(ask()).resolves.toMatchObject({status: 200})
    expect((await refusal(ask())).failure.label).toBe('refused address')
    expect(opened()).toBe(1)
  })

  test.each(['EAI_AGAIN', 'ENOTFOUND', 'EAI_FAIL', 'ENODATA', 'ESERVFAIL'])(
    'that cannot be resolved (%s) is transient, and found again',
    async code => {
      const {ask, port, seen} = await meet()
      resolves(code, code, [LIVE])
      for (let i = 0; i < 2; i++) {
        const error = await refusal(ask())
        expect(error.failure).toMatchObject({kind: 'transient', label: code})
        expect(error.message).toContain(`platform.test:${port}`)
      }
      await expect(ask()).resolves.toMatchObject({status: 200})
      expect(seen).toHaveLength(1)
    }
  )

  test('of several addresses is reached by the one that lives', async () => {
    const {ask, seen} = await meet()
    for (const all of [
      ['127.0.0.2', LIVE],
      ['127.0.0.2', '127.0.0.3', LIVE],
      ['::1', LIVE],
      [LIVE, '127.0.0.2']
    ]) {
      resolves(all)
      await expect(ask()).resolves.toMatchObject({status: 200})
    }
    expect(seen).toHaveLength(4)
  })

  test('of several addresses of which none lives is transient, with a cause', async () => {
    const {ask} = await meet()
    resolves(['127.0.0.2', '127.0.0.3'])
    expect((await refusal(ask())).failure).toMatchObject({kind: 'transient', label: 'ECONNREFUSED'})
  })

  test('of several addresses is given longer than a packet takes around the world', async () => {
    // The first packet is lost, and sent again after a second.
    const {port, close} = await deafListener(600)
    try {
      resolves([LIVE, '127.0.0.2'])
      const ask = client(0, {base: `http://platform.test:${port}`, requestTimeoutMs: 15_000})
      await expect(ask()).resolves.toMatchObject({status: 200})
    } finally {
      close()
    }
  }, 20_000)

  const isCutOff = async (kind: 'status' | 'log', requestTimeoutMs: number) => {
    const {port, close} = await deafListener(60_000)
    try {
      resolves([LIVE])
      const ask = client(0, {base: `http://platform.test:${port}`, requestTimeoutMs})
      const from = performance.now()
      expect((await refusal(ask({kind}))).failure).toMatchObject({
        kind: 'transient',
        label: 'request timeout'
      })
      expect(performance.now() - from).toBeLessThan(requestTimeoutMs + 2000)
    } finally {
      close()
    }
  }
  test('that leads nowhere is cut by the time limit', () => isCutOff('status', 300))
  slow('also by one that is longer than a connection may be idle', () => isCutOff('log', 10_500), 20_000)
})

describe('behind a proxy', () => {
  test.each(['http', 'https'] as const)(
    'the name of a platform over %s is not ours to resolve',
    async scheme => {
      const identity = certificate({name: 'x', hosts: ['platform.test']})
      const own = await platform((_request, response) => response.end('{}'), {
        ...(scheme === 'https' && {identity})
      })
      const proxy = await startProxy({to: own.port})
      process.env[`${scheme}_proxy`] = `http://127.0.0.1:${proxy.port}`
      resolves([METADATA])
      await client(0, {base: `${scheme}://platform.test`, ca: [identity.cert]})()
      expect([asked, own.seen.length]).toEqual([[], 1])
    }
  )

  test.each(['http', 'https'] as const)('the name of the proxy for %s may be anywhere', async scheme => {
    process.env[`${scheme}_proxy`] = 'http://proxy.test:3128'
    resolves([METADATA])
    const ask = client(0, {base: `${scheme}://platform.test`, requestTimeoutMs: 200})
    expect((await refusal(ask())).failure.label).not.toBe('refused address')
    expect(asked).toEqual([])
  })

  test('a name that NO_PROXY passes by is resolved, and checked', async () => {
    const proxy = await startProxy({says: ''})
    process.env.https_proxy = `http://127.0.0.1:${proxy.port}`
    process.env.no_proxy = '.test'
    resolves([METADATA])
    expect((await refusal(client(0, {base: 'https://platform.test'})())).failure.label).toBe(
      'refused address'
    )
    delete process.env.no_proxy
    expect([asked, proxy.opened()]).toEqual([['platform.test'], 0])
  })
})
