import {readdirSync, readFileSync} from 'node:fs'
import {dirname, join, relative} from 'node:path'
import {fileURLToPath} from 'node:url'
import {describe, expect, test} from '@jest/globals'
import {vendors} from '../../src/vendors/index.js'
import {importCircles} from '../support/import-circles.js'

const root = fileURLToPath(new URL('../../', import.meta.url))
const files = ['simulator', 'runner'].flatMap(folder =>
  readdirSync(join(root, folder), {recursive: true, encoding: 'utf8'})
    .filter(path => path.endsWith('.ts'))
    .map(path => join(folder, path))
)

/** The files below the root that a file imports, without packages. */
function importsOf(path: string): string[] {
  const code = readFileSync(join(root, path), 'utf8')
  return [...code.matchAll(/^(?:import|export)\s(?:[^'"]*?\sfrom\s*)?'(\.[^']+)'/gm)].map(([, name = '']) =>
    relative(root, join(root, dirname(path), name)).replace(/\.js$/, '.ts')
  )
}

/** The folder of a file; what stands in a room of its own is that room's alone. */
const roomOf = (path: string) => dirname(path)

/** One room for each platform. */
const platforms = Object.keys(vendors).map(name => `simulator/${name}`)

/** The rooms of the simulator and of the stand-in for the runner, each with those that it may import from. */
const rooms: Readonly<Record<string, readonly string[]>> = {
  'simulator/server': [],
  'simulator/github': ['simulator/server'],
  'simulator/command': ['runner'],
  // A platform may know a job by what GitHub says of it.
  ...Object.fromEntries(platforms.map(room => [room, ['simulator/server', 'simulator/github']])),
  'simulator/demo': ['simulator/server', 'simulator/command', ...platforms, 'runner'],
  'simulator/replay': ['simulator/server', 'simulator/command', 'runner', 'src/record'],
  simulator: ['simulator/server', 'simulator/command', ...platforms, 'simulator/demo'],
  runner: []
}

describe('a room of the simulator', () => {
  test('is in the table, and every file is in a room', () => {
    expect([...new Set(files.map(roomOf))].sort()).toEqual(Object.keys(rooms).sort())
    expect(importsOf('simulator/bkci/platform.ts')).toContain('simulator/server/platform.ts')
  })

  test.each(Object.entries(rooms))('%s imports only from its rooms', (room, allowed) => {
    const strays = files
      .filter(path => roomOf(path) === room)
      .flatMap(path => importsOf(path).map(name => ({path, name})))
      .filter(({name}) => ![room, ...allowed].includes(roomOf(name)))
    expect(strays).toEqual([])
  })

  test('has no file that imports itself by way of others', () => {
    expect(importCircles(files, importsOf)).toEqual([])
  })
})
