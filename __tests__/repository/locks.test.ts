import {readFileSync} from 'node:fs'
import {describe, expect, test} from '@jest/globals'

/** The folders that have packages installed. */
const folders = ['.', 'conformance', '.ci/node24']
const read = (folder: string, file: string) =>
  JSON.parse(readFileSync(new URL(`../../${folder}/${file}`, import.meta.url), 'utf8'))

interface Entry {
  version?: string
  integrity?: string
  resolved?: string
  optionalDependencies?: Record<string, string>
}
const entriesOf = (folder: string) => {
  const {packages} = read(folder, 'package-lock.json') as {packages: Record<string, Entry>}
  return Object.entries(packages).filter(([where]) => where !== '')
}

describe.each(folders)('the lock in %s', folder => {
  test('has a version and a hash of each package', () => {
    const bare = entriesOf(folder).filter(
      ([, {version, integrity}]) => !version || !/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity ?? '')
    )
    expect(bare.map(([where]) => where)).toEqual([])
  })

  test('names no host, so that any registry or mirror will do', () => {
    expect(entriesOf(folder).filter(([, {resolved}]) => resolved !== undefined)).toEqual([])
  })

  test('has the packages for other systems too', () => {
    const known = new Map(entriesOf(folder))
    const missing = [...known].flatMap(([where, {optionalDependencies = {}}]) =>
      Object.keys(optionalDependencies).filter(
        name => !known.has(`node_modules/${name}`) && !known.has(`${where}/node_modules/${name}`)
      )
    )
    expect(missing).toEqual([])
  })
})

test.each(folders)('the manifest in %s names exact versions', folder => {
  const {dependencies = {}, devDependencies = {}} = read(folder, 'package.json')
  const loose = Object.entries({...dependencies, ...devDependencies}).filter(
    ([, version]) => !/^\d+\.\d+\.\d+$/.test(String(version))
  )
  expect(loose).toEqual([])
})
