/** @jest-environment ./__tests__/unit/support/two-realms.mjs */
import {getEventListeners} from 'node:events'
import type {Socket} from 'node:net'
import {afterEach, describe, expect, test} from '@jest/globals'
import type {Exchange, HttpRequest} from '../../../src/http/exchange.js'
import {parseJson} from '../../../src/http/json.js'
import type {Slots} from '../../../src/http/slots.js'
import {RequestError} from '../../../src/model/errors.js'
import {closeAll, platform, rawPlatform} from '../../support/action/sockets.js'
import {client, expectGone, head, refusal, TOKEN, told} from '../support/http.js'

const MIB = 1024 * 1024

afterEach(closeAll)

describe('a request', () => {
  test('is sent as it is told, for JSON and uncompressed', async () => {
    const {port, seen} = await platform((_request, response) => response.end('{"a":1}'))
    const {status, text, headers} = await client(port)({headers: {'x-yunxiao-token': TOKEN, 'x-more': 'yes'}})
    expect([status, text]).toEqual([200, '{"a":1}'])
    expect(headers['content-length']).toBe('7')
    expect(seen).toHaveLength(1)
    expect(seen[0]).toMatchObject({
      method: 'GET',
      url: '/oapi/v1',
      headers: {
        host: `127.0.0.1:${port}`,
        accept: 'application/json',
        'accept-encoding': 'identity',
        'cache-control': 'no-cache',
        'user-agent': expect.stringContaining('await-deploy'),
        'x-yunxiao-token': TOKEN,
        'x-more': 'yes'
      }
    })
  })

  test.each(['status', 'detail', 'log', 'stop'] as const)('for a %s lets no cache answer', async kind => {
    const {port, seen} = await platform((_request, response) => response.end('{}'))
    await client(port)({kind})
    expect(seen[0]?.headers).toMatchObject({'cache-control': 'no-cache'})
    expect(seen[0]?.headers).not.toHaveProperty('pragma')
  })

  test.each(['PUT', 'POST'] as const)('%s carries its body', async method => {
    const {port, seen} = await platform((_request, response) => response.end('true'))
    await client(port)({method, body: '{"n":"é"}', headers: {'content-type': 'application/json'}})
    expect(seen[0]).toMatchObject({method, body: '{"n":"é"}', headers: {'content-length': '10'}})
  })

  test('gets headers made for its own URL, anew each time', async () => {
    const {port, seen} = await platform((_request, response) => response.end('{}'))
    const ask = client(port)
    let made = 0
    const headers = (url: URL) => ({'x-signed': `${++made} ${url.pathname}${url.search}`})
    await ask({headers, path: ['a b'], query: {q: '1 2'}})
    await ask({headers, path: ['a b'], query: {q: '1 2'}})
    expect(seen.map(s => s.headers['x-signed'])).toEqual(seen.map((s, i) => `${i + 1} ${s.url}`))
    expect(made).toBe(2)
  })

  test('is made once, whatever the answer', async () => {
    for (const status of [408, 429, 500, 502, 503, 504]) {
      const {port, seen} = await platform((_request, response) => response.writeHead(status).end('busy'))
      await expect(client(port)()).resolves.toMatchObject({status, text: 'busy'})
      expect(seen).toHaveLength(1)
    }
  })

  test('ends in a fault of our own as it is, not as one of the network', async () => {
    const {port, seen} = await platform((_request, response) => response.end('{}'))
    for (const fault of [new TypeError('a bug'), new RangeError('a bug')]) {
      const headers = () => {
        throw fault
      }
      await expect(client(port)({headers})).rejects.toBe(fault)
    }
    expect(seen).toEqual([])
  })

  test.each([200, 201, 204, 400, 401, 403, 404, 409, 422, 500, 501])('%d is an answer', async status => {
    const {port} = await platform((_request, response) =>
      response.writeHead(status).end(status === 204 ? '' : '{}')
    )
    await expect(client(port)()).resolves.toMatchObject({status, text: status === 204 ? '' : '{}'})
  })

  test.each([202, 205, 206, 207, 208, 226, 299])('%d is no whole answer, but to a stop', async status => {
    const {port} = await platform((_request, response) => response.writeHead(status).end('{}'))
    for (const kind of ['status', 'detail', 'log'] as const) {
      await expect(client(port)({kind})).rejects.toMatchObject({
        message: expect.stringContaining(`HTTP ${status}`),
        failure: {kind: 'transient'}
      })
    }
    await expect(client(port)({kind: 'stop'})).resolves.toMatchObject({status})
  })

  test('goes to loopback by IPv6 as well', async () => {
    const available = await platform((_request, response) => response.end('{}'), {host: '::1'}).catch(
      () => undefined
    )
    if (available === undefined) return // there is no IPv6 here
    const {port, seen} = available
    await client(port, {base: `http://[::1]:${port}`})()
    expect(seen[0]?.headers.host).toBe(`[::1]:${port}`)
  })

  test('at most four go out at a time', async () => {
    let open = 0
    let most = 0
    const {port} = await platform((_request, response) => {
      most = Math.max(most, ++open)
      setTimeout(() => {
        open--
        response.end('{}')
      }, 20)
    })
    const ask = client(port)
    await Promise.all(Array.from({length: 12}, () => ask()))
    expect(most).toBe(4)
  })

  test.each(['status', 'stop'] as const)(
    'a %s goes out while details and logs have all the places that they may take',
    async kind => {
      const {port, seen} = await platform((request, response) => {
        if (request.url === '/now') response.end('{}')
      })
      const ask = client(port)
      const controller = new AbortController()
      const {signal} = controller
      const others = Array.from({length: 6}, (_, i) => ask({kind: i % 2 ? 'log' : 'detail', signal}))
      await expect(ask({kind, path: ['now']})).resolves.toMatchObject({status: 200})
      expect(seen.filter(({url}) => url !== '/now').length).toBeLessThanOrEqual(3)
      controller.abort(new Error('stop'))
      await Promise.allSettled(others)
    }
  )
})

describe('a connection that breaks', () => {
  const whole = '{"status":"Success"}'

  test.each<[string, (socket: Socket) => void]>([
    ['reset before the headers', socket => socket.resetAndDestroy()],
    ['closed before the headers', socket => socket.end()],
    ['closed in mid headers', socket => socket.end('HTTP/1.1 200 OK\r\nContent-Le')],
    ['closed in mid body', socket => socket.end(`${head('Content-Length: 1000')}${whole}`)],
    [
      'reset in mid body',
      socket =>
        socket.write(`${head('Content-Length: 1000')}${whole}`, () =>
          setTimeout(() => socket.resetAndDestroy(), 20)
        )
    ],
    ['closed in mid chunk', socket => socket.end(`${head('Transfer-Encoding: chunked')}64\r\n${whole}`)],
    [
      'reset in mid chunk',
      socket =>
        socket.write(`${head('Transfer-Encoding: chunked')}64\r\n${whole}`, () =>
          setTimeout(() => socket.resetAndDestroy(), 20)
        )
    ],
    [
      'closed between two chunks',
      socket => socket.end(`${head('Transfer-Encoding: chunked')}14\r\n${whole}\r\n`)
    ],
    [
      'with a length that is none',
      socket => socket.end(`${head('Transfer-Encoding: chunked')}zz\r\n${whole}\r\n`)
    ],
    ['closed before a byte of the body', socket => socket.end(head('Content-Length: 20'))],
    ['that is no HTTP', socket => socket.end('SSH-2.0-OpenSSH_9.2\r\n')],
    ['with headers of 1 MB', socket => socket.end(`${head(`X-Long: ${'a'.repeat(MIB)}`)}${whole}`)],
    [
      'with 100,000 headers',
      socket => socket.end(`${head(...Array.from({length: 100_000}, (_, i) => `X-${i}: a`))}${whole}`)
    ],
    [
      'reset in a body without a length',
      socket => socket.write(`${head()}${whole}`, () => setTimeout(() => socket.resetAndDestroy(), 20))
    ],
    ['with a length below zero', socket => socket.end(`${head('Content-Length: -5')}${whole}`)],
    [
      'with a length and chunks',
      socket => socket.end(`${head('Content-Length: 20', 'Transfer-Encoding: chunked')}${whole}`)
    ],
    [
      'with a chunk of 2^64 bytes',
      socket => socket.end(`${head('Transfer-Encoding: chunked')}${'f'.repeat(17)}\r\n${whole}`)
    ],
    ['with a NUL in a header', socket => socket.end(`${head('X-A: a\0b')}${whole}`)],
    ['that speaks HTTP/2', socket => socket.end(Buffer.from('000012040000000000', 'hex'))],
    ['with two lengths', socket => socket.end(`${head('Content-Length: 20', 'Content-Length: 5')}${whole}`)]
  ])('%s is transient, and no answer', async (_name, answer) => {
    const {port, sockets} = await rawPlatform(answer)
    const error = await refusal(client(port)())
    expect(error.failure.kind).toBe('transient')
    expect(error.failure.label).not.toBe('no code')
    expect(error.message).not.toContain(TOKEN)
    await expectGone(sockets)
  })

  test('closed after a body without a length is a whole answer', async () => {
    const {port} = await rawPlatform(socket => socket.end(`${head()}${whole}`))
    await expect(client(port)()).resolves.toMatchObject({status: 200, text: whole})
  })

  test('reset after a whole answer is no matter', async () => {
    const {port} = await rawPlatform(socket => {
      socket.write(`${head('Content-Length: 20')}${whole}`)
      socket.resetAndDestroy()
    })
    await expect(client(port)()).resolves.toMatchObject({status: 200, text: whole})
  })

  test('with a body longer than it says gives no verdict of what is cut', async () => {
    const {port} = await rawPlatform(socket => socket.end(`${head('Content-Length: 12')}${whole}`))
    const answer = await client(port)().catch(error => error)
    if (answer instanceof RequestError) expect(answer.failure.kind).toBe('transient')
    else expect(() => parseJson(answer.text)).toThrow('cut off')
  })

  test('refused is transient, with a cause and what to check', async () => {
    const {port, close} = await platform(() => {})
    await close()
    const error = await refusal(client(port)())
    expect(error.message).toContain('ECONNREFUSED')
    expect(error.failure).toMatchObject({kind: 'transient', label: 'ECONNREFUSED'})
    expect(error.failure.hint).toContain('endpoint')
  })

  test('that is no TLS is permanent, and names the host', async () => {
    const {port} = await platform((_request, response) => response.end('{}'))
    const error = await refusal(client(port, {base: `https://127.0.0.1:${port}`})())
    expect(error.failure.kind).toBe('permanent')
    expect(error.message).toContain(`127.0.0.1:${port}`)
    expect(error.failure.hint).toContain('ca-file')
  })

  test('tells nothing of the path, the query or the token', async () => {
    const {port} = await rawPlatform(socket => socket.resetAndDestroy())
    const error = await refusal(client(port)({path: ['private-path'], query: {access_token: TOKEN}}))
    expect(told(error)).not.toMatch(/private-path|secret/)
  })
})

describe('the time limit', () => {
  const every = (socket: Socket, ms: number, text: string) => {
    const timer = setInterval(() => socket.write(text), ms)
    socket.on('close', () => clearInterval(timer))
  }

  test.each<[string, (socket: Socket) => void]>([
    ['silence before the headers', () => {}],
    ['headers and then silence', socket => socket.write(head('Content-Length: 20'))],
    ['half a body and then silence', socket => socket.write(`${head('Content-Length: 20')}{"a"`)],
    [
      'a body in drops',
      socket => {
        socket.write(head('Content-Length: 100000'))
        every(socket, 20, ' ')
      }
    ],
    [
      'headers in drops',
      socket => {
        socket.write('HTTP/1.1 200 OK\r\nX-Long: ')
        every(socket, 20, 'a')
      }
    ],
    [
      'an answer that is no more HTTP',
      socket =>
        socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n')
    ],
    ['interim answers for ever', socket => every(socket, 20, 'HTTP/1.1 102 Processing\r\n\r\n')]
  ])('ends %s, and the socket with it', async (_name, answer) => {
    const {port, sockets} = await rawPlatform(answer)
    const from = performance.now()
    const error = await refusal(client(port, {requestTimeoutMs: 250})())
    const took = performance.now() - from
    expect(error.failure).toMatchObject({kind: 'transient', label: 'request timeout'})
    expect(took).toBeGreaterThanOrEqual(245)
    expect(took).toBeLessThan(10_000)
    await expectGone(sockets)
  })

  test('begins when the request does, not while it waits for its turn', async () => {
    const {port} = await platform((_request, response) => response.end('{}'))
    const slots: Slots = async (_kind, _signal, work) => {
      await new Promise(resolve => setTimeout(resolve, 1100))
      return work()
    }
    await expect(client(port, {requestTimeoutMs: 1000, slots})()).resolves.toMatchObject({status: 200})
  })
})

describe('a redirect', () => {
  test.each([301, 302, 303, 307, 308])(
    '(%d) to another port is permanent, and nothing is sent there',
    async status => {
      const other = await platform((_request, response) => response.end('{"status":"Success"}'))
      const {port, seen} = await platform((_request, response) =>
        response.writeHead(status, {location: `http://127.0.0.1:${other.port}/login?token=abc`}).end('moved')
      )
      const error = await refusal(client(port)({method: 'POST', body: '{}'}))
      expect(error.failure).toMatchObject({kind: 'permanent', label: `HTTP ${status}`, status})
      expect(error.message).toContain(`127.0.0.1:${other.port}`)
      expect(error.message).not.toMatch(/login|token|abc/)
      expect(seen).toHaveLength(1)
      expect(other.seen).toEqual([])
      expect(other.sockets.size).toBe(0)
    }
  )

  test.each([
    ['to itself', '/oapi/v1'],
    ['relative', 'elsewhere'],
    ['to a file', 'file:///etc/passwd'],
    ['to another scheme', 'ftp://h/'],
    ['to credentials', 'https://user:pw@evil.example/'],
    ['to nothing readable', 'http://['],
    ['to nowhere', undefined]
  ])('%s is permanent too', async (_name, location) => {
    const {port, seen} = await platform((_request, response) => {
      response.writeHead(302, location === undefined ? {} : {location}).end()
    })
    const error = await refusal(client(port)())
    expect(error.failure).toMatchObject({kind: 'permanent', label: 'HTTP 302'})
    expect(error.message).not.toContain('pw')
    expect(seen).toHaveLength(1)
  })

  test.each([300, 304, 305, 399])('so is every other status of its kind (%d)', async status => {
    const {port} = await platform((_request, response) => response.writeHead(status).end())
    expect((await refusal(client(port)())).failure.kind).toBe('permanent')
  })

  test.each([300, 301, 302, 303, 307, 308])(
    '(%d) is handed back to a request that takes it as an answer, and not followed',
    async status => {
      const other = await platform((_request, response) => response.end('{}'))
      const location = `http://127.0.0.1:${other.port}/login`
      const {port, seen} = await platform((_request, response) =>
        response.writeHead(status, {location}).end('moved')
      )
      const answer = await client(port)({redirect: 'answer'})
      expect([answer.status, answer.text, answer.headers.location]).toEqual([status, 'moved', location])
      expect(seen).toHaveLength(1)
      expect(other.sockets.size).toBe(0)
    }
  )

  test.each([
    ['a 304 without a body', 'HTTP/1.1 304 Not Modified\r\n\r\n', 304, ''],
    ['a 302 without a length', 'HTTP/1.1 302 Found\r\nLocation: /x\r\n\r\nmoved', 302, 'moved']
  ])('that is handed back may be %s', async (_name, sent, status, text) => {
    const {port} = await rawPlatform(socket => socket.end(sent))
    await expect(client(port)({redirect: 'answer'})).resolves.toMatchObject({status, text})
  })

  test('that is handed back is whole: one that is cut off is transient', async () => {
    const {port} = await rawPlatform(socket =>
      socket.end('HTTP/1.1 302 Found\r\nContent-Length: 9\r\n\r\nmov')
    )
    expect((await refusal(client(port)({redirect: 'answer'}))).failure.kind).toBe('transient')
  })
})

describe('what is told of a request', () => {
  async function toldOf(answer: (socket: Socket) => void, over: Partial<HttpRequest> = {}) {
    const {port} = await rawPlatform(answer)
    const exchanges: Exchange[] = []
    const ask = client(port, {
      base: `http://127.0.0.1:${port}/stage`,
      requestTimeoutMs: 1000,
      onExchange: exchange => exchanges.push(exchange)
    })
    await ask({path: ['a b'], query: {access_token: TOKEN}, ...over}).catch(() => {})
    return exchanges
  }
  const ok = `${head('Content-Length: 10')}{"a":"é"}`

  test('is its method, its path without the query, its status, its time and its size', async () => {
    const [exchange, ...more] = await toldOf(socket => socket.end(ok), {method: 'POST', body: '{"b":1}'})
    expect(more).toEqual([])
    expect(exchange).toEqual({
      method: 'POST',
      path: '/stage/a%20b',
      ended: '200',
      ms: expect.any(Number),
      bytes: 10
    })
    expect(exchange?.ms).toBeGreaterThan(0)
  })

  test.each<[string, (socket: Socket) => void, string]>([
    [
      'an answer of any status',
      socket => socket.end('HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n'),
      '503'
    ],
    ['a redirect', socket => socket.end('HTTP/1.1 302 Found\r\nLocation: /x\r\n\r\n'), 'HTTP 302'],
    ['a reset', socket => socket.resetAndDestroy(), 'ECONNRESET'],
    ['silence', () => {}, 'request timeout']
  ])('names %s', async (_name, answer, ended) => {
    expect(await toldOf(answer)).toMatchObject([{ended}])
  })

  test('names a request that was broken off, and not its reason', async () => {
    const controller = new AbortController()
    const breakOff = () => controller.abort(new Error(TOKEN))
    expect(await toldOf(breakOff, {signal: controller.signal})).toMatchObject([{ended: 'aborted', bytes: 0}])
  })
})

describe('an abort', () => {
  test.each<[string, (socket: Socket) => void]>([
    ['before the headers', () => {}],
    ['in the body', socket => socket.write(`${head('Content-Length: 20')}{"a"`)]
  ])('%s rejects with its reason, ends the socket, and leaves no listener', async (_name, answer) => {
    const {port, sockets} = await rawPlatform(answer)
    const controller = new AbortController()
    const reason = new Error('stop')
    const asking = client(port)({signal: controller.signal})
    setTimeout(() => controller.abort(reason), 50)
    await expect(asking).rejects.toBe(reason)
    await expectGone(sockets)
    expect(getEventListeners(controller.signal, 'abort')).toHaveLength(0)
  })

  test('before the start rejects, and nothing is sent', async () => {
    const {port, sockets} = await rawPlatform(() => {})
    const reason = new Error('stop')
    await expect(client(port)({signal: AbortSignal.abort(reason)})).rejects.toBe(reason)
    expect(sockets.size).toBe(0)
  })

  test('a hundred good answers leave no listener', async () => {
    const {port} = await platform((_request, response) => response.end('{}'))
    const ask = client(port)
    const {signal} = new AbortController()
    await Promise.all(Array.from({length: 100}, () => ask({signal})))
    expect(getEventListeners(signal, 'abort')).toHaveLength(0)
  })
})
