import {type Asked, askedOf, countOf, inBrackets, type PartKind} from './words.js'

/** What a token needs for a call: the resource in the platform's own words, and which access to it. */
export interface Scope {
  path:
    | '流水线 / 流水线'
    | '流水线 / 主机部署'
    | '流水线 / 流水线运行实例'
    | '流水线 / 流水线运行任务'
    | '应用交付 / 部署单'
  access: 'read-only' | 'read-write'
}

/** What to check where nothing is found. `isOrder`: the number of the order is meant, which people mix up. */
export interface Ids extends Asked {
  isOrder?: boolean | undefined
}

const whats = {
  'merge conflict': 'a merge conflict stops it',
  approval: 'it waits for a person to pass or start it',
  pause: 'it waits for a person'
}

/** What is said of Yunxiao alone. */
export const yunxiao = {
  'hint.yunxiao.token': ({url}: {url: string}) =>
    `check token: it is wrong or has expired; make a new one at ${url}`,
  'hint.yunxiao.permission': ({scope, url, isCentral}: {scope: Scope; url: string; isCentral: boolean}) =>
    `check ${isCentral ? 'organization-id, then token: it' : 'token: it'} needs the scope ${scope.path}, ${scope.access}, and its owner must be a member of the pipeline or app; scopes are set at ${url}`,
  'hint.yunxiao.not-found': ({ids, isCentral}: {ids: Ids; isCentral: boolean}) =>
    `check ${askedOf(ids)}${ids.isOrder ? ' (the number of the order, not of one of its environments)' : ''}; a wrong ${isCentral ? 'organization-id, api (edition)' : 'api (edition)'} or endpoint looks the same`,
  'hint.yunxiao.refused': ({ids}: {ids: Ids}) => `check ${askedOf(ids)}, and api`,
  'hint.unreadable-order': () =>
    'open the run, see which order the job has made, and name it by deploy-order-id',
  'hint.too-many-orders': () => 'narrow them with job-id, or name them',
  'hint.order-gone': () => 'check on the platform whether it was deleted',
  'hint.no-such-job': ({jobs}: {jobs: readonly {name: string; id: string}[]}) =>
    `check job-id; the jobs are: ${jobs.map(({name, id}) => `${name} (${id})`).join(', ') || 'none'}`,

  'yunxiao.unreadable-order': ({job}: {job: string}) =>
    `job ${job} names a deploy order whose id cannot be read`,
  'yunxiao.too-many-orders': ({most}: {most: number}) =>
    `the run has made more than ${most} orders, which is more than are followed`,
  'yunxiao.order-gone': ({sn, run}: {sn: string; run: string}) =>
    `change order ${sn} is no longer listed for run ${run}`,
  'yunxiao.no-such-job': ({name}: {name: string}) => `the run has no job ${name}`,
  'yunxiao.no-app': () => 'its app is not known',
  'yunxiao.give-app': () => 'give app-name',
  'yunxiao.no-app-to-stop': () => 'its app is not known, give app-name',

  'yunxiao.retry-machine': () =>
    'a person with the right to deploy can retry or skip the machine, or stop the order, on the pipeline page',
  'yunxiao.resume-order': () =>
    'a person with the right to deploy can resume or stop the order on the pipeline page',
  'yunxiao.resume-change': () =>
    'a person with the right to deploy can resume, roll back or stop it on the page of the app',
  'yunxiao.environment-action': ({
    name,
    by,
    action
  }: {
    name: string
    by: {who: string | undefined; at: string} | undefined
    action: string
  }) => `environment ${name}${by ? `, suspended by ${by.who ?? 'somebody'} at ${by.at}` : ''}: ${action}`,
  'yunxiao.job-waits': ({
    name,
    what,
    who
  }: {
    name: string
    what: keyof typeof whats
    who: readonly string[]
  }) =>
    `job ${name}: ${whats[what]}${inBrackets(who.length > 0 ? `${who.join(', ')} may` : '')}, on the page of the run`,
  'untold.orders': () => 'what its deploy orders do',
  'untold.suspension': ({name}: {name: string}) => `who suspended environment ${name}`,

  'yunxiao.no-machine': () => 'it deployed to no machine',
  'yunxiao.no-order': ({kind}: {kind: 'deploy order' | 'change order'}) => `no ${kind} belonged to it`,
  'yunxiao.exception': ({code}: {code: string}) => `exception code ${code}`,
  'yunxiao.agent-lost': () => 'its agent cannot be reached (clientStatus: error)',
  'yunxiao.agent-lost-on': ({name, status}: {name: string; status: string}) =>
    `machine ${name}: its agent cannot be reached (clientStatus: error); it may stay ${status} until the agent is repaired`,
  'yunxiao.no-list': () =>
    'the platform says Success and lists no machines, so nothing here shows which ones were deployed',
  'yunxiao.skipped': ({name}: {name: string}) => `machine ${name} was skipped: the new version is not on it`,
  'yunxiao.never-said': ({waiting, all}: {waiting: number; all: number}) =>
    `the order says Success, and ${waiting} of its ${countOf(all, 'machine')} never said so`,
  'yunxiao.early-success': ({at, of}: {at: number; of: number}) =>
    `the order says Success in batch ${at} of ${of}`,
  'yunxiao.failed-inside': ({kind, name, status}: {kind: PartKind; name: string; status: string}) =>
    `${kind} ${name} is ${status}, and the run says success all the same`
}
