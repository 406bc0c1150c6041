import {execFileSync} from 'node:child_process'
import {constants, mkdtempSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, expect, test} from '@jest/globals'
import {openRegular, readRegular} from '../../../src/util/regular-file.js'

const folder = mkdtempSync(join(tmpdir(), 'regular-file-'))
afterAll(() => rmSync(folder, {recursive: true}))
const path = (name: string) => join(folder, name)
writeFileSync(path('file'), 'text äöü')
symlinkSync(path('file'), path('link'))
execFileSync('mkfifo', [path('pipe')])

test('a regular file is read, also through a link, up to its bound', () => {
  expect(readRegular(path('file'), 11)).toBe('text äöü')
  expect(readRegular(path('link'), 11)).toBe('text äöü')
  expect(readRegular(path('file'), 10)).toBeUndefined()
})

test('a pipe, a folder and a device are refused at once', () => {
  for (const other of [path('pipe'), folder, '/dev/zero'])
    expect(() => readRegular(other, 100)).toThrow('not-regular')
  expect(() => readRegular(path('none'), 100)).toThrow(/ENOENT/)
})

test('no link is followed to a file that is written', () => {
  expect(() => openRegular(path('link'), constants.O_WRONLY)).toThrow(/ELOOP/)
})
