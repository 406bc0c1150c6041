import {execFileSync} from 'node:child_process'
import {cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {basename, dirname, join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from '@jest/globals'
import {vendors} from '../../src/vendors/index.js'
import {slow} from '../support/slow.js'

/** The files that every platform's folder has; what only one platform has stands beside them. */
const FILES = [
  'README.md',
  'adapters.ts',
  'approvals.ts',
  'client.ts',
  'errors.ts',
  'index.ts',
  'inputs.ts',
  'links.ts',
  'run-list.ts',
  'run-log.ts',
  'run-snapshot.ts',
  'run-target.ts',
  'run-tree.ts',
  'schema.ts',
  'status.ts'
]

describe('the skeleton of a new platform', () => {
  const folder = mkdtempSync(join(tmpdir(), 'new-platform-'))
  const bin = (name: string) => join('node_modules', '.bin', name)
  const run = (command: string, ...args: string[]) =>
    execFileSync(command, args, {cwd: folder, encoding: 'utf8', stdio: 'pipe'})
  const made = () => [
    ...['src/vendors/acme', '__tests__/vendors/acme', 'simulator/acme'].flatMap(place =>
      readdirSync(join(folder, place)).map(name => join(folder, place, name))
    ),
    ...['en', 'zh-CN'].map(language => join(folder, 'src/messages', language, 'acme.ts'))
  ]

  beforeAll(() => {
    for (const path of [
      'src',
      'runner',
      'simulator',
      'scripts',
      '__tests__',
      'docs/contract.md',
      'docs/zh-CN/inputs.yml',
      '.github/ISSUE_TEMPLATE',
      'README.md',
      'README.zh-CN.md',
      'action.yml',
      'biome.json',
      'jest.config.js',
      'package.json',
      'tsconfig.bundle.json',
      'tsconfig.json'
    ]) {
      cpSync(path, join(folder, path), {recursive: true})
    }
    symlinkSync(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'), 'junction')
    run(process.execPath, 'scripts/new-platform.mjs', 'acme', 'Acme Deploy')
  })
  afterAll(() => rmSync(folder, {recursive: true, force: true}))

  test('has the same files as every other platform', () => {
    for (const name of ['acme', ...Object.keys(vendors)]) {
      expect([name, readdirSync(join(folder, 'src/vendors', name))]).toEqual([
        name,
        expect.arrayContaining(FILES)
      ])
    }
  })

  test('has no place left to fill but the statuses', () => {
    for (const path of made())
      expect([path, readFileSync(path, 'utf8')]).toEqual([path, expect.not.stringMatching(/\{\{|\}\}\}/)])
  })

  test('is in the registry, and in each list that people read', () => {
    const linesOf = (path: string) => readFileSync(join(folder, path), 'utf8').split('\n')
    const last = Object.keys(vendors).at(-1)
    const line = (path: string, wished: RegExp) =>
      expect([path, linesOf(path).filter(one => wished.test(one))]).toEqual([path, [expect.anything()]])
    line('src/vendors/index.ts', /^import \{acme\} from/)
    line('src/vendors/index.ts', /^ {2}acme$/)
    for (const readme of ['README.md', 'README.zh-CN.md']) line(readme, /^\| `acme` \| Acme Deploy \|/)
    line('action.yml', new RegExp(`The platform\\. One of .*\`${last}\`, \`acme\`\\.$`))
    line('action.yml', new RegExp(`\\b${last} and acme: \`wait-pipeline\``))
    line('docs/zh-CN/inputs.yml', new RegExp(`平台，取值为 .*\`${last}\`、\`acme\` 之一。$`))
    line('docs/zh-CN/inputs.yml', new RegExp(`\\b${last} 和 acme：\`wait-pipeline\``))
    line('docs/contract.md', new RegExp(`^\\| \`vendor\` \\|.*\`${last}\`, \`acme\` \\|$`))
    line('docs/contract.md', new RegExp(`^\\| \`operation\` \\|.* ${last} \\| acme \\| What it does \\|$`))
    line('docs/contract.md', /^\| `wait-change-order` \|.* – \| – \| [^|]+\|$/)
    for (const form of ['bug', 'unknown-status', 'wrong-verdict']) {
      const path = `.github/ISSUE_TEMPLATE/${form}.yml`
      const at = linesOf(path).findIndex(one => one.includes('- acme (Acme Deploy)'))
      expect([path, linesOf(path)[at - 1]]).toEqual([path, expect.stringContaining(`- ${last} (`)])
    }
  })

  // A move of a type is noticed here at once, and not only by the slow test below.
  test('imports nothing that is not exported', () => {
    const missing = made().flatMap(path =>
      importsOf(readFileSync(path, 'utf8')).flatMap(({names, from}) => {
        const exported = exportsOf(join(dirname(path), from.replace(/\.js$/, '.ts')))
        return names
          .filter(name => !exported.includes(name))
          .map(name => `${basename(path)}: ${name} of ${from}`)
      })
    )
    expect(missing).toEqual([])
  })

  slow('builds, and passes the linter', () => {
    // What a new platform touches, and all that this needs; the rest is the same as here.
    const include = ['src/index.ts', 'simulator/main.ts', '__tests__/vendors/acme']
    writeFileSync(join(folder, 'tsconfig.acme.json'), JSON.stringify({extends: './tsconfig.json', include}))
    expect(run(process.execPath, bin('tsc'), '-p', 'tsconfig.acme.json')).toBe('')
    const places = ['src/vendors', 'src/messages', '__tests__/vendors/acme', 'simulator/acme']
    run(process.execPath, join('node_modules', '@biomejs', 'biome', 'bin', 'biome'), 'check', ...places)
  })

  slow('answers all questions that platforms are asked, once it has its statuses', () => {
    const fill = (path: string, change: (text: string) => string) =>
      writeFileSync(join(folder, path), change(readFileSync(join(folder, path), 'utf8')))
    const words = {
      queued: 'NEW',
      running: 'BUSY',
      paused: 'HELD',
      success: 'GOOD',
      failure: 'BAD',
      skipped: 'LEFT'
    }
    const table = Object.entries(words).map(([phase, word]) => `${word}: '${phase}'`)
    fill('src/vendors/acme/status.ts', text => text.replaceAll('= {} as', `= {${table.join(', ')}} as`))
    fill('__tests__/vendors/acme/contract.test.ts', text =>
      Object.entries(words).reduce(
        (filled, [phase, word]) =>
          filled.replaceAll(new RegExp(`\\b${phase}: \\[.*\\]`, 'g'), `${phase}: ['${word}']`),
        text
      )
    )
    const jest = join('node_modules', 'jest', 'bin', 'jest.js')
    const asked = ['__tests__/vendors/acme', '__tests__/repository/sentences', '__tests__/unit/messages']
    run(process.execPath, '--experimental-vm-modules', jest, ...asked)
  })
})

/** What a source takes from other files of the project. */
function importsOf(source: string): {names: string[]; from: string}[] {
  const imports = source.matchAll(/^import (?:type )?\{([^}]*)\} from '(\.[^']*)'/gm)
  return [...imports].map(([, names = '', from = '']) => ({names: namesIn(names, /^type | as .*/g), from}))
}

/** What a file hands out: what it declares, and what it hands on. */
function exportsOf(path: string): string[] {
  const source = readFileSync(path, 'utf8')
  const all = (pattern: RegExp) => [...source.matchAll(pattern)].map(([, found = '']) => found)
  return [
    ...all(/^export (?:async )?(?:class|const|function|interface|type) (\w+)/gm),
    ...all(/^export (?:type )?\{([^}]*)\}/gm).flatMap(names => namesIn(names, /^type |.* as /g)),
    ...all(/^export \* from '(.*)\.js'/gm).flatMap(from => exportsOf(join(dirname(path), `${from}.ts`)))
  ]
}

function namesIn(list: string, around: RegExp): string[] {
  return list.split(',').map(name => name.trim().replace(around, ''))
}
