import {existsSync, readdirSync, readFileSync, statSync} from 'node:fs'
import {dirname, join, relative} from 'node:path'
import {fileURLToPath} from 'node:url'
import {describe, expect, test} from '@jest/globals'
import {type Phase, phases} from '../../src/model/phase.js'
import {vendors} from '../../src/vendors/index.js'
import {importCircles} from '../support/import-circles.js'

const root = fileURLToPath(new URL('../../', import.meta.url))
const src = join(root, 'src')

const files = readdirSync(src, {recursive: true, encoding: 'utf8'})
  .filter(path => path.endsWith('.ts'))
  .map(path => path.replaceAll('\\', '/'))
  .sort()
const textOf = (path: string) => readFileSync(join(src, path), 'utf8')
/** The code alone: what stands in comments does nothing. */
const codeOf = (path: string) =>
  textOf(path)
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|[^:'"`])\/\/.*$/gm, '$1')

interface Import {
  /** A file below src, without its ending, or a package. */
  what: string
  local: boolean
  dynamic: boolean
}

function importsOf(path: string): Import[] {
  const code = codeOf(path)
  const found = [
    ...[...code.matchAll(/^(?:import|export)\s(?:[^'"]*?\sfrom\s*)?['"]([^'"]+)['"]/gm)].map(m => ({
      name: m[1] ?? '',
      dynamic: false
    })),
    ...[...code.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/g)].map(m => ({name: m[1] ?? '', dynamic: true}))
  ]
  return found.map(({name, dynamic}) => ({
    what: name.startsWith('.')
      ? relative(src, join(src, dirname(path), name))
          .replaceAll('\\', '/')
          .replace(/\.js$/, '')
      : name,
    local: name.startsWith('.'),
    dynamic
  }))
}

/** `file imports thing` for each import of these files that is not as wished. */
function strays(from: (path: string) => boolean, fits: (what: string, path: string) => boolean): string[] {
  return files
    .filter(from)
    .flatMap(path => importsOf(path).map(({what}) => ({path, what})))
    .filter(({path, what}) => !fits(what, path))
    .map(({path, what}) => `${path} imports ${what}`)
}

const folder = (name: string) => (path: string) => path.startsWith(`${name}/`)
const vendorOf = (path: string) => /^vendors\/([^/]+)\//.exec(path)?.[1]
const folders = readdirSync(join(src, 'vendors')).filter(
  name => name !== 'shared' && statSync(join(src, 'vendors', name)).isDirectory()
)

/** The rooms of the house, each with those that it may import from. Imports go down; `model` and `util` are for all. */
const rooms: Readonly<Record<string, readonly string[]>> = {
  util: [],
  messages: ['util'],
  model: ['messages', 'util'],
  http: ['model', 'messages', 'util'],
  vendors: ['http', 'model', 'messages', 'util'],
  output: ['http', 'model', 'messages', 'util'],
  record: ['output', 'http', 'model', 'messages', 'util'],
  wait: ['model', 'messages', 'util'],
  logs: ['output', 'wait', 'model', 'messages', 'util'],
  report: ['inputs', 'output', 'wait', 'vendors', 'model', 'messages', 'util'],
  github: ['inputs', 'output', 'report', 'http', 'model', 'messages', 'util'],
  cancel: ['inputs', 'output', 'wait', 'vendors', 'model', 'messages', 'util'],
  inputs: ['vendors', 'wait', 'output', 'http', 'model', 'messages', 'util'],
  process: ['report', 'output', 'model', 'messages', 'util'],
  steps: [
    'process',
    'inputs',
    'cancel',
    'github',
    'report',
    'logs',
    'record',
    'wait',
    'output',
    'http',
    'vendors',
    'model',
    'messages',
    'util'
  ]
}
/** Packages, each with the only rooms that know it. */
const packages: Readonly<Record<string, readonly string[]>> = {
  '@actions/core': ['steps', 'inputs', 'output', 'report', 'process'],
  '@actions/http-client': ['http'],
  '@actions/github': ['github'],
  'p-wait-for': ['wait'],
  zod: ['vendors', 'report']
}
const ownWords: ReadonlySet<unknown> = new Set(phases)
/** A table from the words of a platform to what they mean. */
const isStatusTable = (value: unknown): value is Readonly<Record<string, Phase>> =>
  typeof value === 'object' && value !== null && Object.values(value).every(word => ownWords.has(word))

const roomOf = (what: string) => what.split('/')[0] ?? ''

test('the imports of every file are seen', () => {
  expect(files.length).toBeGreaterThan(30)
  expect(importsOf('index.ts').map(i => i.what)).toEqual([
    'process/fail-by-default',
    'process/signals',
    'cancel/saved-state',
    'github/saved-posts',
    'process/exit',
    'process/post-step',
    'steps/main',
    'steps/post'
  ])
  expect(importsOf('wait/poll.ts').map(i => i.what)).toEqual(
    expect.arrayContaining(['p-wait-for', 'model/errors', 'util/timers', 'wait/decide', 'wait/pace'])
  )
  for (const path of files) {
    const counted = codeOf(path).match(/^import\s/gm)?.length ?? 0
    expect([path, importsOf(path).filter(i => !i.dynamic).length >= counted]).toEqual([path, true])
    for (const {what} of importsOf(path).filter(i => i.local)) {
      expect([path, what, files.includes(`${what}.ts`)]).toEqual([path, what, true])
    }
  }
})

describe('a room', () => {
  test('is in the table, and every file but the entry is in a room', () => {
    const found = [...new Set(files.filter(path => path !== 'index.ts').map(roomOf))]
    expect(found.sort()).toEqual(Object.keys(rooms).sort())
  })

  test.each(Object.keys(rooms))('%s imports only from the rooms below it', room => {
    const allowed = [room, ...(rooms[room] ?? [])]
    const isLocal = (what: string) => Object.hasOwn(rooms, roomOf(what))
    expect(strays(folder(room), what => !isLocal(what) || allowed.includes(roomOf(what)))).toEqual([])
  })

  test('has no file that imports itself by way of others, be it for a type', () => {
    const filesIn = (path: string) =>
      importsOf(path)
        .filter(({local, dynamic}) => local && !dynamic)
        .map(({what}) => `${what}.ts`)
    expect(importCircles(files, filesIn)).toEqual([])
    const known = files.flatMap(filesIn)
    expect(known).not.toEqual([])
    expect(known.filter(path => !files.includes(path))).toEqual([])
  })

  test.each(Object.keys(packages))('%s is known to few of them', name => {
    const knows = (what: string) => what === name || what.startsWith(`${name}/`)
    const importing = files.filter(path => importsOf(path).some(i => knows(i.what)))
    expect(importing.filter(path => !packages[name]?.includes(roomOf(path)))).toEqual([])
  })

  test('imports no package that is not in the table', () => {
    const known = (what: string) => Object.keys(packages).some(n => what === n || what.startsWith(`${n}/`))
    expect(
      files.flatMap(path =>
        importsOf(path)
          .filter(i => !i.local && !i.what.startsWith('node:') && !known(i.what))
          .map(i => `${path} imports ${i.what}`)
      )
    ).toEqual([])
  })
})

describe('a platform', () => {
  test('imports nothing of other platforms', () => {
    expect(
      strays(
        path => vendorOf(path) !== undefined,
        (what, path) =>
          !what.startsWith('vendors/') ||
          what.startsWith(`vendors/${vendorOf(path)}/`) ||
          what.startsWith('vendors/shared/') ||
          what === 'vendors/vendor'
      )
    ).toEqual([])
  })

  test('is reached from outside by the registry alone, and the registry by the inputs alone', () => {
    expect(
      strays(
        path => !path.startsWith('vendors/'),
        (what, path) =>
          !what.startsWith('vendors/') ||
          what === 'vendors/vendor' ||
          what.startsWith('vendors/shared/') ||
          (what === 'vendors/index' && roomOf(path) === 'inputs')
      )
    ).toEqual([])
    expect(
      importsOf('vendors/index.ts')
        .map(i => i.what)
        .filter(what => !/^vendors\/(?:[a-z-]+\/index|vendor)$/.test(what))
    ).toEqual([])
  })

  test('has a folder, a line in the registry, a page and a row in the README of each language', () => {
    const names = Object.keys(vendors)
    expect([...names].sort()).toEqual([...folders].sort())
    for (const name of names)
      expect(readFileSync(join(src, 'vendors', name, 'README.md'), 'utf8').length).toBeGreaterThan(1000)
    for (const path of ['README.md', 'README.zh-CN.md']) {
      const readme = readFileSync(join(root, path), 'utf8')
      const table = /^\|\s*`vendor`\s*\|.*\n\|[-| ]+\|\n((?:\|.*\n)+)/m.exec(readme)?.[1] ?? ''
      const rows = [...table.matchAll(/^\|\s*`([a-z-]+)`/gm)].map(row => row[1])
      expect([path, rows]).toEqual([path, names])
    }
  })

  test.each([
    ['contract.test.ts', (name: string) => `describeVendor\\(${name}, \\[`],
    ['between-polls.test.ts', (name: string) => `describeBetweenPolls\\('${name}', \\[`]
  ])('answers the questions that all platforms are asked in %s', (file, callOf) => {
    const missing = Object.keys(vendors).filter(name => {
      const path = join(root, '__tests__', 'vendors', name, file)
      const text = existsSync(path) ? readFileSync(path, 'utf8') : ''
      return !new RegExp(`^${callOf(name)}`, 'm').test(text)
    })
    expect(missing).toEqual([])
  })

  test.each([
    ['the simulator by itself', 'simulator/main.ts'],
    ['the demo', 'simulator/demo/acts.ts'],
    ['the models of which run is meant', '__tests__/invariants/support/platforms.ts']
  ])('is played by %s', (_what, path) => {
    const text = readFileSync(join(root, path), 'utf8')
    const missing = Object.keys(vendors).filter(name => !new RegExp(`\\b${name}\\b`).test(text))
    expect([path, missing]).toEqual([path, []])
  })

  test('reads nothing of the environment but the variables that are handed to it, which are masked', () => {
    expect(files.filter(path => folder('vendors')(path) && /\bprocess\b/.test(codeOf(path)))).toEqual([])
    expect(strays(folder('vendors'), what => !/^(?:node:)?process$/.test(what))).toEqual([])
  })

  test('reads every list by what counts it, and so bounds it: the lists of vendors/shared/schema.ts', () => {
    const uncounted = /\bz\s*\.\s*(?:array|tuple|set|map|record|looseRecord|partialRecord)\(/
    expect(
      files
        .filter(path => vendorOf(path) !== undefined && vendorOf(path) !== 'shared')
        .filter(path => uncounted.test(codeOf(path)))
    ).toEqual([])
    expect(uncounted.test(codeOf('vendors/shared/schema.ts'))).toBe(true)
  })

  test('has no table of statuses that none of its tests asks for', () => {
    const tables = Object.keys(vendors).flatMap(name =>
      [
        ...codeOf(`vendors/${name}/status.ts`).matchAll(
          /^export const (\w+) = \{[^}]*\} as const satisfies StatusTable/gm
        )
      ].map(([, table = '']) => ({name, table}))
    )
    expect(tables.length).toBeGreaterThanOrEqual(2 * Object.keys(vendors).length)
    const testsOf = (name: string) =>
      readdirSync(join(root, '__tests__', 'vendors', name))
        .filter(file => file.endsWith('.test.ts'))
        .map(file => readFileSync(join(root, '__tests__', 'vendors', name, file), 'utf8'))
    expect(
      tables.filter(({name, table}) => !testsOf(name).some(text => new RegExp(`\\b${table}\\b`).test(text)))
    ).toEqual([])
  })

  test('keeps its statuses in status.ts: nowhere else is there a switch on one', () => {
    const elsewhere = files.filter(path => vendorOf(path) !== undefined && !path.endsWith('/status.ts'))
    expect(
      elsewhere.filter(path => /\bswitch\s*\(\s*[\w.]*(?:status|state|word)\s*\)/i.test(codeOf(path)))
    ).toEqual([])
  })

  test.each(Object.keys(vendors))(
    'keeps its status words in status.ts: %s has none elsewhere',
    async name => {
      const exported: Record<string, unknown> = await import(`../../src/vendors/${name}/status.ts`)
      const words = new Set(
        Object.values(exported)
          .filter(isStatusTable)
          .flatMap(Object.keys)
          // What we call the same ourselves may stand anywhere.
          .filter(word => !ownWords.has(word))
      )
      expect(words.size).toBeGreaterThan(5)
      const rest = files.filter(path => path.startsWith(`vendors/${name}/`) && !path.endsWith('/status.ts'))
      const literal = /(['"`])([\w/]+)\1|\/\^?(\w+)\$?\//g
      const found = rest.flatMap(path =>
        [...codeOf(path).matchAll(literal)]
          .map(([, , quoted, matched]) => quoted ?? matched ?? '')
          .filter(word => words.has(word))
          .map(word => `${path}: ${word}`)
      )
      expect(found).toEqual([])
    }
  )
})

test('the rooms that decide write to no stream', () => {
  expect(
    files
      .filter(path => ['wait', 'vendors', 'model', 'util'].includes(roomOf(path)))
      .filter(path => /\bconsole\.(?:log|info|warn|error|debug)\b|process\.std/.test(codeOf(path)))
  ).toEqual([])
})

test('reading an input makes no folder and no file, and sends no request', () => {
  const makes = /\b(?:mkdir|mkdtemp|open|write|append|copy|rename|rm|unlink|truncate)\w*Sync\b|fs\/promises/
  expect(files.filter(folder('inputs')).filter(path => makes.test(codeOf(path)))).toEqual([])
  expect(
    strays(
      folder('inputs'),
      what => !/^(?:http\/client|node:https?|node:net|@actions\/http-client)$/.test(what)
    )
  ).toEqual([])
})

test('the report makes no request', () => {
  expect(
    strays(folder('report'), what => !/^(?:http\/|node:https?$|node:net$|@actions\/http-client)/.test(what))
  ).toEqual([])
})

describe('the exit code', () => {
  const using = (what: RegExp) => files.filter(path => what.test(codeOf(path)))

  test('is written in two places', () => {
    expect(using(/\bprocess\s*\.\s*exitCode\s*=[^=]|process\[/)).toEqual([
      'process/exit.ts',
      'process/fail-by-default.ts'
    ])
  })

  test('is set by the very first statement', () => {
    expect(codeOf('index.ts').trimStart()).toMatch(/^import '\.\/process\/fail-by-default\.js'/)
    expect(importsOf('process/fail-by-default.ts').map(i => i.what)).toEqual(['process/post-step'])
    expect(codeOf('process/fail-by-default.ts').trim().split('\n').at(-1)).toBe(
      'if (!isPostStep) process.exitCode = 1'
    )
    expect(importsOf('process/post-step.ts').map(i => i.what)).toEqual(['node:path'])
  })

  test('is followed by the signals, with nothing large before them', () => {
    expect(importsOf('process/signals.ts').map(i => i.what)).toEqual([
      'node:events',
      'model/interruption',
      'process/post-step'
    ])
    expect(importsOf('model/interruption.ts').map(i => i.what)).toEqual(['util/timers'])
    expect(importsOf('util/timers.ts').every(({what}) => what.startsWith('node:'))).toBe(true)
  })

  test('is cleared in one place', () => {
    expect(files.flatMap(path => [...codeOf(path).matchAll(/exitCode\s*=\s*0\b/g)].map(() => path))).toEqual([
      'process/exit.ts'
    ])
  })

  test('the process is ended in one file, and nothing else sets a result', () => {
    expect(using(/\bprocess\s*\.\s*(?:exit|abort|reallyExit|kill)\s*\(/)).toEqual(['process/exit.ts'])
    expect(using(/\bsetFailed\b/)).toEqual([])
  })
})

test('which runner this is, is known in one place', () => {
  expect(
    files.filter(path => /\b(?:GITEA|FORGEJO)_ACTIONS\b|['"]ACT['"]|\.ACT\b/.test(codeOf(path)))
  ).toEqual(['util/runner.ts'])
})

test('timers go through the one clamp', () => {
  expect(files.filter(path => /\bset(?:Timeout|Interval)\s*\(/.test(codeOf(path)))).toEqual([
    'util/timers.ts'
  ])
})

describe('what only explains', () => {
  const calling = (what: RegExp) => files.filter(path => what.test(codeOf(path)))

  test('is asked for in one place each, and behind the wall', () => {
    // A platform's own adapter hands the call on, and does not make it.
    const outside = (path: string) => vendorOf(path) === undefined && !path.startsWith('vendors/shared/')
    expect(calling(/\.addDetails\?*\.?\(/).filter(outside)).toEqual(['wait/details.ts'])
    expect(calling(/\btarget\.readLog\(/).filter(outside)).toEqual(['logs/log-streams.ts'])
    expect(calling(/\bdeps\.readLog\(/)).toEqual(['logs/part-read.ts'])
    for (const path of ['wait/details.ts', 'logs/part-read.ts', 'logs/log-streams.ts'])
      expect([path, /\bexplain\(/.test(codeOf(path))]).toEqual([path, true])
  })

  test('of each platform whom it waits for is read behind the wall', () => {
    const reading = /\b(?:findApprovals|openApprovals|describeApprovals|isWaiting)\(/
    const readers = calling(reading).filter(path => !path.endsWith('/approvals.ts'))
    expect(readers.length).toBeGreaterThanOrEqual(3)
    expect(readers.filter(path => !/\bexplainNow\(/.test(codeOf(path)))).toEqual([])
  })
})

test('no list is spread into the arguments of a call, which can hold only so many', () => {
  const short: Readonly<Record<string, string>> = {
    'cancel/cancel-remote.ts': 'the arguments themselves',
    'http/send.ts': 'the arguments themselves',
    'inputs/did-you-mean.ts': 'the names of inputs',
    'inputs/operation.ts': 'names of operations',
    'vendors/shared/inputs.ts': 'names of inputs',
    'inputs/inputs.ts': 'a few warnings',
    'logs/log-streams.ts': 'the arguments themselves',
    'report/summary-words.ts': 'the arguments themselves',
    'output/prefilter.ts': 'the needles of a few credentials',
    'vendors/bkci/run-list.ts': 'two times of one build',
    'vendors/bkci/seen-lines.ts': 'a thousand numbers',
    'wait/poll.ts': 'two times'
  }
  const spreading = files.filter(path =>
    /(?<!\bfunction )\b\w+\((?:[^()[\]{}]*, )?\.\.\.\w/.test(codeOf(path))
  )
  expect(spreading.filter(path => short[path] === undefined)).toEqual([])
})

test('a recording is loaded only where it is asked for', () => {
  const outside = files.filter(path => roomOf(path) !== 'record')
  expect(outside.filter(path => /^import (?!type\b).*\/record\//m.test(codeOf(path)))).toEqual([])
  expect(
    outside.filter(path => importsOf(path).some(i => i.dynamic && i.what.startsWith('record/')))
  ).toEqual(['steps/open-recording.ts'])
})

describe('what leaves the process', () => {
  // An error carries URLs, headers and bodies in its fields, in its stack and in what it is made into.
  const careless = new RegExp(
    [
      String.raw`\b(?:inspect|format|formatWithOptions)\s*\(`,
      String.raw`\bconsole\.(?:log|info|warn|error|debug|dir|trace)\b`,
      String.raw`\.stack\b`,
      String.raw`\b(?:stringify|String)\(\s*(?:e|err|error|reason|cause|thrown|fault)\s*[,)]`,
      String.raw`\$\{(?:e|err|error|reason|cause|thrown|fault)\}`,
      String.raw`\b(?:e|err|error|reason|cause|thrown|fault)\.toString\(`
    ].join('|')
  )
  const isOurWord = /\$\{reason\}/g // a sentence of ours, and no error

  test('is no error with its fields', () => {
    expect(files.filter(path => careless.test(codeOf(path).replace(isOurWord, '')))).toEqual([])
  })

  test.each([
    'inspect(error)',
    'util.format("%o", x)',
    'console.log(error)',
    'error.stack',
    'JSON.stringify(error)',
    'String(cause)',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: code that is looked for
    '`${error}`',
    'err.toString()'
  ])('would be seen if it were: %s', code => {
    expect(careless.test(code)).toBe(true)
  })

  test('goes through few doors, each of which redacts what it is given', () => {
    const doors =
      /\bcore\.(?!getInput\b)\w+\(|\bstd(?:out|err)\.write\(|\b(?:append|write)(?:File)?Sync\(|\bfs\b/
    expect(files.filter(path => doors.test(codeOf(path)))).toEqual([
      'inputs/files.ts', // which only looks
      'inputs/masks.ts',
      'output/command-file.ts',
      'output/log-file.ts',
      'output/printer.ts',
      'process/exit.ts',
      'report/summary.ts',
      'util/regular-file.ts' // which only opens, and reads
    ])
    // What stays open is written by these alone.
    expect(files.filter(path => /\bwriteAll\(/.test(codeOf(path)))).toEqual([
      'output/command-file.ts',
      'output/log-file.ts',
      'record/recorder.ts'
    ])
    // The inputs' one is for masks alone.
    expect(
      [...codeOf('inputs/masks.ts').matchAll(/\bcore\.(\w+)/g)]
        .map(m => m[1])
        .filter(name => name !== 'getInput')
    ).toEqual(['setSecret'])
  })

  test('and what is read comes from files that are opened in one place, which takes none but regular ones', () => {
    const opens = /\b(?:open|read|readFile|createReadStream|createWriteStream)(?:Sync)?\b.*\bfrom 'node:fs'/s
    const openers = files.filter(path => opens.test(codeOf(path).split('\n\n', 1).join()))
    expect(openers).toEqual(['util/regular-file.ts'])
  })

  test('comes after the masks', () => {
    const body =
      /export async function main\(\): Promise<void> \{\n([\s\S]*?)\n\}/.exec(codeOf('steps/main.ts'))?.[1] ??
      ''
    expect(
      body
        .trim()
        .split('\n')
        .slice(0, 2)
        .map(line => line.trim())
    ).toEqual(['const startedAt = clock.now()', 'maskSecrets()'])
  })
})
