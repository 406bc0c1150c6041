import {expect, test} from '@jest/globals'
import {hexId} from '../../../simulator/codearts/scenario.js'
import {PIPELINE, PROJECT} from '../../vendors/bkci/support.js'
import {mistakesIn} from '../support/inputs.js'

interface Case {
  name: string
  inputs: Readonly<Record<string, string>>
  /** What must be said, in the words of a reader. */
  reasons: readonly RegExp[]
}

const PIPELINE2 = `p-${hexId('second')}`
const [BUILD, BUILD2] = ['one', 'two'].map(name => `b-${hexId(name)}`) as [string, string]
const commit = '3f2a9c1d5e6f708192a3b4c5d6e7f8091a2b3c4d'
const TOKEN = 'bkci-token-0fh3-0001'
const SECRET = 'app-secret-9fz1-0003'
const STAGE = 'api/devops/prod'
const HOST = 'http://127.0.0.1:8080'
const page = `${HOST}/console/pipeline/${PROJECT}/${PIPELINE}/detail/${BUILD}`
const latest = {'run-id': 'latest'}
const fetch = {operation: 'fetch-logs'}

interface Way {
  api: string
  inputs: Readonly<Record<string, string>>
}
const direct: Way = {api: 'direct-v3', inputs: {token: TOKEN}}
const v4: Way = {...direct, api: 'direct-v4'}
const gateway: Way = {api: 'gateway-user', inputs: {token: TOKEN}}
const app: Way = {
  api: 'gateway-app',
  inputs: {token: '', 'app-code': 'shop-gate', 'app-secret': SECRET, username: 'ben'}
}

const wrong = (
  name: string,
  inputs: Readonly<Record<string, string>>,
  reasons: RegExp | readonly RegExp[],
  {api, inputs: own}: Way = direct
): Case => ({
  name,
  inputs: {
    vendor: 'bkci',
    operation: 'wait-pipeline',
    api,
    endpoint: api.startsWith('gateway') ? `${HOST}/${STAGE}` : HOST,
    'allow-http': 'true',
    'project-id': PROJECT,
    'pipeline-id': PIPELINE,
    'run-id': BUILD,
    // What the other platforms need.
    'organization-id': '',
    'deploy-order-id': '',
    ...own,
    ...inputs
  },
  reasons: [reasons].flat() as RegExp[]
})

const cases: readonly Case[] = [
  wrong('direct-v3 without token and user', {token: ''}, /token: required \(an access_token/),
  wrong('direct-v4 without token and user', {token: ''}, /token: required \(an access_token/, v4),
  wrong('direct with an app', {'app-code': 'shop', 'app-secret': SECRET}, [
    /app-code: .* is not used with api: direct-v3/,
    /app-secret: not used/
  ]),
  wrong('gateway-user without token', {token: ''}, /token: required with api: gateway-user/, gateway),
  wrong(
    'gateway-user with a user',
    {username: 'ben'},
    /username: .* is not used with api: gateway-user/,
    gateway
  ),
  wrong(
    'gateway-app without anything',
    {'app-code': '', 'app-secret': '', username: ''},
    [/app-code: required/, /app-secret: required/, /username: required/],
    app
  ),
  wrong(
    'a token that is broken',
    {token: 'token%E4%BD-0001'},
    /token: has a percent sign in it that encodes nothing/
  ),
  wrong('a user with a line in it', {username: 'amy ben'}, /username: .* has white space/),
  wrong(
    'credentials of other vendors',
    {'access-key': 'AKOTHER0000000000002', 'secret-key': 'SKother00000000000000000000000000000002'},
    [/access-key: not used/, /secret-key: not used/]
  ),
  wrong('no endpoint', {endpoint: ''}, /endpoint: required/),
  wrong(
    'an endpoint with the path of the API',
    {endpoint: `${HOST}/ms/openapi`},
    /endpoint: .* must be the address of the host alone/
  ),
  wrong(
    'a gateway with the version',
    {endpoint: `${HOST}/${STAGE}/v4`},
    /endpoint: .* must end with the stage/,
    gateway
  ),
  wrong('an endpoint without TLS', {'allow-http': 'false'}, /endpoint/),
  wrong('no project', {'project-id': ''}, /project-id: required/),
  wrong('a path for a project', {'project-id': '../shop'}, /project-id: .* is not a project/),
  wrong('no pipeline', {'pipeline-id': ''}, /pipeline-id: required/),
  wrong('a pipeline of another form', {'pipeline-id': '123'}, /pipeline-id: .* is not the id of a pipeline/),
  wrong(
    '51 pipelines',
    {...latest, 'pipeline-id': Array.from({length: 51}, (_, i) => `p-${10 + i}`).join(',')},
    /at most 50/
  ),
  wrong('a pipeline twice', {...latest, 'pipeline-id': `${PIPELINE},${PIPELINE}`}, /names .* twice/),
  wrong('an empty build', {'run-id': ''}, /run-id: required/),
  wrong('a build number', {'run-id': '42'}, /run-id: .* is not a BK-CI build id/),
  wrong('a path for a build', {'run-id': 'b-1/../../x'}, /run-id: .* is not a BK-CI build id/),
  wrong('a build and a commit', {commit}, /commit: .* cannot be given together with run-id/),
  wrong(
    'one build for two pipelines',
    {'pipeline-id': `${PIPELINE},${PIPELINE2}`},
    /run-id: .* names 1 run for 2 pipelines/
  ),
  wrong('created-after with an id', {'created-after': '1h'}, /created-after: .* is used only with/),
  wrong(
    'an API of another vendor',
    {api: 'v5'},
    /api: .* is not supported by bkci. Use one of: direct-v3, direct-v4, gateway-user, gateway-app/
  ),
  wrong(
    'ids of other vendors',
    {region: 'cn-north-4', 'organization-id': 'org-1', 'app-name': 'shop', 'change-order-sn': '1'},
    [
      /region: .* is not used/,
      /organization-id: .* is not used/,
      /app-name: .* is not used/,
      /change-order-sn: .* is not used/
    ]
  ),
  wrong('a task to wait for', {'job-id': 'production', 'step-id': 'rollout'}, [
    /job-id: .* is not used/,
    /step-id: .* is not used/
  ]),
  wrong('a machine', {...fetch, 'machine-sn': 'i-1'}, /machine-sn: .* is not used/),
  wrong(
    'orders',
    {operation: 'wait-change-order'},
    /operation: .* is not supported by bkci. Use one of: wait-pipeline, run-pipeline, check-pipeline, fetch-logs/
  ),
  wrong('a build in another spelling', {RunID: BUILD}, /run-id/),
  wrong('a link that differs', {'from-url': page, 'run-id': BUILD2, 'project-id': 'other'}, [
    /run-id: .* is not the one in from-url/,
    /project-id: .* is not the one/
  ]),
  wrong('a link to elsewhere', {'from-url': `${HOST}/elsewhere`}, /from-url: .* is not a console link/),
  wrong(
    'a link to no build, without a build',
    {'from-url': `${HOST}/console/pipeline/${PROJECT}/${PIPELINE}/history`, 'run-id': ''},
    /run-id: required/
  ),
  wrong(
    'many things at once',
    {'project-id': '1', 'pipeline-id': 'y', 'run-id': 'z', timeout: '0', token: ''},
    [/project-id/, /pipeline-id/, /run-id/, /timeout/, /token/]
  )
]

test.each(cases)('$name is refused for BK-CI, with the reason', ({inputs, reasons}) => {
  const said = mistakesIn(inputs).join('; ')
  for (const reason of reasons) expect(said).toMatch(reason)
})
