import {describe, expect, test} from '@jest/globals'
import {mistakesIn} from '../support/inputs.js'

const hex = 'b1b2c3d4e5f60718293a4b5c6d7e8f90'
const none = {'organization-id': '', 'pipeline-id': '', 'deploy-order-id': '', token: 'tok-0123456789'}
const yunxiao = {endpoint: 'https://openapi-rdc.aliyuncs.com'}
const region = {...yunxiao, api: 'region', 'organization-id': ''}
const codearts = {
  ...none,
  vendor: 'codearts',
  operation: 'wait-pipeline',
  'project-id': hex,
  'pipeline-id': hex,
  'run-id': hex
}
const v3 = {...codearts, api: 'v3', 'project-id': '', 'run-id': 'latest'}
const bkci = {
  ...none,
  vendor: 'bkci',
  operation: 'wait-pipeline',
  'project-id': 'shop',
  'pipeline-id': `p-${hex}`,
  'run-id': `b-${hex}`
}

type Given = Readonly<Record<string, string>>
const hosts: readonly (readonly [what: string, given: Given, paths: readonly string[]])[] = [
  [
    'yunxiao central',
    yunxiao,
    ['/oapi/v1', '/oapi/v1/', '/oapi', '/OAPI/v1', '/oapi/v1/flow/organizations/org-1']
  ],
  [
    'yunxiao region',
    region,
    ['/oapi/v1', '/oapi/v1/flow', '/rdc/oapi/v1', '/pipelines/123/builds/7', '/appstack/app/shop']
  ],
  [
    'codearts v5',
    codearts,
    ['/v5', '/v5/', '/V5', `/v5/${hex}/api/pipelines`, '/v3', '/gateway/v5', `/cicd/project/${hex}`]
  ],
  ['codearts v3', v3, ['/v3', '/v3/pipelines', '/v5']],
  ['bkci direct-v3', bkci, ['/ms/openapi/api/apigw/v3', '/ms', '/console', '/api/apigw/v3/projects']],
  ['bkci direct-v4', {...bkci, api: 'direct-v4'}, ['/ms/openapi/api/apigw-user/v4', '/api/apigw-app/v4']],
  [
    'bkci gateway-user',
    {...bkci, api: 'gateway-user'},
    ['/api/devops/prod/v4', '/api/devops/prod/v4/apigw-user', '/prod/v3/']
  ]
]

describe('an endpoint that was pasted with a path of the API, or of the console', () => {
  test.each(hosts)('is a mistake of %s that says what to give', (_what, given, paths) => {
    for (const path of paths) {
      const endpoint = `https://api.example.com${path}`
      expect([path, ...mistakesIn({...given, endpoint})]).toEqual([
        path,
        expect.stringMatching(
          /^endpoint: "https:.*" must (?:be the address of the host alone|end with the stage).* is added here$/
        )
      ])
    }
  })

  test.each(hosts)('is none of %s where a path only looks alike', (_what, given) => {
    for (const path of ['', '/', '/x', '/oapi-v1', '/v50', '/v55', '/rdc/prod', '/consoles', '/msx'])
      expect([path, ...mistakesIn({...given, endpoint: `https://v5.oapi.example.com${path}`})]).toEqual([
        path
      ])
  })
})
