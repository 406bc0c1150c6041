import {inBrackets, type PartKind} from './words.js'

export type Api = 'direct-v3' | 'direct-v4' | 'gateway-user' | 'gateway-app'

/** What waits for a person; stages and tasks have a name. */
export interface Thing {
  kind: 'stage' | 'task' | 'build start' | 'next stage' | 'build'
  name?: string | undefined
}

/** Who may act: people and groups by name, and how many others. */
export interface People {
  shown: readonly {name: string; isGroup: boolean}[]
  others: number
}

const things = {
  stage: 'stage',
  task: 'task',
  'build start': 'the build start',
  'next stage': 'the next stage',
  build: 'it'
}

/** Who can do what, where nobody is named; the thing that waits stands behind the verb. */
const waits = {
  approval: {who: 'a reviewer', can: 'approve or reject', rest: ''},
  'quality gate': {who: 'a quality-gate owner', can: 'approve or reject', rest: ''},
  trigger: {who: 'a reviewer of the trigger', can: 'let', rest: ', in the console only'},
  'go on': {
    who: 'a person with the right to execute the pipeline',
    can: 'continue or stop',
    rest: ''
  }
}

/** `a`, `a or b`, `a, b or 3 others`. */
function anyOf({shown, others}: People): string {
  const names = shown.map(({name, isGroup}) => (isGroup ? `group ${name}` : name))
  const all = others > 0 ? [...names, `${others} others`] : names
  return all.length > 1 ? `${all.slice(0, -1).join(', ')} or ${all.at(-1)}` : all.join('')
}

const owners: Readonly<Record<Api, string>> = {
  'direct-v3': 'token or username: its owner',
  'direct-v4': 'token or username: its owner',
  'gateway-user': 'token: its owner',
  'gateway-app': 'username or token: the user'
}

/** Why a pipeline takes no start. */
export type StartRefusal =
  | 'too often'
  | 'not by hand'
  | 'not by API'
  | 'locked'
  | 'queue full'
  | 'project disabled'
  | 'nothing released'

const startRefusals: Readonly<Record<StartRefusal, string>> = {
  'too often': 'the pipeline was started a moment ago: start it again later',
  'not by hand': 'its trigger does not allow a start by hand: change that in the settings of the trigger',
  'not by API': 'its trigger does not allow a start from outside: change that in the settings of the trigger',
  locked: 'the pipeline is locked: unlock it in its settings',
  'queue full': 'its queue is full: wait for other builds to end, or allow more of them in its settings',
  'project disabled': 'the project is disabled: ask its administrator',
  'nothing released': 'no version of the pipeline is released: release one'
}

/** What is said of BlueKing CI alone. */
export const bkci = {
  'hint.bkci.gateway': () =>
    'check endpoint: it must be the address of the gateway up to and including the stage, such as https://bkapi.example.com/api/devops/prod, with this API published there',
  'hint.bkci.api-permission': ({api}: {api: Api}) =>
    `check ${api === 'gateway-app' ? 'app-code: the application' : 'token: its application'} needs the permission for this API, to be asked for in the developer centre`,
  'hint.bkci.runner-address': () =>
    'use a runner whose address the gateway lets in, or have that of this runner allowed there',
  'hint.bkci.gateway-login': ({api}: {api: Api}) =>
    api === 'gateway-app'
      ? 'check app-code, app-secret, and username or token'
      : 'check token: it must be an access_token of a person, and not have expired',
  'hint.bkci.token': ({url}: {url: string}) =>
    `check token: it is missing, wrong or has expired; get a new one at ${url}`,
  'hint.bkci.gateway-only': () =>
    'this server may take requests only through its API gateway: set api: gateway-user or gateway-app',
  'hint.bkci.other-pipeline': () => 'check pipeline-id and run-id: the build is of another pipeline',
  'hint.bkci.logs-expire': () => 'the platform keeps logs only for a time; check there how long',
  'hint.bkci.not-found': ({api}: {api: Api}) =>
    `check project-id, pipeline-id and run-id; a pipeline of another channel, or an endpoint without this API (${api}), looks the same`,
  'hint.bkci.refused': () => 'check project-id, pipeline-id, run-id and api',
  'hint.bkci.start': ({why}: {why: StartRefusal}) => startRefusals[why],
  'hint.bkci.permission': ({
    api,
    executes,
    idsAreRight,
    pipelineId,
    projectId
  }: {
    api: Api
    executes: boolean
    idsAreRight: boolean
    pipelineId: string
    projectId: string
  }) => {
    const bound = api === 'gateway-app' ? `, and app-code must be linked to the project ${projectId}` : ''
    const ids = idsAreRight ? '' : 'check project-id and pipeline-id, then '
    return `${ids}check ${owners[api]} needs the permission to ${executes ? 'execute' : 'view'} pipeline ${pipelineId} in project ${projectId}${bound}`
  },

  'bkci.no-data': () => 'the answer was status 0 without data: there is no such pipeline or build',
  'bkci.log-store-failed': ({status, said}: {status: string; said: string | undefined}) =>
    `the log store of the platform failed (status ${status}${said ? `: ${said}` : ''})`,
  'bkci.log-expired': () => 'the platform no longer has this log: it has expired',
  'bkci.jobs-and-tasks': () => 'the jobs and tasks of the build',
  'bkci.no-detail': ({why}: {why: string}) =>
    `the detail of the build cannot be read, so its tasks, their logs and who must act may be missing here; the verdict does not need it: ${why}`,
  'bkci.failed-inside': ({
    parts,
    more
  }: {
    parts: readonly {kind: PartKind; name: string; status: string}[]
    more: number
  }) => {
    const named = parts.map(({kind, name, status}) => `${kind} ${name} (${status})`).join(', ')
    return `the build succeeded, though inside it these did not: ${named}${more > 0 ? ` and ${more} more` : ''}`
  },
  'bkci.begun-again': ({execution}: {execution: number | undefined}) =>
    `the build was begun again on the platform under the same id${execution ? ` (execution ${execution})` : ''}: what counts is how it ends now`,

  'bkci.queue-timeout': () => 'it waited too long in the queue and never ran',
  'bkci.terminated': () => 'it was ended by force',
  'bkci.approval-refused': () =>
    'the approval of a stage was refused or expired, so the stages after it never ran',
  'bkci.stage-refused': ({
    stage,
    by,
    why
  }: {
    stage: string
    by: string | undefined
    why: string | undefined
  }) =>
    `the approval of stage ${stage} ${by ? `was refused by ${by}` : 'was refused or expired'}${inBrackets(why)}, so the stages after it never ran`,
  'bkci.cancelled-by': ({user}: {user: string}) => `by ${user}`,
  'bkci.nameless': () => '(without a name)',
  /** `ownKind` is the platform's word for a kind of error that is not listed. */
  'bkci.error': ({
    text,
    kind,
    ownKind,
    number
  }: {
    text: string | undefined
    kind: 'system' | 'user' | 'third party' | 'plugin' | 'build machine' | undefined
    ownKind: string | undefined
    number: number | undefined
  }) => {
    const coded = [kind ?? ownKind, 'error', number].filter(piece => piece !== undefined).join(' ')
    return text ? `${text} (${coded})` : coded
  },
  'bkci.waits': ({
    kind,
    thing,
    people,
    shown
  }: {
    kind: keyof typeof waits
    thing: Thing
    people: People | undefined
    shown: string | undefined
  }) => {
    const {who, can, rest} = waits[kind]
    const what = thing.name ? `${things[thing.kind]} ${thing.name}` : things[thing.kind]
    return `${people ? anyOf(people) : who} can ${can} ${what}${rest}${inBrackets(shown)}`
  },
  'bkci.action': ({clause, more, url}: {clause: string; more: number; url: string | undefined}) =>
    `${clause}${more > 0 ? ` (and ${more} more)` : ''}${url ? ` at ${url}` : ''}`
}
