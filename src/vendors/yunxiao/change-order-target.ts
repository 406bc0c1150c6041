import type {Scope} from '../../messages/en/yunxiao.js'
import {message} from '../../messages/message.js'
import {badAnswer, RequestError} from '../../model/errors.js'
import type {Identity} from '../../model/identity.js'
import type {Notice} from '../../model/notice.js'
import type {Part} from '../../model/part.js'
import type {ReadContext} from '../../model/read-context.js'
import type {Snapshot, Target} from '../../model/target.js'
import {FAULT} from '../../model/wall.js'
import {afterMany} from '../../util/turns.js'
import {nothingListed} from '../shared/schema.js'
import {type ChangeEvent, type ChangeLogs, createChangeLogs, lastSuspension} from './change-order-log.js'
import {
  isChangeOrder,
  isOpenJob,
  parseChangeOrder,
  readChangeOrder,
  snapshotOf
} from './change-order-snapshot.js'
import type {Client} from './client.js'
import type {Links} from './links.js'

const STOP_SCOPE: Scope = {path: '应用交付 / 部署单', access: 'read-write'}
export const CHANGE_SCOPE: Scope = {path: '应用交付 / 部署单', access: 'read-only'}

export interface ChangeOrderIds {
  /** Absent for an order found through a run: then the order can be read, and not its logs. */
  appName?: string | undefined
  sn: string
  /** How the input named it, for the output of that name. */
  asGiven?: string | undefined
}

/** How an order was found through a run, and how it is read where its app is not known. */
export interface FoundOrder {
  matchedBy: Identity['matchedBy']
  readOrder?: (context: ReadContext) => Promise<unknown>
}

/**
 * A change order of AppStack (部署单). `prefix` is the path up to and without `apps`.
 * https://help.aliyun.com/zh/yunxiao/developer-reference/getchangeorder
 */
export function changeOrderTarget(
  client: Client,
  prefix: readonly string[],
  {appName, sn, asGiven = sn}: ChangeOrderIds,
  links: Pick<Links, 'app'>,
  found?: FoundOrder
): Target {
  const path = appName === undefined ? undefined : [...prefix, 'apps', appName, 'changeOrders', sn]
  const logs = path && createChangeLogs(client, path)
  const explainPause = logs && createPauseExplainer(logs)
  const readBody = found?.readOrder ?? (context => readOrder(client, path, context))

  const name = message('target.named', {kind: 'change order', id: sn})
  return {
    ...(path
      ? {
          names: {'app-name': appName, 'change-order-sn': sn},
          stop: async (context: ReadContext) => {
            await stopJobs(client, path, readChangeOrder(await readBody(context), sn, false), context)
            return true
          }
        }
      : {whyNoStop: message('yunxiao.no-app-to-stop')}),
    id: sn,
    kind: 'change order',
    name,
    label: appName === undefined ? name : message('target.of-app', {name, app: appName}),
    ids: {'change-order-sn': asGiven},
    url: links.app(appName),
    matchedBy: found?.matchedBy,

    async read(context): Promise<Snapshot> {
      const inAll = nothingListed()
      const order = parseChangeOrder(await readBody(context), sn, inAll)
      await afterMany(inAll.parts)
      const snapshot = snapshotOf(order, logs !== undefined, inAll)
      return explainPause ? explainPause(snapshot, context) : snapshot
    },

    async readLog(part, context, cursor) {
      if (!logs) throw noApp()
      return part.kind === 'task' ? logs.readTask(part, context) : logs.readEvents(part, context, cursor)
    }
  }
}

async function readOrder(
  client: Client,
  path: readonly string[] | undefined,
  {signal}: ReadContext
): Promise<unknown> {
  if (!path) throw new TypeError('a change order without an app')
  const ids = {inputs: ['app-name', 'change-order-sn'], isOrder: true}
  return (await client({path, kind: 'status', signal, scope: CHANGE_SCOPE, ids})).body
}

/**
 * STOP on each of the jobs that have not ended; an answer is the changed order, or that it was done. Of several refusals the first is thrown,
 * once every job was asked. https://help.aliyun.com/zh/yunxiao/developer-reference/executejobaction
 */
async function stopJobs(
  client: Client,
  path: readonly string[],
  {parts}: Snapshot,
  {signal}: ReadContext
): Promise<void> {
  const asked = parts.filter(isOpenJob).map(async ({name, aliases = []}) => {
    const jobSn = aliases[0]
    // The whole answer is looked at: a made-up number must not go into a path.
    if (jobSn === undefined) throw badAnswer(message('answer.no-job-of', {environment: name}))
    const {body} = await client({
      method: 'PUT',
      path: [...path, 'jobs', `${jobSn}:execute`],
      body: {actionType: 'STOP'},
      form: 'changed',
      kind: 'stop',
      signal,
      scope: STOP_SCOPE,
      ids: {inputs: ['app-name', 'change-order-sn']}
    })
    if (body !== true && !isChangeOrder(body)) throw badAnswer(message('answer.form', {form: 'change order'}))
  })
  const refused = (await Promise.allSettled(asked)).find(answer => answer.status === 'rejected')
  if (refused) throw refused.reason
}

/** Adds who suspended a paused order: asked once for each pause, and no poll waits for the answer. */
function createPauseExplainer(logs: ChangeLogs): (snapshot: Snapshot, context: ReadContext) => Snapshot {
  let pause = ''
  let event: ChangeEvent | undefined
  let notices: readonly Notice[] = []
  return (snapshot, context) => {
    const job = snapshot.parts.find(({kind, phase}) => kind === 'environment' && phase === 'paused')
    if (snapshot.phase !== 'paused') pause = ''
    if (snapshot.phase !== 'paused' || job === undefined) return snapshot
    const current = `${job.id} ${job.status}`
    if (pause !== current) {
      pause = current
      event = undefined
      // Who it was only explains the pause: what cannot be read is left out, and a fault of our own is told.
      void lastSuspension(logs, job, context).then(
        found => {
          if (pause === current) event = found
        },
        error => {
          if (error instanceof RequestError) notices = faultNotices(job, error)
        }
      )
    }
    const {action = message('next.act')} = snapshot
    const by = event && {who: event.operator || undefined, at: event.at}
    return {
      ...snapshot,
      action: message('yunxiao.environment-action', {name: job.name, by, action}),
      notices: [...snapshot.notices, ...notices]
    }
  }
}

function faultNotices({id, name}: Part, {failure, text}: RequestError): readonly Notice[] {
  if (failure.label !== FAULT) return []
  return [
    {
      key: `fault ${id}`,
      text: message('notice.untold', {what: message('untold.suspension', {name}), why: text})
    }
  ]
}

function noApp(): RequestError {
  return new RequestError(message('yunxiao.no-app'), {
    kind: 'permanent',
    label: 'no app',
    hint: message('yunxiao.give-app')
  })
}
