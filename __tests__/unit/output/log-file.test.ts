/** @jest-environment ./__tests__/unit/support/two-realms.mjs */
import {execFileSync} from 'node:child_process'
import {
  closeSync,
  constants,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync
} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, describe, expect, test} from '@jest/globals'
import {parseCommand} from '../../../runner/commands.js'
import type {Part} from '../../../src/model/part.js'
import {cleanText} from '../../../src/output/clean-text.js'
import {type LogFile, type LogSource, openLogFile} from '../../../src/output/log-file.js'
import {createPartPrinter} from '../../../src/output/part-printer.js'
import {BAR} from '../../../src/output/prefix.js'
import {addSecret} from '../../../src/output/redact.js'
import {english} from '../../support/english.js'
import {fc, runs} from '../../support/properties.js'
import {part} from '../support/build.js'
import {hostile, hostileTexts} from '../support/hostile.js'

const SECRET = 'pt-0123456789-secret'
addSecret(SECRET)

const folder = mkdtempSync(join(tmpdir(), 'log-file-'))
afterAll(() => rmSync(folder, {recursive: true}))
const path = join(folder, 'remote.log')

/** A printer of parts whose lines go to a file alone. */
const filePrinter = (file: LogFile) =>
  createPartPrinter({
    printer: undefined,
    file,
    title: ({kind, name, id}) => `${kind} ${name}${id === '502/1' ? ' (502/1)' : ''}`,
    prefix: () => BAR,
    isWhole: () => false,
    waiting: {characters: 0}
  })

/** The file after texts of these machines, in the order in which they came. */
async function fileOf(texts: readonly (readonly [id: string, text: string])[]): Promise<string> {
  const file = openLogFile(path)
  const live = filePrinter(file)
  for (const [id, text] of texts) await live.text(part('running', {id, name: id}), text, false)
  for (const id of new Set(texts.map(([of]) => of))) live.end(part('success', {id, name: id}))
  expect(file.close()).toBeUndefined()
  return readFileSync(path, 'utf8')
}

describe('the log file', () => {
  test('has every line of a machine under its heading, behind the prefix', async () => {
    expect(
      await fileOf([
        ['web-1', 'one\ntwo\n'],
        ['web-2', 'other\n'],
        ['web-1', 'three']
      ])
    ).toBe('== machine web-1\n | one\n | two\n== machine web-2\n | other\n== machine web-1\n | three\n')
  })

  test('is neither capped nor wrapped', async () => {
    const long = 'x'.repeat(300_000)
    const text = await fileOf([['web-1', `${long}\n${'short\n'.repeat(30_000)}`]])
    const lines = text.split('\n')
    expect(lines[1]).toBe(` | ${long}`)
    expect(lines.filter(line => line === ' | short')).toHaveLength(30_000)
  })

  test('begins anew, whatever was in it', async () => {
    await fileOf([['web-1', 'old\n'.repeat(100)]])
    expect(await fileOf([['web-1', 'new\n']])).toBe('== machine web-1\n | new\n')
  })

  test('is as safe as what is printed, whatever the machines say and however it comes', async () => {
    const piece = fc.tuple(
      fc.constantFrom('web-1', 'web-2', ...hostileTexts.slice(0, 5)),
      fc.oneof(
        hostile,
        fc.constantFrom('\n', '\r\n', SECRET, SECRET.slice(0, 9), SECRET.slice(9), 'y'.repeat(70_000))
      )
    )
    await fc.assert(
      fc.asyncProperty(fc.array(piece, {maxLength: 8}), async pieces => {
        const text = await fileOf(pieces)
        expect(text).not.toContain(SECRET)
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
        expect(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029]/.exec(text)).toBeNull()
        for (const line of text.split('\n').slice(0, -1)) {
          if (!/^(?: \| |== machine )/.test(line)) throw new Error(`no prefix: ${line.slice(0, 80)}`)
          if (parseCommand(line)) throw new Error(`a command: ${line.slice(0, 80)}`)
        }
      }),
      runs(150)
    )
  })

  test('keeps a very long line whole, also when it comes in pieces', async () => {
    const words = ['word ', '##[error]', SECRET, '\u001b[31m', '🎉']
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...words), {minLength: 5, maxLength: 20}),
        fc.integer({min: 1000, max: 90_000}),
        async (list, size) => {
          const line = list.join('').repeat(Math.ceil(150_000 / list.join('').length))
          const pieces = Array.from(
            {length: Math.ceil(line.length / size)},
            (_, i) => ['web-1', line.slice(i * size, (i + 1) * size)] as const
          )
          expect(await fileOf([...pieces, ['web-1', '\nnext\n']])).toBe(
            `== machine web-1\n | ${cleanText(line)}\n | next\n`
          )
        }
      ),
      runs(25)
    )
  })

  test('ends a line that another part, or the end, cuts', () => {
    const file = openLogFile(path)
    const [none, a, b] = ['', 'a', 'b'].map(heading => ({heading})) as [LogSource, LogSource, LogSource]
    file.write(none, 'first', true)
    file.write(a, 'ha', false)
    file.write(a, 'lf', false)
    file.write(b, 'one\ntwo', true)
    file.write(a, 'a last ', false)
    file.write(a, 'one', true)
    file.write(a, 'and more', false)
    expect(file.close()).toBeUndefined()
    expect(readFileSync(path, 'utf8')).toBe(
      '== \n | first\n== a\n | half\n== b\n | one\n | two\n== a\n | a last one\n | and more\n'
    )
  })

  test('tells two sources apart by themselves, though their headings are alike', () => {
    const file = openLogFile(path)
    const [one, other] = [{heading: 'step deploy'}, {heading: 'step deploy'}]
    file.write(one, 'half ##', false)
    file.write(other, '[set-env name=X]1', true)
    file.write(one, 'the rest', true)
    expect(file.close()).toBeUndefined()
    expect(readFileSync(path, 'utf8')).toBe(
      '== step deploy\n | half ##\n== step deploy\n | [set-env name=X]1\n== step deploy\n | the rest\n'
    )
  })

  test('makes no command of the lines of two parts that have one name, wherever the first one stops', async () => {
    for (let end = 997; end < 1001; end++) {
      const file = openLogFile(path)
      const live = filePrinter(file)
      const [one, other] = ['501/1', '502/1'].map(id =>
        part('running', {id, name: 'deploy', kind: 'step'})
      ) as [Part, Part]
      await live.text(one, `${'x'.repeat(70 * 998 + end)}##${'y'.repeat(3000)}`, false)
      await live.text(other, '[set-env name=X]1\n::set-env name=X::1\n', false)
      await live.text(one, '\n', false)
      file.close()
      const lines = readFileSync(path, 'utf8').split('\n')
      expect(lines.filter(line => line.includes('##['))).toEqual([])
      expect(lines.filter(line => line.includes('set-env')).map(line => line.slice(0, 5))).toEqual([
        ' | [s',
        ' | ::'
      ])
      expect(lines.filter(line => line.startsWith('== '))).toEqual([
        '== step deploy',
        '== step deploy (502/1)',
        '== step deploy'
      ])
    }
  })

  test('has on disk what was written, while it is open', () => {
    const file = openLogFile(path)
    const source = {heading: 'a'}
    for (const text of ['one', 'two']) {
      file.write(source, text, true)
      expect(readFileSync(path, 'utf8')).toMatch(new RegExp(` \\| ${text}\\n$`))
    }
    file.close()
  })

  test('that cannot be opened throws', () => {
    writeFileSync(path, '')
    expect(() => openLogFile(join(path, 'none', 'remote.log'))).toThrow('ENOTDIR')
    expect(() => openLogFile(folder)).toThrow(/^log-file: ".*" cannot be written \(EISDIR\)$/)
  })

  test('follows no symbolic link, and leaves what it leads to as it is', () => {
    const other = join(folder, 'other.txt')
    const link = join(folder, 'link.log')
    writeFileSync(other, 'precious')
    symlinkSync(other, link)
    expect(() => openLogFile(link)).toThrow(/^log-file: ".*" cannot be written \(ELOOP\)$/)
    expect(readFileSync(other, 'utf8')).toBe('precious')
  })

  test('stands in folders that are made where there are none', () => {
    const deep = join(folder, 'deep', 'down', 'remote.log')
    openLogFile(deep).close()
    expect(readFileSync(deep, 'utf8')).toBe('')
  })

  const onLinux = process.platform === 'linux' ? test : test.skip
  onLinux('is no device, and no pipe, whether that has a reader or not', () => {
    expect(() => openLogFile('/dev/null')).toThrow(
      /^log-file: "\/dev\/null" cannot be written \(it is not a regular file\)$/
    )
    const pipe = join(folder, 'pipe')
    execFileSync('mkfifo', [pipe])
    expect(() => openLogFile(pipe)).toThrow(/cannot be written \(ENXIO\)$/)
    const reader = openSync(pipe, constants.O_RDONLY | constants.O_NONBLOCK)
    try {
      expect(() => openLogFile(pipe)).toThrow(/it is not a regular file/)
    } finally {
      closeSync(reader)
    }
  })

  onLinux('in a file system that makes no folders throws, and does not hang', () => {
    expect(() => openLogFile('/proc/none/deep/remote.log')).toThrow(
      /cannot be written \((?:ENOENT|EACCES)\)$/
    )
  })

  onLinux('that cannot be written any more says so once, at the end', () => {
    const next = openSync('/dev/null', 'r')
    closeSync(next)
    const file = openLogFile(path)
    // The number of the file now leads to a disk that is full.
    closeSync(next)
    expect(openSync('/dev/full', 'w')).toBe(next)
    const source = {heading: 'm'}
    for (let i = 0; i < 3; i++) file.write(source, 'x'.repeat(300_000), i < 2)
    expect(english(file.close())).toBe('the log file is not whole: it could not be written (ENOSPC)')
  })
})
