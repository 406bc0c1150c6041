import type {Api} from './bkci.js'

type Order = 'deploy order' | 'change order'

/** The names of the platforms, and what is wrong with the inputs of one platform alone. */
export const platforms = {
  'platform.yunxiao': () => 'Alibaba Cloud Yunxiao',
  'platform.codearts': () => 'Huawei Cloud CodeArts Pipeline',
  'platform.bkci': () => 'Tencent BlueKing CI',

  'form.yunxiao.run': () => 'a Flow run id (a number, the last part of the console address)',
  'form.yunxiao.numbers': () => 'a number, or a list of numbers',
  'form.yunxiao.change-order': () => 'a change order number (letters, digits, - and _)',
  'form.codearts.run': () =>
    'a CodeArts run id (32 hexadecimal digits, the last part of the console address)',
  'form.codearts.pipelines': () => 'an id of 32 hexadecimal digits, or a list of such',
  'form.codearts.project': () =>
    'the id of the CodeArts project, 32 hexadecimal digits as in the console address, not the IAM project id',
  'form.codearts.provider-urn': () =>
    'the URN of an OIDC identity provider, iam::ACCOUNT_ID:oidcProvider:NAME',
  'form.codearts.agency-urn': () => 'the URN of an agency, iam::ACCOUNT_ID:agency:NAME',
  'form.codearts.audience': () => 'one word of at most 255 characters',
  'form.bkci.build': () =>
    'a BK-CI build id (b- and 32 hexadecimal digits, the last part of the console address)',
  'form.bkci.pipeline': () => 'the id of a pipeline (p- and 32 hexadecimal digits)',

  'missing.yunxiao.token': () => 'is required (a personal access token of Yunxiao)',
  'missing.yunxiao.organization': () => 'is required with api: central',
  'missing.yunxiao.edition': () =>
    'is required, or organization-id, and neither was given: give organization-id for the central edition, endpoint for your own instance (Region edition)',
  'missing.yunxiao.endpoint': () => 'is required with api: region (the address of your own instance)',
  'missing.yunxiao.order': ({kind}: {kind: Order}) =>
    kind === 'deploy order'
      ? 'is required; or give run-id, commit or from-url, for the deploy orders of a run'
      : 'is required; or give pipeline-id with run-id or commit, for the change orders of a run',
  'wrong.yunxiao.count-of-orders': ({pipelines, orders}: {pipelines: number; orders: number}) =>
    `names ${pipelines} pipelines for ${orders} deploy orders: give one, or one for each`,
  'missing.yunxiao.app': () => 'is required, or write change-order-sn as app/sn',
  'wrong.yunxiao.app': () =>
    'is not an app name (1 to 128 characters, no line break, and none of / \\ ? # %)',

  'wrong.codearts.no-logs': () => 'has no logs; use v5, which is the default',
  'wrong.codearts.no-starts': () => 'starts no runs; use v5, which is the default',
  'wrong.codearts.region': () => 'is not a region. Example: cn-north-4',
  'missing.codearts.region': () => 'is required, such as cn-north-4; or give endpoint instead',
  'wrong.codearts.unknown-region': ({known}: {known: readonly string[]}) =>
    `has no address that is known here. Use one of: ${known.join(', ')}; or give endpoint too`,
  'wrong.codearts.v3-commit': () => 'is not used with api: v3, which knows only run-id: latest',
  'wrong.codearts.v3-run': () => 'must be latest with api: v3; use api: v5 to name a run',
  'missing.codearts.credential': () =>
    'is required (an IAM token); or give access-key and secret-key instead, which do not expire (as inputs, or in HUAWEI_CLOUD_ACCESS_KEY_ID and HUAWEI_CLOUD_SECRET_ACCESS_KEY), or oidc-provider-urn and oidc-agency-urn, which need no secret',
  'missing.codearts.key': ({input}: {input: string}) => `is required with ${input}`,
  'missing.codearts.sts-endpoint': () =>
    'is required with this endpoint or region: the address of its STS is not known here',
  'wrong.codearts.no-id-token': () =>
    "needs the job's identity token, and this job has none: give the job permissions: id-token: write (in a reusable workflow, the job that calls it too); a pull request from a fork gets none, and the runner must know OIDC",

  'missing.bkci.endpoint': ({isGateway}: {isGateway: boolean}) =>
    isGateway
      ? 'is required (the address of the gateway up to and including the stage, such as https://bkapi.example.com/api/devops/prod)'
      : 'is required (the address of the BK-CI host, such as https://devops.example.com)',
  'wrong.bkci.api-path': ({api}: {api: Api}) =>
    `must be the address of the host alone with api: ${api}; the path to its API is added here`,
  'wrong.bkci.version': ({api}: {api: Api}) =>
    `must end with the stage with api: ${api}; the version is added here`,
  'missing.bkci.project': () => "is required (the project's English name)",
  'wrong.bkci.project': () =>
    "is not a project's English name (a letter or _, then letters, digits, and any of _ - . @)",
  'missing.bkci.credential': ({api, input}: {api: Api; input: 'token' | 'app-code' | 'app-secret'}) => {
    const what = {
      token: 'an access_token of the user',
      'app-code': 'the code of the BlueKing application',
      'app-secret': 'the secret of the BlueKing application'
    }
    return `is required with api: ${api} (${what[input]})`
  },
  'missing.bkci.user': ({api}: {api: Api}) =>
    `is required with api: ${api} (the user for whom the application acts); or give token instead, an access_token of that user`,
  'missing.bkci.token': ({page}: {page: string}) =>
    `is required (an access_token from ${page}); where the server checks no tokens, give username instead`,
  'wrong.bkci.percent-sign': () => 'has a percent sign in it that encodes nothing: copy it again, as it is',
  'wrong.bkci.header': () => 'has white space, or a character outside ASCII in it, which no header can carry'
}
