import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {describe, expect, test} from '@jest/globals'
import {parse} from 'yaml'
import type {Manifest} from '../../runner/manifest.js'
import {outcomes} from '../../src/model/outcome.js'
import {vendors} from '../../src/vendors/index.js'
import type {Vendor} from '../../src/vendors/vendor.js'

const read = (path: string) => readFileSync(path, 'utf8')
const filesIn = (folder: string, ending: string) =>
  readdirSync(folder, {recursive: true, encoding: 'utf8'})
    .filter(name => name.endsWith(ending))
    .map(name => `${folder}/${name.replaceAll('\\', '/')}`)
    .sort()

const folders = ['docs', 'src', 'conformance', '.github', 'simulator', 'scripts', '__tests__']
const pages = [
  ...readdirSync('.').filter(name => name.endsWith('.md')),
  ...folders.flatMap(folder => filesIn(folder, '.md').filter(path => !path.includes('node_modules')))
]
const manifest = parse(read('action.yml')) as Manifest
const scripts = Object.keys(JSON.parse(read('package.json')).scripts)

const missing = (path: string) => !existsSync(path)

/** The first cell of each row of the first table below a heading, and the others. */
function rowsBelow(page: string, heading: string): string[][] {
  const [, section = ''] = read(page).split(new RegExp(`^## ${heading}$`, 'm'))
  const table = section
    .split('\n## ')[0]
    ?.split('\n')
    .filter(line => line.startsWith('|'))
  return (table ?? [])
    .slice(2)
    .map(line => line.split(/(?<!\\)\|/).slice(1, -1))
    .map(cells => cells.map(cell => cell.replaceAll('\\|', '|').trim()))
}
const namesIn = (cell = '') => [...cell.matchAll(/`([^`]+)`/g)].map(m => m[1] ?? '')

describe.each(pages)('%s', page => {
  const text = read(page)

  test('names only files that there are', () => {
    const named = [
      ...text.matchAll(
        /`((?:src|simulator|runner|conformance|__tests__|scripts|docs|dist|schema|\.github|\.ci)\/[\w./-]+)`/g
      )
    ]
    const linked = [...text.matchAll(/(?:\]\(|<img src=")(?!https?:|#|mailto:)([^)#"]+)/g)]
    const paths = [...named.map(m => m[1] ?? ''), ...linked.map(m => join(dirname(page), m[1] ?? ''))]
    expect(paths.filter(missing)).toEqual([])
  })

  test('links only to headings that there are', () => {
    const links = [...text.matchAll(/\]\((?!https?:)([^)#]*)#([^)]+)\)/g)]
    const broken = links.filter(([, path = '', anchor = '']) => {
      const target = path === '' ? page : join(dirname(page), path)
      const headings = [...read(target).matchAll(/^#+ (.+)$/gm)].map(m => anchorOf(m[1] ?? ''))
      const numbered = headings.map((heading, i) => {
        const before = headings.slice(0, i).filter(other => other === heading).length
        return before === 0 ? heading : `${heading}-${before}`
      })
      return !numbered.includes(decodeURIComponent(anchor))
    })
    expect(broken.map(m => m[0])).toEqual([])
  })

  test('names only scripts that there are', () => {
    const named = [...text.matchAll(/npm run (?:-s )?([\w:-]+)/g)].map(m => m[1] ?? '')
    expect(named.filter(name => !scripts.includes(name))).toEqual([])
  })

  test('names functions and types only where they are', () => {
    const named = [...text.matchAll(/`([A-Za-z_]\w*)` in `((?:src|__tests__|runner)\/[\w./-]+)`/g)]
    const strays = named.filter(
      ([, name, path = '']) => existsSync(path) && !new RegExp(`\\b${name}\\b`).test(read(path))
    )
    expect(strays.map(m => m[0])).toEqual([])
  })
})

test('docs/testing.md says of each file of process tests what it asks', () => {
  const [, table = ''] =
    /^\| Process tests \|.*\n\|[-|]+\|\n((?:\|.*\n)+)/m.exec(read('docs/testing.md')) ?? []
  const told = table.split('\n').flatMap(row => namesIn(row.split('|')[1]))
  const files = readdirSync('__tests__/process').filter(name => name.endsWith('.test.ts'))
  expect(told.sort()).toEqual(files.map(name => name.replace('.test.ts', '')).sort())
})

test('docs/architecture.md says of each room what it does', () => {
  const rooms = readdirSync('src', {withFileTypes: true}).filter(entry => entry.isDirectory())
  expect(
    rowsBelow('docs/architecture.md', 'The rooms')
      .flatMap(([room]) => namesIn(room))
      .sort()
  ).toEqual(rooms.map(({name}) => `src/${name}`).sort())
})

/** What GitHub makes of a heading. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-')
}

describe('docs/contract.md', () => {
  const page = 'docs/contract.md'
  const sections = [...read(page).matchAll(/^## ([0-9]+)\. /gm)].map(m => m[1])

  test('has the sections that comments cite', () => {
    const sources = ['src', '__tests__', 'simulator', 'runner'].flatMap(folder => filesIn(folder, '.ts'))
    const cited = sources.flatMap(path =>
      [...read(path).matchAll(/\bcontract ([0-9]+(?:(?:, | and |\/)[0-9]+)*)/g)].flatMap(m =>
        (m[1] ?? '').split(/\D+/).map(number => ({path, number}))
      )
    )
    expect(cited.length).toBeGreaterThan(3)
    expect(cited.filter(({number}) => !sections.includes(number))).toEqual([])
  })

  test('has the operations that each of its platforms has', () => {
    const [, head = ''] = /^(\| `operation` \|.*)$/m.exec(read(page)) ?? []
    const columns = head.split('|').map(cell => cell.trim())
    const told = columns.filter(name => Object.hasOwn(vendors, name))
    expect(told).toEqual(Object.keys(vendors))
    const all: Readonly<Record<string, Vendor>> = vendors
    for (const name of told) {
      const at = columns.indexOf(name) - 1
      const rows = rowsBelow(page, '1\\. Operations').filter(cells => cells[at] !== '–')
      const operations = rows.map(cells => namesIn(cells[0])[0])
      expect([name, operations]).toEqual([name, Object.keys(all[name]?.operations ?? {})])
    }
  })

  test('has the inputs of action.yml, in their order and with their defaults', () => {
    const rows = rowsBelow(page, '2\\. Inputs').flatMap(([names, preset]) =>
      namesIn(names).map(name => ({name, preset: namesIn(preset)[0]}))
    )
    const inputs = Object.entries(manifest.inputs).map(([name, input]) => ({name, preset: input.default}))
    expect(rows).toEqual(inputs)
  })

  test('has the outcomes and the outputs, in their order', () => {
    const [first, second] = read(page).split(/^\| Output \|/m)
    const rowsOf = (text = '') => text.split('\n').flatMap(line => (line.startsWith('| `') ? [line] : []))
    const told = rowsOf(first?.split(/^\| Outcome \|/m)[1]).map(line => namesIn(line)[0])
    expect([...told].sort()).toEqual([...outcomes].sort())
    const outputs = rowsOf(second?.split('\n## ')[0]).flatMap(line => namesIn(line.split('|')[1]))
    expect(outputs).toEqual(Object.keys(manifest.outputs))
  })
})

describe('docs/glossary.md', () => {
  const rows = ['Our words', 'Words of the field'].flatMap(heading => rowsBelow('docs/glossary.md', heading))

  test('explains each word once, in a sentence, in both languages, and says where it lives', () => {
    const words = rows.map(([word = '']) => word)
    expect(words.length).toBeGreaterThan(40)
    expect(words.filter((word, i) => words.indexOf(word) !== i)).toEqual([])
    for (const [word, chinese = '', meaning = '', where] of rows) {
      expect([word, chinese !== '', /^\S.*\.$/.test(meaning), namesIn(where).length > 0]).toEqual([
        word,
        true,
        true,
        true
      ])
    }
  })
})

describe('docs/decisions', () => {
  const records = filesIn('docs/decisions', '.md').filter(path => /\/[0-9]{4}-/.test(path))

  test('are all in their list', () => {
    const listed = [...read('docs/decisions/README.md').matchAll(/\]\(([0-9][^)]+)\)/g)].map(m => m[1])
    expect(listed.map(name => `docs/decisions/${name}`)).toEqual(records)
  })

  test.each(records)(
    '%s says what was so, what was decided, what follows, and what would change it',
    path => {
      const headings = [...read(path).matchAll(/^## (.+)$/gm)].map(m => m[1])
      expect(headings).toEqual(['Context', 'Decision', 'Consequences', 'What would change it'])
      expect(read(path)).toMatch(new RegExp(`^# ${Number(path.slice(15, 19))}\\. `))
    }
  )
})

test('.nvmrc names the Node that the runner starts', () => {
  expect(`node${read('.nvmrc').trim()}`).toBe(manifest.runs.using)
})
