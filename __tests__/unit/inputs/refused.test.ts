import {describe, expect, test} from '@jest/globals'
import {wrongIn} from '../support/inputs.js'

type Given = Readonly<Record<string, string>>
/** What was wrongly given, and the inputs that the answer must name: those and no others. */
type Mistake = readonly [given: Given, named: readonly string[]]

const fullWidth = '\uff11\uff10'
const many = (count: number) => Array.from({length: count}, (_, i) => 1000 + i).join(',')
const wrongIds = [
  ...[
    'abc',
    '-1',
    '0',
    '01',
    '1.5',
    '1e3',
    '0x10',
    fullWidth,
    '../../x',
    '1/2',
    '1?b=c',
    '1#b',
    '%31',
    '%2e%2e'
  ],
  ...['1 2', ',', '123456789012345678901', '1\n::error::x', '1;2', '1\u00a02']
]
const wrongHosts = [
  ...[
    'user:pw@host.example',
    'user@host.example',
    ':pw@host.example',
    'host.example:99999',
    '[::1',
    'a b.example'
  ],
  ...[
    'h\\@evil.example',
    'ho\u200bst.example',
    'h\u043est.example',
    'host.example/?a=b',
    'host.example/#x',
    ''
  ],
  // Where clouds keep their credentials, in every spelling of an address.
  ...[
    '169.254.169.254',
    '169.254.169.254:8080/latest',
    '169.254.169.254.',
    '169.254.0.1',
    '2852039166',
    '0xa9fea9fe'
  ],
  ...[
    '0xA9.0xFE.0xA9.0xFE',
    '0251.0376.0251.0376',
    '169.254.43518',
    '169.16689662',
    '[::ffff:169.254.169.254]'
  ],
  ...['[::ffff:a9fe:a9fe]', '[0:0:0:0:0:ffff:a9fe:a9fe]', '[::169.254.169.254]', '[64:ff9b::a9fe:a9fe]'],
  ...[
    '[2002:a9fe:a9fe::1]',
    '[fe80::1]',
    '[FD00:EC2::254]',
    '[::]',
    '[ff02::1]',
    '100.100.100.200',
    '1684301000'
  ],
  ...[
    '168.63.129.16',
    '0xa83f8110',
    '0.0.0.0',
    '0',
    '224.0.0.1',
    '255.255.255.255',
    'metadata',
    'instance-data'
  ],
  ...['metadata.google.internal', 'METADATA.google.internal.']
]
const wrongUrls = [
  'javascript:alert(1)',
  'file:///etc/passwd',
  'ftp://host.example',
  'host.example',
  '//host.example'
]

/** Wrong values by input. One step takes one of each list, for they must all be reported together. */
const lists: readonly Readonly<Record<string, readonly string[]>>[] = [
  {
    timeout: [
      ...[
        '1e9',
        '-1',
        '0x10',
        '1.5h',
        fullWidth,
        'NaN',
        'Infinity',
        '1y',
        '30m1h',
        '1h 30m',
        '1h1h',
        's',
        '+5'
      ],
      ...['0', '0s', '999ms', '5d1s', '6d', '999999999', '99999999999999999999', 'off', 'none', '1\u2009m']
    ],
    'queue-timeout': ['1e9', '-1', '1.5h', 'NaN', '0', '10ms', '6d', 'Off'],
    'stall-timeout': ['1e9', '-1', '1.5h', 'NaN', '0', '10ms', '6d', 'never'],
    'min-interval': ['0', '1ms', '49ms'],
    'request-timeout': ['1e9', '-1', '1.5h', 'NaN', '0', 'off'],
    'outage-tolerance': ['1e9', '-1', '1.5h', 'NaN', '6d', 'off']
  },
  {
    'on-paused': ['fail', 'stopp', 'true', 'toString'],
    'on-failed-machine': ['stop', 'retry', 'constructor'],
    logs: ['some', 'true', 'all,failed', '__proto__'],
    'fail-fast': ['yes', '1', 'on', 'tru', 'true false'],
    summary: ['no', '0', 'off', 'fals', 'false\ntrue'],
    'max-log-lines': ['-1', '1e3', 'many', fullWidth, '1.5', '0x10', '99999999999']
  },
  {
    'allow-outcomes': [
      ...['error', 'timeout', 'interrupted', 'running', 'Success', 'succeeded', ',', 'success,error', '*'],
      ...['failure\ntimeout', '__proto__', 'success failure']
    ],
    'pipeline-id': wrongIds,
    'deploy-order-id': wrongIds,
    'organization-id': [
      '../x',
      'a/b',
      'a?b',
      'a b',
      '%2e',
      '\u043erg',
      'x'.repeat(65),
      'a\nb',
      'x'.repeat(100_000)
    ],
    endpoint: [...wrongHosts.map(host => `https://${host}`), ...wrongUrls],
    'console-url': [...wrongUrls, ...wrongHosts.map(host => `https://${host}`)]
  },
  {
    'max-interval': ['1e9', '-1', '1.5h', 'NaN'],
    'ca-file': ['/none/such.pem', '/dev/null', '/'],
    'from-url': ['https://flow.example/x', 'javascript:alert(1)', 'x'],
    'log-file': ['/', '/dev/null/x']
  }
]
const packed: readonly Mistake[] = lists.flatMap(columns => {
  const longest = Math.max(...Object.values(columns).map(values => values.length))
  return Array.from({length: longest}, (_, i): Mistake => {
    const given = Object.entries(columns).flatMap(([name, values]) =>
      values[i] === undefined ? [] : [[name, values[i]] as const]
    )
    return [Object.fromEntries(given), given.map(([name]) => name)]
  })
})

const each = (name: string, values: readonly string[]): Mistake[] =>
  values.map(value => [{[name]: value}, [name]])
const single: readonly Mistake[] = [
  // Required, and not given.
  ...['vendor', 'operation', 'token', 'pipeline-id', 'deploy-order-id'].flatMap(name =>
    each(name, ['', ' \n'])
  ),
  [{api: 'central', 'organization-id': ''}, ['organization-id']],
  [{api: 'region', 'organization-id': '', endpoint: ''}, ['endpoint']],
  [{'organization-id': '', endpoint: ''}, ['endpoint']],

  // Words that are none of the list; names that every object has are words like others.
  ...each('vendor', ['jenkins', 'Yunxiao', '__proto__', 'toString']),
  ...each('operation', ['deploy', 'Wait-deploy-order', '__proto__', 'constructor']),
  ...each('api', ['v3', 'Central', 'toString']),
  [{'allow-http': 'yes', endpoint: 'https://host.example'}, ['allow-http']],

  // What belongs together.
  [{api: 'region'}, ['organization-id']],
  [{'deploy-order-id': many(51)}, ['deploy-order-id']],
  [{'deploy-order-id': '1,2,1'}, ['deploy-order-id']],
  [{'pipeline-id': '1,2', 'deploy-order-id': '1,2,3'}, ['pipeline-id']],
  [{'pipeline-id': '1,2', 'deploy-order-id': '1'}, ['pipeline-id']],
  [{'min-interval': '10s', 'max-interval': '5s'}, ['max-interval']],
  // What cannot be read is no bound that another input could break.
  [{'min-interval': '-1', 'max-interval': '1s'}, ['min-interval']],

  // Ids and credentials that the operation would not use.
  [
    {'machine-sn': 'x', 'step-id': '1', 'app-name': 'a', 'change-order-sn': '1'},
    ['machine-sn', 'step-id', 'app-name', 'change-order-sn']
  ],
  [
    {'project-id': 'p', region: 'r', username: 'amy', 'app-code': 'c'},
    ['project-id', 'region', 'username', 'app-code']
  ],
  [
    {'access-key': 'AKAKAKAKAK', 'secret-key': 'SKSKSKSKSK', 'app-secret': 'ASASASASAS'},
    ['access-key', 'secret-key', 'app-secret']
  ],
  [{'run-id': '7'}, ['run-id']],
  [{'job-id': '7'}, ['job-id']],

  // Known inputs in other spellings.
  [
    {pipeline_id: '123', 'deploy_order-id': '1', runid: '7', run_id: '8'},
    ['pipeline_id', 'deploy_order-id', 'runid', 'run_id']
  ],
  [
    {organization_id: 'x', 'time-out': '5m', allow_outcomes: 'failure'},
    ['organization_id', 'time-out', 'allow_outcomes']
  ],
  [{'pipeline-id': '', pipeline_id: '123'}, ['pipeline-id', 'pipeline_id']],

  // http must be asked for, and opens no other door.
  ...each('allow-http', ['', 'false']).map(([given]): Mistake => [given, ['endpoint']]),
  ...each('endpoint', ['http://169.254.169.254', 'http://2852039166/', 'http://user:pw@host.example']),
  ...each('timeout', ['9'.repeat(100_000)]),

  // Several at once are all reported, also those that no vendor has a say in.
  [{vendor: 'jenkins', timeout: '1e9', logs: 'loud'}, ['vendor', 'timeout', 'logs']],
  [
    {vendor: '', operation: '', 'min-interval': '1ms', summary: 'no'},
    ['vendor', 'operation', 'min-interval', 'summary']
  ],
  [
    {token: 'Zq8Xv2', timeout: 'soon', pipeline_id: '1', 'pipeline-id': 'x'},
    ['token', 'timeout', 'pipeline_id', 'pipeline-id']
  ]
]

const base = {endpoint: 'http://127.0.0.1:8080', 'allow-http': 'true'}

describe('a wrong input is refused by its name, with all others that are wrong', () => {
  const cases = [...single, ...packed].map(([given, named]) => ({
    given,
    named,
    title: JSON.stringify(given).slice(0, 120)
  }))
  test.each(cases)('$title', ({given, named}) => {
    const wrong = wrongIn({...base, ...given})
    expect([...new Set(wrong)].sort()).toEqual([...named].sort())
  })
})
