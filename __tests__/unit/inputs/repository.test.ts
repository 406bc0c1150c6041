import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, describe, expect, test} from '@jest/globals'
import {english} from '../../support/english.js'
import {understood} from '../support/inputs.js'

const folder = mkdtempSync(join(tmpdir(), 'inputs-'))
afterAll(() => rmSync(folder, {recursive: true}))

function file(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

describe('the repository', () => {
  const event = (name: string, value: unknown) => ({
    GITHUB_EVENT_PATH: file(`${name}.json`, JSON.stringify(value))
  })

  test.each<[string, unknown]>([
    ['public', {repository: {visibility: 'public', private: false}}],
    ['not private', {repository: {private: false}}]
  ])('that is %s shows no logs, and says so', (name, value) => {
    const inputs = understood({}, event(name, value))
    expect(inputs.logs).toBe('none')
    expect(english(inputs.notices).join()).toContain('logs: all')
  })

  test('that is public shows them when it is told to', () => {
    const inputs = understood({logs: 'all'}, event('told', {repository: {visibility: 'public'}}))
    expect([inputs.logs, inputs.notices]).toEqual(['all', []])
  })

  test.each<[string, unknown]>([
    ['private', {repository: {visibility: 'private', private: true}}],
    ['internal', {repository: {visibility: 'internal', private: false}}],
    ['not in the event', {}],
    ['null', null]
  ])('that is %s shows them', (name, value) => {
    expect(understood({}, event(name.replace(/ /g, '-'), value)).logs).toBe('all')
  })

  test('of an event that cannot be read shows them', () => {
    expect(understood({}, {GITHUB_EVENT_PATH: file('bad.json', '{')}).logs).toBe('all')
    expect(understood({}, {GITHUB_EVENT_PATH: join(folder, 'none.json')}).logs).toBe('all')
  })
})
