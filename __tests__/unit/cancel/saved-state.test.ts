import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, afterEach, beforeEach, describe, expect, test} from '@jest/globals'
import {parseKeyValues} from '../../../runner/command-files.js'
import {
  hasState,
  readForeignState,
  readState,
  type SavedStop,
  saveState
} from '../../../src/cancel/saved-state.js'
import {english} from '../../support/english.js'
import {fc} from '../../support/properties.js'

const folder = mkdtempSync(join(tmpdir(), 'state-'))
const path = join(folder, 'state')
const before = {...process.env}
afterAll(() => rmSync(folder, {recursive: true}))
beforeEach(() => {
  writeFileSync(path, '')
  Object.assign(process.env, {
    GITHUB_STATE: path,
    GITHUB_RUN_ID: '7',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_JOB: 'a'
  })
})
afterEach(() => {
  for (const name of ['GITHUB_STATE', 'GITHUB_RUN_ID', 'GITHUB_RUN_ATTEMPT', 'GITHUB_JOB'])
    delete process.env[name]
  Object.assign(process.env, before)
})

const key = Buffer.from('of the credentials')
const one: SavedStop = {
  kind: 'deploy order',
  names: {'pipeline-id': '123', 'deploy-order-id': '1111'},
  label: 'deploy order 1111 of pipeline 123, 部署',
  url: 'https://flow.aliyun.com/pipelines/123/current'
}
/** What the runner hands to the post step. */
const handed = () => {
  const {stops = '', signer = ''} = parseKeyValues(readFileSync(path, 'utf8'))
  return {...process.env, STATE_stops: stops, STATE_signer: signer}
}

describe('what is saved', () => {
  test('is read again by the job that saved it, and the newest counts', () => {
    expect(saveState([one], key)).toBeUndefined()
    expect(saveState([one, {...one, triedAt: 5}], key)).toBeUndefined()
    expect(hasState(handed())).toBe(true)
    expect(readState(key, handed())).toEqual([one, {...one, triedAt: 5}])
  })

  test('is nothing to do once nothing is left to stop', () => {
    saveState([one], key)
    saveState([], key)
    expect(hasState(handed())).toBe(false)
    expect(readState(key, handed())).toBeUndefined()
  })

  test.each([
    ['another key', Buffer.from('of other credentials'), {}],
    ['another run', key, {GITHUB_RUN_ID: '8'}],
    ['another attempt', key, {GITHUB_RUN_ATTEMPT: '2'}],
    ['another job', key, {GITHUB_JOB: 'b'}],
    ['parts of the job’s name that stand elsewhere', key, {GITHUB_RUN_ATTEMPT: '', GITHUB_JOB: '1\na'}]
  ])('is not read with %s', (_, other, env) => {
    saveState([one], key)
    expect(readState(other, {...handed(), ...env})).toBeUndefined()
  })

  test('is not read with any character changed, added or taken away', () => {
    saveState([one], key)
    const env = handed()
    const good = env.STATE_stops
    fc.assert(
      fc.property(fc.nat(good.length - 1), fc.constantFrom('', 'A', 'x', ' ', ']', '\n'), (at, char) => {
        const texts = [
          good.slice(0, at) + char + good.slice(at + 1),
          good.slice(0, at) + char + good.slice(at)
        ]
        for (const text of texts.filter(t => t !== good))
          expect(readState(key, {...env, STATE_stops: text})).toBeUndefined()
      })
    )
  })

  test.each(['', ' ', '[]', 'x []', `${'A'.repeat(43)} []`, `${'A'.repeat(43)} [${'1,'.repeat(60_000)}1]`])(
    'is none of %j',
    text => {
      expect(readState(key, {...handed(), STATE_stops: text})).toBeUndefined()
    }
  )

  test('fits into an environment variable, and what does not is told', () => {
    const many = Array.from({length: 2000}, (_, i) => ({...one, label: `order ${i}`}))
    expect(english(saveState(many, key))).toMatch(/^\d+ things to stop could not be kept/)
    const {STATE_stops} = handed()
    // As one line of the state file, too: Forgejo's runner takes none of 64 KiB.
    expect(Buffer.byteLength(STATE_stops)).toBeLessThan(64 * 1024)
    const read = readState(key, handed()) ?? []
    expect(read.length).toBeGreaterThan(200)
    expect(read[0]).toEqual(many[0])
  })

  describe('with other credentials', () => {
    const other = Buffer.from('of other credentials')
    const foreign = (change: Record<string, string> = {}, by: Buffer | undefined = other) =>
      readForeignState(by, {...handed(), ...change})

    test('still tells name and link, and no ids', () => {
      saveState([one, {...one, label: 'another'}], key)
      const {label, url} = one
      expect(foreign()).toEqual([
        {label, url},
        {label: 'another', url}
      ])
      expect(readForeignState(undefined, handed())).toHaveLength(2)
    })

    test('tells nothing where it pretends to be signed by ours', () => {
      saveState([one], key)
      expect(foreign({}, key)).toEqual([])
      expect(foreign({STATE_stops: handed().STATE_stops.replace('1111', '9999')}, key)).toEqual([])
    })

    test.each<[string, Record<string, string>]>([
      ['no signer', {STATE_signer: ''}],
      ['a signer of another form', {STATE_signer: 'x'}],
      ['no signature', {STATE_stops: '[{"label":"a","url":""}]'}],
      ['no list', {STATE_stops: `${'A'.repeat(43)} {}`}],
      ['half a list', {STATE_stops: `${'A'.repeat(43)} [[]`}],
      [
        'things of another form',
        {STATE_stops: `${'A'.repeat(43)} [null,7,"x",[],{},{"label":"a"},{"label":1,"url":"x"}]`}
      ]
    ])('tells nothing for %s', (_what, change) => {
      saveState([one], key)
      expect(foreign(change)).toEqual([])
    })

    test.each(['javascript:alert(1)', 'x', '', 'https://amy:pw@h.example/', 'file:///etc/passwd'])(
      'shows no link %j',
      url => {
        saveState([{...one, url}], key)
        expect(foreign()).toEqual([{label: one.label, url: ''}])
      }
    )
  })

  test('says so where it cannot be kept', () => {
    process.env.GITHUB_STATE = join(folder, 'none')
    expect(english(saveState([one], key))).toMatch(/GITHUB_STATE is missing or cannot be written/)
    process.env.GITHUB_STATE = ''
    expect(english(saveState([one], key))).toMatch(/GITHUB_STATE is not set/)
  })
})
