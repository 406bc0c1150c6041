import {Socket} from 'node:net'
import {afterAll, afterEach, describe, expect, jest, test} from '@jest/globals'
import {inputNames, secretInputs} from '../../../src/inputs/names.js'
import {oneLine} from '../../../src/output/clean-text.js'
import {vendors} from '../../../src/vendors/index.js'
import {fc, runs} from '../../support/properties.js'
import {mistakesIn} from '../support/inputs.js'

/** Contract 2: every input is checked before the first request, and all mistakes are reported together. */

const connect = jest.spyOn(Socket.prototype, 'connect')
afterEach(() => expect(connect).not.toHaveBeenCalled())
afterAll(() => connect.mockRestore())

type Given = Readonly<Record<string, string>>
const hex = 'b1b2c3d4e5f60718293a4b5c6d7e8f90'
const token = 'tok-0123456789'
const yunxiao = {vendor: 'yunxiao', token, 'organization-id': 'org-1'}
const codearts = {vendor: 'codearts', region: 'cn-north-4', 'project-id': hex, 'pipeline-id': hex, token}
const bkci = {
  vendor: 'bkci',
  endpoint: 'https://bk.example',
  'project-id': 'shop',
  'pipeline-id': `p-${hex}`,
  token
}
const wait = {operation: 'wait-pipeline'}

/** Inputs that are right, of each platform, operation and way to name a thing. */
const right: readonly Given[] = [
  {...yunxiao, operation: 'wait-deploy-order', 'pipeline-id': '1', 'deploy-order-id': '2,3'},
  {...yunxiao, operation: 'wait-deploy-order', 'pipeline-id': '1', 'run-id': '2', 'job-id': 'deploy'},
  {...yunxiao, operation: 'wait-change-order', 'app-name': 'shop', 'change-order-sn': 'c0,c1'},
  {...yunxiao, ...wait, 'pipeline-id': '1', commit: hex},
  {...yunxiao, operation: 'check-pipeline', 'pipeline-id': '1', 'run-id': 'latest', 'created-after': '10m'},
  {...yunxiao, operation: 'fetch-logs', 'pipeline-id': '1', 'run-id': '2', 'step-id': 'make'},
  {...yunxiao, ...wait, 'from-url': 'https://flow.aliyun.com/pipelines/1/builds/2'},
  {
    vendor: 'yunxiao',
    token,
    ...wait,
    api: 'region',
    endpoint: 'https://h.example',
    'pipeline-id': '1',
    'run-id': '2'
  },
  {...codearts, ...wait, 'run-id': hex},
  {...codearts, operation: 'fetch-logs', commit: hex},
  {...codearts, operation: 'check-pipeline', api: 'v3', 'project-id': '', 'run-id': 'latest'},
  {
    ...codearts,
    ...wait,
    'run-id': hex,
    token: '',
    'access-key': 'AK0123456789',
    'secret-key': 'SK0123456789'
  },
  {...bkci, ...wait, 'run-id': `b-${hex}`},
  {...bkci, operation: 'fetch-logs', api: 'direct-v4', commit: hex, 'step-id': 'make'},
  {
    ...bkci,
    operation: 'check-pipeline',
    api: 'gateway-user',
    endpoint: 'https://bk.example/prod',
    'run-id': 'latest'
  },
  {
    ...bkci,
    ...wait,
    api: 'gateway-app',
    endpoint: 'https://bk.example/prod',
    'app-code': 'shop',
    'app-secret': 'AS0123456789',
    username: 'amy',
    token: '',
    'run-id': `b-${hex}`
  }
]

const noDuration = ['soon', '-1', '1.5h', '30min', '9'.repeat(30)]
const noWord = ['Stop', 'none of them', '__proto__']
const noBoolean = ['yes', '1', 'tru']
const noId = ['../x', 'a b', '%2e', '<b>', 'é']
const noSecret = ['Zq8Xv2', 'Zq8Xv2Lm7Rt4 Kw5Nb9Yc3Hd6', 'Zq8Xv2Lm7Rt4\nKw5Nb9Yc3Hd6', '"quoted-0123"']
const noUrl = [
  'x',
  'ftp://h.example',
  'https://u:p@h.example',
  'https://169.254.169.254',
  'https://h.example/?a'
]

/** Values that are wrong whatever else was given. Those of vendor and operation leave nothing else to compare with. */
const wrong: Readonly<Record<string, readonly string[]>> = {
  api: ['v9', 'Central'],
  endpoint: noUrl,
  'console-url': noUrl,
  'allow-http': noBoolean,
  'ca-file': ['/none/such.pem', '/'],
  'from-url': ['x', 'https://h.example/elsewhere'],
  token: noSecret,
  'access-key': noSecret,
  'secret-key': noSecret,
  'app-secret': noSecret,
  'app-code': ['a b', 'é'],
  username: ['a b', 'é'],
  'organization-id': noId,
  'project-id': noId,
  region: noId,
  'pipeline-id': [...noId, '1, 2\n', Array.from({length: 51}, (_, i) => i + 1).join()],
  'run-id': ['latest,7', ...noId],
  commit: ['main', 'abc', 'x'.repeat(40)],
  'created-after': ['yesterday', '2026-11-22', '2026-11-22T08:00:00'],
  'deploy-order-id': [...noId, Array.from({length: 51}, (_, i) => i + 1).join('\n')],
  'app-name': ['../x', 'a/b', 'a?b'],
  'change-order-sn': ['c?0', 'c0,c0', Array.from({length: 51}, (_, i) => `c${i}`).join()],
  timeout: [...noDuration, 'off', '6d'],
  'queue-timeout': [...noDuration, 'Off', '10ms'],
  'stall-timeout': [...noDuration, 'never'],
  'min-interval': [...noDuration, '49ms'],
  'max-interval': [...noDuration, '1ms'],
  'request-timeout': noDuration,
  'outage-tolerance': [...noDuration, 'off'],
  'on-paused': noWord,
  'on-failed-machine': noWord,
  'allow-outcomes': ['error', 'green', 'success,timeout', 'success, failure\n'],
  'fail-fast': noBoolean,
  'cancel-remote': noWord,
  logs: noWord,
  'max-log-lines': ['-1', '1e3', 'many'],
  'log-file': ['/', '/dev/null', '/dev/null/x'],
  record: ['/', '/dev/null', '/dev/null/x'],
  summary: noBoolean,
  locale: ['zh', 'zh-cn', 'de']
}

/** What a wrong value says that another input lacks: a link that cannot be read names no run. */
const lackOf: Readonly<Record<string, readonly string[]>> = {'from-url': ['pipeline-id', 'run-id']}

/** Right inputs of which some are made wrong, and perhaps one that the operation has no use for. */
const broken = fc.constantFrom(...right).chain(base => {
  const vendor = vendors[base.vendor as keyof typeof vendors]
  const used: readonly string[] = vendor.operations[base.operation as 'wait-pipeline'] ?? []
  // An id that is not given may be one that the others leave no use for, which is another mistake.
  const breakable = Object.keys(wrong).filter(name => base[name] || !used.includes(name))
  const values = fc
    .subarray(breakable, {minLength: 1})
    .chain(names =>
      fc.tuple(
        ...names.map(name => fc.constantFrom(...(wrong[name] ?? [])).map(value => [name, value] as const))
      )
    )
  return values.map(pairs => ({base, given: Object.fromEntries(pairs) as Given}))
})

const nameIn = (mistake: string) => mistake.slice(0, mistake.indexOf(': '))
const none = {'organization-id': '', 'pipeline-id': '', 'deploy-order-id': '', token: ''}
const mistakesOf = (given: Given) => mistakesIn({...none, ...given})

test('the inputs that are broken here are right', () => {
  for (const base of right) expect([base, ...mistakesOf(base)]).toEqual([base])
})

test('every input but vendor, operation and lists of free names can be wrong here', () => {
  const free = ['vendor', 'operation', 'job-id', 'step-id', 'machine-sn', 'security-token']
  // Each of these is checked only beside others (posts.test.ts).
  const posts = ['github-token', 'commit-status', 'environment', 'environment-url', 'github-sha']
  // These belong to one operation (vendors/shared/start-inputs.test.ts).
  const start = ['variables', 'branch', 'tag', 'wait']
  // And these to a login that needs no secret (refused-codearts.test.ts).
  const login = ['oidc-provider-urn', 'oidc-agency-urn', 'oidc-audience', 'oidc-duration', 'sts-endpoint']
  expect([...Object.keys(wrong), ...free, ...posts, ...start, ...login].sort()).toEqual(
    [...inputNames].sort()
  )
})

describe('of any number of wrong inputs', () => {
  test('each is reported, by name and value, in one line of its own, and no right one', () => {
    fc.assert(
      fc.property(broken, ({base, given}) => {
        const mistakes = mistakesOf({...base, ...given})
        const named = new Set(mistakes.map(nameIn))
        const lacking = Object.keys(given).flatMap(name => lackOf[name] ?? [])
        expect(Object.keys(given).filter(name => !named.has(name))).toEqual([])
        const others = [...named].filter(name => !(name in given) && !lacking.includes(name))
        // Two inputs that belong together may be wrong for each other's sake.
        expect(others.filter(name => !Object.keys(given).some(other => belongs(name, other)))).toEqual([])
        for (const mistake of mistakes) expect(mistake).toBe(oneLine(mistake, 1000))
        for (const [name, value] of Object.entries(given)) {
          const own = mistakes.filter(mistake => nameIn(mistake) === name)
          if (secretInputs.includes(name)) expect(own.join()).not.toContain(value.trim())
          else expect(own.some(mistake => shows(mistake, value))).toBe(true)
        }
      }),
      runs(400)
    )
  })
})

describe('of a wrong operation', () => {
  test.each([
    [{vendor: 'yunxiao', api: 'region'}, ['operation', 'endpoint', 'token']],
    [
      {vendor: 'yunxiao', 'organization-id': 'a b', 'pipeline-id': 'x'},
      ['operation', 'organization-id', 'token']
    ],
    [{vendor: 'codearts'}, ['operation', 'pipeline-id', 'project-id', 'region', 'token']],
    [{vendor: 'bkci'}, ['operation', 'endpoint', 'pipeline-id', 'project-id', 'token']]
  ])('%j is reported beside it', (given, named) => {
    expect(
      mistakesOf({...given, operation: 'wait-deploy'})
        .map(nameIn)
        .sort()
    ).toEqual([...named].sort())
  })

  test('nothing is reported beside it that one of the operations would not report', () => {
    const lacking = fc
      .constantFrom(...right)
      .chain(({vendor = '', ...base}) =>
        fc.subarray(Object.entries(base)).map(some => ({vendor, ...Object.fromEntries(some)}))
      )
    fc.assert(
      fc.property(lacking, fc.constantFrom('', 'wait', 'wait-pipelin'), (given, operation) => {
        const beside = mistakesOf({...given, operation}).filter(text => nameIn(text) !== 'operation')
        for (const name of Object.keys(vendors[given.vendor as keyof typeof vendors].operations)) {
          const reported = mistakesOf({...given, operation: name})
          expect(beside.filter(text => !reported.includes(text))).toEqual([])
        }
      }),
      runs(100)
    )
  })
})

describe('the values that are wrong', () => {
  test('leave all others as they are where they are taken away', () => {
    fc.assert(
      fc.property(broken, ({base, given}) => {
        const blank = Object.fromEntries(Object.keys(given).map(name => [name, ' \n ']))
        const withoutBase = Object.fromEntries(Object.entries(base).filter(([name]) => !(name in given)))
        // An empty value is the same as none.
        expect(mistakesOf({...base, ...blank})).toEqual(mistakesOf({...none, ...withoutBase}))
      }),
      runs(200)
    )
  })
})

/** Whether a mistake shows the value, or the item of it that is wrong, as far as it is shown at all. */
function shows(mistake: string, value: string): boolean {
  const shown = [value, ...value.split(/[\n,]/)].map(text => oneLine(text, 60).replace(/…$/, ''))
  return shown.some(text => text !== '' && mistake.includes(text)) || /:\/\/\*\*\*@|[?#]…/.test(mistake)
}

/** Inputs that are compared with each other, so that one may be a mistake for the other's sake. */
const pairs: readonly (readonly string[])[] = [
  ['pipeline-id', 'run-id', 'deploy-order-id', 'from-url', 'commit', 'created-after', 'job-id'],
  ['app-name', 'change-order-sn'],
  ['min-interval', 'max-interval'],
  ['token', 'access-key', 'secret-key', 'app-code', 'app-secret', 'username', 'api'],
  ['api', 'endpoint', 'organization-id', 'region', 'project-id', 'console-url', 'from-url'],
  ['cancel-remote', 'run-id']
]
function belongs(name: string, other: string): boolean {
  return pairs.some(pair => pair.includes(name) && pair.includes(other))
}
