import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, describe, expect, test} from '@jest/globals'
import {parseKeyValues} from '../../../runner/command-files.js'
import type {Outcome} from '../../../src/model/outcome.js'
import {makeOutputs, outputNames, writeOutputs} from '../../../src/report/outputs.js'
import {emptyResult, makeResult} from '../../../src/report/result.js'
import {fc, runs} from '../../support/properties.js'
import {part, snapshot, target, watched} from '../support/build.js'
import {hostile} from '../support/hostile.js'
import {withInputs} from '../support/inputs.js'

const folder = mkdtempSync(join(tmpdir(), 'outputs-'))
afterAll(() => rmSync(folder, {recursive: true}))

const facts = {
  vendor: 'yunxiao',
  operation: 'wait-deploy-order',

  polls: 7,
  waitedMs: 1000,
  allowed: new Set<Outcome>(['success'])
}

/** What the runner reads back of the outputs. */
function written(outputs: ReturnType<typeof makeOutputs>): Record<string, string> {
  const path = join(folder, 'output')
  writeFileSync(path, '')
  const trouble = withInputs({}, () => writeOutputs(outputs), {GITHUB_OUTPUT: path})
  expect(trouble).toBeUndefined()
  return parseKeyValues(readFileSync(path, 'utf8'))
}

describe('the outputs', () => {
  test('are all there from the start', () => {
    const outputs = written(makeOutputs(emptyResult('yunxiao', 'wait-deploy-order', 'did not finish'), {}))
    expect(Object.keys(outputs)).toEqual([...outputNames])
    expect(outputs).toMatchObject({
      outcome: 'error',
      reason: 'did not finish',
      status: '',
      url: '',
      polls: '0'
    })
    expect(JSON.parse(outputs.result ?? '')).toMatchObject({schema: 1, outcome: 'error'})
  })

  test('hold the ids and the link as soon as they are known', () => {
    const known = {'deploy-order-id': '1,2', url: 'https://flow.aliyun.com/x', 'matched-by': 'given'}
    const outputs = written(makeOutputs(emptyResult('yunxiao', 'wait-deploy-order', 'did not finish'), known))
    expect(outputs).toMatchObject({...known, outcome: 'error'})
  })

  test('hold what the wait came to', () => {
    const one = watched(
      {outcome: 'success', cause: {code: 'vendor'}},
      {snapshot: snapshot('success', {startedAt: 1_700_000_000_000, finishedAt: 1_700_000_090_400})}
    )
    expect(written(makeOutputs(makeResult([one], facts), {'deploy-order-id': '1111'}))).toMatchObject({
      outcome: 'success',
      status: 'Success',
      url: target().url,
      'deploy-order-id': '1111',
      'matched-by': 'given',
      'started-at': '2023-11-14T22:13:20.000Z',
      'finished-at': '2023-11-14T22:14:50.400Z',
      duration: '90',
      polls: '7'
    })
  })

  test('are empty where nothing is known', () => {
    const one = watched({outcome: 'error', cause: {code: 'vendor'}})
    expect(written(makeOutputs(makeResult([one], facts), {}))).toMatchObject({
      'started-at': '',
      'finished-at': '',
      duration: '',
      'run-id': '',
      'change-order-sn': ''
    })
  })

  test('are read back as they were written, whatever the platform says, in at most 64 KiB for the result', () => {
    fc.assert(
      fc.property(hostile, text => {
        const parts = [part('failure', {id: text, name: text, status: text, message: text})]
        const one = watched(
          {outcome: 'failure', cause: {code: 'vendor'}},
          {snapshot: snapshot('failure', {status: text, message: text, parts})}
        )
        const outputs = makeOutputs(makeResult([one], facts), {'deploy-order-id': '1111'})
        expect(written(outputs)).toEqual(outputs)
        expect(Buffer.byteLength(outputs.result)).toBeLessThan(64 * 1024)
        for (const name of ['status', 'reason'] as const) {
          expect(outputs[name].length).toBeLessThanOrEqual(1000)
          // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
          expect(outputs[name]).not.toMatch(/[`$"'\\<>\u0000-\u001f\u007f-\u009f]/)
        }
      }),
      runs(100)
    )
  })

  test.each([
    ['is a folder', folder],
    ['is not there', join(folder, 'none', 'output')]
  ])(
    'that cannot be written because the file %s are not a fault, and the reason is returned',
    (_name, path) => {
      const outputs = makeOutputs(emptyResult('', '', 'x'), {})
      expect(withInputs({}, () => writeOutputs(outputs), {GITHUB_OUTPUT: path})).toMatch(/GITHUB_OUTPUT/)
    }
  )
})
