import {createHash} from 'node:crypto'
import type {Scope} from '../../messages/en/yunxiao.js'
import {message} from '../../messages/message.js'
import {badAnswer} from '../../model/errors.js'
import type {Part} from '../../model/part.js'
import type {PartLog} from '../../model/part-log.js'
import type {ReadContext} from '../../model/read-context.js'
import {explain} from '../../model/wall.js'
import {inPieces} from '../../util/turns.js'
import {parseAs, present} from '../shared/schema.js'
import type {Client} from './client.js'
import {type JobEvent, JobEvents} from './schema.js'

const SCOPE: Scope = {path: '应用交付 / 部署单', access: 'read-only'}
const PER_PAGE = 100
const MOST_PAGES = 100
const MOST_TRIES = 3
/** Events that are listed no more, of which it is remembered that they were printed. */
const MOST_GONE = 10_000
const CUT_OFF = message('lost.events', {most: PER_PAGE * MOST_PAGES})

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
  /** All events of a job, by time, where they only explain. */
  events(job: Part, context: ReadContext): Promise<ChangeEvent[]>
}

/** `path` is that of the change order. */
export function createChangeLogs(client: Client, path: readonly string[]): ChangeLogs {
  const read = (job: Part, context: ReadContext, kind: 'log' | 'detail') =>
    readAllEvents(client, path, job, kind, context)
  return {
    events: async (job, context) => (await read(job, context, 'detail')).events,
    readEvents: async (job, context, cursor) => {
      const {events, isCut} = await read(job, context, 'log')
      return {...(await newEvents(events, cursor)), lost: isCut ? CUT_OFF : undefined}
    },
    readTask: (task, context) => readTaskLog(client, path, task, context)
  }
}

/**
 * The events of a job, by time. One that comes in between moves the others to the next page: then all are read again. Of
 * more than 10,000 only so many are read.
 */
async function readAllEvents(
  client: Client,
  path: readonly string[],
  job: Part,
  kind: 'log' | 'detail',
  context: ReadContext
): Promise<{events: ChangeEvent[]; isCut: boolean}> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const first = await readPage(client, path, job, {page: 1, kind}, context)
    const pages = [first.records]
    let moved = false
    for (let page = 2; page <= Math.min(first.pages, MOST_PAGES); page++) {
      const next = await readPage(client, path, job, {page, kind}, context)
      moved ||= next.total !== first.total
      pages.push(next.records)
      if (next.records.length === 0) break
    }
    if (!moved) return {events: byTime(pages.flat()), isCut: first.pages > MOST_PAGES}
  }
  throw badAnswer(message('answer.changed'))
}

async function readPage(
  client: Client,
  path: readonly string[],
  job: Part,
  {page, kind}: {page: number; kind: 'log' | 'detail'},
  {signal}: ReadContext
): Promise<{records: ChangeEvent[]; pages: number; total: unknown}> {
  const {body} = await client({
    path: [...path, 'jobs', job.id, 'logs'],
    query: {current: String(page), pageSize: String(PER_PAGE)},
    kind,
    signal,
    scope: SCOPE,
    ids: {inputs: ['change-order-sn'], part: {kind: 'environment', name: job.name}}
  })
  const parsed = parseAs(JobEvents, body)
  if (!parsed.success) throw badAnswer(message('answer.form', {form: 'list of events'}))
  const {records, pages, total} = parsed.data
  return {records: present(records).map(readEvent), pages: Number(pages ?? 1), total: total ?? undefined}
}

/**
 * The events that were not printed before, as lines. They have no id, so all fields of one together tell it from others: what
 * is remembered of them is short, however long they are.
 */
async function newEvents(all: readonly ChangeEvent[], cursor: unknown): Promise<PartLog> {
  const before = cursor instanceof Map ? (cursor as ReadonlyMap<string, number>) : new Map<string, number>()
  const now = new Map<string, number>()
  const lines: string[] = []
  await inPieces(all, event => {
    const key = createHash('sha256').update(JSON.stringify(event)).digest('base64')
    const nth = (now.get(key) ?? 0) + 1
    now.set(key, nth)
    if (nth > (before.get(key) ?? 0)) lines.push(`${describe(event)}\n`)
  })
  const last = all.findLast(event => event.action.startsWith('JOB_'))
  // What the platform itself writes last; nothing follows but another round of the same job.
  const complete = /^JOB_(?:FINISH|TERMINATE)$/.test(last?.action ?? '') || undefined
  return {text: lines.join(''), cursor: remembered(before, now), steady: true, complete}
}

/** The events of this answer, and of those before it that it lacks the newest: one that is listed again is not told again. */
function remembered(before: ReadonlyMap<string, number>, now: Map<string, number>): Map<string, number> {
  const gone = [...before].filter(([key]) => !now.has(key)).slice(-MOST_GONE)
  return new Map([
    ...gone,
    ...[...now].map(([key, nth]) => [key, Math.max(nth, before.get(key) ?? 0)] as const)
  ])
}

async function readTaskLog(
  client: Client,
  path: readonly string[],
  task: Part,
  {signal}: ReadContext
): Promise<PartLog> {
  const [jobSn, stageSn, taskSn] = task.id.split('/')
  if (!jobSn || !stageSn || !taskSn) throw badAnswer(message('answer.unnamed', {kind: 'task'}))
  const {body} = await client({
    path: [...path, 'jobs', jobSn, 'stages', stageSn, 'tasks', taskSn, 'operationLog'],
    kind: 'log',
    form: 'text',
    signal,
    scope: SCOPE,
    ids: {inputs: ['change-order-sn'], part: {kind: 'task', name: task.name}}
  })
  return {text: typeof body === 'string' ? body : ''}
}

function readEvent({gmtCreate, action, operator, message, state}: JobEvent): ChangeEvent {
  return {
    at: gmtCreate ?? '',
    action: action ?? '',
    operator: operator ?? '',
    message: message ?? '',
    state: typeof state === 'string' ? state : ''
  }
}

/** Whether the list is the newest first is not stated. Events of one time keep the order in which they came. */
function byTime(events: readonly ChangeEvent[]): ChangeEvent[] {
  const timed = events.map(event => ({event, time: Date.parse(event.at) || 0}))
  const [first, last] = [timed[0], timed.at(-1)]
  const newestFirst = first !== undefined && last !== undefined && first.time > last.time
  const oldestFirst = newestFirst ? timed.reverse() : timed
  return oldestFirst.sort((a, b) => a.time - b.time).map(({event}) => event)
}

/** The event by which a job was suspended last. Throws `RequestError` where the events cannot be read. */
export async function lastSuspension(
  logs: ChangeLogs,
  job: Part,
  context: ReadContext
): Promise<ChangeEvent | undefined> {
  const events = await explain(() => logs.events(job, context), context.signal)
  return events.filter(event => /^(?:JOB|TASK)_SUSPEND$/.test(event.action)).at(-1)
}

function describe({at, action, operator, message, state}: ChangeEvent): string {
  const by = operator ? ` by ${operator}` : ''
  const how = state ? ` ${state}` : ''
  const text = message.split(/[\r\n]/).map(line => line.trim())
  return `${at} ${action}${how}${by}${message ? `: ${text.filter(line => line !== '').join(' ')}` : ''}`
}
