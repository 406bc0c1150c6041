import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {describe, expect, test} from '@jest/globals'
import {readInputs} from '../../../src/inputs/inputs.js'
import {InputError} from '../../../src/model/errors.js'
import {anyText} from '../../support/any-text.js'
import {fc, runs} from '../../support/properties.js'
import {least, mistakesIn, understood, withInputs, wrongIn} from '../support/inputs.js'

describe('without any input but the ids', () => {
  test('the defaults are those of the contract', () => {
    const inputs = understood()
    expect(inputs.settings).toMatchObject({
      policy: {timeoutMs: 1_800_000, outageToleranceMs: 300_000, onPaused: 'wait', onFailedMachine: 'fail'},
      pace: {minMs: 2000, maxMs: 15_000},
      failFast: true
    })
    expect(inputs.settings.policy.queueTimeoutMs).toBeUndefined()
    expect(inputs.settings.policy.stallTimeoutMs).toBeUndefined()
    expect(inputs.requestTimeoutMs).toBe(30_000)
    expect([...inputs.allowed]).toEqual(['success'])
    expect([inputs.logs, inputs.maxLogLines, inputs.summary]).toEqual(['all', 20_000, true])
    expect(inputs.endpoint.href).toBe('https://openapi-rdc.aliyuncs.com/')
    expect([inputs.warnings, inputs.notices]).toEqual([[], []])
  })

  test('an empty or blank value is the same as none', () => {
    const blank = Object.fromEntries(
      [
        'api',
        'endpoint',
        'ca-file',
        'timeout',
        'queue-timeout',
        'allow-outcomes',
        'logs',
        'summary',
        'fail-fast',
        'run-id',
        'commit'
      ].map((name, i) => [name, i % 2 ? '' : ' \n '])
    )
    expect(JSON.stringify(understood(blank))).toBe(JSON.stringify(understood()))
  })

  test('values are trimmed', () => {
    const inputs = understood({timeout: ' 5m\n', 'pipeline-id': ' 123 ', 'on-paused': 'stop '})
    expect(inputs.settings.policy).toMatchObject({timeoutMs: 300_000, onPaused: 'stop'})
  })
})

describe('ids', () => {
  test.each([
    ...[
      '../../x',
      'a?b=c',
      'a#b',
      '%2e%2e',
      '1 2',
      '0',
      '-1',
      '1.5',
      '0x1',
      '１１１',
      '1\r::error::x',
      '1'.repeat(21),
      'abc'
    ],
    ...['1/2', '1;2', '__proto__', ' , ']
  ])('the deploy order %j is a mistake', id => {
    expect(new Set(wrongIn({'deploy-order-id': id}))).toEqual(new Set(['deploy-order-id']))
    expect(wrongIn({'pipeline-id': id})).toContain('pipeline-id')
  })

  test.each(['../../x', 'a/b', 'a b', 'a?b', '%2e', 'é', 'a'.repeat(65)])(
    'the organization %j is a mistake',
    id => {
      expect(wrongIn({'organization-id': id})).toEqual(['organization-id'])
    }
  )

  test('50 orders are taken, 51 not', () => {
    const ids = (count: number) => Array.from({length: count}, (_, i) => String(1000 + i)).join('\n')
    expect(mistakesIn({'deploy-order-id': ids(50)})).toEqual([])
    expect(wrongIn({'deploy-order-id': ids(51)})).toEqual(['deploy-order-id'])
  })

  test('several pipelines are as many as orders', () => {
    expect(mistakesIn({'deploy-order-id': '1,2', 'pipeline-id': '7'})).toEqual([])
    expect(mistakesIn({'deploy-order-id': '1,2', 'pipeline-id': '7\n8'})).toEqual([])
    expect(wrongIn({'deploy-order-id': '1,2,3', 'pipeline-id': '7,8'})).toEqual(['pipeline-id'])
  })

  test('an order named twice is a mistake', () => {
    expect(wrongIn({'deploy-order-id': '1,2,1'})).toEqual(['deploy-order-id'])
    expect(mistakesIn({'deploy-order-id': '1,1', 'pipeline-id': '7,8'})).toEqual([])
  })

  test.each(['step-id', 'machine-sn', 'change-order-sn'])(
    '%s, which the operation would not use, is a mistake',
    name => {
      expect(wrongIn({[name]: 'x1'})).toContain(name)
    }
  )
})

describe('mistakes', () => {
  test('are reported together, each beginning with the input’s name', () => {
    const wrong = {
      operation: 'wait-deploy-order',
      token: 'short',
      'pipeline-id': 'x',
      'deploy-order-id': 'y',
      'organization-id': '?',
      'step-id': 's',
      pipeline_id: '5',
      timeout: 'soon',
      'queue-timeout': '0',
      'stall-timeout': 'x',
      'min-interval': '1ms',
      'request-timeout': 'x',
      'outage-tolerance': 'x',
      'on-paused': 'x',
      'on-failed-machine': 'x',
      'allow-outcomes': 'x',
      'fail-fast': 'x',
      logs: 'x',
      'max-log-lines': 'x',
      summary: 'x',
      'allow-http': 'x',
      endpoint: 'x',
      'console-url': 'x',
      'ca-file': join(tmpdir(), 'none', 'such.pem'),
      api: 'x'
    }
    const found = new Set(wrongIn(wrong))
    const {operation: _fine, ...bad} = wrong
    expect([...found].sort()).toEqual(Object.keys(bad).sort())
  })

  test('without vendor and operation name both and what else is wrong', () => {
    expect(wrongIn({vendor: '', operation: '', timeout: 'soon'})).toEqual(
      expect.arrayContaining(['vendor', 'operation', 'timeout'])
    )
  })

  test('are what comes of any values: nothing else is thrown, and no mistake holds a line break', () => {
    const names = [
      'vendor',
      'operation',
      'api',
      'endpoint',
      'from-url',
      'token',
      'pipeline-id',
      'deploy-order-id',
      'timeout',
      'logs',
      'run-id',
      'commit',
      'created-after',
      'job-id',
      'allow-outcomes',
      'max-log-lines'
    ]
    const value = fc.oneof(
      anyText().filter(v => !v.includes('\0')),
      fc.constantFrom(
        'yunxiao',
        'wait-deploy-order',
        'wait-pipeline',
        'latest',
        '1',
        '1,2',
        '5m',
        'https://h',
        '__proto__',
        'constructor',
        '::error::x\n'
      )
    )
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), value), over => {
        const full = {...over}
        try {
          withInputs({...least, ...full}, () => readInputs())
        } catch (error) {
          if (!(error instanceof InputError)) throw error
          expect(error.mistakes.length).toBeGreaterThan(0)
          expect(error.mistakes.join('')).not.toMatch(/[\r\n]/)
        }
      }),
      runs(500)
    )
  })
})
