import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, describe, expect, test} from '@jest/globals'
import fc from 'fast-check'
import {readInputs} from '../../../src/inputs/inputs.js'
import {InputError} from '../../../src/model/errors.js'
import {certificate} from '../../support/action/certificates.js'
import {least, mistakesIn, understood, withInputs} from '../support/inputs.js'

const folder = mkdtempSync(join(tmpdir(), 'inputs-'))
afterAll(() => rmSync(folder, {recursive: true}))

function file(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

/** The inputs that mistakes are found in. */
const wrongIn = (over: Parameters<typeof mistakesIn>[0], env?: Record<string, string>) =>
  mistakesIn(over, env).map(mistake => mistake.split(' ')[0])

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

describe('durations', () => {
  test.each<[string, string, number]>([
    ['timeout', '1s', 1000],
    ['timeout', '1', 1000],
    ['timeout', '5d', 432_000_000],
    ['timeout', '1h30m', 5_400_000],
    ['queue-timeout', '1s', 1000],
    ['stall-timeout', '10m', 600_000],
    ['outage-tolerance', '0', 0],
    ['outage-tolerance', '90s', 90_000]
  ])('%s: %s', (name, text, ms) => {
    const {policy} = understood({[name]: text}).settings
    const field = `${name.replace(/-(.)/g, (_, c: string) => c.toUpperCase())}Ms` as keyof typeof policy
    expect(policy[field]).toBe(ms)
  })

  test('of the gaps and of requests', () => {
    const {settings, requestTimeoutMs} = understood({
      'min-interval': '50ms',
      'max-interval': '200ms',
      'request-timeout': '1m'
    })
    expect(settings.pace).toEqual({minMs: 50, maxMs: 200})
    expect(requestTimeoutMs).toBe(60_000)
  })

  test('a longer min-interval alone is taken', () => {
    expect(understood({'min-interval': '20s'}).settings.pace).toEqual({minMs: 20_000, maxMs: 20_000})
  })

  test.each([
    ['timeout', '0'],
    ['timeout', '999ms'],
    ['timeout', '5d1s'],
    ['timeout', '6d'],
    ['timeout', 'off'],
    ['timeout', '-1'],
    ['timeout', '1e9'],
    ['timeout', '0x10'],
    ['timeout', 'NaN'],
    ['timeout', '１０'],
    ['timeout', '1.5h'],
    ['queue-timeout', '0'],
    ['queue-timeout', 'never'],
    ['stall-timeout', '5d1ms'],
    ['min-interval', '49ms'],
    ['min-interval', '0'],
    ['max-interval', '1ms'],
    ['request-timeout', '0'],
    ['outage-tolerance', '-5m'],
    ['outage-tolerance', 'off']
  ])('%s: %s is a mistake of that input', (name, text) => {
    expect(new Set(wrongIn({[name]: text}))).toEqual(new Set([name]))
  })

  test('max-interval below min-interval is a mistake', () => {
    expect(wrongIn({'min-interval': '10s', 'max-interval': '5s'})).toEqual(['max-interval'])
  })

  test('off switches a limit off that is off', () => {
    const {policy} = understood({'queue-timeout': 'off', 'stall-timeout': 'off'}).settings
    expect([policy.queueTimeoutMs, policy.stallTimeoutMs]).toEqual([undefined, undefined])
  })
})

describe('words', () => {
  test.each([
    ['on-paused', 'Stop'],
    ['on-paused', 'fail'],
    ['on-failed-machine', 'stop'],
    ['on-failed-machine', 'constructor'],
    ['logs', 'some'],
    ['logs', 'ALL'],
    ['fail-fast', 'yes'],
    ['summary', '1'],
    ['allow-http', 'tRue'],
    ['max-log-lines', '-1'],
    ['max-log-lines', '1e3'],
    ['max-log-lines', '1.5'],
    ['max-log-lines', '１'],
    ['api', 'v5'],
    ['api', '__proto__']
  ])('%s: %s is a mistake', (name, text) => {
    expect(wrongIn({[name]: text})).toEqual([name])
  })

  test.each(['true', 'True', 'TRUE'])('%s is true', text => {
    expect(understood({summary: text}).summary).toBe(true)
  })

  test.each(['false', 'False', 'FALSE'])('%s is false', text => {
    expect(understood({summary: text, 'fail-fast': text})).toMatchObject({
      summary: false,
      settings: {failFast: false}
    })
  })
})

describe('allow-outcomes', () => {
  test.each([
    ['success', ['success']],
    ['success, failure', ['success', 'failure']],
    ['success\nskipped\n\n, paused,', ['success', 'skipped', 'paused']],
    ['cancelled', ['cancelled']],
    ['failure,failure', ['failure']]
  ])('%j', (text, outcomes) => {
    expect([...understood({'allow-outcomes': text}).allowed]).toEqual(outcomes)
  })

  test.each([
    'error',
    'timeout',
    'interrupted',
    'success,error',
    'running',
    'Success',
    'green',
    'constructor',
    ',',
    'a b'
  ])('%j is a mistake', text => {
    expect(new Set(wrongIn({'allow-outcomes': text}))).toEqual(new Set(['allow-outcomes']))
  })

  test.each(['error', 'timeout', 'interrupted'])('%s is refused with the other way', word => {
    expect(mistakesIn({'allow-outcomes': word})[0]).toContain('continue-on-error')
  })
})

describe('vendor and operation', () => {
  test.each(['', 'Yunxiao', 'jenkins', 'constructor', '__proto__', 'toString', 'yunxiao '.repeat(2)])(
    '%j is no vendor',
    vendor => {
      expect(wrongIn({vendor})).toContain('vendor')
    }
  )

  test.each(['', 'wait', 'Wait-Deploy-Order', 'constructor', '__proto__', 'hasOwnProperty'])(
    '%j is no operation',
    operation => {
      expect(wrongIn({operation})).toContain('operation')
      expect(wrongIn({operation, 'from-url': 'https://flow.aliyun.com/pipelines/123/builds/45'})).toContain(
        'operation'
      )
    }
  )

  test('what is wrong names what there is', () => {
    expect(mistakesIn({vendor: 'jenkins'}).join()).toContain('yunxiao')
    expect(mistakesIn({operation: 'wait'}).join()).toContain('wait-deploy-order')
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

  test('of longer than 4 KiB is a mistake, and of 1 MB too', () => {
    expect(wrongIn({'deploy-order-id': '1'.repeat(4097)})).toContain('deploy-order-id')
    expect(wrongIn({'pipeline-id': '1'.repeat(1e6)})).toContain('pipeline-id')
  })

  test.each(['step-id', 'machine-sn', 'change-order-sn'])(
    '%s, which the operation would not use, is a mistake',
    name => {
      expect(wrongIn({[name]: 'x1'})).toContain(name)
    }
  )
})

describe('an input in another spelling', () => {
  test.each([
    ['pipeline_id', 'pipeline-id'],
    ['PipelineId', 'pipeline-id'],
    ['deployorderid', 'deploy-order-id'],
    ['max_log_lines', 'max-log-lines'],
    ['on-Paused-', 'on-paused'],
    ['allow_outcomes', 'allow-outcomes']
  ])('%s is a mistake, and the right one is named', (given, meant) => {
    const found = mistakesIn({[given]: 'x'})
    expect(found).toHaveLength(1)
    expect(found[0]).toContain(given.toLowerCase())
    expect(found[0]).toMatch(new RegExp(`${meant}$`))
  })

  test('is none when it is empty, or when nobody knows it', () => {
    expect(mistakesIn({pipeline_id: ' ', 'some-thing-else': 'x'})).toEqual([])
  })
})

describe('the endpoint', () => {
  test('over http: needs allow-http, and then comes with a warning', () => {
    expect(wrongIn({endpoint: 'http://10.0.0.1'})).toEqual(['endpoint'])
    const inputs = understood({endpoint: 'http://10.0.0.1', 'allow-http': 'true'})
    expect(inputs.endpoint.href).toBe('http://10.0.0.1/')
    expect(inputs.warnings.join()).toContain('http')
  })

  test.each([
    'http://169.254.169.254',
    'https://2852039166/',
    'https://metadata',
    'https://a:b@h',
    'file:///x',
    'h',
    'https://h\u200b'
  ])('%s is a mistake even with allow-http', endpoint => {
    expect(wrongIn({endpoint, 'allow-http': 'true'})).toEqual(['endpoint'])
  })

  test('region needs one, and no organization', () => {
    expect(wrongIn({api: 'region', 'organization-id': ''})).toEqual(['endpoint'])
    expect(wrongIn({api: 'region', endpoint: 'https://devops.corp.example'})).toEqual(['organization-id'])
    const inputs = understood({api: 'region', 'organization-id': '', endpoint: 'https://devops.corp.example'})
    expect(inputs.plan.api).toBe('region')
    expect(wrongIn({api: 'central', 'organization-id': ''})).toEqual(['organization-id'])
  })

  test('console-url is a plain URL too', () => {
    expect(wrongIn({'console-url': 'javascript:alert(1)'})).toEqual(['console-url'])
    expect(understood({'console-url': 'https://console.example/x/'}).consoleUrl).toBe(
      'https://console.example/x'
    )
  })
})

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
    expect(inputs.notices.join()).toContain('logs: all')
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

  test('of an event that can not be read shows them', () => {
    expect(understood({}, {GITHUB_EVENT_PATH: file('bad.json', '{')}).logs).toBe('all')
    expect(understood({}, {GITHUB_EVENT_PATH: join(folder, 'none.json')}).logs).toBe('all')
  })
})

test('a timeout above 6 h comes with a warning on a hosted runner alone', () => {
  const warnings = (timeout: string, runner: string) =>
    understood({timeout}, {RUNNER_ENVIRONMENT: runner}).warnings
  expect(warnings('6h', 'github-hosted')).toEqual([])
  expect(warnings('6h1s', 'github-hosted')).toHaveLength(1)
  expect(warnings('2d', 'self-hosted')).toEqual([])
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
      'ca-file': join(folder, 'none'),
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
      fc.string({unit: 'binary'}).filter(v => !v.includes('\0')),
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
      {numRuns: 500}
    )
  })
})
