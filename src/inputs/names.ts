/** Inputs that name a thing on the platform. */
export const idInputs = [
  'pipeline-id',
  'run-id',
  'commit',
  'created-after',
  'deploy-order-id',
  'app-name',
  'change-order-sn',
  'job-id',
  'step-id',
  'machine-sn'
] as const

/** What a run is begun with. */
export const startInputs = ['variables', 'branch', 'tag', 'wait'] as const

/** Inputs that name a thing or a credential: one that the operation would not use is a mistake. */
export const namingInputs = [
  'token',
  'access-key',
  'secret-key',
  'security-token',
  'oidc-provider-urn',
  'oidc-agency-urn',
  'oidc-audience',
  'oidc-duration',
  'sts-endpoint',
  'app-code',
  'app-secret',
  'username',
  'organization-id',
  'project-id',
  'region',
  ...idInputs
] as const

/** Every input, in the order of `action.yml`; a test holds the two together. */
export const inputNames = [
  'vendor',
  'operation',
  'api',
  'endpoint',
  'console-url',
  'allow-http',
  'ca-file',
  'from-url',
  ...namingInputs,
  'timeout',
  'queue-timeout',
  'stall-timeout',
  'min-interval',
  'max-interval',
  'request-timeout',
  'outage-tolerance',
  'on-paused',
  'on-failed-machine',
  'allow-outcomes',
  'fail-fast',
  'cancel-remote',
  'logs',
  'max-log-lines',
  'log-file',
  'record',
  ...startInputs,
  'summary',
  'locale',
  'github-token',
  'commit-status',
  'environment',
  'environment-url',
  'github-sha'
] as const

export type InputName = (typeof inputNames)[number]

/** Inputs that take several items: a value that holds a line break anywhere is split only there. */
export const listInputs: readonly string[] = [
  'pipeline-id',
  'run-id',
  'deploy-order-id',
  'change-order-sn',
  'job-id',
  'step-id',
  'machine-sn',
  'allow-outcomes'
] satisfies readonly InputName[]

/** Credentials of the platforms. */
export const platformSecrets: readonly string[] = [
  'token',
  'access-key',
  'secret-key',
  'security-token',
  'app-secret'
] satisfies readonly InputName[]

/** Inputs whose value is a credential: masked, and never shown. */
export const secretInputs: readonly string[] = [...platformSecrets, 'github-token']

/** Credentials that the runner gives to each step of a job, by their variables. */
export const jobSecrets: readonly string[] = ['ACTIONS_ID_TOKEN_REQUEST_TOKEN']

/** Inputs and variables whose value is never shown: what is in it may be a credential, too. */
export const hiddenInputs: readonly string[] = [...secretInputs, ...jobSecrets, 'variables']

/** URLs, in which people leave a password. */
export const urlInputs: readonly string[] = [
  'endpoint',
  'console-url',
  'from-url',
  'sts-endpoint',
  'environment-url'
] satisfies readonly InputName[]
