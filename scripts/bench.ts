// Prints medians and ratios of one run: the log path, memory, cold start, and how often the action polls.
// npm run bench [-- pace|history|start|logs]
import {spawn} from 'node:child_process'
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join, resolve} from 'node:path'
import {performance} from 'node:perf_hooks'
import {fileURLToPath} from 'node:url'
import type {Part} from '../src/model/part.js'
import {createPartPrinter} from '../src/output/part-printer.js'
import {BAR, cleanName, type Prefix, prefixOf} from '../src/output/prefix.js'
import {createPrinter} from '../src/output/printer.js'
import {addSecret} from '../src/output/redact.js'
import {keepHeapSmall} from '../src/process/heap.js'
import {pollGap} from '../src/wait/pace.js'
import {benchHistory} from './bench-history.js'

const self = fileURLToPath(import.meta.url)
const root = resolve(dirname(self), '../..')
const MB = 1e6
const LOG_BYTES = 200 * MB
// The speed of a machine drifts from run to run: of fewer pairs the median would say little.
const LOG_PAIRS = 15

const plain =
  '2026-11-22T08:00:00.000Z [INFO] deploying shop-web to host 10.0.0.12 with version 2.4.0, all fine\n'
const hostile = [
  '2026-11-22T08:00:00.000Z \u001b[32m[INFO]\u001b[0m 部署服务 shop-web ##[error]forged, to host 10.0.0.12\r\n',
  '::error::forged, with the token bench-token-0001-0002 and more text of an ordinary length in this line\n',
  'progress 10 %\rprogress 50 %\rprogress 100 % of the download of the archive of the new version, done\n',
  'an ordinary line of a build log that says nothing special at all, as most lines of most logs really do\n'
].join('')
// Pages of 500 lines, as platforms serve them.
const PAGE_LINES = 500
const pages: Readonly<Record<string, string>> = {
  clean: plain.repeat(PAGE_LINES),
  hostile: hostile.repeat(PAGE_LINES / 4),
  long: 'x'.repeat(50_000)
}

const [role, kind = 'clean'] = process.argv.slice(2)
if (role === 'raw') await copyRaw()
else if (role === 'safe') await printSafe(BAR)
else if (role === 'named') await printSafe(prefixOf(cleanName('shop-web-1'), 1, 10, 0))
else await main(role)

/** Page after page, each a new text, as it is when it was received. */
function* received(): Generator<string> {
  const page = Buffer.from(pages[kind] ?? '')
  for (let sent = 0; sent < LOG_BYTES; sent += page.length) yield page.toString()
}

/** The same lines, copied as they are. */
async function copyRaw(): Promise<void> {
  for (const page of received()) {
    if (!process.stdout.write(page)) await new Promise(resume => process.stdout.once('drain', resume))
  }
}

/** The lines by the way that a remote log takes: sanitizer, prefix, cap, fence, back-pressure. */
async function printSafe(prefix: Prefix): Promise<void> {
  keepHeapSmall()
  addSecret('bench-token-0001-0002')
  const printer = createPrinter(Number.MAX_SAFE_INTEGER)
  const live = createPartPrinter({
    printer,
    title: ({name}) => name,
    prefix: () => prefix,
    isWhole: () => false,
    waiting: {characters: 0}
  })
  const part: Part = {
    id: 'm',
    kind: 'machine',
    hasLog: true,
    name: 'bench',
    phase: 'running',
    status: 'Running'
  }
  const never = new AbortController().signal
  for (const page of received()) {
    await live.text(part, page, false)
    await printer.ready(never)
  }
  live.end(part)
  process.stderr.write(String((process.resourceUsage().maxRSS * 1024) / MB))
}

interface Run {
  ms: number
  stderr: string
}

/** `bytesPerSecond` slows the reader down to so much. */
function run(
  command: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
  bytesPerSecond?: number
): Promise<Run> {
  return new Promise((done, fail) => {
    const started = performance.now()
    const child = spawn(process.execPath, command, {stdio: ['ignore', 'pipe', 'pipe'], env})
    let stderr = ''
    child.stdout.on('data', (chunk: Buffer) => {
      if (bytesPerSecond === undefined) return
      child.stdout.pause()
      setTimeout(() => child.stdout.resume(), (chunk.length / bytesPerSecond) * 1000)
    })
    child.stderr.on('data', chunk => {
      stderr += chunk
    })
    child.on('error', fail)
    child.on('close', () => done({ms: performance.now() - started, stderr}))
  })
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

function row(cells: readonly (string | number)[]): void {
  console.log(`| ${cells.join(' | ')} |`)
}

async function benchLogs(): Promise<void> {
  console.log(
    `\n## Log path: ${LOG_BYTES / MB} MB to a pipe, in pages of ${PAGE_LINES} lines, ${LOG_PAIRS} runs each in turn\n`
  )
  row(['text', 'raw copy MB/s', 'safe MB/s', 'safe lines/s', 'safe / raw', 'memory MB'])
  row(['---', '---', '---', '---', '---', '---'])
  // The lines of one part stand behind a bar alone, those of several behind a coloured name too: a quarter more to write.
  for (const [name, as] of [
    ['clean', 'safe'],
    ['clean', 'named'],
    ['hostile', 'safe'],
    ['hostile', 'named']
  ] as const) {
    const raw: number[] = []
    const safe: number[] = []
    let memory = 0
    for (let i = 0; i < LOG_PAIRS; i++) {
      raw.push((await run([self, 'raw', name])).ms)
      const result = await run([self, as, name])
      safe.push(result.ms)
      memory = Math.max(memory, Number(result.stderr))
    }
    const mbs = (ms: number) => LOG_BYTES / MB / (ms / 1000)
    const ratios = safe.map((ms, i) => (raw[i] ?? Number.NaN) / ms)
    const lines = (PAGE_LINES * LOG_BYTES) / Buffer.byteLength(pages[name] ?? '')
    row([
      as === 'named' ? `${name}, behind a name` : name,
      mbs(median(raw)).toFixed(0),
      mbs(median(safe)).toFixed(0),
      `${(lines / (median(safe) / 1000) / 1e6).toFixed(2)} M`,
      `${(median(ratios) * 100).toFixed(0)} %`,
      memory.toFixed(0)
    ])
  }
  const long = await run([self, 'safe', 'long'])
  const slow = await run([self, 'safe', 'clean'], process.env, 20 * MB)
  console.log(`\nOne line of ${LOG_BYTES / MB} MB: ${Number(long.stderr).toFixed(0)} MB of memory.`)
  console.log(`A reader at 20 MB/s: ${Number(slow.stderr).toFixed(0)} MB of memory.`)
}

async function benchStart(): Promise<void> {
  console.log('\n## Cold start: until a missing input is reported, 15 runs each in turn\n')
  const folder = mkdtempSync(join(tmpdir(), 'bench-'))
  const empty = join(folder, 'empty.mjs')
  writeFileSync(empty, '')
  const bare = join(folder, 'bare.mjs')
  writeFileSync(
    bare,
    `import {setFailed} from ${JSON.stringify(import.meta.resolve('@actions/core'))}
import {HttpClient} from ${JSON.stringify(import.meta.resolve('@actions/http-client'))}
new HttpClient('bench')
setFailed('input vendor is required')
`
  )
  const {build} = await bundle(bare, folder)
  const rows: [string, string][] = [
    ['an empty file', empty],
    ['a bundle that only imports `@actions/core` and `@actions/http-client`', build],
    ['dist/index.js', join(root, 'dist/index.js')]
  ]
  const env = {PATH: process.env.PATH, HOME: folder}
  const taken = rows.map((): number[] => [])
  for (let i = 0; i < 16; i++) {
    for (const [k, [, file]] of rows.entries()) {
      const {ms} = await run([file], env)
      if (i > 0) taken[k]?.push(ms) // at first all are read into the file cache
    }
  }
  const ours = taken[2] ?? []
  row(['', 'median ms', 'dist/index.js against it, pair by pair'])
  row(['---', '---', '---'])
  for (const [k, [name]] of rows.entries()) {
    const times = taken[k] ?? []
    const ratio = median(ours.map((ms, i) => ms / (times[i] ?? Number.NaN)))
    row([name, median(times).toFixed(0), `${ratio.toFixed(2)} ×`])
  }
  rmSync(folder, {recursive: true})
}

/** Bundled as ours is, so that only what is in the bundles differs. */
async function bundle(entry: string, folder: string): Promise<{build: string}> {
  const out = join(folder, 'bare')
  writeFileSync(join(folder, 'package.json'), '{"type": "module"}')
  await run([join(root, 'node_modules/@vercel/ncc/dist/ncc/cli.js'), 'build', entry, '-o', out, '-q'])
  return {build: join(out, 'index.mjs')}
}

function benchPace(): void {
  console.log(
    '\n## Looks, and how late an end is seen, on a virtual clock (150 ms for a request, 1,000 durations each)\n'
  )
  const hour = 3_600_000
  const durations: [string, number][] = [
    ['1 min', 60_000],
    ['10 min', 600_000],
    ['1 h', hour],
    ['6 h', 6 * hour]
  ]
  const schedules: [string, (elapsed: number) => number][] = [
    ['this action', elapsed => pollGap(elapsed, {minMs: 2000, maxMs: 15_000}, Math.random)],
    ...[5, 10, 15, 30].map((s): [string, () => number] => [`fixed ${s} s`, () => s * 1000])
  ]
  row(['schedule', ...durations.map(([name]) => `${name}: polls, delay mean / worst`)])
  row(['---', ...durations.map(() => '---')])
  for (const [name, gap] of schedules) {
    const cells = durations.map(([, about]) => {
      let polls = 0
      let delays = 0
      let worst = 0
      for (let i = 0; i < 1000; i++) {
        const end = about * (0.9 + 0.2 * Math.random())
        let at = 0
        for (;;) {
          polls++
          at += 150
          if (at - 150 >= end) break
          at += gap(at)
        }
        delays += at - end
        worst = Math.max(worst, at - end)
      }
      return `${Math.round(polls / 1000)}, ${(delays / 1e6).toFixed(1)} / ${(worst / 1000).toFixed(1)} s`
    })
    row([name, ...cells])
  }
}

async function main(only: string | undefined): Promise<void> {
  console.log(`Node ${process.versions.node} on ${process.platform} ${process.arch}`)
  const parts = {pace: benchPace, history: () => benchHistory(row), start: benchStart, logs: benchLogs}
  for (const [name, part] of Object.entries(parts)) if (only === undefined || only === name) await part()
}
