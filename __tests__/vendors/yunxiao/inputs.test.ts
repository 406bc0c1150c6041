import {describe, expect, test} from '@jest/globals'
import {readInputs} from '../../../src/inputs/inputs.js'
import {InputError} from '../../../src/model/errors.js'
import type {RawInputs} from '../../../src/model/identity.js'
import type {Operation} from '../../../src/vendors/vendor.js'
import {yunxiao} from '../../../src/vendors/yunxiao/index.js'
import {commit} from './support.js'

const common = {
  vendor: 'yunxiao',
  token: 'pt-0fh3Kx9_4fb2-8dc1',
  'organization-id': 'org-1'
}
/** Reads inputs as the runner hands them over; answers the mistakes, or what was planned. */
async function read(operation: string, given: Record<string, string>) {
  const before = {...process.env}
  const inputs: Record<string, string> = {...common, operation, ...given}
  for (const [name, value] of Object.entries(inputs)) process.env[`INPUT_${name.toUpperCase()}`] = value
  try {
    const {plan, endpoint} = readInputs()
    const targets = await plan.open(() => Promise.reject(new Error('no request may be made')), undefined)
    return {
      api: plan.api,
      endpoint: endpoint.href,
      mistakes: [],
      targets: targets.map(t => [t.kind, t.id, t.ids])
    }
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    return {mistakes: error.mistakes, targets: []}
  } finally {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name]
  }
}

const run = {'pipeline-id': '4201', 'run-id': '77'}
const link = (tail: string) => ({'from-url': `https://flow.aliyun.com/pipelines/${tail}`})
const order = (sn: string, asGiven = sn) => ['change order', sn, {'change-order-sn': asGiven}]

describe('what an operation is about', () => {
  test.each<[string, Operation, Record<string, string>, unknown[]]>([
    ['a run', 'wait-pipeline', run, [['pipeline run', '4201/77', {'run-id': '77'}]]],
    ['the latest run', 'check-pipeline', {...run, 'run-id': 'latest'}, [['pipeline run', '4201/latest', {}]]],
    [
      'the run of a commit',
      'wait-pipeline',
      {'pipeline-id': '4201', commit},
      [['pipeline run', '4201/commit', {}]]
    ],
    [
      'runs in the order of their pipelines',
      'wait-pipeline',
      {'pipeline-id': '4202\n4201', 'run-id': '7,8'},
      [
        ['pipeline run', '4202/7', {'run-id': '7'}],
        ['pipeline run', '4201/8', {'run-id': '8'}]
      ]
    ],
    [
      'a link to a run',
      'wait-pipeline',
      link('4201/builds/77'),
      [['pipeline run', '4201/77', {'run-id': '77'}]]
    ],
    [
      'a link and the same ids',
      'wait-pipeline',
      {...run, ...link('4201/builds/77')},
      [['pipeline run', '4201/77', {'run-id': '77'}]]
    ],
    [
      'a link with a query',
      'wait-pipeline',
      link('4201/builds/77?tab=log#x'),
      [['pipeline run', '4201/77', {'run-id': '77'}]]
    ],
    [
      'a link to a pipeline',
      'wait-pipeline',
      {...link('4201/current'), commit},
      [['pipeline run', '4201/commit', {}]]
    ],
    [
      'a link for an order',
      'wait-deploy-order',
      {...link('4201/builds/77'), 'deploy-order-id': '1'},
      [['deploy order', '1', {'deploy-order-id': '1'}]]
    ],
    [
      'a link for the orders of a run',
      'wait-deploy-order',
      link('4201/builds/77'),
      [['pipeline run', '4201/77', {'run-id': '77'}]]
    ],
    [
      'the orders of one job',
      'wait-deploy-order',
      {...run, 'job-id': 'deploy'},
      [['pipeline run', '4201/77', {'run-id': '77'}]]
    ],
    [
      'change orders',
      'wait-change-order',
      {'app-name': 'a', 'change-order-sn': 'c0,c1'},
      [order('c0'), order('c1')]
    ],
    [
      'change orders of apps',
      'wait-change-order',
      {'app-name': 'a', 'change-order-sn': 'c0\nb/c1'},
      [order('c0'), order('c1', 'b/c1')]
    ],
    [
      'change orders that name their apps',
      'wait-change-order',
      {'change-order-sn': 'a/c0, b/c0'},
      [order('c0', 'a/c0'), order('c0', 'b/c0')]
    ],
    [
      'a change order of an app with blanks in its name',
      'wait-change-order',
      {'app-name': '我的 shop', 'change-order-sn': 'c0'},
      [order('c0')]
    ],
    [
      'the change orders of a run',
      'wait-change-order',
      {...run, 'app-name': 'a'},
      [['pipeline run', '4201/77', {'run-id': '77'}]]
    ],
    [
      'the logs of a run',
      'fetch-logs',
      {...run, 'job-id': 'a', 'step-id': 'b', 'machine-sn': 'c'},
      [['pipeline run', '4201/77', {'run-id': '77'}]]
    ],
    [
      'the logs of an order',
      'fetch-logs',
      {'pipeline-id': '4201', 'deploy-order-id': '1', 'machine-sn': 'c'},
      [['deploy order', '1', {'deploy-order-id': '1'}]]
    ],
    [
      'the logs of a change order',
      'fetch-logs',
      {'app-name': 'a', 'change-order-sn': 'c0', 'job-id': 'prod', 'step-id': 't'},
      [order('c0')]
    ]
  ])('%s', async (_name, operation, given, targets) => {
    expect(await read(operation, given)).toMatchObject({api: 'central', mistakes: [], targets})
  })

  test.each<[Record<string, string>, {api: string; endpoint: string}]>([
    [{}, {api: 'central', endpoint: 'https://openapi-rdc.aliyuncs.com/'}],
    [{endpoint: 'https://rdc.example'}, {api: 'central', endpoint: 'https://rdc.example/'}],
    [
      {'organization-id': '', endpoint: 'https://acme.devops.aliyuncs.com'},
      {api: 'region', endpoint: 'https://acme.devops.aliyuncs.com/'}
    ],
    [
      {'organization-id': '', api: 'region', endpoint: 'https://acme.devops.aliyuncs.com'},
      {api: 'region', endpoint: 'https://acme.devops.aliyuncs.com/'}
    ]
  ])('edition of %j', async (given, expected) => {
    expect(await read('wait-pipeline', {...run, ...given})).toMatchObject({...expected, mistakes: []})
  })
})

const many = (count: number) => Array.from({length: count}, (_, i) => `${i + 1}`).join(',')

describe('a mistake', () => {
  test.each<[string, string, Record<string, string>, RegExp[]]>([
    ['no run', 'wait-pipeline', {'run-id': ''}, [/^run-id: required/]],
    ['an empty run', 'wait-pipeline', {'run-id': '  '}, [/^run-id: required/]],
    ['a list of no run', 'check-pipeline', {'run-id': ',\n'}, [/^run-id: required/]],
    ['no pipeline', 'wait-pipeline', {'pipeline-id': ''}, [/^pipeline-id: required/]],
    [
      'latest among ids',
      'wait-pipeline',
      {'pipeline-id': '1,2', 'run-id': 'latest,77'},
      [/^run-id: ".*" mixes/]
    ],
    ['Latest', 'wait-pipeline', {'run-id': 'Latest'}, [/^run-id/]],
    ['a run that is no number', 'wait-pipeline', {'run-id': '77a'}, [/^run-id/]],
    ['run 0', 'wait-pipeline', {'run-id': '0'}, [/^run-id/]],
    ['a path', 'wait-pipeline', {'run-id': '../76'}, [/^run-id/]],
    ['a pipeline that is no number', 'wait-pipeline', {'pipeline-id': 'shop'}, [/^pipeline-id/]],
    ['run and commit', 'wait-pipeline', {commit}, [/^commit: ".*" cannot be given together with run-id/]],
    ['too short a commit', 'wait-pipeline', {'run-id': '', commit: 'abc123'}, [/^commit/]],
    ['a branch', 'wait-pipeline', {'run-id': '', commit: 'main'}, [/^commit/]],
    [
      'too few runs',
      'wait-pipeline',
      {'pipeline-id': '1,2,3', 'run-id': '7,8'},
      [/^run-id: .* names 2 runs for 3/]
    ],
    ['too many runs', 'wait-pipeline', {'run-id': '7,8'}, [/^run-id: .* names 2 runs for 1/]],
    [
      'too many pipelines',
      'wait-pipeline',
      {'pipeline-id': many(51), 'run-id': 'latest'},
      [/^pipeline-id.*50/]
    ],
    ['a time with an id', 'wait-pipeline', {'created-after': '5m'}, [/^created-after/]],
    [
      'a time without zone',
      'wait-pipeline',
      {'run-id': 'latest', 'created-after': '2026-11-22T08:00:00'},
      [/^created-after/]
    ],
    [
      'a pipeline twice',
      'wait-pipeline',
      {'pipeline-id': '4201,4201', 'run-id': 'latest'},
      [/^pipeline-id.*twice/]
    ],
    ['a deploy order', 'wait-pipeline', {'deploy-order-id': '1'}, [/^deploy-order-id: ".*" is not used/]],
    ['a change order', 'check-pipeline', {'change-order-sn': 'c0'}, [/^change-order-sn: ".*" is not used/]],
    ['a job', 'wait-pipeline', {'job-id': '501'}, [/^job-id: ".*" is not used/]],
    ['a step', 'check-pipeline', {'step-id': '501'}, [/^step-id: ".*" is not used/]],
    ['an app', 'check-pipeline', {'app-name': 'shop'}, [/^app-name: ".*" is not used/]],
    ["another vendor's id", 'wait-pipeline', {'project-id': 'x'}, [/^project-id: ".*" is not used/]],
    ["another vendor's operation", 'wait-build', {}, [/^operation/]],
    ['a machine', 'wait-deploy-order', {'machine-sn': 'i-1'}, [/^machine-sn: ".*" is not used/]],
    ['order and run', 'wait-deploy-order', {'deploy-order-id': '1111'}, [/^run-id: ".*" is not used/]],
    [
      'order, commit and job',
      'wait-deploy-order',
      {'run-id': '', commit, 'deploy-order-id': '1111', 'job-id': 'x'},
      [/^commit: ".*" is not used/, /^job-id: ".*" is not used/]
    ],
    ['neither order nor run', 'wait-deploy-order', {'run-id': ''}, [/^deploy-order-id: required.*run-id/]],
    [
      'neither order, run nor pipeline',
      'wait-deploy-order',
      {'run-id': '', 'pipeline-id': ''},
      [/^pipeline-id: required/, /^deploy-order-id: required/]
    ],
    ['a run without its pipeline', 'wait-deploy-order', {'pipeline-id': ''}, [/^pipeline-id: required/]],
    [
      'a change order of a deploy',
      'wait-deploy-order',
      {'change-order-sn': 'c0'},
      [/^change-order-sn: ".*" is not used/]
    ],
    [
      'neither change order nor run',
      'wait-change-order',
      {'pipeline-id': '', 'run-id': ''},
      [/^change-order-sn: required/]
    ],
    [
      'change order and run',
      'wait-change-order',
      {'app-name': 'a', 'change-order-sn': 'c0'},
      [/^pipeline-id: ".*" is not used/, /^run-id: ".*" is not used/]
    ],
    [
      'no app',
      'wait-change-order',
      {'pipeline-id': '', 'run-id': '', 'change-order-sn': 'c0'},
      [/^app-name: required/]
    ],
    [
      'an app that is a path',
      'wait-change-order',
      {'pipeline-id': '', 'run-id': '', 'change-order-sn': '../c0'},
      [/^app-name/]
    ],
    [
      'a change order twice',
      'wait-change-order',
      {'pipeline-id': '', 'run-id': '', 'app-name': 'a', 'change-order-sn': 'c0,a/c0'},
      [/^change-order-sn.*twice/]
    ],
    ['a job of a change order', 'wait-change-order', {'job-id': '5'}, [/^job-id: ".*" is not used/]],
    ['an app for the logs of a run', 'fetch-logs', {'app-name': 'shop'}, [/^app-name/]],
    ['the logs of nothing', 'fetch-logs', {'run-id': ''}, [/^run-id: required/]],
    [
      'order and job',
      'fetch-logs',
      {'run-id': '', 'deploy-order-id': '1111', 'job-id': 'x'},
      [/^job-id: ".*" is not used/]
    ],
    [
      'order and change order',
      'fetch-logs',
      {'run-id': '', 'deploy-order-id': '1111', 'app-name': 'a', 'change-order-sn': 'c0'},
      [/^change-order-sn: ".*" is not used/]
    ],
    [
      'a machine of a change order',
      'fetch-logs',
      {'pipeline-id': '', 'run-id': '', 'app-name': 'a', 'change-order-sn': 'c0', 'machine-sn': 'i-1'},
      [/^machine-sn: ".*" is not used/]
    ],
    ['running allowed', 'wait-pipeline', {'allow-outcomes': 'running'}, [/^allow-outcomes/]],
    [
      'a link with another pipeline',
      'wait-pipeline',
      link('4202/builds/77'),
      [/^pipeline-id: ".*" is not the one in from-url/]
    ],
    [
      'a link with another run',
      'wait-pipeline',
      link('4201/builds/78'),
      [/^run-id: ".*" is not the one in from-url/]
    ],
    [
      'a link and latest',
      'wait-pipeline',
      {'run-id': 'latest', ...link('4201/builds/78')},
      [/^run-id: .* is not the one in from-url/]
    ],
    ['a link without a run', 'wait-pipeline', {'run-id': '', ...link('4201/current')}, [/^run-id: required/]],
    ['a link to elsewhere', 'wait-pipeline', {'from-url': 'https://example.com/x'}, [/^from-url/]],
    ['a link that is none', 'wait-pipeline', {'from-url': 'pipelines/4201'}, [/^from-url/]],
    [
      'no organization',
      'wait-pipeline',
      {'organization-id': '', api: 'central'},
      [/^organization-id: required/]
    ],
    [
      'an organization for a region',
      'wait-pipeline',
      {api: 'region', endpoint: 'https://a.example'},
      [/^organization-id: ".*" is not used/]
    ],
    [
      'a region without address',
      'wait-pipeline',
      {'organization-id': '', api: 'region'},
      [/^endpoint: required/]
    ],
    [
      'many at once',
      'wait-pipeline',
      {
        'pipeline-id': 'shop',
        'run-id': 'latest,1',
        'created-after': 'yesterday',
        timeout: 'soon',
        'job-id': 'x'
      },
      [/^pipeline-id/, /^run-id/, /^created-after/, /^timeout/, /^job-id/]
    ]
  ])('%s, of %s', async (_name, operation, given, told) => {
    const {mistakes} = await read(operation, {...run, ...given})
    for (const pattern of told) expect(mistakes).toContainEqual(expect.stringMatching(pattern))
  })
})

describe('a console link', () => {
  test.each<[string, RawInputs | undefined]>([
    ['https://flow.aliyun.com/pipelines/4201/builds/77', {'pipeline-id': '4201', 'run-id': '77'}],
    ['https://flow.aliyun.com/pipelines/4201/builds/77/', {'pipeline-id': '4201', 'run-id': '77'}],
    [
      'https://acme.devops.aliyuncs.com/flow/pipelines/4201/builds/77',
      {'pipeline-id': '4201', 'run-id': '77'}
    ],
    ['https://flow.aliyun.com/pipelines/4201/current', {'pipeline-id': '4201'}],
    ['https://flow.aliyun.com/pipelines/4201', {'pipeline-id': '4201'}],
    ['https://flow.aliyun.com/pipelines/4201/builds', {'pipeline-id': '4201'}],
    ['https://flow.aliyun.com/pipelines/4201/builds?page=2', {'pipeline-id': '4201'}],
    [
      'https://flow.aliyun.com/pipelines/4201/builds?organizationId=5ebbc022',
      {'pipeline-id': '4201', 'organization-id': '5ebbc022'}
    ],
    ['https://flow.aliyun.com/pipelines/4201?organizationId=a/b', {'pipeline-id': '4201'}],
    ['https://flow.aliyun.com/pipelines/4201/buildsx', undefined],
    ['https://flow.aliyun.com/pipelines/abc/builds/77', undefined],
    ['https://flow.aliyun.com/pipelines/4201/builds/latest', undefined],
    ['https://flow.aliyun.com/all?next=/pipelines/4201/builds/77', undefined]
  ])('gives the ids that it names, and none where it leads elsewhere: %s', (text, ids) =>
    expect(yunxiao.readLink(new URL(text), {})).toEqual(ids)
  )
})
