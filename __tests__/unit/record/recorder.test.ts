/** @jest-environment ./__tests__/unit/support/two-realms.mjs */
import {mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from '@jest/globals'
import type {WholeExchange} from '../../../src/http/exchange.js'
import {addSecret} from '../../../src/output/redact.js'
import {NOTE, parseRecording} from '../../../src/record/format.js'
import {openRecorder} from '../../../src/record/recorder.js'

const TOKEN = 'recorder-token-0001'
const folder = mkdtempSync(join(tmpdir(), 'recorder-'))
beforeAll(() => addSecret(TOKEN))
afterAll(() => rmSync(folder, {recursive: true}))

const own = {
  version: '0.0.0',
  startedAt: '2026-12-01T00:00:00.000Z',
  endpoint: 'http://127.0.0.1:8787/',
  inputs: {vendor: 'bkci', token: '***', 'run-id': 'b-1'}
}
const head = {recording: 1, note: NOTE, ...own}

const exchange = (over: Partial<WholeExchange> = {}): WholeExchange => ({
  request: {
    method: 'GET',
    path: [],
    headers: {'x-devops-access-token': TOKEN},
    kind: 'status',
    signal: new AbortController().signal
  },
  url: new URL(`http://127.0.0.1:8787/status?access_token=${TOKEN}&page=1`),
  status: 200,
  headers: {date: 'Tue, 01 Dec 2026 00:00:00 GMT', 'set-cookie': ['a=b'], server: 'nginx'},
  text: `{"token":"x","said":"${TOKEN}"}`,
  ...over
})

function record(name: string, exchanges: readonly WholeExchange[]) {
  const path = join(folder, name)
  let at = 0
  const recorder = openRecorder(path, own, {elapsedMs: () => ++at * 10.4, values: []})
  for (const one of exchanges) recorder.take(one)
  return {path, trouble: recorder.trouble(), read: () => readFileSync(path, 'utf8')}
}

describe('a recording', () => {
  test('has a head and a line for each exchange, without credentials and without headers that nothing needs', () => {
    const {read, trouble} = record('deep/down/a.jsonl', [exchange()])
    expect(trouble).toBeUndefined()
    expect(parseRecording(read())).toEqual({
      head,
      exchanges: [
        {
          at: 10,
          kind: 'status',
          method: 'GET',
          path: '/status?access_token=***&page=1',
          status: 200,
          headers: {date: 'Tue, 01 Dec 2026 00:00:00 GMT'},
          body: '{"token":"***","said":"***"}'
        }
      ]
    })
  })

  test('says how a request failed, and by which marker a run was begun', () => {
    const request = {
      ...exchange().request,
      kind: 'start' as const,
      body: '{"buildMsg":"await-deploy 7.1.0123abcd"}'
    }
    const {read} = record('b.jsonl', [
      {request, url: new URL('http://h/start'), failed: 'ECONNRESET'},
      exchange({status: 302, headers: {location: `https://h/?token=${TOKEN}`}, text: '', failed: 'HTTP 302'})
    ])
    const [start, redirect] = parseRecording(read()).exchanges
    expect(start).toMatchObject({
      status: 0,
      body: '',
      failed: 'ECONNRESET',
      marker: 'await-deploy 7.1.0123abcd'
    })
    expect(redirect).toMatchObject({
      status: 302,
      headers: {location: 'https://h/?token=***'},
      failed: 'HTTP 302'
    })
  })

  test('keeps 512 Ki characters of a body, 128 Ki of a log, and says that it was cut', () => {
    const text = 'x'.repeat(600 * 1024)
    const log = {...exchange().request, kind: 'log' as const}
    const {read} = record('c.jsonl', [exchange({text}), exchange({text, request: log})])
    expect(parseRecording(read()).exchanges.map(({body, cut}) => [body.length, cut])).toEqual([
      [512 * 1024, true],
      [128 * 1024, true]
    ])
  })

  test.each<[string, (text: string) => string]>([
    ['a text', text => text],
    ['JSON', text => JSON.stringify({log: text, end: 1})]
  ])(
    'keeps no end of a credential that began in what was cut off from a log, where that is %s',
    (_what, spelled) => {
      const log = {...exchange().request, kind: 'log' as const}
      const cutAt = 12
      const {read} = record(
        'cut.jsonl',
        [
          `${'line\n'.repeat(30_000)}${TOKEN.slice(0, cutAt)}`,
          `${TOKEN.slice(cutAt)} ${'x'.repeat(5000)}`
        ].map(text => exchange({text: spelled(text), request: log}))
      )
      const [first, second] = parseRecording(read()).exchanges
      expect(first?.cut).toBe(true)
      expect(second?.cut).toBeUndefined()
      expect(second?.body).toMatch(/^(?:\{"log":")?\*{3}x{1000,}/)
    }
  )

  test('ends at 20 MiB, with a trouble that says so', () => {
    const long = exchange({text: 'x'.repeat(512 * 1024)})
    const {read, trouble} = record('d.jsonl', Array<WholeExchange>(45).fill(long))
    expect(trouble).toEqual({key: 'file.recording-full', facts: {mib: 20}})
    expect(read().length).toBeLessThanOrEqual(20 * 1024 * 1024)
    expect(parseRecording(read()).exchanges).toHaveLength(39)
  })

  test('takes the place of what was in the file, and goes through no link', () => {
    const old = join(folder, 'old.jsonl')
    writeFileSync(old, 'x'.repeat(10_000))
    expect(record('old.jsonl', []).read()).toBe(`${JSON.stringify(head)}\n`)
    symlinkSync(old, join(folder, 'link'))
    expect(record('link', [exchange()]).trouble).toMatchObject({key: 'file.recording'})
    expect(parseRecording(readFileSync(old, 'utf8')).exchanges).toEqual([])
  })

  test('that cannot be written, or a fault of its own, is a trouble and throws nothing', () => {
    mkdirSync(join(folder, 'folder'))
    expect(record('folder', [exchange()]).trouble).toEqual({key: 'file.recording', facts: {code: 'EISDIR'}})
    const odd = {request: undefined} as unknown as WholeExchange
    expect(record('e.jsonl', [odd, exchange()]).trouble).toMatchObject({key: 'file.recording'})
  })

  test.each([
    ['line 1 is not the head of a recording', '{"at":1}\n'],
    ['line 2 is not JSON', `${JSON.stringify(head)}\n{"at\n`],
    ['line 2 is not an exchange', `${JSON.stringify(head)}\n{"at":1}\n`]
  ])('is refused where %s', (why, text) => {
    expect(() => parseRecording(text)).toThrow(why)
  })

  test('whose last line is half there is read up to that line', () => {
    const {read} = record('f.jsonl', [exchange(), exchange()])
    expect(parseRecording(read().slice(0, -20)).exchanges).toHaveLength(1)
  })
})
