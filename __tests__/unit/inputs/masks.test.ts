import {describe, expect, jest, test} from '@jest/globals'
import {maskSecrets} from '../../../src/inputs/masks.js'
import {inputNames, secretInputs} from '../../../src/inputs/names.js'
import {redact} from '../../../src/output/redact.js'
import {masksOf} from '../../../src/output/spellings.js'
import {least, mistakesIn, withInputs} from '../support/inputs.js'

type Given = Readonly<Record<string, string>>

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

describe('masked is', () => {
  test.each(['token', 'access-key', 'secret-key', 'security-token', 'app-secret'])('the input %s', name => {
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
    expect(masksFor({...least, token: 'bk%2Btoken%2F0123'})).toEqual(
      allOf('bk%2Btoken%2F0123', 'bk+token/0123')
    )
    expect(masksFor({...least, token: 'bk%token%2F0123'})).toEqual(allOf('bk%token%2F0123'))
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

  test('no input but credentials: who masks an id loses every output that has it', () => {
    const openInputs = inputNames.filter(name => !secretInputs.includes(name))
    const ids = {
      ...Object.fromEntries(openInputs.map(name => [name, `the-${name}-0001`])),
      token: '',
      endpoint: 'https://devops.example.com/the-path-0001',
      'console-url': 'https://console.example.com',
      'from-url': 'https://flow.aliyun.com/pipelines/1/builds/2',
      'log-file': '/tmp/the-log-file.txt'
    }
    expect(masksFor(ids, {HUAWEI_CLOUD_PROJECT_ID: 'the-project-0001', NO_PROXY: 'host.example'})).toEqual([])
  })
})
