import {existsSync, readFileSync} from 'node:fs'
import {describe, expect, test} from '@jest/globals'
import {parse} from 'yaml'
import * as z from 'zod/mini'
import type {Manifest} from '../../runner/manifest.js'
import {actionTypes} from '../../scripts/action-types.js'
import {
  chinese,
  type Described,
  described,
  english,
  inputsWithoutTable,
  meaningFor,
  withTables
} from '../../scripts/input-tables.js'
import {outputExamples} from '../../scripts/output-examples.js'
import {inputNames, startInputs} from '../../src/inputs/names.js'
import {outputNames} from '../../src/report/outputs.js'
import {Result} from '../../src/report/result-schema.js'
import {VERSION} from '../../src/util/version.js'
import {vendors} from '../../src/vendors/index.js'
import {mistakesIn, understood} from '../unit/support/inputs.js'

const root = new URL('../../', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, root), 'utf8')
const manifest = parse(read('action.yml')) as Manifest

describe('action.yml', () => {
  test('has the inputs that are read, in their order', () => {
    expect(Object.keys(manifest.inputs)).toEqual([...inputNames])
  })

  test('has the outputs that are written, in their order', () => {
    expect(Object.keys(manifest.outputs)).toEqual([...outputNames])
  })

  test('describes each of them', () => {
    for (const [name, {description}] of Object.entries({...manifest.inputs, ...manifest.outputs})) {
      expect([name, description?.length > 10]).toEqual([name, true])
    }
  })

  test('names the platforms, and their operations', () => {
    const {vendor, operation} = manifest.inputs
    const named = [...(vendor?.description ?? '').matchAll(/`([a-z0-9]+)`/g)].map(match => match[1])
    expect(named).toEqual(Object.keys(vendors))
    const missing = named.filter(name => !new RegExp(`\\b${name}\\b`).test(operation?.description ?? ''))
    expect(missing).toEqual([])
  })

  test('requires vendor and operation alone', () => {
    const required = Object.entries(manifest.inputs).filter(([, input]) => input.required)
    expect(required.map(([name]) => name)).toEqual(['vendor', 'operation'])
  })

  test('runs on Node 24, from files that are there', () => {
    expect(manifest.runs.using).toBe('node24')
    for (const file of [manifest.runs.main, manifest.runs.post]) {
      if (file !== undefined) expect([file, existsSync(new URL(file, root))]).toEqual([file, true])
    }
  })

  test('names the defaults that hold when an input is not given', () => {
    const defaults = Object.fromEntries(
      Object.entries(manifest.inputs).flatMap(([name, input]) =>
        input.default === undefined ? [] : [[name, input.default]]
      )
    )
    // Expressions are filled in by the runner.
    const plain = Object.fromEntries(Object.entries(defaults).filter(([, value]) => !value.includes('{{')))
    const {vendor: _vendor, ...named} = understood(plain)
    const {vendor: _same, ...silent} = understood()
    const comparable = (inputs: object) =>
      JSON.stringify(inputs, (_key, value) => (value instanceof Set ? [...value] : value))
    expect(comparable(named)).toBe(comparable(silent))
  })

  test('has the defaults of the contract', () => {
    const contract: Record<string, string> = {
      'allow-http': 'false',
      timeout: '30m',
      'queue-timeout': 'off',
      'stall-timeout': 'off',
      'min-interval': '2s',
      'max-interval': '15s',
      'request-timeout': '30s',
      'outage-tolerance': '5m',
      'on-paused': 'wait',
      'on-failed-machine': 'fail',
      'fail-fast': 'true',
      'max-log-lines': '20000',
      summary: 'true'
    }
    for (const [name, value] of Object.entries(contract)) {
      expect([name, manifest.inputs[name]?.default]).toEqual([name, value])
    }
  })
})

describe('the READMEs', () => {
  test.each([
    ['README.md', english, () => described(manifest)],
    ['README.zh-CN.md', chinese, () => parse(read('docs/zh-CN/inputs.yml')) as Described]
  ])('%s has the tables that are made, every input and output in them', (page, words, meanings) => {
    if (!existsSync(new URL(page, root))) return
    expect(read(page)).toBe(withTables(read(page), manifest, words, meanings()))
    const named = [...read(page).matchAll(/^\|\s*`([^`]+)`\s*\|/gm)].map(row => row[1] ?? '')
    expect([...inputNames, ...outputNames].filter(name => !named.includes(name))).toEqual([])
    expect(inputsWithoutTable(inputNames)).toEqual([])
  })

  test('has an example of each output', () => {
    expect(Object.keys(outputExamples)).toEqual([...outputNames])
  })

  test.each([
    ['yunxiao', 'Both. Yunxiao alone. Both again: no clause.'],
    ['codearts', 'Both. The two others.'],
    ['bkci', 'Both. The two others. `v4` alone.']
  ])('tells of %s what holds there', (platform, meaning) => {
    const description =
      'Both. yunxiao: yunxiao alone. Both again: no clause. codearts and bkci: the two others. bkci: `v4` alone.'
    expect(meaningFor(platform, description)).toBe(meaning)
    const inChinese = '都用。yunxiao：只有云效。codearts、bkci：另外两个。'
    expect(meaningFor(platform, inChinese)).toBe(
      `都用。${platform === 'yunxiao' ? '只有云效' : '另外两个'}。`
    )
  })
})

describe('action-types.yml', () => {
  const types = parse(read('action-types.yml')) as Record<'inputs' | 'outputs', Record<string, Type>>
  interface Type {
    type: string
    'allowed-values'?: readonly string[]
    separator?: string
    'list-item'?: Type
  }
  const wordsOf = (type: Type | undefined) => (type?.['list-item'] ?? type)?.['allowed-values']

  test('is the one that action.yml makes', () => {
    expect(read('action-types.yml')).toBe(actionTypes(manifest))
  })

  test('has a type that there is for each input and output', () => {
    expect([...Object.keys(types.inputs), ...Object.keys(types.outputs)]).toEqual([
      ...inputNames,
      ...outputNames
    ])
    for (const [name, type] of Object.entries({...types.inputs, ...types.outputs})) {
      expect([name, type.type]).toEqual([
        name,
        expect.stringMatching(/^(?:string|boolean|integer|enum|list)$/)
      ])
      if (type.type === 'list') expect([name, type.separator]).toEqual([name, '\n'])
    }
  })

  test.each(inputNames.filter(name => name !== 'api'))('knows the words that %s takes', name => {
    const started = {operation: 'run-pipeline', 'deploy-order-id': ''}
    // The one operation that may allow every outcome.
    const polled = {operation: 'check-pipeline', 'deploy-order-id': '', 'run-id': '7'}
    const given = {
      ...(startInputs.some(own => own === name) && started),
      ...(name === 'allow-outcomes' && polled),
      [name]: 'no-such-word'
    }
    const mistake = mistakesIn(given).find(text => text.startsWith(`${name}: `)) ?? ''
    const words = /(?:Use one of|allowed): ([a-zA-Z, -]+)$/.exec(mistake)?.[1]?.split(', ')
    const known = name === 'operation' ? Object.keys(vendors.yunxiao.operations) : wordsOf(types.inputs[name])
    if (types.inputs[name]?.type === 'boolean') expect(words).toEqual(['true', 'false'])
    else expect(known).toEqual(words)
  })

  test('knows every API and operation of every platform', () => {
    const platforms = Object.values(vendors)
    expect(wordsOf(types.inputs.api)).toEqual(platforms.flatMap(({apis}) => apis))
    const operations = new Set(platforms.flatMap(vendor => Object.keys(vendor.operations)))
    expect(wordsOf(types.inputs.operation)).toEqual([...operations])
  })
})

test('the version that the summary names is that of the package', () => {
  expect(VERSION).toBe(JSON.parse(read('package.json')).version)
})

test('the schema of the result is the one that is published', () => {
  const {$id, title: _title, ...published} = JSON.parse(read('schema/result.schema.json'))
  expect($id).toMatch(/schema\/result\.schema\.json$/)
  expect(published).toEqual(JSON.parse(JSON.stringify(z.toJSONSchema(Result, {io: 'input'}))))
})
