import {describe, expect, test} from '@jest/globals'
import {inEnglish} from '../../../src/messages/message.js'
import type {RawInputs} from '../../../src/model/identity.js'
import {bkci} from '../../../src/vendors/bkci/index.js'
import type {Operation} from '../../../src/vendors/vendor.js'
import {fakeHttp, PIPELINE} from './support.js'

const direct: RawInputs = {
  endpoint: 'https://ci.example.com',
  token: 'token-0001',
  'project-id': 'shop',
  'pipeline-id': PIPELINE,
  'run-id': 'b-0001'
}
const OTHER = `p-${'f'.repeat(32)}`

function plan(given: RawInputs, operation: Operation = 'wait-pipeline') {
  const mistakes: string[] = []
  const made = bkci.plan(operation, given, (input, text) => mistakes.push(`${input} ${inEnglish(text)}`))
  return {made, mistakes, inputs: [...new Set(mistakes.map(m => m.split(' ')[0]))].sort()}
}

async function targets(given: RawInputs, consoleUrl?: string) {
  return (await plan(given).made?.open(fakeHttp(() => ({})).http, consoleUrl)) ?? []
}

const app = {
  ...direct,
  api: 'gateway-app',
  token: '',
  'app-code': 'gate',
  'app-secret': 'secret-0001',
  username: 'amy'
}
const {token: _none, ...gatewayApp} = app

describe('a good plan', () => {
  test('takes direct-v3 where no api is named', () => {
    expect(plan(direct)).toMatchObject({
      mistakes: [],
      made: {api: 'direct-v3', endpoint: 'https://ci.example.com'}
    })
  })

  test.each([
    {...direct, api: 'direct-v4', username: 'amy'},
    {...direct, api: 'gateway-user', endpoint: 'https://bkapi.example.com/api/devops/prod/'},
    {...gatewayApp, endpoint: 'https://bkapi.example.com/api/devops/prod'}
  ])('of $api', given => {
    expect(plan(given).mistakes).toEqual([])
  })

  test('takes a user without a token, direct only', () => {
    const {token: _token, ...without} = direct
    expect(plan({...without, username: 'amy'}).mistakes).toEqual([])
    expect(plan({...without, username: 'amy', api: 'gateway-user'}).inputs).toEqual(['token', 'username'])
  })

  test('of gateway-app takes a username, a token of that user, or both', () => {
    const {username: _username, ...nobody} = gatewayApp
    expect(plan(gatewayApp).mistakes).toEqual([])
    expect(plan({...nobody, token: 'token-0001'}).mistakes).toEqual([])
    expect(plan({...gatewayApp, token: 'token-0001'}).mistakes).toEqual([])
    expect(plan(nobody).mistakes).toEqual([expect.stringMatching(/^username is required.*or give token/)])
  })

  test.each(['shop', '_alice', '_alice.lee', '_lee@example.com', 'git_1234', 'Shop-2'])(
    'takes the project %s',
    project => {
      expect(plan({...direct, 'project-id': project}).mistakes).toEqual([])
    }
  )

  test.each([PIPELINE, 'p-0', 'f'.repeat(32)])('takes the pipeline %s', pipeline => {
    expect(plan({...direct, 'pipeline-id': pipeline}).mistakes).toEqual([])
  })
})

describe('mistakes', () => {
  test('are told all at once, each by its input', () => {
    expect(plan({}).inputs).toEqual(['endpoint', 'pipeline-id', 'project-id', 'run-id', 'token'])
    expect(plan({api: 'gateway-app'}).inputs).toEqual([
      'app-code',
      'app-secret',
      'endpoint',
      'pipeline-id',
      'project-id',
      'run-id',
      'username'
    ])
  })

  test.each<[string, RawInputs, string[]]>([
    ['app credentials of a direct api', {'app-code': 'x', 'app-secret': 'y'}, ['app-code', 'app-secret']],
    ['a user at gateway-user', {api: 'gateway-user', username: 'amy'}, ['username']],
    ['an unknown api', {api: 'v3'}, ['api']],
    ['a project by number', {'project-id': '42'}, ['project-id']],
    ['a project with a slash', {'project-id': 'shop/../x'}, ['project-id']],
    ['a project of dots', {'project-id': '..'}, ['project-id']],
    ['a pipeline by name', {'pipeline-id': 'deploy'}, ['pipeline-id']],
    ['a pipeline outside hexadecimal', {'pipeline-id': 'p-xyz'}, ['pipeline-id']],
    ['a pipeline by number', {'pipeline-id': '4201'}, ['pipeline-id']],
    ['a build by number', {'run-id': '42'}, ['run-id']],
    ['a build with dots', {'run-id': 'b-../x'}, ['run-id']],
    ['a build and a commit', {commit: 'a'.repeat(40)}, ['commit']],
    ['more builds than pipelines', {'run-id': 'b-1,b-2'}, ['run-id']],
    ['the same build twice', {'pipeline-id': `${PIPELINE},${PIPELINE}`, 'run-id': 'b-1,b-1'}, ['run-id']],
    [
      'the same pipeline twice',
      {'pipeline-id': `${PIPELINE},${PIPELINE}`, 'run-id': 'latest'},
      ['pipeline-id']
    ],
    ['a user that no header carries', {username: '小明'}, ['username']],
    ['a token that is no encoding', {token: 'token%E4%E4'}, ['token']],
    ['a host with its path', {endpoint: 'https://ci.example.com/ms/openapi/api'}, ['endpoint']],
    [
      'a host with the page of its tokens',
      {endpoint: 'https://ci.example.com/ms/auth/api/user/token/get'},
      ['endpoint']
    ],
    ['a host with its console', {endpoint: 'https://ci.example.com/console/'}, ['endpoint']],
    [
      'a host with the newer API',
      {api: 'direct-v4', endpoint: 'https://ci.example.com/api/apigw-user/v4'},
      ['endpoint']
    ],
    [
      'a gateway with the kind of user',
      {api: 'gateway-user', endpoint: 'https://g.example.com/api/devops/prod/apigw-user'},
      ['endpoint']
    ],
    [
      'a gateway with its version',
      {api: 'gateway-user', endpoint: 'https://g.example.com/api/devops/prod/v4'},
      ['endpoint']
    ]
  ])('%s', (_name, given, inputs) => {
    expect(plan({...direct, ...given}).inputs).toEqual(inputs)
  })

  test('are told of 51 pipelines, which are too many', () => {
    const many = Array.from({length: 51}, (_, i) => `p-${i.toString(16).padStart(32, '0')}`).join('\n')
    expect(plan({...direct, 'pipeline-id': many, 'run-id': 'latest'}).inputs).toEqual(['pipeline-id'])
  })

  test('never repeat a credential', () => {
    const {mistakes} = plan({...direct, token: 'token%E4secret', 'app-secret': 'secret-0001'})
    expect(mistakes.join()).not.toMatch(/E4secret|secret-0001/)
  })
})

describe('targets', () => {
  test('one for each pipeline and its build, with its link', async () => {
    const made = await targets({
      ...direct,
      'pipeline-id': `${PIPELINE}\n${OTHER}`,
      'run-id': 'b-1,b-2',
      endpoint: 'https://ci.example.com/'
    })
    expect(made.map(t => [t.id, t.kind, t.url])).toEqual([
      [`${PIPELINE}/b-1`, 'build', `https://ci.example.com/console/pipeline/shop/${PIPELINE}/detail/b-1`],
      [`${OTHER}/b-2`, 'build', `https://ci.example.com/console/pipeline/shop/${OTHER}/detail/b-2`]
    ])
    expect(made[0]).toMatchObject({
      ids: {'run-id': 'b-1'},
      matchedBy: 'given',
      label: `build b-1 of pipeline ${PIPELINE}`
    })
  })

  test('one latest for all pipelines', async () => {
    const made = await targets({...direct, 'pipeline-id': `${PIPELINE},${OTHER}`, 'run-id': 'latest'})
    expect(made.map(t => [t.id, t.ids])).toEqual([
      [`${PIPELINE}/latest`, {}],
      [`${OTHER}/latest`, {}]
    ])
    expect(made[0]?.url).toBe(`https://ci.example.com/console/pipeline/shop/${PIPELINE}/history`)
  })

  test('a gateway gives no link of its own', async () => {
    const given = {...gatewayApp, endpoint: 'https://bkapi.example.com/api/devops/prod'}
    expect((await targets(given))[0]?.url).toBe('')
    expect((await targets(given, 'https://ci.example.com'))[0]?.url).toMatch(
      /^https:\/\/ci\.example\.com\/console\/pipeline\/shop\//
    )
    expect((await targets(given, 'https://ci.example.com/console'))[0]?.url).toMatch(
      /^https:\/\/ci\.example\.com\/console\/pipeline\/shop\//
    )
  })
})

test('job-id and step-id go with fetch-logs only', () => {
  expect(bkci.operations['fetch-logs']).toEqual(
    expect.arrayContaining(['job-id', 'step-id', 'run-id', 'app-secret'])
  )
  expect(bkci.operations['wait-pipeline']).not.toContain('job-id')
  expect(Object.keys(bkci.operations).sort()).toEqual([
    'check-pipeline',
    'fetch-logs',
    'run-pipeline',
    'wait-pipeline'
  ])
})
