import {execFileSync} from 'node:child_process'
import * as fs from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeEach, describe, expect, jest, test} from '@jest/globals'
import {parseKeyValues} from '../../../runner/command-files.js'
import {anyText} from '../../support/any-text.js'
import {fc} from '../../support/properties.js'

/** Bytes that the disk still takes. */
let room = Number.POSITIVE_INFINITY
/** Called before each byte that is written, where a test wants to see what stands there meanwhile. */
let onByte: (() => void) | undefined
jest.unstable_mockModule('node:fs', () => ({
  ...fs,
  writeSync(file: number, bytes: Buffer, at = 0): number {
    if (room <= 0) throw Object.assign(new Error('no space left on device'), {code: 'ENOSPC'})
    onByte?.()
    const taken = Math.min(room, onByte ? 1 : Number.POSITIVE_INFINITY, bytes.length - at)
    room -= taken
    return fs.writeSync(file, bytes, at, taken)
  }
}))
const {appendValues, appendWhole} = await import('../../../src/output/command-file.js')

const folder = fs.mkdtempSync(join(tmpdir(), 'command-file-'))
const path = join(folder, 'file')
afterAll(() => fs.rmSync(folder, {recursive: true}))
beforeEach(() => {
  fs.writeFileSync(path, '')
  room = Number.POSITIVE_INFINITY
  onByte = undefined
})
const content = () => fs.readFileSync(path, 'utf8')
const append = fs.constants.O_WRONLY

describe('values', () => {
  test('are read back as they were, whatever is in them', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^[a-z-]{1,9}$/), anyText()), values => {
        fs.writeFileSync(path, '')
        appendValues(path, values)
        const read = parseKeyValues(content())
        for (const [name, value] of Object.entries(values)) {
          // The runner joins the lines of a value with its own line end, also the last one's, and reads UTF-8.
          const joined = `${value}\n`.replaceAll('\r\n', '\n').slice(0, -1)
          expect(read[name]).toBe(Buffer.from(joined).toString())
        }
      }),
      {examples: [[{a: '\r'}], [{a: 'b\r\n\r'}], [{a: ''}], [{a: '\n'}]]}
    )
  })

  test('come into the file at once: a step that is killed at any time leaves them all there, or none', () => {
    appendValues(path, {a: 'before'})
    const seen = new Set<string>()
    onByte = () => seen.add(JSON.stringify(parseKeyValues(content())))
    appendValues(path, {a: '1', b: 'x'.repeat(500), c: '3'})
    expect([...seen]).toEqual(['{"a":"before"}'])
    expect(Object.keys(parseKeyValues(content()))).toEqual(['a', 'b', 'c'])
    expect(fs.readdirSync(folder)).toEqual(['file'])
  })

  test('leave the file to whoever could read or write it, and a link that leads to it', () => {
    const link = join(folder, 'link')
    fs.symlinkSync(path, link)
    fs.chmodSync(path, 0o666)
    appendValues(link, {a: '1'})
    expect(fs.lstatSync(link).isSymbolicLink()).toBe(true)
    expect(fs.statSync(path).mode & 0o777).toBe(0o666)
    expect(parseKeyValues(content())).toEqual({a: '1'})
    fs.rmSync(link)
  })

  test('are appended where nothing can be made beside the file', () => {
    const long = join(folder, 'n'.repeat(250))
    fs.writeFileSync(long, 'b=2\n')
    appendValues(long, {a: '1'})
    expect(parseKeyValues(fs.readFileSync(long, 'utf8'))).toEqual({a: '1', b: '2'})
    fs.rmSync(long)
  })

  test('are all there or not at all, wherever the disk is full', () => {
    appendValues(path, {a: 'before'})
    const before = content()
    for (let taken = 0; taken < 150; taken += 7) {
      room = taken
      expect(() => appendValues(path, {a: 'x'.repeat(100), b: 'y'})).toThrow('no space left')
      expect(content()).toBe(before)
    }
    room = Number.POSITIVE_INFINITY
    appendValues(path, {a: 'after'})
    expect(parseKeyValues(content())).toEqual({a: 'after'})
  })

  test('create no file where the runner has created none', () => {
    const none = join(folder, 'none')
    expect(() => appendValues(none, {a: '1'})).toThrow('ENOENT')
    expect(fs.existsSync(none)).toBe(false)
  })
})

describe('a text', () => {
  test('takes the place of what was appended last, and of nothing older', () => {
    appendWhole(path, 'ours, of before\n', append)
    appendWhole(path, 'first ÄÖ\n', append)
    appendWhole(path, 'second\n', append, 'first ÄÖ\n')
    expect(content()).toBe('ours, of before\nsecond\n')
  })

  test('is appended to a file that was emptied meanwhile', () => {
    appendWhole(path, 'second\n', append, 'a first one that is gone\n')
    expect(content()).toBe('second\n')
  })

  const onLinux = process.platform === 'linux' ? test : test.skip
  onLinux('goes to no pipe and to no device, and is not waited for', () => {
    const pipe = join(folder, 'pipe')
    execFileSync('mkfifo', [pipe])
    for (const write of [() => appendWhole(pipe, 'x', append), () => appendValues(pipe, {a: '1'})])
      expect(write).toThrow('ENXIO')
    const reader = fs.openSync(pipe, fs.constants.O_RDONLY | fs.constants.O_NONBLOCK)
    expect(() => appendValues(pipe, {a: '1'})).toThrow('not-regular')
    fs.closeSync(reader)
    for (const device of ['/dev/null', '/dev/full'])
      expect(() => appendWhole(device, 'x', append)).toThrow('not-regular')
  })

  onLinux('goes to no file behind a symbolic link', () => {
    const link = join(folder, 'link')
    fs.symlinkSync(path, link)
    expect(() => appendWhole(link, 'x', append)).toThrow('ELOOP')
    expect(content()).toBe('')
  })
})
