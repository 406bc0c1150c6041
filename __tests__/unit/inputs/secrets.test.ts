import {describe, expect, test} from '@jest/globals'
import {withFallbacks} from '../../../src/inputs/secrets.js'
import {vendors} from '../../../src/vendors/index.js'
import {revealed} from '../../support/action/secrets.js'
import {mistakesIn} from '../support/inputs.js'

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
