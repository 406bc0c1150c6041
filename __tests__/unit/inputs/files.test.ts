/** @jest-environment ./__tests__/unit/support/two-realms.mjs */
import {execFileSync} from 'node:child_process'
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync
} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, describe, expect, test} from '@jest/globals'
import {certificate} from '../../support/action/certificates.js'
import {mistakesIn, understood, wrongIn} from '../support/inputs.js'

const folder = mkdtempSync(join(tmpdir(), 'inputs-'))
afterAll(() => rmSync(folder, {recursive: true}))

function file(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

describe('ca-file', () => {
  test('is read', () => {
    const {cert} = certificate({name: 'Test CA', isCa: true})
    expect(understood({'ca-file': file('ca.pem', cert)}).ca).toEqual([cert])
  })

  test.each([
    ['that is not there', () => join(folder, 'none.pem')],
    ['that is a folder', () => folder],
    [
      'with a broken certificate',
      () => file('bad.pem', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n')
    ],
    ['without a certificate', () => file('key.pem', '-----BEGIN PRIVATE KEY-----')]
  ])('%s is a mistake', (_name, path) => {
    expect(wrongIn({'ca-file': path()})).toEqual(['ca-file'])
  })
})

describe('log-file', () => {
  const path = (name: string) => join(folder, name)
  const logFile = (name: string) => mistakesIn({'log-file': path(name)})

  test('in a folder that is there is taken, and not made', () => {
    expect(understood({'log-file': path('new.log')}).logFile).toBe(path('new.log'))
    expect(existsSync(path('new.log'))).toBe(false)
  })

  test('in folders that are still to be made is taken, and none of them is made', () => {
    const before = readdirSync(folder)
    expect(understood({'log-file': path('deep/down/new.log')}).logFile).toBe(path('deep/down/new.log'))
    expect(readdirSync(folder)).toEqual(before)
  })

  test('that is there is taken, and not touched', () => {
    file('old.log', 'old')
    expect(logFile('old.log')).toEqual([])
    expect(readFileSync(path('old.log'), 'utf8')).toBe('old')
  })

  test('may be named relative to the working directory', () => {
    expect(mistakesIn({'log-file': 'made-by-nobody/x.log'})).toEqual([])
    expect(mistakesIn({'log-file': 'x.log'})).toEqual([])
  })

  test.each([
    ['', 'is a folder; give the path of a file'],
    ['is-not-there/', 'is a folder; give the path of a file'],
    ['plain.txt/x.log', 'cannot be written (ENOTDIR)'],
    ['plain.txt/a/b/x.log', 'cannot be written (ENOTDIR)'],
    ['y'.repeat(300), 'cannot be written (ENAMETOOLONG)']
  ])('%j is a mistake', (name, text) => {
    file('plain.txt', '')
    const said = logFile(name).map(mistake => mistake.replace(/^log-file: "[^"]*" /, ''))
    expect(said).toEqual([text])
  })

  test('that is a symbolic link is a mistake, wherever the link leads', () => {
    file('target.log', '')
    symlinkSync(path('target.log'), path('link.log'))
    symlinkSync(path('nowhere'), path('broken.log'))
    for (const name of ['link.log', 'broken.log'])
      expect(logFile(name)).toEqual([
        expect.stringMatching(
          /^log-file: ".*" is a symbolic link, which is not followed; give the path of a file$/
        )
      ])
  })

  test('behind a folder of the workspace that is a symbolic link is a mistake', () => {
    const workspace = path('workspace')
    mkdirSync(path('outside'))
    mkdirSync(join(workspace, 'plain'), {recursive: true})
    symlinkSync(path('outside'), join(workspace, 'logs'))
    symlinkSync(workspace, path('way'))
    const mistakes = (base: string, name: string) =>
      mistakesIn({'log-file': join(base, name)}, {GITHUB_WORKSPACE: base})
    // The way to the workspace is the runner's own.
    for (const base of [workspace, path('way')]) {
      for (const name of ['logs/x.log', 'logs/deep/x.log'])
        expect(mistakes(base, name)).toEqual([
          expect.stringMatching(
            /^log-file: ".*" leads through the symbolic link logs, which is not followed$/
          )
        ])
      for (const name of ['x.log', 'plain/x.log', 'plain/new/x.log', '../outside/x.log'])
        expect([name, ...mistakes(base, name)]).toEqual([name])
    }
    // The user may name any other folder, however it is reached.
    expect(
      mistakesIn({'log-file': join(workspace, 'logs/x.log')}, {GITHUB_WORKSPACE: path('outside')})
    ).toEqual([])
  })

  test('that is relative is looked at from the working directory', () => {
    const before = process.cwd()
    process.chdir(path('workspace'))
    try {
      expect(mistakesIn({'log-file': 'logs/x.log'}, {GITHUB_WORKSPACE: '/elsewhere'})).toEqual([
        expect.stringContaining('symbolic link logs')
      ])
      expect(mistakesIn({'log-file': 'plain/x.log'})).toEqual([])
    } finally {
      process.chdir(before)
    }
  })

  test('that is a device or a pipe is a mistake', () => {
    if (process.platform === 'win32') return
    execFileSync('mkfifo', [path('pipe')])
    for (const name of ['/dev/null', '/dev/full', path('pipe')])
      expect(mistakesIn({'log-file': name})).toEqual([
        expect.stringMatching(/^log-file: ".*" is not a regular file$/)
      ])
  })

  test('that the runner reads or writes, or that is read itself, is a mistake', () => {
    for (const name of ['GITHUB_OUTPUT', 'GITHUB_STEP_SUMMARY', 'GITHUB_STATE', 'GITHUB_EVENT_PATH']) {
      const own = file(name, '')
      linkSync(own, path(`${name}-too`))
      for (const input of ['log-file', 'record'])
        for (const given of [own, `${folder}/./${name}`, path(`${name}-too`)])
          expect(mistakesIn({[input]: given}, {[name]: own})).toEqual([
            expect.stringMatching(new RegExp(`^${input}: ".*" is a file of the runner \\(${name}\\)`))
          ])
    }
    const pem = file('own.pem', certificate({name: 'Test CA', isCa: true}).cert)
    expect(mistakesIn({'log-file': pem, 'ca-file': pem})).toEqual([
      expect.stringMatching(/^log-file: ".*" is the file of ca-file, too/)
    ])
  })

  test('that may not be written is a mistake', () => {
    if (process.getuid?.() === 0) return // root may write everywhere
    file('closed.log', '')
    chmodSync(path('closed.log'), 0o444)
    mkdirSync(path('closed'), {mode: 0o555})
    for (const name of ['closed.log', 'closed/x.log', 'closed/a/x.log'])
      expect(logFile(name).join()).toContain('cannot be written (EACCES)')
  })
})

describe('record', () => {
  test('is checked as log-file is, and is another file', () => {
    const [log, recording] = [join(folder, 'one.log'), join(folder, 'one.jsonl')]
    expect(understood({'log-file': log, record: recording}).record).toBe(recording)
    expect(existsSync(recording)).toBe(false)
    expect(mistakesIn({record: folder})).toEqual([expect.stringMatching(/^record: ".*" is a folder/)])
    expect(mistakesIn({record: '/dev/null'})).toEqual([expect.stringContaining('is not a regular file')])
    expect(mistakesIn({'log-file': log, record: `${folder}/./one.log`})).toEqual([
      expect.stringMatching(/^record: ".*" is the file of log-file, too; give another path$/)
    ])
  })
})
