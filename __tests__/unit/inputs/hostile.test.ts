import {describe, expect, test} from '@jest/globals'
import {mistakesIn} from '../support/inputs.js'

/** Every id, credential and number of every vendor, in every form that does harm where it is believed. */

const hex = 'b1b2c3d4e5f60718293a4b5c6d7e8f90'
const sha = hex + hex.slice(0, 8)
const none = {'organization-id': '', 'pipeline-id': '', 'deploy-order-id': '', token: ''}
const yunxiao = {...none, vendor: 'yunxiao', token: 'pt-0123456789-good', 'organization-id': 'org-1'}
const codearts = {
  ...none,
  vendor: 'codearts',
  region: 'cn-north-4',
  'pipeline-id': hex,
  'access-key': 'AK0123456789',
  'secret-key': 'SK0123456789'
}
const v5 = {...codearts, 'project-id': hex}
const bkci = {
  ...none,
  vendor: 'bkci',
  endpoint: 'https://bk.example',
  'project-id': 'shop',
  'pipeline-id': `p-${hex}`,
  'run-id': `b-${hex}`
}
const app = {
  ...bkci,
  api: 'gateway-app',
  endpoint: 'https://bk.example/prod',
  'app-code': 'shop',
  'app-secret': 'AS0123456789',
  username: 'amy'
}
const wait = {operation: 'wait-pipeline'}
const logs = {operation: 'fetch-logs'}

/** Inputs that are right, by what they ask for. */
const right: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'a deploy order': {...yunxiao, operation: 'wait-deploy-order', 'pipeline-id': '1', 'deploy-order-id': '2'},
  'the deploy orders of a run': {
    ...yunxiao,
    operation: 'wait-deploy-order',
    'pipeline-id': '1',
    'run-id': '2'
  },
  'a change order': {
    ...yunxiao,
    operation: 'wait-change-order',
    'app-name': 'shop',
    'change-order-sn': 'CO-1'
  },
  'a run of Yunxiao': {...yunxiao, ...wait, 'pipeline-id': '1', 'run-id': '2'},
  'a run of Yunxiao by commit': {...yunxiao, ...wait, 'pipeline-id': '1', commit: sha},
  'a check on Yunxiao': {...yunxiao, operation: 'check-pipeline', 'pipeline-id': '1', 'run-id': '2'},
  'logs of Yunxiao': {...yunxiao, ...logs, 'pipeline-id': '1', 'run-id': '2'},
  'a run of CodeArts': {...v5, ...wait, 'run-id': hex},
  'a run of CodeArts by commit': {...v5, ...wait, commit: sha},
  'the latest run of CodeArts': {...codearts, ...wait, api: 'v3', 'run-id': 'latest'},
  'a run of CodeArts with a token': {
    ...v5,
    ...wait,
    'run-id': hex,
    token: 'MII0123456789',
    'access-key': '',
    'secret-key': ''
  },
  'a run of CodeArts for a while': {...v5, ...wait, 'run-id': hex, 'security-token': 'ST0123456789'},
  'logs of CodeArts': {...v5, ...logs, 'run-id': hex},
  'a build': {...bkci, ...wait, token: 'tok-0123456789'},
  'a build by commit': {...bkci, ...wait, token: 'tok-0123456789', 'run-id': '', commit: sha},
  'a build of a user': {...bkci, ...wait, username: 'amy'},
  'logs of a build': {...app, ...logs}
}

const spaces = ['a b', 'a\tb', '\u00a0', 'a\u2028b', 'a\u3000b']
const invisible = ['a\u0007b', 'a\u001b[31mb', 'a\u007fb', 'a\u0085b', 'a\u200bb', 'a\u202eb', 'a\ufeffb']
const paths = ['../../x', '..', '.', 'a/b/c', 'a\\b', '/', '//evil.example', 'https://evil.example']
const urls = ['a?b=c', 'a#b', '%2e%2e', '%2F', 'a%00b', '%']
const quotes = [
  '"a"',
  "'a'",
  '`id`',
  '$(id)',
  '<a>',
  '{a}',
  'a;b',
  'a&b',
  'a|b',
  'a=b',
  'a*',
  'a:b',
  'a@b',
  'a+b'
]
const letters = ['\u043erg', '\u0430bc', '\uff11', '\u0661', '\ud83d\ude80']
const lines = ['a\n::error::x', 'a\r::set-output name=outcome::success']
const long = ['1'.repeat(4097), 'a'.repeat(4097), 'x'.repeat(1_000_000)]

/** What an id is never; free text of which one header or one segment is made may be more. */
const never: Readonly<Record<string, readonly string[]>> = {
  'app-name': [...spaces.filter(form => !/^a\p{Zs}b$/u.test(form)), ...invisible, ...paths, ...urls, ...long],
  username: [...spaces, ...invisible, ...letters, ...lines, ...long],
  'app-code': [...spaces, ...invisible, ...letters, ...lines, ...long]
}
const anything = [...spaces, ...invisible, ...paths, ...urls, ...quotes, ...letters, ...lines, ...long]
const secrets = ['token', 'access-key', 'secret-key', 'security-token', 'app-secret']
const ids = [
  ...['organization-id', 'project-id', 'region', 'pipeline-id', 'run-id', 'commit', 'deploy-order-id'],
  ...['app-name', 'change-order-sn', 'username', 'app-code']
]

const given = (names: readonly string[]) =>
  Object.entries(right).flatMap(([title, inputs]) =>
    names.filter(name => inputs[name]).map(name => ({title, name, inputs}))
  )

/** Of a list of forms those that are taken. */
const taken = (inputs: Readonly<Record<string, string>>, name: string, forms: readonly string[]) =>
  forms.filter(form => mistakesIn({...inputs, [name]: form}).length === 0).map(form => form.slice(0, 40))

test.each(Object.entries(right))('the inputs for %s are right', (_title, inputs) => {
  expect(mistakesIn(inputs)).toEqual([])
})

describe('an id', () => {
  test.each(given(ids))('$name of $title has a form of its own', ({name, inputs}) => {
    // BK-CI's project names may hold an @.
    const forms = (never[name] ?? anything).filter(form => !(inputs.vendor === 'bkci' && form === 'a@b'))
    expect(taken(inputs, name, forms)).toEqual([])
  })

  test.each(given(ids))('$name of $title is shown in one short line when it is wrong', ({name, inputs}) => {
    for (const form of never[name] ?? anything) {
      const mistakes = mistakesIn({...inputs, [name]: form})
      expect(mistakes.join('').length).toBeLessThan(1000)
      for (const mistake of mistakes) expect(mistake).not.toMatch(/\p{C}|^\s*::|##\[/u)
    }
  })
})

describe('a credential', () => {
  const secret = 'Zq8Xv2Lm7Rt4'
  const forms = [
    ...[`${secret}\n`, `\n${secret}`, `${secret}\r\n`, `${secret}\r`, `${secret} `, `\t${secret}`],
    ...[
      `${secret}\n::error::x`,
      `${secret} ${secret}`,
      `${secret}\u00a0`,
      `${secret}\u200b`,
      `${secret}\u0007`
    ],
    ...[`${secret}\u0435`, `${secret}\uff11`, `"${secret}"`, `'${secret}'`, `\`${secret}\``, `${secret}\\`],
    ...['a', 'Zq8Xv2', `{\n  "key": "${secret}"\n}`, `${secret}`.repeat(9000)]
  ]

  test.each(given(secrets))('$name of $title is one plain word', ({name, inputs}) => {
    expect(taken(inputs, name, forms)).toEqual([])
  })

  test.each(given(secrets))('$name of $title is never shown', ({name, inputs}) => {
    for (const form of forms) {
      expect(mistakesIn({...inputs, [name]: form}).join()).not.toMatch(/Zq8Xv2|Lm7Rt4/)
    }
  })
})

describe('a number', () => {
  const forms = [
    ...[
      'NaN',
      '1e999',
      '1e1',
      '0x10',
      '0b1',
      '0o7',
      '\uff11\uff10',
      '\u0661',
      '-1',
      '+5',
      '1.5',
      '1,5',
      '1_000'
    ],
    ...[
      'Infinity',
      '-0',
      '1 0',
      '10 s',
      's',
      'ms',
      '10S',
      '1h30',
      '1m1h',
      '1m1m',
      'null',
      'true',
      '[1]',
      '""'
    ],
    ...['9'.repeat(400), '1'.repeat(5000), '10\n::error::x', '1\u00b2', 'PT30M', '00:30:00']
  ]
  const [inputs] = Object.values(right)

  test.each([
    ...['timeout', 'queue-timeout', 'stall-timeout', 'min-interval', 'max-interval', 'request-timeout'],
    ...['outage-tolerance', 'max-log-lines']
  ])('%s is none of them', name => {
    expect(taken(inputs ?? {}, name, forms)).toEqual([])
    expect(mistakesIn({...inputs, [name]: ''})).toEqual([])
    for (const form of forms) {
      for (const mistake of mistakesIn({...inputs, [name]: form}))
        expect(mistake.startsWith(`${name}: `)).toBe(true)
    }
  })
})
