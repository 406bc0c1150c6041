/** @jest-environment ./__tests__/unit/support/two-realms.mjs */
import type {Socket} from 'node:net'
import {afterEach, describe, expect, test} from '@jest/globals'
import {createConnections} from '../../../src/http/connections.js'
import {certificate} from '../../support/action/certificates.js'
import {closeAll, platform, rawPlatform} from '../../support/action/sockets.js'
import {slow} from '../../support/slow.js'
import {client, expectGone, head, refusal, whole, withoutNodesAuthorities} from '../support/http.js'

withoutNodesAuthorities()
afterEach(closeAll)

const log = {kind: 'log'} as const
const ca = certificate({name: 'Test CA', isCa: true})
const identity = certificate({name: 'x', hosts: ['127.0.0.1'], by: ca})

const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

describe.each(['http', 'https'] as const)('a connection by %s', scheme => {
  async function meet() {
    const own = await platform((request, response) => response.end(`{"of":"${request.url}"}`), {
      ...(scheme === 'https' && {identity})
    })
    const base = `${scheme}://127.0.0.1:${own.port}`
    return {...own, ask: client(own.port, {base, ca: [ca.cert]})}
  }

  test.each(['status', 'detail', 'stop'] as const)('is made anew for each %s', async kind => {
    const {ask, seen, opened, sockets} = await meet()
    for (let i = 0; i < 4; i++) await ask({kind})
    expect(opened()).toBe(4)
    expect(seen.map(s => s.headers.connection)).toEqual(Array(4).fill('close'))
    await expectGone(sockets)
  })

  test('is used again for logs, and never for anything else', async () => {
    const {ask, opened} = await meet()
    for (const path of ['a', 'b', 'c']) {
      await expect(ask({...log, path: [path]})).resolves.toMatchObject({text: `{"of":"/${path}"}`})
    }
    expect(opened()).toBe(1)
    await ask()
    await ask({kind: 'detail'})
    expect(opened()).toBe(3)
    await ask({...log, method: 'POST', body: '{}'})
    expect(opened()).toBe(3)
  })

  test('carries one request at a time', async () => {
    const {ask, opened} = await meet()
    const paths = Array.from({length: 9}, (_, i) => `p${i}`)
    const answers = await Promise.all(paths.map(path => ask({...log, path: [path]})))
    expect(answers.map(a => a.text)).toEqual(paths.map(path => `{"of":"/${path}"}`))
    expect(opened()).toBeLessThanOrEqual(3)
  })
})

describe('a connection that is used again', () => {
  /** Serves the first request of each connection, and does this with the second. */
  const atSecond = (answer: (socket: Socket) => void) =>
    rawPlatform((socket, nth) => (nth === 1 ? socket.write(whole('{"a":1}')) : answer(socket)))

  test.each<[string, (socket: Socket) => void]>([
    ['reset', socket => socket.resetAndDestroy()],
    ['closed', socket => socket.end()]
  ])('and %s just then is made anew, once', async (_name, answer) => {
    for (const method of ['GET', 'POST'] as const) {
      const {port, opened} = await atSecond(answer)
      const ask = client(port)
      const asked = {...log, method, ...(method === 'POST' && {body: '{}'})}
      for (let i = 0; i < 2; i++) await expect(ask(asked)).resolves.toMatchObject({text: '{"a":1}'})
      expect(opened()).toBe(2)
    }
  })

  test('is made anew though there are others that are as old', async () => {
    let requests = 0
    const {port, opened} = await rawPlatform((socket, nth) => {
      requests++
      if (nth > 1) socket.resetAndDestroy()
      else setTimeout(() => socket.write(whole('{}')), 100)
    })
    const ask = client(port)
    await Promise.all([ask(log), ask(log), ask(log)])
    await expect(ask(log)).resolves.toMatchObject({status: 200})
    expect([requests, opened()]).toEqual([5, 4])
  })

  test('has headers made for each time that it is sent', async () => {
    const {port} = await atSecond(socket => socket.resetAndDestroy())
    const ask = client(port)
    let made = 0
    const headers = () => ({'x-signed': String(++made)})
    await ask({...log, headers})
    await ask({...log, headers})
    expect(made).toBe(3)
  })

  test('and reset, and reset once more, is transient', async () => {
    let requests = 0
    const {port, opened} = await rawPlatform(socket => {
      if (++requests === 1) socket.write(whole('{}'))
      else socket.resetAndDestroy()
    })
    const ask = client(port)
    await ask(log)
    expect((await refusal(ask(log))).failure).toMatchObject({kind: 'transient', label: 'ECONNRESET'})
    expect([requests, opened()]).toEqual([3, 2])
  })

  test('and cut in mid body is transient, and not asked again', async () => {
    let requests = 0
    const {port} = await rawPlatform((socket, nth) => {
      requests++
      if (nth === 1) socket.write(whole('{}'))
      else socket.end(`${head('Content-Length: 1000')}{"a"`)
    })
    const ask = client(port)
    await ask(log)
    expect((await refusal(ask(log))).failure.kind).toBe('transient')
    expect(requests).toBe(2)
  })

  test('and answers late is no other than a new one that does', async () => {
    let requests = 0
    const {port, sockets} = await rawPlatform((socket, nth) => {
      requests++
      if (nth === 1) socket.write(whole('{}'))
    })
    const ask = client(port, {requestTimeoutMs: 1500})
    await ask(log)
    expect((await refusal(ask(log))).failure.label).toBe('request timeout')
    expect(requests).toBe(2)
    await expectGone(sockets)
  })

  test('that was new and is reset is not asked again', async () => {
    let requests = 0
    const {port} = await rawPlatform(socket => {
      requests++
      socket.resetAndDestroy()
    })
    expect((await refusal(client(port)(log))).failure.label).toBe('ECONNRESET')
    expect(requests).toBe(1)
  })

  test('and was closed while it was idle is made anew', async () => {
    const {port, opened, sockets} = await atSecond(socket => socket.destroy())
    const ask = client(port)
    await ask(log)
    for (const socket of sockets) socket.end()
    await pause(50)
    await expect(ask(log)).resolves.toMatchObject({status: 200})
    expect(opened()).toBe(2)
  })

  test('brings no answer that was not asked for', async () => {
    const evil = whole('{"status":"Success"}')
    for (const late of [false, true]) {
      let sent = () => {}
      const {port} = await rawPlatform(socket => {
        if (!late) socket.write(`${whole('{"n":1}')}${evil}`, () => sent())
        else socket.write(whole('{"n":1}'), () => setTimeout(() => socket.write(evil, () => sent()), 30))
      })
      const ask = client(port)
      for (let i = 0; i < 3; i++) {
        const wasSent = new Promise<void>(resolve => {
          sent = resolve
        })
        await expect(ask(log)).resolves.toMatchObject({text: '{"n":1}'})
        await wasSent
        await pause(100) // it has to come by before the next request
      }
    }
  })

  test.each<[string, string]>([
    ['longer than its length', `${head('Content-Length: 7')}{"n":1}garbage`],
    ['that says that it is the last', `${head('Content-Length: 7', 'Connection: close')}{"n":1}`],
    ['that will be closed within a second', `${head('Content-Length: 7', 'Keep-Alive: timeout=1')}{"n":1}`]
  ])('is none after an answer %s', async (_name, text) => {
    const {port, opened} = await rawPlatform(socket => void socket.write(text))
    const ask = client(port)
    for (let i = 0; i < 2; i++) await expect(ask(log)).resolves.toMatchObject({text: '{"n":1}'})
    expect(opened()).toBe(2)
  })

  slow('is none after a while', async () => {
    const {kept} = createConnections(undefined)
    for (const agent of Object.values(kept)) {
      expect((agent as unknown as {options: {timeout: number}}).options.timeout).toBeLessThanOrEqual(60_000)
    }
    const {port, opened, sockets} = await rawPlatform(
      socket => void socket.write(`${head('Content-Length: 2', 'Keep-Alive: timeout=2')}{}`)
    )
    const ask = client(port)
    await ask(log)
    await ask(log)
    expect(opened()).toBe(1)
    await pause(2100)
    expect(sockets.size).toBe(0)
  })

  slow('waits for its answer as long as a request may, not as long as it may be idle', async () => {
    const {port} = await rawPlatform((socket, nth) => {
      if (nth === 1) socket.write(`${head('Content-Length: 2', 'Keep-Alive: timeout=2')}{}`)
      else setTimeout(() => socket.write(whole('{"late":1}')), 2500)
    })
    const ask = client(port)
    await ask(log)
    await expect(ask(log)).resolves.toMatchObject({text: '{"late":1}'})
  })
})
