import {existsSync} from 'node:fs'
import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises'
import {createServer, type Server} from 'node:http'
import type {AddressInfo, Socket} from 'node:net'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {expect} from '@jest/globals'
import {parseKeyValues, type RunOptions, type RunResult, runAction} from '../../../runner/runner.js'
import {type Ask, type Platform, serve} from '../../../simulator/server/server.js'
import {action} from './run-action.js'
import {isMaskOf, revealed} from './secrets.js'

/** Everything that a step lets out, byte for byte, before the runner has masked anything. */

const FILES = ['GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_ENV', 'GITHUB_PATH', 'GITHUB_STEP_SUMMARY'] as const

type Env = Readonly<Record<string, string>>

export interface EmitSetup extends Pick<RunOptions, 'onLine'> {
  platform: Platform
  /** `{url}` in a value is the platform's address. */
  inputs: Readonly<Record<string, string>>
  /** May depend on the platform's address. */
  env?: Env | ((url: string) => Env)
  /** No log file for operations that take none, such as a mistake. */
  logFile?: boolean
}

export interface Emitted {
  run: RunResult
  /** By the place where it came out: the streams and the files. */
  texts: Readonly<Record<string, string>>
  outputs: Readonly<Record<string, string>>
  asks: readonly Ask[]
  url: string
}

/** Runs the action until it has ended, and gathers what came out. */
export async function emit(setup: EmitSetup): Promise<Emitted> {
  const {platform, inputs, env = {}, logFile = true, ...rest} = setup
  const folder = await mkdtemp(join(tmpdir(), 'emitted-'))
  const asks: Ask[] = []
  const simulator = await serve({
    ...platform,
    handle(ask) {
      asks.push(ask)
      return platform.handle(ask)
    }
  })
  try {
    const files = Object.fromEntries(FILES.map(name => [name, join(folder, name)]))
    for (const path of Object.values(files)) await writeFile(path, '')
    const log = join(folder, 'remote.log')
    const given = Object.fromEntries(
      Object.entries({
        endpoint: '{url}',
        'allow-http': 'true',
        timeout: '3s',
        'outage-tolerance': '1s',
        'min-interval': '50ms',
        'max-interval': '100ms',
        ...(logFile ? {'log-file': log} : {}),
        ...inputs
      }).map(([name, value]) => [name, value.replaceAll('{url}', simulator.url)])
    )
    const more = typeof env === 'function' ? env(simulator.url) : env
    const run = await runAction({action, inputs: given, env: {...files, ...more}, ...rest})
    const texts: Record<string, string> = {
      stdout: run.raw
        .split('\n')
        .filter(line => !line.startsWith('::add-mask::'))
        .join('\n'),
      stderr: run.stderr
    }
    for (const path of [...Object.values(files), log]) {
      if (existsSync(path)) texts[path.slice(folder.length + 1)] = await readFile(path, 'utf8')
    }
    return {
      run,
      texts,
      outputs: parseKeyValues(texts.GITHUB_OUTPUT ?? ''),
      asks,
      url: simulator.url
    }
  } finally {
    await simulator.close()
    await rm(folder, {recursive: true, force: true})
  }
}

/** Where a reader would find something of these secrets, or of a signature that was sent. */
export function leaksOf({texts, asks}: Emitted, secrets: readonly string[]): string[] {
  const signatures = asks.flatMap(
    ({headers}) => /Signature=(\w+)/.exec(headers.authorization ?? '')?.[1] ?? []
  )
  return Object.entries(texts).flatMap(([place, text]) => [
    ...secrets.flatMap(secret => revealed(text, secret).map(piece => `${place}: ${piece}`)),
    ...signatures
      .filter(hex => text.toLowerCase().replaceAll('\ufffd', '').includes(hex))
      .map(hex => `${place}: signature ${hex}`)
  ])
}

/**
 * What holds for every step, whatever the platform did: all masks come first, those of the secrets and no others, and
 * nothing of a secret comes later. `asGiven` is false for secrets that were spoiled before they were given.
 */
export function checkEmitted(emitted: Emitted, secrets: readonly string[], {asGiven = true} = {}): void {
  const {run, outputs} = emitted
  const lines = run.raw.split('\n')
  const first = lines.findIndex(line => !line.startsWith('::add-mask::'))
  expect(lines.findLastIndex(line => line.startsWith('::add-mask::'))).toBe(first - 1)
  if (asGiven) {
    expect(secrets.filter(secret => !run.masks.includes(secret))).toEqual([])
    const masks = lines.slice(0, first).map(line => line.slice('::add-mask::'.length).replaceAll('%25', '%'))
    expect(masks.filter(mask => !secrets.some(secret => isMaskOf(mask, secret)))).toEqual([])
  }
  expect(leaksOf(emitted, secrets)).toEqual([])
  expect(run.stderr).toBe('')
  expect(run.signal).toBeNull()
  const result = JSON.parse(outputs.result ?? 'null')
  expect(result).toMatchObject({schema: 1, outcome: outputs.outcome, green: run.code === 0})
}

/** A server that nobody should ever turn to. */
export interface Bystander {
  url: string
  host: string
  /** What was heard of each connection, from its first byte on. */
  heard: readonly string[]
  close(): Promise<void>
}

export async function bystander(): Promise<Bystander> {
  const heard: string[] = []
  const sockets = new Set<Socket>()
  const server: Server = createServer((_request, response) => {
    response.end('{}')
  })
  server.on('connection', (socket: Socket) => {
    const at = heard.push('(a connection)') - 1
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('data', chunk => {
      heard[at] += chunk.toString('latin1')
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const {port} = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    host: `127.0.0.1:${port}`,
    heard,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      })
  }
}
