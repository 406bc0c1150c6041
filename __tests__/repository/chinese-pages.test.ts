import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {describe, expect, test} from '@jest/globals'

const read = (path: string) => readFileSync(path, 'utf8')
const pages: readonly (readonly [chinese: string, english: string])[] = [
  ['README.zh-CN.md', 'README.md'],
  ...readdirSync('docs/zh-CN')
    // What has no English page of its name is a selection.
    .filter(name => name.endsWith('.md') && existsSync(`docs/${name}`))
    .map(name => [`docs/zh-CN/${name}`, `docs/${name}`] as const)
]

const codesOf = (page: string) => page.match(/^```[\s\S]*?^```$/gm) ?? []
const withoutCode = (page: string) => page.replace(/^```[\s\S]*?^```$/gm, '')
const headingsOf = (page: string) => withoutCode(page).match(/^#+ .*$/gm) ?? []
/** What stands below each heading but the first: how many rows of tables, items of lists and pictures. */
const shapeOf = (page: string) =>
  withoutCode(page)
    .split(/^(?=#+ )/m)
    .slice(2)
    .map(section => ({
      level: /^#+/.exec(section)?.[0].length,
      rows: section.match(/^\|/gm)?.length ?? 0,
      items: section.match(/^(?:- |\d\. )/gm)?.length ?? 0,
      pictures: section.match(/<img /g)?.length ?? 0
    }))
/** A heading as the end of an address, as GitHub makes it. */
const anchorOf = (heading: string) =>
  heading
    .replace(/^#+ /, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-')

describe.each(pages)('%s', (page, english) => {
  const [own, other] = [read(page), read(english)]

  test('has the headings, tables and lists of the English page, and the same examples', () => {
    expect(codesOf(own)).toEqual(codesOf(other))
    expect(shapeOf(own)).toEqual(shapeOf(other))
  })

  test('leads only to what there is', () => {
    const links = [...own.matchAll(/\]\((?!https?:)([^)\s]+)\)|src="([^"]+)"/g)].map(m => m[1] ?? m[2] ?? '')
    const lost = links.filter(link => {
      const [path = '', anchor] = link.split('#')
      const file = path === '' ? page : join(dirname(page), path)
      if (!existsSync(file)) return true
      return anchor !== undefined && !headingsOf(read(file)).map(anchorOf).includes(anchor)
    })
    expect(lost).toEqual([])
  })
})

test('the Chinese page of messages quotes them as the action says them', () => {
  const tables = readdirSync('src/messages/zh-CN').map(name => read(`src/messages/zh-CN/${name}`))
  const quoted = [...read('docs/zh-CN/troubleshooting.md').matchAll(/^\| `([^|]+)` \|/gm)].map(
    m => m[1] ?? ''
  )
  const pieces = quoted.flatMap(text => text.split('…').map(piece => piece.trim()))
  expect(pieces.length).toBeGreaterThan(40)
  expect(pieces.filter(piece => piece.length > 1 && !tables.some(table => table.includes(piece)))).toEqual([])
})
