/** @jest-environment ./__tests__/unit/support/two-realms.mjs */
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {createServer, type Server} from 'node:net'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import tls, {rootCertificates} from 'node:tls'
import {afterAll, afterEach, describe, expect, jest, test} from '@jest/globals'
import {readCertificates} from '../../../src/http/certificates.js'
import {createConnections} from '../../../src/http/connections.js'
import {certificate, type Identity} from '../../support/action/certificates.js'
import {closeAll, listen, platform} from '../../support/action/sockets.js'
import {client, expectGone, refusal, TOKEN, told} from '../support/http.js'

const folder = mkdtempSync(join(tmpdir(), 'tls-'))
afterAll(() => rmSync(folder, {recursive: true}))
afterEach(closeAll)

const hosts = ['127.0.0.1', 'localhost']
const ca = certificate({name: 'Test CA', isCa: true})
const good = certificate({name: 'platform', hosts, by: ca})
const alone = certificate({name: 'platform', hosts})
const between = certificate({name: 'Between', isCa: true, by: ca})

/** A platform with this identity, and a client that trusts these. */
async function meet(identity: Identity, trusted?: readonly Identity[]) {
  const own = await platform((_request, response) => response.end('{"a":1}'), {identity})
  const base = `https://127.0.0.1:${own.port}`
  return {...own, ask: client(own.port, {base, ...(trusted && {ca: trusted.map(t => t.cert)})})}
}

describe('a certificate', () => {
  test.each<[string, Identity, readonly Identity[]]>([
    ['of an authority in ca-file', good, [ca]],
    ['of one of several in ca-file', good, [certificate({name: 'Other CA', isCa: true}), ca]],
    ['that signs itself and is in ca-file', alone, [alone]],
    ['with its whole chain', withChain(certificate({name: 'x', hosts, by: between}), between), [ca]]
  ])('%s is trusted', async (_name, identity, trusted) => {
    const {ask, seen} = await meet(identity, trusted)
    await expect(ask()).resolves.toMatchObject({status: 200, text: '{"a":1}'})
    await expect(ask({kind: 'log'})).resolves.toMatchObject({status: 200})
    expect(seen[0]?.headers['x-yunxiao-token']).toBe(TOKEN)
  })

  const expired = certificate({name: 'x', hosts, by: ca, days: [-3, -1]})
  const expiredAlone = certificate({name: 'x', hosts, days: [-3, -1]})
  const early = certificate({name: 'x', hosts, by: ca, days: [1, 3]})
  const other = certificate({name: '127.0.0.1', hosts: ['other.test', '127.0.0.2'], by: ca})
  const expiredCa = certificate({name: 'Old CA', isCa: true, days: [-3, -1]})

  test.each<[string, Identity, readonly Identity[] | undefined, string, RegExp]>([
    ['that signs itself', alone, undefined, 'DEPTH_ZERO_SELF_SIGNED_CERT', /ca-file/],
    ['that signs itself, beside a ca-file', alone, [ca], 'DEPTH_ZERO_SELF_SIGNED_CERT', /ca-file/],
    ['of an authority that nobody knows', good, undefined, 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', /ca-file/],
    [
      'with a chain to an authority that nobody knows',
      withChain(good, ca),
      undefined,
      'SELF_SIGNED_CERT_IN_CHAIN',
      /ca-file/
    ],
    [
      'without the middle of its chain',
      certificate({name: 'x', hosts, by: between}),
      [ca],
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      /ca-file/
    ],
    ['that has expired', expired, [ca], 'CERT_HAS_EXPIRED', /clock.*renewed/],
    [
      'that signs itself, is in ca-file and has expired',
      expiredAlone,
      [expiredAlone],
      'CERT_HAS_EXPIRED',
      /renewed/
    ],
    [
      'of an authority that has expired',
      certificate({name: 'x', hosts, by: expiredCa}),
      [expiredCa],
      'CERT_HAS_EXPIRED',
      /renewed/
    ],
    ['that is not yet valid', early, [ca], 'CERT_NOT_YET_VALID', /clock.*renewed/],
    ['for other hosts', other, [ca], 'ERR_TLS_CERT_ALTNAME_INVALID', /other names.*endpoint/],
    [
      'signed by one that may not',
      withChain(certificate({name: 'x', hosts, by: good}), good),
      [ca],
      'INVALID_', // purpose or CA, by the version of OpenSSL
      /ca-file/
    ]
  ])('%s is refused at once, and nothing is sent', async (_name, identity, trusted, code, hint) => {
    const {ask, port, seen, opened, sockets} = await meet(identity, trusted)
    for (const kind of ['status', 'log'] as const) {
      const error = await refusal(ask({kind}))
      expect(error.failure).toMatchObject({kind: 'permanent', label: expect.stringContaining(code)})
      expect(error.message).toContain(`127.0.0.1:${port}`)
      expect(error.message).toContain(code)
      expect(error.failure.hint).toMatch(hint)
      expect(told(error)).not.toContain('secret')
    }
    expect([seen, opened()]).toEqual([[], 2])
    await expectGone(sockets)
  })

  test('is checked for each connection, whatever the one before it had', async () => {
    const first = await meet(good, [ca])
    await first.ask({kind: 'log'})
    const base = `https://127.0.0.1:${first.port}`
    const ask = client(first.port, {base})
    expect((await refusal(ask({kind: 'log'}))).failure.kind).toBe('permanent')
  })

  test('is checked by name, also where the address is the same', async () => {
    const own = await platform((_request, response) => response.end('{}'), {
      identity: certificate({name: 'x', hosts: ['127.0.0.1'], by: ca})
    })
    const ask = client(0, {base: `https://localhost:${own.port}`, ca: [ca.cert]})
    expect((await refusal(ask())).failure.label).toBe('ERR_TLS_CERT_ALTNAME_INVALID')
  })
})

/** The identity with the certificates that it shows beside its own. */
function withChain(identity: Identity, ...chain: readonly Identity[]): Identity {
  return {...identity, cert: [identity, ...chain].map(one => one.cert).join('')}
}

describe('a handshake', () => {
  test.each<[string, (server: Server) => void, {kind: string; label?: string}]>([
    ['that is cut', server => server.on('connection', socket => socket.destroy()), {kind: 'transient'}],
    [
      'that is reset',
      server => server.on('connection', socket => socket.once('data', () => socket.resetAndDestroy())),
      {kind: 'transient', label: 'ECONNRESET'}
    ],
    [
      'with something else than TLS',
      server => server.on('connection', socket => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')),
      {kind: 'permanent'}
    ],
    ['with silence', () => {}, {kind: 'transient', label: 'request timeout'}]
  ])('%s', async (_name, play, failure) => {
    const server = createServer()
    const {port, sockets} = await listen(server)
    server.on('connection', socket => socket.resume())
    play(server)
    const base = `https://127.0.0.1:${port}`
    const error = await refusal(
      client(port, {base, requestTimeoutMs: failure.label === 'request timeout' ? 300 : 10_000})()
    )
    expect(error.failure).toMatchObject(failure)
    await expectGone(sockets)
  })
})

describe('ca-file', () => {
  let count = 0
  const file = (text: string | Buffer) => {
    const path = join(folder, `${++count}.pem`)
    writeFileSync(path, text)
    return path
  }

  test.each<[string, string, number]>([
    ['one certificate', ca.cert, 1],
    ['several', [ca, good, alone].map(one => one.cert).join('\n'), 3],
    ['comments between them', `# mine\n${ca.cert}\nSubject: x\n${good.cert}# end\n`, 2],
    ['lines that end in CR LF', ca.cert.replaceAll('\n', '\r\n'), 1],
    ['a byte order mark', `\ufeff${ca.cert}`, 1],
    ['a key beside it, which is of no use', `${good.key}${ca.cert}${good.key}`, 1],
    ['one that has expired, as bundles have', certificate({name: 'x', days: [-3, -1]}).cert, 1],
    ['all that Node knows', rootCertificates.join('\n'), rootCertificates.length]
  ])('with %s is read', async (_name, text, certificates) => {
    const read = readCertificates(file(text))
    expect(read).toHaveLength(certificates)
    expect(typeof read).not.toBe('string')
    if (!text.includes(ca.cert)) return
    const {port} = await platform((_request, response) => response.end('{}'), {identity: good})
    const ask = client(port, {base: `https://127.0.0.1:${port}`, ca: read as readonly string[]})
    await expect(ask()).resolves.toMatchObject({status: 200})
  })

  const begin = '-----BEGIN CERTIFICATE-----'
  test.each<[string, () => string, RegExp]>([
    ['that is not there', () => join(folder, 'none.pem'), /cannot be read/],
    ['that is a folder', () => folder, /no file/],
    ['that never ends', () => '/dev/zero', /no file/],
    ['that is empty', () => file(''), /without a certificate/],
    ['that is no PEM', () => file(Buffer.from([0x30, 0x82, 0, 1])), /without a certificate/],
    ['with a key alone', () => file(good.key), /without a certificate/],
    ['with UTF-16', () => file(Buffer.from(`\ufeff${ca.cert}`, 'utf16le')), /without a certificate/],
    ['of more than 1 MiB', () => file(ca.cert.repeat(3000)), /more than 1 MiB/],
    ['that is cut', () => file(ca.cert.slice(0, -40)), /certificate 1 is broken/],
    ['with an empty certificate', () => file(`${begin}\n-----END CERTIFICATE-----\n`), /1 is broken/],
    ['with garbage for one', () => file(`${begin}\nAAAA\n-----END CERTIFICATE-----\n`), /1 is broken/],
    ['that is changed', () => file(ca.cert.replace(/\n..../, '\nAAAA')), /1 is broken/],
    ['of which the second is broken', () => file(`${ca.cert}${good.cert.slice(0, 99)}`), /2 is broken/],
    ['of which the first is not ended', () => file(`${begin}\n${ca.cert}`), /1 is broken/]
  ])('%s is a mistake', (_name, path, mistake) => {
    expect(readCertificates(path())).toMatch(mistake)
  })

  test('adds to the usual roots, and is read once', async () => {
    const make = jest.spyOn(tls, 'createSecureContext')
    try {
      const {ask} = await meet(good, [ca])
      for (let i = 0; i < 3; i++) await ask()
      const wanted = make.mock.calls.flatMap(([options]) => (options?.ca ? [options.ca] : []))
      expect(wanted).toHaveLength(1)
      expect(wanted[0]).toEqual(expect.arrayContaining([ca.cert, ...rootCertificates]))
    } finally {
      make.mockRestore()
    }
  })

  describe('and what Node is told to trust', () => {
    const asked = tls.getCACertificates
    const named = process.env.NODE_EXTRA_CA_CERTS
    afterEach(() => {
      tls.getCACertificates = asked
      if (named === undefined) delete process.env.NODE_EXTRA_CA_CERTS
      else process.env.NODE_EXTRA_CA_CERTS = named
    })

    /** What a client with a ca-file trusts, with this for what Node tells and for the variable. */
    function trusted(tells: typeof asked | undefined, variable: string): unknown {
      tls.getCACertificates = tells as typeof asked
      process.env.NODE_EXTRA_CA_CERTS = variable
      const make = jest.spyOn(tls, 'createSecureContext')
      try {
        createConnections([ca.cert])
        return make.mock.calls[0]?.[0]?.ca
      } finally {
        make.mockRestore()
      }
    }

    const two = file(`${good.cert}${between.cert}`)
    const both = [good.cert, between.cert]
    const tells: typeof asked = kind => (kind === 'default' ? [alone.cert] : [])
    test.each<[string, typeof asked | undefined, string, readonly string[]]>([
      ['where Node tells it', tells, two, [alone.cert, ca.cert]],
      ['where it does not, with a file', undefined, two, [...rootCertificates, ...both, ca.cert]],
      ['where it does not, without a file', undefined, '', [...rootCertificates, ca.cert]],
      ['where the file is none', undefined, join(folder, 'none'), [...rootCertificates, ca.cert]]
    ])('are trusted %s', (_name, told, variable, all) => {
      expect(trusted(told, variable)).toEqual(all)
    })
  })
})
