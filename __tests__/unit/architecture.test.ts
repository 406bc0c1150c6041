import {readdirSync, readFileSync, statSync} from 'node:fs'
import {dirname, join, relative} from 'node:path'
import {fileURLToPath} from 'node:url'
import {describe, expect, test} from '@jest/globals'
import {vendors} from '../../src/vendors/index.js'

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
const folders = readdirSync(join(src, 'vendors')).filter(name =>
  statSync(join(src, 'vendors', name)).isDirectory()
)

test('the imports of every file are seen', () => {
  expect(files.length).toBeGreaterThan(30)
  expect(importsOf('index.ts').map(i => i.what)).toEqual([
    'red',
    'signals',
    'exit',
    'main',
    'state',
    'step',
    'post'
  ])
  expect(importsOf('gate/wait.ts').map(i => i.what)).toEqual(
    expect.arrayContaining(['p-wait-for', 'errors', 'time', 'vendors/types', 'gate/judge', 'gate/pace'])
  )
  for (const path of files) {
    const counted = codeOf(path).match(/^import\s/gm)?.length ?? 0
    expect([path, importsOf(path).filter(i => !i.dynamic).length >= counted]).toEqual([path, true])
    for (const {what} of importsOf(path).filter(i => i.local)) {
      expect([path, what, files.includes(`${what}.ts`)]).toEqual([path, what, true])
    }
  }
})

describe('a vendor', () => {
  test('imports nothing but requests, time, text, errors, its own folder and the words of all vendors', () => {
    const shared =
      /^(?:http\/[a-z-]+|time|text|errors|vendors\/(?!index$)[a-z-]+|node:[a-z/]+|zod(?:\/mini)?)$/
    expect(
      strays(
        path => vendorOf(path) !== undefined,
        (what, path) => shared.test(what) || what.startsWith(`vendors/${vendorOf(path)}/`)
      )
    ).toEqual([])
  })

  test('shares nothing that knows the gate, the report or the log', () => {
    expect(
      strays(
        path => /^vendors\/[^/]+\.ts$/.test(path),
        (what, path) =>
          path === 'vendors/index.ts' ||
          /^(?:http\/[a-z-]+|time|text|errors|vendors\/[a-z-]+|node:[a-z/]+|zod(?:\/mini)?)$/.test(what)
      )
    ).toEqual([])
  })

  test('is reached from outside by its index alone', () => {
    expect(
      strays(
        path => vendorOf(path) === undefined,
        (what, path) =>
          vendorOf(what) === undefined ||
          (path === 'vendors/index.ts' && /^vendors\/[a-z-]+\/index$/.test(what))
      )
    ).toEqual([])
  })

  test('has a folder, a line in the registry, a page and a row in the README', () => {
    const names = Object.keys(vendors)
    expect([...names].sort()).toEqual([...folders].sort())
    for (const name of names) expect(() => statSync(join(src, 'vendors', name, 'README.md'))).not.toThrow()
    const readme = readFileSync(join(root, 'README.md'), 'utf8')
    const table = /^\|\s*`vendor`\s*\|.*\n\|[-| ]+\|\n((?:\|.*\n)+)/m.exec(readme)?.[1] ?? ''
    const rows = [...table.matchAll(/^\|\s*`([a-z-]+)`/gm)].map(row => row[1])
    expect(rows).toEqual(names)
  })

  test('keeps its words in status.ts: nowhere else is there a switch on one', () => {
    const elsewhere = files.filter(path => vendorOf(path) !== undefined && !path.endsWith('/status.ts'))
    expect(
      elsewhere.filter(path => /\bswitch\s*\(\s*[\w.]*(?:status|state|word)\s*\)/i.test(codeOf(path)))
    ).toEqual([])
  })
})

describe('the gate', () => {
  test('knows no vendor, prints nothing and reports nothing', () => {
    expect(
      strays(folder('gate'), what =>
        /^(?:gate\/[a-z-]+|time|text|errors|outcome|vendors\/types|node:[a-z/]+|p-wait-for)$/.test(what)
      )
    ).toEqual([])
  })

  test('writes to no stream', () => {
    expect(
      files
        .filter(folder('gate'))
        .filter(path => /\bconsole\.(?:log|info|warn|error|debug)\b|process\.std|\bprint/.test(codeOf(path)))
    ).toEqual([])
  })
})

describe('the report', () => {
  test('makes no request', () => {
    const posts = /^report\/(?:commit-status|deployment)\.ts$/
    expect(
      strays(
        path => folder('report')(path) && !posts.test(path),
        what => !/^(?:http\/|node:https?$|node:net$|@actions\/(?:http-client|github))/.test(what)
      )
    ).toEqual([])
  })
})

describe('http', () => {
  test('knows nothing but errors and time', () => {
    expect(
      strays(folder('http'), what =>
        /^(?:http\/[a-z-]+|time|errors|node:[a-z/]+|@actions\/http-client(?:\/.*)?)$/.test(what)
      )
    ).toEqual([])
  })
})

describe('the packages of GitHub', () => {
  const importers = (what: RegExp) => files.filter(path => importsOf(path).some(i => what.test(i.what)))

  test('@actions/core is known to the entries, the inputs, the log and the report', () => {
    const allowed = /^(?:index|main|post|exit|inputs)\.ts$|^(?:log|report)\//
    expect(importers(/^@actions\/core$/).filter(path => !allowed.test(path))).toEqual([])
  })

  test('@actions/github is loaded only when it is needed', () => {
    const eager = files.filter(path => importsOf(path).some(i => i.what === '@actions/github' && !i.dynamic))
    const types = eager.filter(path => !/import type [^;]*from '@actions\/github'/.test(textOf(path)))
    expect(types).toEqual([])
  })

  test('@actions/http-client is known to the one client', () => {
    expect(importers(/^@actions\/http-client/)).toEqual(['http/client.ts'])
  })

  test('p-wait-for is known to the one loop', () => {
    expect(importers(/^p-wait-for$/)).toEqual(['gate/wait.ts'])
  })
})

describe('the exit code', () => {
  const using = (what: RegExp) => files.filter(path => what.test(codeOf(path)))

  test('is written in two places', () => {
    expect(using(/\bprocess\s*\.\s*exitCode\s*=[^=]|process\[/)).toEqual(['exit.ts', 'red.ts'])
  })

  test('is set by the very first statement', () => {
    expect(codeOf('index.ts').trimStart()).toMatch(/^import '\.\/red\.js'/)
    expect(importsOf('red.ts').map(i => i.what)).toEqual(['step'])
    expect(codeOf('red.ts').trim().split('\n').at(-1)).toBe('if (!isPost) process.exitCode = 1')
    expect(importsOf('step.ts').map(i => i.what)).toEqual(['node:path'])
  })

  test('is followed by the signals, with nothing large before them', () => {
    expect(importsOf('signals.ts').map(i => i.what)).toEqual(['node:events', 'errors', 'step'])
    expect(importsOf('errors.ts').map(i => i.what)).toEqual(['time'])
    expect(importsOf('time.ts').every(({what}) => what.startsWith('node:'))).toBe(true)
  })

  test('is cleared in one place', () => {
    expect(files.flatMap(path => [...codeOf(path).matchAll(/exitCode\s*=\s*0\b/g)].map(() => path))).toEqual([
      'exit.ts'
    ])
  })

  test('the process is ended in one file, and nothing else sets a result', () => {
    expect(using(/\bprocess\s*\.\s*(?:exit|abort|reallyExit|kill)\s*\(/)).toEqual(['exit.ts'])
    expect(using(/\bsetFailed\b/)).toEqual([])
  })
})

test('timers go through the one clamp', () => {
  expect(files.filter(path => /\bset(?:Timeout|Interval)\s*\(/.test(codeOf(path)))).toEqual(['time.ts'])
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
      'command-file.ts',
      'exit.ts',
      'http/certificates.ts', // which only reads
      'inputs.ts',
      'log/file.ts',
      'log/printer.ts',
      'report/summary.ts'
    ])
    // The inputs' one is for masks alone.
    expect(
      [...codeOf('inputs.ts').matchAll(/\bcore\.(\w+)/g)].map(m => m[1]).filter(name => name !== 'getInput')
    ).toEqual(['setSecret'])
  })

  test('comes after the masks', () => {
    const body =
      /export async function main\(\): Promise<void> \{\n([\s\S]*?)\n\}/.exec(codeOf('main.ts'))?.[1] ?? ''
    expect(
      body
        .trim()
        .split('\n')
        .slice(0, 2)
        .map(line => line.trim())
    ).toEqual(['const startedAt = clock.now()', 'maskSecrets()'])
  })
})
