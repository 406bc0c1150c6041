import {execFileSync, spawnSync} from 'node:child_process'
import {cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import {describe, expect, test} from '@jest/globals'
import {parse} from 'yaml'

describe('the bill of materials', () => {
  const bom = JSON.parse(execFileSync(process.execPath, ['scripts/sbom.mjs'], {encoding: 'utf8'}))

  test('has what is in the bundle, each with its hash', () => {
    const named = bom.components.map((one: {name: string; version: string}) => `${one.name}@${one.version}`)
    const bundled = [
      ...readFileSync('dist/licenses.txt', 'utf8').matchAll(/(?:^|\n---\n\n)(@?[^@\n]+@[\d.]+)\n/g)
    ]
    expect(named).toEqual(bundled.map(m => m[1]))
    expect(named.length).toBeGreaterThan(10)
    for (const {hashes} of bom.components) expect(hashes[0].content).toMatch(/^[0-9a-f]{128}$/)
  })

  test('has the fields by which its kind is known', () => {
    expect(bom).toMatchObject({
      bomFormat: 'CycloneDX',
      specVersion: '1.6',
      serialNumber: expect.stringMatching(/^urn:uuid:[0-9a-f-]{36}$/)
    })
  })
})

describe('the notes of a release', () => {
  const folder = mkdtempSync(join(tmpdir(), 'release-'))
  const script = resolve('scripts/release-notes.mjs')
  const notesOf = (tag: string, version: string, changelog: string) => {
    writeFileSync(join(folder, 'package.json'), JSON.stringify({version}))
    writeFileSync(join(folder, 'CHANGELOG.md'), changelog)
    const {status, stdout, stderr} = spawnSync(process.execPath, [script, tag], {
      cwd: folder,
      encoding: 'utf8'
    })
    return {status, stdout, stderr}
  }
  const changelog =
    '# Changelog\n\n## [Unreleased]\n\nlater\n\n## [1.2.3] - 2026-12-31\n\n### Added\n\n- this\n\n## [1.2.2] - 2026-12-01\n\nbefore\n\n[1.2.3]: https://x.example\n'

  test('are those of the version of the tag alone', () => {
    expect(notesOf('v1.2.3', '1.2.3', changelog)).toMatchObject({status: 0, stdout: '### Added\n\n- this\n'})
    rmSync(folder, {recursive: true})
  })

  test.each([
    ['another package', 'v1.2.3', '1.2.4', changelog, 'the tag is v1.2.3, and package.json says 1.2.4'],
    ['no section', 'v1.2.4', '1.2.4', changelog, 'has no section "## [1.2.4]'],
    ['no date', 'v1.2.3', '1.2.3', '## [1.2.3] - soon\n', 'has no date']
  ])('are refused with %s', (_name, tag, version, text, message) => {
    cpSync(mkdtempSync(join(tmpdir(), 'release-')), folder, {recursive: true})
    const {status, stderr} = notesOf(tag, version, text)
    expect([status, stderr]).toEqual([1, expect.stringContaining(message)])
    rmSync(folder, {recursive: true})
  })

  test('are there for the version that comes next', () => {
    const {version} = JSON.parse(readFileSync('package.json', 'utf8'))
    const text = readFileSync('CHANGELOG.md', 'utf8')
    expect(text).toMatch(new RegExp(`^## \\[(?:${version.replaceAll('.', '\\.')}|Unreleased)\\]`, 'm'))
  })
})

describe('the release', () => {
  const workflow = parse(readFileSync('.github/workflows/release.yml', 'utf8'))

  test('begins with a version tag alone, and asks for no right that a job does not need', () => {
    expect(workflow.on).toEqual({push: {tags: ['v[0-9]+.[0-9]+.[0-9]+']}})
    expect(workflow.permissions).toEqual({})
    expect(Object.fromEntries(jobsWith('contents', 'write'))).toEqual({publish: 'check', major: 'publish'})
    expect(jobsWith('id-token', 'write').map(([id]) => id)).toEqual(['publish'])
  })

  function jobsWith(permission: string, access: string): [string, string][] {
    const jobs = workflow.jobs as Record<string, {permissions: Record<string, string>; needs: string}>
    return Object.entries(jobs).flatMap(([id, {permissions, needs}]) =>
      permissions[permission] === access ? [[id, needs]] : []
    )
  }
})
