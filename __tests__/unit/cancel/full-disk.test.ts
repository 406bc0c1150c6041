import * as fs from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, expect, jest, test} from '@jest/globals'
import {english} from '../../support/english.js'

let isFull = false
jest.unstable_mockModule('node:fs', () => ({
  ...fs,
  writeSync(file: number, bytes: Buffer, at = 0): number {
    if (isFull) throw Object.assign(new Error('no space left on device'), {code: 'ENOSPC'})
    return fs.writeSync(file, bytes, at)
  }
}))
const {saveState} = await import('../../../src/cancel/saved-state.js')

const folder = fs.mkdtempSync(join(tmpdir(), 'full-disk-'))
const before = process.env.GITHUB_STATE
afterAll(() => {
  fs.rmSync(folder, {recursive: true})
  process.env.GITHUB_STATE = before ?? ''
})

test('a saved state is taken away, also by a step for whose word the disk has no room', () => {
  const path = join(folder, 'state')
  fs.writeFileSync(path, '')
  process.env.GITHUB_STATE = path
  const key = Buffer.from('key')
  saveState([{kind: 'build', names: {}, label: 'a', url: ''}], key)
  expect(fs.readFileSync(path, 'utf8')).toContain('"label":"a"')
  isFull = true
  expect(english(saveState([], key))).toMatch(/cannot be written/)
  expect(fs.readFileSync(path, 'utf8')).toBe('')
})
