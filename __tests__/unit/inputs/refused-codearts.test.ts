import {expect, test} from '@jest/globals'
import {AK, P, PL, PL2, R, R2, SK, TOKEN} from '../../vendors/codearts/support.js'
import {mistakesIn} from '../support/inputs.js'

interface Case {
  name: string
  inputs: Readonly<Record<string, string>>
  /** What must be said, in the words of a reader. */
  reasons: readonly RegExp[]
  env: Readonly<Record<string, string>>
}

const commit = '3f2a9c1d5e6f708192a3b4c5d6e7f8091a2b3c4d'
const securityToken = 'STSexample+security/token=0001'
const url = `https://devcloud.cn-north-4.huaweicloud.com/cicd/project/${P}/pipeline/detail/${PL}/${R}?v=1`
const pair = {'access-key': AK, 'secret-key': SK}
const latest = {'run-id': 'latest'}
const byCommit = {'run-id': '', commit}
const fetch = {operation: 'fetch-logs'}
const v3 = {api: 'v3', 'project-id': '', 'run-id': 'latest'}

interface Way {
  inputs: Readonly<Record<string, string>>
  env?: Readonly<Record<string, string>>
}
const token: Way = {inputs: {token: TOKEN}}
const none: Way = {inputs: {token: ''}}

const PROVIDER = 'iam::d78cbac186b744899480f25bd022f468:oidcProvider:github'
const AGENCY = 'iam::d78cbac186b744899480f25bd022f468:agency:deploy-gate'
const job = {
  ACTIONS_ID_TOKEN_REQUEST_URL: 'http://127.0.0.1:8080/78//idtoken/1/2?api-version=2.0',
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'eyJhbGciOi.the-job-0001.c2lnbmF0'
}
const keyless: Way = {
  inputs: {token: '', 'oidc-provider-urn': PROVIDER, 'oidc-agency-urn': AGENCY},
  // Keys of the environment are no obstacle.
  env: {...job, HUAWEI_CLOUD_ACCESS_KEY_ID: AK, HUAWEI_CLOUD_SECRET_ACCESS_KEY: SK}
}

const base = {
  vendor: 'codearts',
  operation: 'wait-pipeline',
  endpoint: 'http://127.0.0.1:8080',
  'allow-http': 'true',
  region: 'cn-north-4',
  'project-id': P,
  'pipeline-id': PL,
  'run-id': R,
  // What the other platforms need.
  'organization-id': '',
  'deploy-order-id': ''
}

const wrong = (
  name: string,
  inputs: Readonly<Record<string, string>>,
  reasons: RegExp | readonly RegExp[],
  {inputs: own, env = {}}: Way = token
): Case => ({name, inputs: {...base, ...own, ...inputs}, reasons: [reasons].flat() as RegExp[], env})

const cases: readonly Case[] = [
  wrong('token together with AK/SK', pair, [
    /access-key: cannot be given together with token/,
    /secret-key: cannot/
  ]),
  wrong(
    'token together with a secret key alone',
    {'secret-key': SK},
    /secret-key: cannot be given together with token/
  ),
  wrong(
    'token together with a security token',
    {'security-token': securityToken},
    /security-token: cannot be given/
  ),
  wrong('no credential', {}, /token: required.*HUAWEI_CLOUD_ACCESS_KEY_ID/, none),
  wrong('an access key alone', {'access-key': AK}, /secret-key: required/, none),
  wrong('a secret key alone', {'secret-key': SK}, /access-key: required/, none),
  wrong('a security token alone', {'security-token': securityToken}, /access-key|token: required/, none),
  wrong('half a pair in the environment', {}, /token: required/, {
    ...none,
    env: {HUAWEI_CLOUD_ACCESS_KEY_ID: AK, HUAWEICLOUD_SDK_SK: SK}
  }),
  wrong('a login without a provider', {'oidc-provider-urn': ''}, /oidc-provider-urn: required with/, keyless),
  wrong('a login without an agency', {'oidc-agency-urn': ''}, /oidc-agency-urn: required with/, keyless),
  wrong(
    'a login beside other credentials',
    {token: TOKEN, ...pair, 'security-token': securityToken},
    ['token', 'access-key', 'secret-key', 'security-token'].map(
      name => new RegExp(`(?:^|; )${name}: cannot be given together with oidc-provider-urn`)
    ),
    keyless
  ),
  wrong(
    'URNs that are exchanged',
    {'oidc-provider-urn': AGENCY, 'oidc-agency-urn': PROVIDER},
    [/oidc-provider-urn: .* is not the URN of an OIDC/, /oidc-agency-urn: .* is not the URN of an agency/],
    keyless
  ),
  wrong('an audience of two words', {'oidc-audience': 'a b'}, /oidc-audience: .* is not one word/, keyless),
  wrong('a short session', {'oidc-duration': '14m'}, /oidc-duration: .*from 15m to 12h/, keyless),
  wrong('a long session', {'oidc-duration': '12h1m'}, /oidc-duration: .*from 15m to 12h/, keyless),
  wrong(
    'an STS without TLS',
    {'allow-http': 'false', 'sts-endpoint': 'http://h'},
    /sts-endpoint: .*https/,
    keyless
  ),
  wrong(
    'an STS with the path of its API',
    {'sts-endpoint': 'http://h/v5/x'},
    /sts-endpoint: .*is added/,
    keyless
  ),
  wrong(
    'an STS that is a metadata service',
    {'sts-endpoint': 'http://169.254.169.254'},
    /sts-endpoint: .*metadata/,
    keyless
  ),
  wrong(
    'a cloud whose STS is not known',
    {region: '', endpoint: 'https://cloudpipeline.example.com'},
    /sts-endpoint: required with this endpoint/,
    keyless
  ),
  wrong(
    'what goes with a login alone',
    {'oidc-audience': 'x', 'oidc-duration': '1h', 'sts-endpoint': 'http://h'},
    [
      /oidc-audience: .*used only with oidc-provider-urn/,
      /oidc-duration: .*used only with/,
      /sts-endpoint: .*used only with/
    ]
  ),
  wrong('a job without an identity', {}, /oidc-provider-urn: .*permissions: id-token: write.*fork/, {
    ...keyless,
    env: {ACTIONS_ID_TOKEN_REQUEST_URL: job.ACTIONS_ID_TOKEN_REQUEST_URL}
  }),
  wrong(
    'an identity at a metadata service',
    {'allow-http': 'false', endpoint: 'https://api.example'},
    /ACTIONS_ID_TOKEN_REQUEST_URL: .*metadata/,
    {...keyless, env: {...job, ACTIONS_ID_TOKEN_REQUEST_URL: 'https://169.254.169.254/a/b?c=d'}}
  ),
  wrong('no project', {'project-id': ''}, /project-id: required/),
  wrong('a project by name', {'project-id': 'shop'}, /project-id: .* is not the id/),
  wrong('no pipeline', {'pipeline-id': ''}, /pipeline-id: required/),
  wrong('a path for a pipeline', {'pipeline-id': '../../v3'}, /pipeline-id: .* is not an id/),
  wrong(
    '51 pipelines',
    {...latest, 'pipeline-id': Array.from({length: 51}, (_, i) => `${'e'.repeat(30)}${10 + i}`).join(',')},
    /at most 50/
  ),
  wrong('a pipeline twice', {...latest, 'pipeline-id': `${PL},${PL}`}, /pipeline-id: .* names .* twice/),
  wrong('an empty run', {'run-id': ''}, /run-id: required/),
  wrong('an empty run of white space and commas', {'run-id': ' , \n'}, /run-id: required/),
  wrong('a run number', {'run-id': '42'}, /run-id: .* is not a CodeArts run id/),
  wrong('a run and a commit', {commit}, /commit: .* cannot be given together with run-id/),
  wrong('a commit that is a branch', {...byCommit, commit: 'main'}, /commit: .* is not a commit id/),
  wrong(
    'one run for two pipelines',
    {'pipeline-id': `${PL},${PL2}`},
    /run-id: .* names 1 run for 2 pipelines/
  ),
  wrong(
    'latest among ids',
    {'pipeline-id': `${PL},${PL2}`, 'run-id': `latest,${R}`},
    /run-id: .* mixes latest with ids/
  ),
  wrong('created-after with an id', {'created-after': '1h'}, /created-after: .* is used only with/),
  wrong(
    'created-after without a zone',
    {...latest, 'created-after': '2026-11-22T08:00:00'},
    /created-after: .* is neither/
  ),
  wrong('v3 with a run', {...v3, 'run-id': R}, /run-id: .* must be latest/),
  wrong('v3 with an empty run', {...v3, 'run-id': ''}, /run-id: required/),
  wrong('v3 with a commit', {...v3, ...byCommit}, /commit: .* is not used with api: v3/),
  wrong('v3 with a project', {...v3, 'project-id': P}, /project-id: .* is not used with api: v3/),
  wrong('v3 for logs', {...v3, ...fetch}, /api: .* has no logs/),
  wrong(
    'an API of another vendor',
    {api: 'direct-v3'},
    /api: .* is not supported by codearts. Use one of: v5, v3/
  ),
  wrong(
    'a region that is not known, without endpoint',
    {region: 'eu-west-101', endpoint: ''},
    /region: "eu-west-101" has no address.* cn-north-4, .*; or give endpoint too/
  ),
  wrong('neither region nor endpoint', {region: '', endpoint: ''}, /region: required/),
  wrong('a host for a region', {region: 'evil.example/'}, /region: .* is not a region/),
  wrong('an endpoint without TLS', {'allow-http': 'false'}, /endpoint/),
  wrong('ids of other vendors', {'organization-id': 'org-1', username: 'amy', 'deploy-order-id': '1'}, [
    /organization-id: .* is not used/,
    /username: .* is not used/,
    /deploy-order-id: .* is not used/
  ]),
  wrong('credentials of other vendors', {'app-code': 'shop', 'app-secret': 'app-secret-0001'}, [
    /app-code: .* is not used/,
    /app-secret: not used/
  ]),
  wrong('a step to wait for', {'job-id': 'deploy', 'step-id': 'rollout'}, [
    /job-id: .* is not used/,
    /step-id: .* is not used/
  ]),
  wrong('a machine', {...fetch, 'machine-sn': 'i-1'}, /machine-sn: .* is not used/),
  wrong(
    'orders',
    {operation: 'wait-deploy-order'},
    /operation: .* is not supported by codearts. Use one of: wait-pipeline, run-pipeline, check-pipeline, fetch-logs/
  ),
  wrong('a run in another spelling', {run_id: R}, /run_id: unknown input. Did you mean run-id/),
  wrong('a link that differs', {'from-url': url, 'run-id': R2, region: 'cn-east-3'}, [
    /run-id: .* is not the one in from-url/,
    /region: .* is not the one/
  ]),
  wrong(
    'a link to elsewhere',
    {'from-url': `https://example.com/cicd/project/${P}/pipeline/detail/${PL}/${R}`},
    /from-url: .* is not a console link/
  ),
  wrong(
    'a link to no run, without a run',
    {'from-url': url.replace(/detail.*/, `history/${PL}`), 'run-id': ''},
    /run-id: required/
  ),
  wrong(
    'running among what a wait allows',
    {'allow-outcomes': 'success,running'},
    /allow-outcomes: .*running.* can be allowed only with operation: check-pipeline/
  ),
  wrong(
    'timeout among what is allowed',
    {'allow-outcomes': 'timeout'},
    /allow-outcomes: .*timeout.* is not a verdict/
  ),
  wrong(
    'many things at once',
    {'project-id': 'x', 'pipeline-id': 'y', 'run-id': 'z', timeout: '0', region: '?'},
    [/project-id/, /pipeline-id/, /run-id/, /timeout/, /region/]
  )
]

test.each(cases)('$name is refused for CodeArts, with the reason', ({inputs, reasons, env}) => {
  const said = mistakesIn(inputs, env).join('; ')
  for (const reason of reasons) expect(said).toMatch(reason)
})
