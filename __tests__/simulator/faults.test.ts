import {connect} from 'node:net'
import {afterEach, describe, expect, test} from '@jest/globals'
import {createFaultChooser, type Fault, type FaultKind} from '../../simulator/server/fault.js'
import {type Simulator, serve} from '../../simulator/server/server.js'

/** The bytes of the simulator's faults on the wire. */

const good = {status: 'good', more: 'x'.repeat(20)}
const text = JSON.stringify(good)
let simulator: Simulator | undefined
afterEach(async () => {
  await simulator?.close()
  simulator = undefined
})

const start = async (...faults: Fault[]): Promise<Simulator> => {
  simulator = await serve({
    handle: () => ({status: 200, body: good}),
    kind: ({segments}) => segments[0] ?? '',
    faults: () => faults
  })
  return simulator
}

interface Heard {
  bytes: string
  end: string
}

const LATER_MS = 300
const LONGEST_MS = 10_000

/**
 * Asks so many times on one connection; returns what came, and how it ended. The end is `open` when there is
 * none a while after the bytes matched `until`.
 */
const ask = (port: number, {times = 1, until}: {times?: number; until?: RegExp} = {}) =>
  new Promise<Heard>(resolve => {
    const socket = connect(port, '127.0.0.1')
    let bytes = ''
    let end = 'open'
    const request = `GET /it HTTP/1.1\r\nhost: x\r\nconnection: ${times > 1 ? 'keep-alive' : 'close'}\r\n\r\n`
    const clean = () => bytes.replace(/^date: .*\r\n/im, '').replace(/\r\n0\r\n\r\n$/, '')
    const limit = setTimeout(() => socket.destroy(), LONGEST_MS)
    let quiet: NodeJS.Timeout | undefined
    const watch = () => {
      if (until?.test(clean())) quiet ??= setTimeout(() => socket.destroy(), LATER_MS)
    }
    socket.on('connect', () => {
      socket.write(request)
      watch()
    })
    socket.on('data', chunk => {
      bytes += chunk.toString('latin1')
      watch()
      if (--times > 0) socket.write(request)
    })
    socket.on('end', () => {
      end = 'closed'
    })
    socket.on('error', error => {
      end = 'code' in error ? String(error.code) : 'error'
    })
    socket.on('close', () => {
      clearTimeout(limit)
      clearTimeout(quiet)
      resolve({bytes: clean(), end})
    })
  })

const half = text.slice(0, text.length / 2)
const escaped = (literal: string) => literal.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const cases: readonly [name: string, fault: FaultKind, bytes: RegExp, end: string][] = [
  [
    'an answer',
    {kind: 'answer', status: 418, body: '<{good}>'},
    new RegExp(`418.*<${escaped(text)}>$`, 's'),
    'closed'
  ],
  ['a body', {kind: 'body', text: 'X{good}'}, new RegExp(`200.*\\nX${escaped(text)}$`, 's'), 'closed'],
  ['a body of bytes', {kind: 'body', text: Buffer.of(0xff, 0x41)}, /200.*\n\u00ffA$/s, 'closed'],
  [
    'gzip',
    {kind: 'body', text: '{good}', encoding: 'gzip'},
    /content-encoding: gzip\r\n.*\u008b/is,
    'closed'
  ],
  ['a swap', {kind: 'swap', find: 'good', put: Buffer.of(0xff)}, /"status":"\u00ff"/, 'closed'],
  [
    'a cut',
    {kind: 'cut', how: 'close'},
    new RegExp(`content-length: ${text.length}\\r\\n.*${escaped(half)}$`, 'is'),
    'closed'
  ],
  ['a cut by reset', {kind: 'cut', how: 'reset'}, new RegExp(`${escaped(half)}$`, 's'), 'ECONNRESET'],
  ['silence', {kind: 'silence'}, /^$/, 'open'],
  [
    'a stall',
    {kind: 'stall'},
    new RegExp(`content-length: ${text.length}\\r\\n.*\\r\\n\\r\\n$`, 'is'),
    'open'
  ],
  ['a reset', {kind: 'reset'}, /^$/, 'ECONNRESET'],
  ['raw bytes', {kind: 'raw', bytes: 'hello'}, /^hello$/, 'closed']
]

describe('a fault on the wire', () => {
  test.each(cases)('is as planned: %s', async (_, fault, bytes, end) => {
    const {port} = await start({on: 'any', fault})
    const seen = await ask(port, end === 'open' ? {until: bytes} : {})
    expect(seen.bytes).toMatch(bytes)
    expect(seen.end).toBe(end)
  })

  test('keeps a connection, and resets it when it is used again', async () => {
    const {port, requests} = await start({on: 'any', fault: {kind: 'abandon'}})
    const once = await ask(port, {until: new RegExp(escaped(text))})
    expect(once).toEqual({
      bytes: expect.stringContaining(`keep-alive: timeout=60\r\n\r\n${text}`),
      end: 'open'
    })
    const twice = await ask(port, {times: 2})
    expect(twice).toEqual({bytes: once.bytes, end: 'ECONNRESET'})
    expect(requests).toHaveLength(3)
  })

  test('refuses connections for a while, and then accepts them again', async () => {
    const {port, connections} = await start({on: 'any', nth: [1], fault: {kind: 'refuse', seconds: 2}})
    expect((await ask(port)).end).toBe('ECONNRESET')
    expect((await ask(port)).end).toBe('ECONNREFUSED')
    await new Promise(resolve => setTimeout(resolve, 2500))
    expect((await ask(port)).bytes).toContain(text)
    expect(connections()).toMatchObject({opened: 2, open: 0})
  })
})

describe('a fault strikes', () => {
  const fault: FaultKind = {kind: 'answer', status: 500}
  // One request in each second: of kind a, but for the third.
  const asked = ['a', 'a', 'b', 'a', 'a']

  test.each<[name: string, faults: Fault[], struck: string]>([
    ['all of its kind', [{on: 'a', fault}], 'xx-xx'],
    ['the n-th of its kind', [{on: 'a', nth: [2, 3], fault}], '-x-x-'],
    ['after so many of its kind', [{on: 'a', after: 3, fault}], '----x'],
    ['for so long from its first time', [{on: 'any', after: 1, lasts: 2, fault}], '-xx--'],
    ['from a moment', [{on: 'any', from: 3, fault}], '---xx'],
    ['until a moment', [{on: 'any', until: 2, fault}], 'xx---'],
    [
      'before those behind it, which do not count what it took',
      [
        {on: 'any', nth: [1, 2], fault},
        {on: 'any', after: 1, fault: {kind: 'reset'}}
      ],
      'xx-rr'
    ]
  ])('%s', (_, faults, struck) => {
    const choose = createFaultChooser()
    const played = asked.map((kind, now) => choose(faults, kind, now, now * 1000)?.kind)
    expect(played.map(kind => (kind === 'answer' ? 'x' : kind === 'reset' ? 'r' : '-')).join('')).toBe(struck)
  })
})
