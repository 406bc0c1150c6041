import {execFileSync} from 'node:child_process'
import {cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from '@jest/globals'
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
  const made = () =>
    ['src/vendors/acme', '__tests__/vendors/acme', 'simulator/acme'].flatMap(place =>
      readdirSync(join(folder, place)).map(name => join(folder, place, name))
    )

  beforeAll(() => {
    for (const path of [
      'src',
      'runner',
      'simulator',
      'scripts',
      '__tests__/vendors/contract.ts',
      '__tests__/support/properties.ts',
      'README.md',
      'biome.json'
    ]) {
      cpSync(path, join(folder, path), {recursive: true})
    }
    for (const path of ['package.json', 'tsconfig.json']) cpSync(path, join(folder, path))
    symlinkSync(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'), 'junction')
    run(process.execPath, 'scripts/new-platform.mjs', 'acme', 'Acme Deploy')
  })
  afterAll(() => rmSync(folder, {recursive: true, force: true}))

  test('has the same files as every other platform', () => {
    for (const name of ['acme', 'yunxiao', 'codearts', 'bkci']) {
      expect([name, readdirSync(join(folder, 'src/vendors', name))]).toEqual([
        name,
        expect.arrayContaining(FILES)
      ])
    }
  })

  test('has no place left to fill but the words', () => {
    for (const path of made())
      expect([path, readFileSync(path, 'utf8')]).toEqual([path, expect.not.stringMatching(/\{\{|\}\}\}/)])
  })

  test('stands in the registry and in the README', () => {
    expect(readFileSync(join(folder, 'src/vendors/index.ts'), 'utf8')).toMatch(
      /import \{acme\}[\s\S]*,\n {2}acme\n\}/
    )
    expect(readFileSync(join(folder, 'README.md'), 'utf8')).toMatch(/^\| `acme` \| Acme Deploy \|/m)
  })

  slow('builds, and passes the linter', () => {
    expect(run(process.execPath, bin('tsc'), '-p', '.')).toBe('')
    // Its lines are as long as the platform's name makes them, so the script's last word is to format them.
    const places = ['src/vendors/acme', '__tests__/vendors/acme', 'simulator/acme']
    const biome = join('node_modules', '@biomejs', 'biome', 'bin', 'biome')
    run(process.execPath, biome, 'format', '--write', ...places)
    run(process.execPath, biome, 'check', ...places)
  })
})
