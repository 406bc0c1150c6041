/** @jest-environment ./__tests__/unit/support/two-realms.mjs */
import {brotliCompressSync, constants, deflateRawSync, deflateSync, gzipSync} from 'node:zlib'
import {afterEach, describe, expect, test} from '@jest/globals'
import {closeAll, platform} from '../../support/action/sockets.js'
import {slow} from '../../support/slow.js'
import {client, expectGone, refusal} from '../support/http.js'

const MIB = 1024 * 1024

afterEach(closeAll)

describe('a body', () => {
  test('is read whole, in however many pieces', async () => {
    const {port} = await platform((_request, response) => {
      const bytes = Buffer.from('{"text":"héllo 你好 🎉"}')
      let i = 0
      const next = () => {
        if (i === bytes.length) return response.end()
        response.write(bytes.subarray(i, ++i))
        setImmediate(next)
      }
      next()
    })
    expect((await client(port)()).text).toBe('{"text":"héllo 你好 🎉"}')
  })

  test('loses its byte order mark, and bad bytes become U+FFFD', async () => {
    const {port} = await platform((_request, response) =>
      response.end(
        Buffer.concat([
          Buffer.from([0xef, 0xbb, 0xbf]),
          Buffer.from('{"a":"'),
          Buffer.from([0xff, 0x80]),
          Buffer.from('"}')
        ])
      )
    )
    expect((await client(port)()).text).toBe('{"a":"\ufffd\ufffd"}')
  })

  test.each([
    ['gzip', gzipSync],
    ['x-gzip', gzipSync],
    ['GZIP', gzipSync],
    ['deflate', deflateSync],
    ['Deflate', deflateRawSync],
    ['deflate', (text: string) => deflateRawSync(text, {level: 0})],
    ['br', brotliCompressSync],
    ['gzip, utf8', gzipSync],
    ['identity,deflate', deflateRawSync]
  ])('that is compressed all the same (%s) is unpacked', async (encoding, pack) => {
    const {port} = await platform((_request, response) =>
      response.writeHead(200, {'content-encoding': encoding}).end(pack('{"a":"é"}'))
    )
    expect((await client(port)()).text).toBe('{"a":"é"}')
  })

  test.each([
    ...[
      'identity',
      'Identity',
      '',
      'utf8',
      'UTF-8',
      'none',
      'utf-8, identity',
      'binary',
      '8bit',
      'json',
      'x-deflate'
    ],
    '__proto__'
  ])('that is plain text in a coding that is none (%j) is read', async encoding => {
    const {port} = await platform((_request, response) =>
      response.writeHead(200, {'content-encoding': encoding}).end('{"a":"é"}')
    )
    expect((await client(port)()).text).toBe('{"a":"é"}')
  })

  test('that is plain text in an unknown coding is cut for a log as any other', async () => {
    const {port} = await platform((_request, response) =>
      response.writeHead(200, {'content-encoding': 'utf8'}).end(Buffer.from(`a${'你'.repeat(6 * MIB)}`))
    )
    const {text, cut} = await client(port)({kind: 'log'})
    expect([text.length, text.endsWith('你'), cut]).toEqual([1 + Math.floor((16 * MIB - 1) / 3), true, true])
  })

  test('raw or wrapped, whatever the first bytes are, is unpacked', async () => {
    for (let i = 0; i < 60; i++) {
      const text = `{"a":${JSON.stringify('x'.repeat(i) + 'é'.repeat(i % 7))}}`
      for (const pack of [deflateSync, deflateRawSync]) {
        const {port} = await platform((_request, response) =>
          response.writeHead(200, {'content-encoding': 'deflate'}).end(pack(text, {level: i % 10}))
        )
        expect((await client(port)()).text).toBe(text)
      }
    }
  })

  test.each(['gzip', 'deflate', 'br', 'identity', '', 'none'])('that is empty is no %s', async encoding => {
    const {port} = await platform((_request, response) =>
      response.writeHead(403, {'content-encoding': encoding}).end()
    )
    await expect(client(port)()).resolves.toMatchObject({status: 403, text: ''})
  })

  test.each<[string, string, Buffer, string]>([
    ['cut off', 'gzip', gzipSync('{"a":1}'.repeat(50)).subarray(0, 30), 'compressed, and cut off or damaged'],
    ['damaged', 'gzip', Buffer.from('{"a":1}'), 'compressed, and cut off or damaged'],
    ['damaged', 'deflate', Buffer.from('{"a":1}'), 'compressed, and cut off or damaged'],
    ['damaged', 'br', Buffer.from('{"a":1}'), 'compressed, and cut off or damaged'],
    [
      'cut off',
      'deflate',
      deflateRawSync('{"a":1}'.repeat(50)).subarray(0, 9),
      'compressed, and cut off or damaged'
    ],
    [
      'in a way nobody knows',
      'zstd',
      Buffer.from('28b52ffd200739000 07b2261223a317d'.replaceAll(' ', ''), 'hex'),
      'unknown compression'
    ],
    ['in a way nobody knows', 'none', gzipSync('{"a":1}'), 'unknown compression'],
    ['twice', 'gzip, gzip', gzipSync(gzipSync('{"a":1}')), 'unknown compression'],
    ['by a word like one we know', 'x-deflate', deflateSync('{"a":1}'), 'unknown compression'],
    ['by a word like one we know', 'deflated', deflateSync('{"a":1}'), 'unknown compression']
  ])('that is compressed, and %s (%s), is a bad answer', async (_name, encoding, body, cause) => {
    const {port} = await platform((_request, response) =>
      response.writeHead(200, {'content-encoding': encoding}).end(body)
    )
    const error = await refusal(client(port)())
    expect(error.failure).toMatchObject({kind: 'transient', label: 'bad answer'})
    expect(error.message).toContain(cause)
  })

  slow('of 16 MiB is taken, and is not cut', async () => {
    const {port} = await platform((_request, response) => response.end(Buffer.alloc(16 * MIB, 'a')))
    for (const kind of ['status', 'log'] as const) {
      const answer = await client(port)({kind})
      expect([kind, answer.text.length, answer.cut]).toEqual([kind, 16 * MIB, undefined])
    }
  })

  /** Sends up to 1 GiB, as fast as it is taken. */
  const flood = async () => {
    let sent = 0
    const {port, sockets} = await platform((_request, response) => {
      const chunk = Buffer.alloc(MIB, 'a')
      const more = () => {
        if (sent >= 1024 * MIB || response.destroyed) return
        sent += chunk.length
        if (response.write(chunk)) setImmediate(more)
        else response.once('drain', more)
      }
      more()
    })
    return {port, sockets, sent: () => sent}
  }

  test.each(['status', 'detail', 'stop'] as const)(
    'of more is permanent for a %s, and not read to its end',
    async kind => {
      const {port, sockets, sent} = await flood()
      const error = await refusal(client(port)({kind}))
      expect(error.failure).toMatchObject({kind: 'permanent', label: 'answer too large'})
      await expectGone(sockets)
      expect(sent()).toBeLessThan(64 * MIB)
    }
  )

  test('of more is cut for a log, and not read to its end', async () => {
    const {port, sockets, sent} = await flood()
    const {text, cut} = await client(port)({kind: 'log'})
    expect([text.length, text.replaceAll('a', ''), cut]).toEqual([16 * MIB, '', true])
    await expectGone(sockets)
    expect(sent()).toBeLessThan(64 * MIB)
  })

  slow.each([
    ['as it is', undefined],
    ['as gzip', 'gzip'],
    ['as deflate', 'deflate']
  ])('that is cut (%s) ends with a whole character', async (_name, encoding) => {
    const pack = {gzip: gzipSync, deflate: deflateSync}[encoding ?? ''] ?? ((bytes: Buffer) => bytes)
    for (const before of ['', 'a', 'aa']) {
      const sent = Buffer.from(before + '你'.repeat(6 * MIB))
      const {port} = await platform((_request, response) =>
        response.writeHead(200, encoding ? {'content-encoding': encoding} : {}).end(pack(sent))
      )
      const {text, cut} = await client(port)({kind: 'log'})
      const whole = Math.floor((16 * MIB - before.length) / 3)
      expect([cut, text === before + '你'.repeat(whole)]).toEqual([true, true])
    }
  })

  slow.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['deflate', deflateRawSync],
    ['br', (bytes: Buffer) => brotliCompressSync(bytes, {params: {[constants.BROTLI_PARAM_QUALITY]: 1}})]
  ])(
    'that unpacks to more (%s) is permanent, or cut for a log, and never held',
    async (encoding, pack) => {
      const bomb = pack(Buffer.alloc(256 * MIB))
      const {port} = await platform((_request, response) =>
        response.writeHead(200, {'content-encoding': encoding}).end(bomb)
      )
      const before = process.memoryUsage().rss
      const error = await refusal(client(port)())
      expect(error.failure).toMatchObject({kind: 'permanent', label: 'answer too large'})
      await expect(client(port)({kind: 'log'})).resolves.toMatchObject({cut: true})
      // Held as a whole it would take all of its 256 MiB.
      expect(process.memoryUsage().rss - before).toBeLessThan(240 * MIB)
    },
    30_000
  )
})
