import {describe, expect, test} from '@jest/globals'
import {withLink} from '../../../src/inputs/from-url.js'
import {describeMistake, type Mistake} from '../../../src/inputs/mistakes.js'
import type {RawInputs} from '../../../src/model/identity.js'
import type {Operation, Vendor} from '../../../src/vendors/vendor.js'
import {mistakesIn} from '../support/inputs.js'

/** A platform whose links hold a project and, where the operation can use it, a run. */
const platform = {
  title: 'Some Platform',
  operations: {'wait-pipeline': ['project-id', 'run-id'], 'wait-deploy-order': ['project-id']},
  readLink: (url: URL) =>
    url.pathname === '/run/77' ? {'project-id': 'shop', 'run-id': '77', region: undefined} : undefined,
  consolesFor: ({endpoint}: RawInputs) => (endpoint === undefined ? undefined : [endpoint])
} as unknown as Vendor

function filled(given: RawInputs, operation: Operation | undefined = 'wait-pipeline') {
  const mistakes: Mistake[] = []
  const raw = withLink(given, platform, operation, (input, wrong) => void mistakes.push({input, wrong}))
  return {raw, mistakes: mistakes.map(mistake => describeMistake(mistake, given))}
}
const link = {'from-url': 'https://console.example/run/77?from=mail'}

describe('a console link', () => {
  test('fills the inputs that are empty', () => {
    expect(filled(link)).toEqual({raw: {...link, 'project-id': 'shop', 'run-id': '77'}, mistakes: []})
  })

  test('fills only what the operation uses', () => {
    expect(filled(link, 'wait-deploy-order').raw).toEqual({...link, 'project-id': 'shop'})
    expect(filled(link, 'fetch-logs').raw).toEqual(link)
    const mistakes: unknown[] = []
    expect(withLink(link, platform, undefined, (...mistake) => void mistakes.push(mistake))).toEqual(link)
    expect(mistakes).toEqual([])
  })

  test('may say again what was given, in another case of letters', () => {
    expect(filled({...link, 'project-id': 'SHOP'})).toEqual({
      raw: {...link, 'project-id': 'SHOP', 'run-id': '77'},
      mistakes: []
    })
  })

  test('that says otherwise than an input is a mistake of that input', () => {
    expect(filled({...link, 'run-id': '78'}).mistakes).toEqual([
      'run-id: "78" is not the one in from-url, "77"'
    ])
  })

  test.each(['https://elsewhere.example/77', 'console.example', 'x'])('%s is a mistake', text => {
    expect(filled({'from-url': text}).mistakes).toEqual([
      `from-url: "${text}" is not a console link to a run or a pipeline of Some Platform`
    ])
  })

  test('that was not given changes nothing', () => {
    expect(filled({'run-id': '5'})).toEqual({raw: {'run-id': '5'}, mistakes: []})
  })

  test('may repeat the item of a list that the workflow wrote as a block', () => {
    expect(filled({...link, 'run-id': '77\n'}).mistakes).toEqual([])
  })
})

describe('the console that a link leads to', () => {
  const token = 'tok-0123456789'
  const none = {'organization-id': '', 'pipeline-id': '', 'deploy-order-id': '', token}
  const hex = 'b1b2c3d4e5f60718293a4b5c6d7e8f90'
  const wait = {operation: 'wait-pipeline'}
  const central = {...none, ...wait, 'organization-id': 'org-1'}
  const region = {...none, ...wait, api: 'region', endpoint: 'https://rdc.b.example'}
  const codearts = {...none, ...wait, vendor: 'codearts'}
  const bkci = {...none, ...wait, vendor: 'bkci', endpoint: 'https://ci.b.example'}
  const gateway = {...bkci, api: 'gateway-user', endpoint: 'https://bkapi.b.example/api/devops/prod'}

  const flow = (host: string, tail = '/pipelines/4201/builds/77') => `https://${host}${tail}`
  const devcloud = (host: string) => `https://${host}/cicd/project/${hex}/pipeline/detail/${hex}/${hex}?v=1`
  const console = (base: string) => `${base}/console/pipeline/shop/p-${hex}/detail/b-${hex}?x=1#y`
  const publicConsole = 'devcloud.cn-north-4.huaweicloud.com'
  const publicEndpoint = 'https://cloudpipeline-ext.cn-north-4.myhuaweicloud.com'

  type Given = Record<string, string>
  test.each<[string, Given, string]>([
    ['central: the public cloud', central, flow('flow.aliyun.com')],
    [
      'central: the public cloud, with its organization',
      central,
      flow('flow.aliyun.com', '/pipelines/4201/builds/77?organizationId=org-1')
    ],
    [
      'central by its link alone',
      {...none, ...wait},
      flow('flow.aliyun.com', '/pipelines/4201/builds/77?organizationId=org-1')
    ],
    [
      'central through another endpoint',
      {...central, endpoint: 'https://proxy.example'},
      flow('flow.aliyun.com')
    ],
    ['central: console-url', {...central, 'console-url': 'https://c.example/x'}, flow('c.example')],
    ['region: the host of its endpoint', region, flow('rdc.b.example')],
    ['region: the same behind a path', region, flow('rdc.b.example', '/flow/pipelines/4201/builds/77?a=b')],
    [
      'region: whatever organization its console names',
      {...region, api: ''},
      flow('rdc.b.example', '/pipelines/4201/builds/77?organizationId=org-1')
    ],
    [
      'region: the same port',
      {...region, endpoint: 'https://rdc.b.example:8443'},
      flow('rdc.b.example:8443')
    ],
    [
      'region: http where the endpoint is',
      {...region, endpoint: 'http://rdc.b.example', 'allow-http': 'true'},
      flow('rdc.b.example').replace('https', 'http')
    ],
    [
      'region: https where the endpoint is not',
      {...region, endpoint: 'http://rdc.b.example', 'allow-http': 'true'},
      flow('rdc.b.example')
    ],
    ['region: console-url', {...region, 'console-url': 'https://devops.b.example'}, flow('devops.b.example')],
    ['codearts: the console of any region', codearts, devcloud(publicConsole)],
    ['codearts: that of the region', {...codearts, region: 'cn-north-4'}, devcloud(publicConsole)],
    ['codearts: that of the endpoint', {...codearts, endpoint: publicEndpoint}, devcloud(publicConsole)],
    [
      'codearts: through another endpoint',
      {...codearts, endpoint: 'https://proxy.example'},
      devcloud(publicConsole)
    ],
    [
      'codearts: console-url',
      {...codearts, region: 'cn-north-4', 'console-url': 'https://c.example'},
      devcloud('c.example')
    ],
    ['bkci: the host of its endpoint', bkci, console('https://ci.b.example')],
    [
      'bkci: the same on its port',
      {...bkci, endpoint: 'http://127.0.0.1:8080', 'allow-http': 'true'},
      console('http://127.0.0.1:8080')
    ],
    [
      'bkci: console-url',
      {...bkci, 'console-url': 'https://devops.b.example/console'},
      console('https://devops.b.example')
    ],
    [
      'bkci behind a gateway: console-url',
      {...gateway, 'console-url': 'https://ci.b.example'},
      console('https://ci.b.example')
    ]
  ])('is taken for %s', (_what, given, text) => {
    expect(mistakesIn({...given, 'from-url': text})).toEqual([])
  })

  test.each<[string, Given, string, RegExp]>([
    ['central: an own instance', central, flow('rdc.a.example'), /https:\/\/flow\.aliyun\.com/],
    [
      'central by its link alone: an own instance',
      {...none, ...wait},
      flow('rdc.a.example', '/pipelines/4201/builds/77?organizationId=org-1'),
      /https:\/\/flow\.aliyun\.com/
    ],
    [
      'central: a host that only looks alike',
      central,
      flow('flow.aliyun.com.evil.example'),
      /flow\.aliyun\.com/
    ],
    ['central: http', central, flow('flow.aliyun.com').replace('https', 'http'), /flow\.aliyun\.com/],
    [
      'central: the public cloud beside console-url',
      {...central, 'console-url': 'https://c.example'},
      flow('flow.aliyun.com'),
      /console-url \(https:\/\/c\.example\)$/
    ],
    ['region: another instance', region, flow('rdc.a.example'), /rdc\.b\.example.*give it as console-url/],
    ['region: another port', region, flow('rdc.b.example:8443'), /rdc\.b\.example/],
    ['region: a host below', region, flow('x.rdc.b.example'), /rdc\.b\.example/],
    ['region: the public cloud', region, flow('flow.aliyun.com'), /rdc\.b\.example/],
    [
      'region: its endpoint beside console-url',
      {...region, 'console-url': 'https://devops.b.example'},
      flow('rdc.b.example'),
      /console-url/
    ],
    [
      'codearts: another host',
      {...codearts, region: 'cn-north-4'},
      devcloud('console.a.example'),
      /devcloud\.cn-north-4/
    ],
    [
      'codearts: a host that only looks alike',
      {...codearts, region: 'cn-north-4'},
      devcloud(`${publicConsole}.evil.example`),
      /devcloud\.cn-north-4/
    ],
    [
      'codearts: another region than that of the endpoint',
      {...codearts, endpoint: publicEndpoint},
      devcloud('devcloud.cn-east-3.huaweicloud.com'),
      /devcloud\.cn-north-4/
    ],
    [
      'codearts: another host for another endpoint',
      {...codearts, endpoint: 'https://proxy.example'},
      devcloud('console.a.example'),
      /devcloud\.huaweicloud\.com/
    ],
    [
      'bkci: another instance',
      bkci,
      console('https://ci.a.example'),
      /ci\.b\.example.*give it as console-url/
    ],
    ['bkci: another port', bkci, console('https://ci.b.example:8080'), /ci\.b\.example/],
    [
      'bkci behind a gateway: any console',
      gateway,
      console('https://ci.b.example'),
      /bkapi\.b\.example.*give it as console-url/
    ],
    [
      'bkci: its endpoint beside console-url',
      {...bkci, 'console-url': 'https://devops.b.example'},
      console('https://ci.b.example'),
      /console-url/
    ]
  ])('is a mistake for %s', (_what, given, text, said) => {
    const mistakes = mistakesIn({...given, 'from-url': text})
    expect(mistakes).toEqual([expect.stringMatching(/^from-url: "https?:.*" is not a console link of /)])
    expect(mistakes[0]).toMatch(said)
  })

  test('of another region is told by the region alone', () => {
    const given = {...codearts, region: 'cn-north-4'}
    expect(mistakesIn({...given, 'from-url': devcloud('devcloud.cn-east-3.huaweicloud.com')})).toEqual([
      'region: "cn-north-4" is not the one in from-url, "cn-east-3"'
    ])
  })

  test('of another organization is told by the organization', () => {
    expect(
      mistakesIn({
        ...central,
        'from-url': flow('flow.aliyun.com', '/pipelines/1/builds/2?organizationId=org-2')
      })
    ).toEqual(['organization-id: "org-1" is not the one in from-url, "org-2"'])
  })

  test('is not asked for where the endpoint is missing, which is a mistake itself', () => {
    const {endpoint: _bkci, ...nowhere} = bkci
    expect(mistakesIn({...nowhere, 'from-url': console('https://ci.a.example')})).toEqual([
      expect.stringMatching(/^endpoint: required/)
    ])
    expect(mistakesIn({...none, ...wait, 'from-url': flow('flow.aliyun.com')})).toEqual([
      expect.stringMatching(/^endpoint: required.*give organization-id/)
    ])
  })
})
