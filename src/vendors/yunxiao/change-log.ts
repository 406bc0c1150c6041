import {badAnswer, RequestError} from '../../errors.js'
import type {Part, PartLog, ReadContext} from '../types.js'
import type {Client} from './client.js'
import {JobEvents} from './schema.js'

const SCOPE = '应用交付 / 部署单, read-only'
const PER_PAGE = 100
const MOST_PAGES = 20

/** One entry of a job's event list. `at` as the platform writes it. */
export interface ChangeEvent {
  at: string
  action: string
  operator: string
  message: string
  state: string
}

/** The logs of a change order: a list of events per environment, and a text per task. Neither is on the help site. */
export interface ChangeLogs {
  readEvents(job: Part, context: ReadContext, cursor: unknown): Promise<PartLog>
  readTask(task: Part, context: ReadContext): Promise<PartLog>
  /** All events of a job, by time. */
  events(job: Part, context: ReadContext): Promise<ChangeEvent[]>
}

/** `path` is that of the change order. */
export function createChangeLogs(client: Client, path: readonly string[]): ChangeLogs {
  const events = async (job: Part, {signal}: ReadContext): Promise<ChangeEvent[]> => {
    const all: ChangeEvent[] = []
    for (let current = 1; current <= MOST_PAGES; current++) {
      const {body} = await client({
        path: [...path, 'jobs', job.id, 'logs'],
        query: {current: String(current), pageSize: String(PER_PAGE)},
        kind: 'log',
        signal,
        scope: SCOPE,
        ids: `change-order-sn, and the environment ${job.name}`
      })
      const parsed = JobEvents.safeParse(body)
      if (!parsed.success) throw badAnswer('held no events of the known form')
      const records = parsed.data.records ?? []
      for (const record of records) {
        if (!record) continue
        all.push({
          at: record.gmtCreate ?? '',
          action: record.action ?? '',
          operator: record.operator ?? '',
          message: record.message ?? '',
          state: typeof record.state === 'string' ? record.state : ''
        })
      }
      const pages = Number(parsed.data.pages ?? 1)
      if (records.length === 0 || !(current < pages)) break
    }
    // The order is not stated. Equal times keep the order in which they came.
    return all.sort((a, b) => (Date.parse(a.at) || 0) - (Date.parse(b.at) || 0))
  }

  return {
    events,
    /** Events that were not told before; they have no id, so all their fields together are one. */
    async readEvents(job, context, cursor) {
      const told = new Map(cursor instanceof Map ? (cursor as Map<string, number>) : [])
      const now = new Map<string, number>()
      const lines: string[] = []
      for (const event of await events(job, context)) {
        const key = JSON.stringify(event)
        const nth = (now.get(key) ?? 0) + 1
        now.set(key, nth)
        if (nth <= (told.get(key) ?? 0)) continue
        told.set(key, nth)
        lines.push(describe(event))
      }
      return {text: lines.map(line => `${line}\n`).join(''), cursor: told}
    },
    async readTask(task, {signal}) {
      const [jobSn, stageSn, taskSn] = task.id.split('/')
      if (!jobSn || !stageSn || !taskSn) throw badAnswer('did not name this task')
      const {body} = await client({
        path: [...path, 'jobs', jobSn, 'stages', stageSn, 'tasks', taskSn, 'operationLog'],
        kind: 'log',
        form: 'text',
        signal,
        scope: SCOPE,
        ids: `change-order-sn, and the task ${task.name}`
      })
      return {text: typeof body === 'string' ? body : ''}
    }
  }
}

/** The event by which a job was suspended last; nothing when the events can't be read: they only explain. */
export async function lastSuspension(
  logs: ChangeLogs,
  job: Part,
  context: ReadContext
): Promise<ChangeEvent | undefined> {
  try {
    return (await logs.events(job, context))
      .filter(event => /^(?:JOB|TASK)_SUSPEND$/.test(event.action))
      .at(-1)
  } catch (error) {
    if (context.signal.aborted || !(error instanceof RequestError)) throw error
    return undefined
  }
}

function describe({at, action, operator, message, state}: ChangeEvent): string {
  const by = operator ? ` by ${operator}` : ''
  const how = state ? ` ${state}` : ''
  const text = message.split(/[\r\n]/).map(line => line.trim())
  return `${at} ${action}${how}${by}${message ? `: ${text.filter(line => line !== '').join(' ')}` : ''}`
}
