import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {describe, expect, test} from '@jest/globals'

const pages = [
  'README.md',
  'SECURITY.md',
  'CHANGELOG.md',
  'conformance/README.md',
  ...readdirSync('docs').map(name => `docs/${name}`),
  ...['yunxiao', 'codearts', 'bkci'].map(name => `src/vendors/${name}/README.md`)
]
const scripts = Object.keys(JSON.parse(readFileSync('package.json', 'utf8')).scripts)

describe.each(pages)('%s', page => {
  const text = readFileSync(page, 'utf8')

  test('names only files that there are', () => {
    const named = [...text.matchAll(/`((?:src|simulator|__tests__|scripts|docs|dist|schema)\/[\w./-]+)`/g)]
    const linked = [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#]+)/g)]
    const paths = [...named.map(m => m[1] ?? ''), ...linked.map(m => join(dirname(page), m[1] ?? ''))]
    expect(paths.filter(path => !existsSync(path))).toEqual([])
  })

  test('names only scripts that there are', () => {
    const named = [...text.matchAll(/npm run (?:-s )?([\w-]+)/g)].map(m => m[1] ?? '')
    expect(named.filter(name => !scripts.includes(name))).toEqual([])
  })
})
