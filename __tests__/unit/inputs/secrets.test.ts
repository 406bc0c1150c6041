import {describe, expect, jest, test} from '@jest/globals'
import {maskSecrets, withFallbacks} from '../../../src/inputs/secrets.js'
import {redact} from '../../../src/output/redact.js'
import {masksOf} from '../../../src/output/spellings.js'
import {vendors} from '../../../src/vendors/index.js'
import {revealed} from '../../support/action/secrets.js'
import {least, mistakesIn, withInputs} from '../support/inputs.js'

type Given = Readonly<Record<string, string>>

const hex = (digit: string) => digit.repeat(32)
const codearts = {
  vendor: 'codearts',
  operation: 'wait-pipeline',
  token: '',
  'organization-id': '',
  'deploy-order-id': '',
  region: 'cn-north-4',
  'project-id': hex('a'),
  'pipeline-id': hex('b'),
  'run-id': hex('c')
}
const bkci = {
  vendor: 'bkci',
  operation: 'wait-pipeline',
  endpoint: 'https://devops.example.com',
  'organization-id': '',
  'deploy-order-id': '',
  'project-id': 'shop',
  'pipeline-id': `p-${hex('b')}`,
  'run-id': `b-${hex('c')}`
}
const gateway = {
  ...bkci,
  api: 'gateway-app',
  token: '',
  endpoint: 'https://bkapi.example.com/api/devops/prod',
  'app-code': 'shop-gate',
  username: 'ben'
}
const AK = 'AKIA0123456789ABCDEF'
const SK = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'
const GOOD = 'pt-0123456789-good'

/** What is printed while this runs. */
function printedBy(run: () => void): string {
  const printed: string[] = []
  const write = jest.spyOn(process.stdout, 'write').mockImplementation(text => {
    printed.push(String(text))
    return true
  })
  try {
    run()
  } finally {
    write.mockRestore()
  }
  return printed.join('')
}

/** The masks that the runner is told for these inputs, in their order. */
function masksFor(inputs: Given, env: Given = {}): string[] {
  const printed = printedBy(() => withInputs(inputs, maskSecrets, env))
  return printed
    .split('\n')
    .filter(line => line !== '')
    .map(line => {
      expect(line).toMatch(/^::add-mask::/)
      return line.slice('::add-mask::'.length).replace(/%(0D|0A|25)/g, code => decodeURIComponent(code))
    })
}
const allOf = (...secrets: readonly string[]) => secrets.flatMap(masksOf)

describe('a credential', () => {
  const wrong: readonly (readonly [what: string, value: string, told: RegExp])[] = [
    ['with a newline at its end', `${GOOD}\n`, /line break .*store the secret again/],
    ['with CR LF at its end', `${GOOD}\r\n`, /line break .*store the secret again/],
    ['with a newline before it', `\n${GOOD}`, /line break/],
    ['with a line break in it', 'pt-0123456789\r\ngood', /line break/],
    ['with a lone CR in it', 'pt-0123456789\rgood', /line break/],
    ['that is a key file', '{\n  "type": "service_account"\n}', /line break/],
    ['with a space in it', 'pt-0123456789 good', /white space .*store the secret again/],
    ['with a space after it', `${GOOD} `, /white space/],
    ['with a tab before it', `\t${GOOD}`, /white space/],
    ['with a no-break space in it', 'pt-0123456789\u00a0good', /white space/],
    ['with a letter outside ASCII', 'pt-0123456789-gööd', /outside ASCII.*copy the credential again/],
    ['with a Cyrillic letter that looks Latin', 'pt-0123456789-g\u043eod', /outside ASCII/],
    ['in Chinese', '这是一个访问令牌请保密', /outside ASCII/],
    ['with a zero-width space in it', 'pt-0123456789\u200bgood', /hidden character/],
    ['with a control character in it', 'pt-0123456789\u0007good', /hidden character/],
    ['in double quotes', `"${GOOD}"`, /quote .*store the secret again/],
    ['in single quotes', `'${GOOD}'`, /quote/],
    ['in back-ticks', `\`${GOOD}\``, /quote/],
    ['with a back-slash', 'pt-0123456789\\good', /back-slash/],
    ['with a percent sign', 'pt-0123456789%2Bgood', /percent sign .*not encoded/],
    ['too short to be masked', 'pt-1234', /shorter than 8 characters.*check that the whole/],
    ['of one letter', 'a', /shorter than 8/],
    ['of 33 KiB', 'a'.repeat(33 * 1024), /longer than 32768 characters: store the credential alone/]
  ]
  const places: readonly (readonly [name: string, given: (value: string) => Given])[] = [
    ['token', value => ({token: value})],
    ['token', value => ({...codearts, token: value})],
    ['access-key', value => ({...codearts, 'access-key': value, 'secret-key': SK})],
    ['secret-key', value => ({...codearts, 'access-key': AK, 'secret-key': value})],
    ['security-token', value => ({...codearts, 'access-key': AK, 'secret-key': SK, 'security-token': value})],
    ['app-secret', value => ({...gateway, 'app-secret': value})]
  ]
  const cases = wrong.flatMap(([what, value, told]) =>
    places.map(([name, given], i) => ({
      title: `${name} ${what} (${i})`,
      name,
      inputs: given(value),
      value,
      told
    }))
  )
  test.each(cases)('that is wrong is a mistake, told without a word of it: $title', mistake => {
    const {name, inputs, value, told} = mistake
    const found = mistakesIn(inputs)
    expect(found).toHaveLength(1)
    expect(found[0]).toMatch(told)
    expect(found[0]?.startsWith(`${name}: `)).toBe(true)
    expect(revealed(found.join(), value, Math.min(6, value.length + 2))).toEqual([])
  })

  test.each(wrong.filter(([what]) => !what.includes('percent')))(
    'a token of BK-CI that is wrong is a mistake too: %s',
    (_what, value, told) => {
      const found = mistakesIn({...bkci, token: value})
      expect(found).toEqual([expect.stringMatching(/^token: /)])
      expect(found[0]).toMatch(told)
    }
  )

  test('percent codes are right in a token of BK-CI, which hands it out with them, and nowhere else', () => {
    expect(mistakesIn({...bkci, token: 'bk%2Btoken%2F0123%3D%3D'})).toEqual([])
    expect(mistakesIn({...bkci, token: 'bk%token%2F0123'})).toEqual([
      expect.stringMatching(/^token: has a percent sign in it that encodes nothing/)
    ])
    expect(mistakesIn({...gateway, 'app-secret': 'bk%2Bsecret%2F0123'})).toEqual([
      expect.stringMatching(/^app-secret: has a percent sign in it/)
    ])
  })

  test.each([8, 32 * 1024])(
    'of %d characters, all punctuation that a credential may have, is right',
    length => {
      const all = '!#$&()*+,-./:;<=>?@[]^_{|}~'
      expect(mistakesIn({token: all.repeat(Math.ceil(length / all.length)).slice(0, length)})).toEqual([])
    }
  )

  test('that is missing is a mistake', () => {
    expect(mistakesIn({token: ''})).toEqual([expect.stringMatching(/^token: required/)])
  })

  test.each([
    ['HUAWEI_CLOUD_ACCESS_KEY_ID', 'HUAWEI_CLOUD_SECRET_ACCESS_KEY'],
    ['HUAWEICLOUD_SDK_AK', 'HUAWEICLOUD_SDK_SK']
  ])('in %s and %s is held to the same', (ak, sk) => {
    for (const [, value, told] of wrong) {
      const found = mistakesIn(codearts, {[ak]: AK, [sk]: value})
      expect(found).toEqual([expect.stringMatching(told)])
      expect(found[0]).toMatch(/^secret-key: \(from the environment\) /)
      expect(revealed(found.join(), value, Math.min(6, value.length + 2))).toEqual([])
    }
    expect(mistakesIn(codearts, {[ak]: `${AK}\n`, [sk]: `"${SK}"`})).toEqual([
      expect.stringMatching(/^access-key: \(from the environment\) has a line break/),
      expect.stringMatching(/^secret-key: \(from the environment\) has a quote/)
    ])
    expect(mistakesIn(codearts, {[ak]: AK, [sk]: SK})).toEqual([])
  })
})

test('a platform is handed no variable of the environment that is not masked', () => {
  const seen: unknown[] = []
  const environment = {
    names: ['ACME_TOKEN'],
    read(_given: unknown, variables: object) {
      seen.push({...variables})
      return {}
    }
  }
  withFallbacks({}, {...vendors.yunxiao, environment}, {ACME_TOKEN: GOOD, ACME_KEY: SK}, () => {})
  expect(seen).toEqual([{ACME_TOKEN: GOOD}])
})

describe('masked is', () => {
  test.each(['token', 'access-key', 'secret-key', 'security-token', 'app-secret'])('%s', name => {
    expect(masksFor({...least, token: '', [name]: SK})).toEqual(allOf(SK))
    expect(redact(`x ${Buffer.from(SK).toString('hex')} ${SK}`)).toBe('x *** ***')
  })

  test('each pair of keys of the environment, used or not', () => {
    const env = {
      HUAWEI_CLOUD_ACCESS_KEY_ID: AK,
      HUAWEI_CLOUD_SECRET_ACCESS_KEY: SK,
      HUAWEICLOUD_SDK_AK: `${AK}2`,
      HUAWEICLOUD_SDK_SK: `${SK}2`
    }
    expect(masksFor(least, env)).toEqual(allOf(least.token as string, AK, SK, `${AK}2`, `${SK}2`))
  })

  test('a credential without the white space around it, and decoded too', () => {
    expect(masksFor({...least, token: ` ${GOOD}\n`})).toEqual(allOf(GOOD))
    expect(masksFor({...bkci, token: 'bk%2Btoken%2F0123'})).toEqual(
      allOf('bk%2Btoken%2F0123', 'bk+token/0123')
    )
    expect(masksFor({...bkci, token: 'bk%token%2F0123'})).toEqual(allOf('bk%token%2F0123'))
  })

  test.each([
    ['short one', 'abcdefg', []],
    [
      'one of several lines, but for its short lines',
      'first-line-of-it\r\n{\n  a: 1\nlast-line-of-it',
      ['first-line-of-it', 'last-line-of-it']
    ],
    ['one whose codes stand for a line break, but for its short line', `${GOOD}%0Ax`, [`${GOOD}%0Ax`, GOOD]],
    ['empty one', ' \n ', []]
  ])('nothing that would blank the log: %s', (_what, token, secrets) => {
    expect(masksFor({...least, token})).toEqual(allOf(...secrets))
  })

  test.each(['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY', 'ALL_PROXY'])(
    'the password in %s, as it stands there and as it is sent',
    name => {
      const token = least.token as string
      const masks = (url: string) => masksFor(least, {[name]: url}).slice(allOf(token).length)
      expect(masks('http://amy:hunter2-hunter2@proxy.example:3128')).toEqual(
        allOf('amy:hunter2-hunter2', 'hunter2-hunter2')
      )
      expect(masks('amy:hunter2-hunter2@proxy.example:3128')).toEqual(
        allOf('amy:hunter2-hunter2', 'hunter2-hunter2')
      )
      expect(masks('http://amy:p%40ss%2Fw0rd@proxy.example')).toEqual(
        allOf('amy:p%40ss%2Fw0rd', 'amy:p@ss/w0rd', 'p%40ss%2Fw0rd', 'p@ss/w0rd')
      )
      expect(masks('http://amy:short@proxy.example')).toEqual(allOf('amy:short'))
      expect(masks('http://token-of-a-proxy@proxy.example')).toEqual(allOf('token-of-a-proxy'))
      expect(masks('http://proxy.example:3128/a@b')).toEqual([])
      expect(masks('')).toEqual([])
    }
  )

  test('a password in a URL that was given, right or wrong', () => {
    for (const name of ['endpoint', 'console-url', 'from-url']) {
      const given = {...least, token: '', [name]: 'https://amy:hunter2-hunter2@host.example/x'}
      expect(masksFor(given)).toEqual(allOf('amy:hunter2-hunter2', 'hunter2-hunter2'))
      expect(mistakesIn({[name]: given[name] ?? ''}).join()).not.toContain('hunter2')
    }
  })

  test('no id: who masks one loses every output that has it', () => {
    const ids = {
      ...Object.fromEntries(
        Object.keys({...least, ...codearts, ...gateway}).map(name => [name, `the-${name}-0001`])
      ),
      token: '',
      endpoint: 'https://devops.example.com/the-path-0001',
      'console-url': 'https://console.example.com',
      'from-url': 'https://flow.aliyun.com/pipelines/1/builds/2',
      'log-file': '/tmp/the-log-file.txt'
    }
    expect(masksFor(ids, {HUAWEI_CLOUD_PROJECT_ID: 'the-project-0001', NO_PROXY: 'host.example'})).toEqual([])
  })
})
