import {badAnswer, RequestError} from '../../model/errors.js'
import type {Part} from '../../model/part.js'
import {ENDED} from '../../model/phase.js'
import type {Snapshot} from '../../model/snapshot.js'
import type {Identity, PartLog, ReadContext, Target} from '../../model/target.js'
import {readStatus} from '../shared/status-words.js'
import {type ChangeEvent, createChangeLogs, lastSuspension} from './change-order-log.js'
import type {Client} from './client.js'
import {ChangeJob, ChangeOrder} from './schema.js'
import {changeOrderStatuses, changeTaskStatuses, stoppingStatuses} from './status.js'

const STOP_SCOPE = '应用交付 / 部署单, read-write'
export const CHANGE_SCOPE = '应用交付 / 部署单, read-only'
const MOST_NEXT_JOBS = 10

export interface ChangeOrderIds {
  /** Absent for an order found through a run: then the order can be read, and not its logs. */
  appName?: string | undefined
  sn: string
  /** How the input named it, for the output of that name. */
  asGiven?: string | undefined
}

/**
 * A change order of AppStack (部署单). `prefix` is the path up to and without `apps`.
 * `readOrder` answers the body of an order found through a run; without it the order is asked for by its app.
 * https://help.aliyun.com/zh/yunxiao/developer-reference/getchangeorder
 */
export function changeOrderTarget(
  client: Client,
  prefix: readonly string[],
  {appName, sn, asGiven = sn}: ChangeOrderIds,
  consoleUrl: string,
  found?: {matchedBy: Identity['matchedBy']; readOrder: (context: ReadContext) => Promise<unknown>}
): Target {
  const path = appName === undefined ? undefined : [...prefix, 'apps', appName, 'changeOrders', sn]
  const logs = path ? createChangeLogs(client, path) : undefined
  const suspended = {since: '', by: undefined as ChangeEvent | undefined}

  const readBody = async (context: ReadContext): Promise<unknown> => {
    if (found) return found.readOrder(context)
    if (!path) throw new TypeError('a change order without an app')
    const ids = 'app-name and change-order-sn (the number of the order, not of one of its environments)'
    return (await client({path, kind: 'status', signal: context.signal, scope: CHANGE_SCOPE, ids})).body
  }

  /**
   * STOP on each of its jobs that has not ended; an answer is the changed order. Of several refusals the first is
   * thrown, once every job was asked. https://help.aliyun.com/zh/yunxiao/developer-reference/executejobaction
   */
  const stopOn = async (path: readonly string[], context: ReadContext): Promise<boolean> => {
    const {parts} = readChangeOrder(await readBody(context), sn, false)
    const asked = parts.filter(isOpenJob).map(async ({name, aliases = []}) => {
      const jobSn = aliases[0]
      // The whole answer is looked at: a made-up number must not go into a path.
      if (jobSn === undefined) throw badAnswer(`did not name the job of environment ${name}`)
      await client({
        method: 'PUT',
        path: [...path, 'jobs', `${jobSn}:execute`],
        body: {actionType: 'STOP'},
        kind: 'stop',
        signal: context.signal,
        scope: STOP_SCOPE,
        ids: 'app-name and change-order-sn'
      })
    })
    const refused = (await Promise.allSettled(asked)).find(answer => answer.status === 'rejected')
    if (refused) throw refused.reason
    return true
  }

  return {
    ...(path
      ? {
          names: {'app-name': appName, 'change-order-sn': sn},
          stop: (context: ReadContext) => stopOn(path, context)
        }
      : {whyNoStop: 'its app is not known, give app-name'}),
    id: sn,
    kind: 'change order',
    label: `change order ${sn}${appName === undefined ? '' : ` of app ${appName}`}`,
    ids: {'change-order-sn': asGiven},
    // The console has no page for an order; its app's page leads to it.
    url: appName === undefined ? consoleUrl : `${consoleUrl}/appstack/app/${encodeURIComponent(appName)}`,
    matchedBy: found?.matchedBy,

    async read(context): Promise<Snapshot> {
      const snapshot = readChangeOrder(await readBody(context), sn, logs !== undefined)
      if (snapshot.phase !== 'paused') suspended.since = ''
      if (snapshot.phase !== 'paused' || !logs) return snapshot
      const job = snapshot.parts.find(p => p.kind === 'environment' && p.phase === 'paused')
      if (job === undefined) return snapshot
      // Who suspended it is asked once for each pause, and no look waits for the answer.
      const since = `${job.id} ${job.status}`
      if (suspended.since !== since) {
        Object.assign(suspended, {since, by: undefined})
        void lastSuspension(logs, job, context).then(by => {
          if (suspended.since === since) suspended.by = by
        })
      }
      const by = suspended.by
        ? `, suspended by ${suspended.by.operator || 'somebody'} at ${suspended.by.at}`
        : ''
      return {...snapshot, action: `environment ${job.name}${by}: ${snapshot.action}`}
    },

    async readLog(part, context, cursor): Promise<PartLog> {
      if (!logs)
        throw new RequestError('its app is not known', {
          kind: 'permanent',
          label: 'no app',
          hint: 'give app-name'
        })
      return part.kind === 'task' ? logs.readTask(part, context) : logs.readEvents(part, context, cursor)
    }
  }
}

/** One answer of GetChangeOrder as a snapshot. Throws a transient `RequestError` for an answer it can't use. */
export function readChangeOrder(body: unknown, sn: string, hasLogs: boolean): Snapshot {
  const parsed = ChangeOrder.safeParse(body)
  if (!parsed.success) throw badAnswer('was no change order of the known form')
  const order = parsed.data
  if (order.sn !== undefined && order.sn !== null && order.sn !== sn) {
    throw badAnswer(`was about another change order than ${sn}`)
  }
  const {phase: said, status} = readStatus(changeOrderStatuses, order.state)
  const listed = order.jobs ?? undefined
  const parts = (listed ?? []).flatMap((job, i) => readJob(job, `job-${i + 1}`, undefined, hasLogs, 0))
  const environments = parts.filter(p => p.kind === 'environment')
  const suspended = environments.some(p => p.phase === 'paused')
  const empty = said === 'success' && listed !== undefined && listed.length === 0
  const phase = empty ? 'skipped' : !ENDED.has(said) && said !== 'unknown' && suspended ? 'paused' : said
  const top = environments.filter(p => p.parent === undefined)
  return {
    phase,
    status,
    parts,
    contradictions:
      phase === 'success'
        ? top.filter(p => p.phase === 'failure' || p.phase === 'cancelled' || p.phase === 'unknown')
        : [],
    action: 'a person with the right to deploy can resume, roll back or stop it on the page of the app',
    // Jobs are stopped, and the order ends when they have.
    stopping: top.some(isStopping) && !environments.some(isOpenJob),
    message: firstError(parts),
    notices: [],
    startedAt: toTime(order.startedAt),
    finishedAt: ENDED.has(said) ? toTime(order.endedAt) : undefined
  }
}

/** A job that runs, or is still to run, and that nobody has stopped. */
function isOpenJob(part: Part): boolean {
  return part.kind === 'environment' && !ENDED.has(part.phase) && !isStopping(part)
}

function isStopping({status}: Part): boolean {
  return stoppingStatuses.has(status.toUpperCase())
}

/** A job with its stages and tasks, and the jobs that follow it. */
function readJob(
  job: ChangeJob | null,
  fallback: string,
  parent: string | undefined,
  hasLogs: boolean,
  depth: number
): Part[] {
  const sn = text(job?.sn) ?? fallback
  const {phase, status} = readStatus(changeOrderStatuses, job?.state)
  const own: Part = {
    id: sn,
    kind: 'environment',
    ...(parent === undefined ? {} : {parent}),
    name: job?.envName ?? sn,
    aliases: text(job?.sn) === undefined ? [] : [sn],
    phase,
    status,
    hasLog: hasLogs && text(job?.sn) !== undefined && phase !== 'queued',
    startedAt: toTime(job?.startedAt),
    finishedAt: ENDED.has(phase) ? toTime(job?.endedAt) : undefined
  }
  const stages = (job?.stages ?? []).flatMap((stage, i): Part[] => {
    const stageId = `${sn}/${text(stage?.sn) ?? i}`
    const reading = readStatus(changeOrderStatuses, stage?.state)
    const tasks = (stage?.tasks ?? []).map((task, k): Part => {
      const {phase: taskPhase, status: taskWord} = readStatus(changeTaskStatuses, task?.state)
      const taskSn = text(task?.sn)
      return {
        id: `${stageId}/${taskSn ?? k}`,
        kind: 'task',
        parent: stageId,
        name: specName(task?.spec) ?? `task ${k + 1}`,
        aliases: taskSn === undefined ? [] : [taskSn],
        // A task's own word only explains; an odd one must not look like the cause of a failure.
        phase:
          taskPhase === 'unknown' && !task?.errorMessage
            ? 'running'
            : task?.errorMessage && taskPhase === 'unknown'
              ? 'failure'
              : taskPhase,
        status: taskWord,
        message: task?.errorMessage || undefined,
        hasLog: hasLogs && taskSn !== undefined && taskPhase !== 'queued',
        startedAt: toTime(task?.startedAt),
        finishedAt: ENDED.has(taskPhase) ? toTime(task?.endedAt) : undefined
      }
    })
    const stagePart: Part = {
      id: stageId,
      kind: 'stage',
      parent: sn,
      hasLog: false,
      name: String(i + 1),
      phase: reading.phase,
      status: reading.status,
      startedAt: toTime(stage?.startedAt),
      finishedAt: ENDED.has(reading.phase) ? toTime(stage?.endedAt) : undefined
    }
    return [stagePart, ...tasks]
  })
  const next = depth < MOST_NEXT_JOBS && job?.nextJob ? ChangeJob.safeParse(job.nextJob) : undefined
  const following = next?.success ? readJob(next.data, `${sn}-next`, sn, hasLogs, depth + 1) : []
  return [own, ...stages, ...following]
}

/** The vendor's explanation stands on the tasks alone. */
function firstError(parts: readonly Part[]): string | undefined {
  const task =
    parts.find(p => p.kind === 'task' && p.phase === 'failure' && p.message) ??
    parts.find(p => p.kind === 'task' && p.message)
  return task?.message
}

/** `Deployment shop-web` out of a task's YAML. */
function specName(spec: string | null | undefined): string | undefined {
  if (!spec) return undefined
  const head = spec.slice(0, 20_000)
  // Within a line each: a pattern that may cross lines takes minutes for a text that is made for it.
  const kind = /^[ \t]*"?kind"?:[ \t]*"?([A-Za-z0-9.-]{1,80})/m.exec(head)?.[1]
  const metadata = /^[ \t]*"?metadata"?:/m.exec(head)
  const below = metadata ? head.slice(metadata.index, metadata.index + 2000) : ''
  const name = /^[ \t]+"?name"?:[ \t]*"?([A-Za-z0-9.-]{1,253})/m.exec(below)?.[1]
  return kind && name ? `${kind} ${name}` : kind
}

function text(value: string | number | null | undefined): string | undefined {
  return value === undefined || value === null || value === '' ? undefined : String(value)
}

/** AppStack writes times as ISO 8601; one without a zone could be any hour, so it counts as unknown. */
function toTime(value: string | null | undefined): number | undefined {
  if (!value || !/(?:Z|[+-][0-9]{2}:?[0-9]{2})$/.test(value)) return undefined
  const at = Date.parse(value)
  return Number.isNaN(at) ? undefined : at
}
