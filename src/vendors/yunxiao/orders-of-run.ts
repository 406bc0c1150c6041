import {message} from '../../messages/message.js'
import {badAnswer, RequestError} from '../../model/errors.js'
import type {Identity} from '../../model/identity.js'
import type {Part} from '../../model/part.js'
import {ENDED, type Phase} from '../../model/phase.js'
import type {ReadContext} from '../../model/read-context.js'
import type {Target} from '../../model/target.js'
import {parseAs, present} from '../shared/schema.js'
import {CHANGE_SCOPE, changeOrderTarget} from './change-order-target.js'
import type {Client} from './client.js'
import {deployOrderTarget} from './deploy-order-target.js'
import {isOrderNumber} from './ids.js'
import type {Links} from './links.js'
import type {Narrowed} from './run-jobs.js'
import type {RunJob} from './run-tree.js'
import {ChangeOrder, ChangeOrderList} from './schema.js'

const MOST_ORDERS = 100
const GOES_ON: ReadonlySet<Phase> = new Set(['queued', 'running', 'paused'])
/** So many orders one run may name in all: of each that was ever followed something stays in memory. */
const MOST_NAMED = 1000

/** Where orders live: the client, the path of their kind, the console. */
export interface OrderPlace {
  client: Client
  prefix: readonly string[]
  links: Links
}

/** A job that has made orders, as it was listed last. */
interface Maker {
  part: Part
  orders: readonly Target[]
}

/**
 * The deploy orders that a run's jobs name. Of a job that was run again only the newest ones count, also while it names none
 * yet; one that was not, and names none for now, keeps those that it had. `isAside` where the run's own status decides. Throws
 * a permanent `RequestError` for too many, and for one that cannot be read.
 */
export function deployOrdersOfRun({client, prefix, links}: OrderPlace, pipelineId: string, isAside: boolean) {
  const byJob = new Map<string, Maker>()
  let listed: ReadonlySet<string> = new Set()
  const count = createCount()
  return async ({url, matchedBy}: Identity, {jobs, phase, lacksJobs}: Narrowed): Promise<Target[]> => {
    if (!isAside && lacksJobs) throw badAnswer(message('answer.jobs-missing'))
    count(atMost([...new Set(jobs.flatMap(({deployOrderIds}) => deployOrderIds))]))
    for (const id of replacedBy(jobs, byJob, listed)) byJob.delete(id)
    listed = new Set(jobs.map(({part}) => part.id))
    for (const job of jobs) {
      if (!isAside) refuseUnreadable(job, phase)
      const {part, deployOrderIds} = job
      const before = byJob.get(part.id)
      const now = deployOrderIds.map(deployOrderId => {
        const target = deployOrderTarget(client, prefix, {pipelineId, deployOrderId}, links)
        const madeBy = [part.id, part.name, ...(part.aliases ?? [])]
        const known = before?.orders.find(({id}) => id === deployOrderId)
        return known ?? {...target, url, madeBy, isAside, matchedBy: throughRun(matchedBy)}
      })
      if (now.length > 0) byJob.set(part.id, {part, orders: now})
      else if (before && isRunAgain(part, before.part)) byJob.delete(part.id)
      else if (before) byJob.set(part.id, {...before, part: sinceBegun(part, before.part)})
    }
    const orders = new Map([...byJob.values()].flatMap(maker => maker.orders.map(order => [order.id, order])))
    // A platform may list other jobs each time.
    if (orders.size > MOST_ORDERS) for (const id of byJob.keys()) if (!listed.has(id)) byJob.delete(id)
    return atMost([...orders.values()])
  }
}

/** The jobs that are gone, and in whose place a new one of the same name is listed: it is the same job, run again. */
function replacedBy(
  jobs: readonly RunJob[],
  before: ReadonlyMap<string, Maker>,
  listedBefore: ReadonlySet<string>
): string[] {
  const listed = new Set(jobs.map(({part}) => part.id))
  const fresh = jobs.filter(({part: {id}}) => !before.has(id) && !listedBefore.has(id))
  const names = new Set(fresh.map(({part}) => part.name))
  return [...before].filter(([id, {part}]) => !listed.has(id) && names.has(part.name)).map(([id]) => id)
}

/** Whether a job began anew under its id: later than before or, where its times do not tell, after it had ended. */
function isRunAgain(now: Part, before: Part): boolean {
  if (now.startedAt !== undefined && before.startedAt !== undefined) return now.startedAt > before.startedAt
  return ENDED.has(before.phase) && GOES_ON.has(now.phase)
}

/** A job as it is now, with the beginning that is known of it. */
function sinceBegun(now: Part, {startedAt}: Part): Part {
  return {...now, startedAt: now.startedAt ?? startedAt}
}

/**
 * An order that cannot be read must not be left out. While the job goes on, its order may still get its id; where all is
 * over, only a job that never began has made none.
 */
function refuseUnreadable({part, hasUnreadableOrder}: RunJob, counted: Phase): void {
  const neverBegan = part.phase === 'skipped' || part.phase === 'queued'
  const isOver = ENDED.has(part.phase) || counted === 'success'
  if (!hasUnreadableOrder || neverBegan || !isOver) return
  throw new RequestError(message('yunxiao.unreadable-order', {job: part.name}), {
    kind: 'permanent',
    label: 'unreadable order',
    hint: message('hint.unreadable-order')
  })
}

/** A run with so many orders is followed by nobody: to leave some out would be to call them good. */
function atMost<T>(orders: T[], most = MOST_ORDERS): T[] {
  if (orders.length <= most) return orders
  throw new RequestError(message('yunxiao.too-many-orders', {most}), {
    kind: 'permanent',
    label: 'too many orders',
    hint: message('hint.too-many-orders')
  })
}

/** Counts the orders that a run names, reading by reading. Throws a permanent `RequestError` for too many in all. */
function createCount(): (ids: readonly string[]) => void {
  let named: ReadonlySet<string> = new Set()
  return ids => {
    named = new Set(atMost([...new Set([...named, ...ids])], MOST_NAMED))
  }
}

/** Found through a given run; a run that was itself found says how. */
function throughRun(matchedBy: Identity['matchedBy']): Identity['matchedBy'] {
  return matchedBy === 'given' ? 'run' : matchedBy
}

/** A change order of a run, and the readings of the list, counted from 1, that showed it first and last. */
interface MadeOrder {
  target: Target
  environments: readonly string[]
  first: number
  last: number
}

/**
 * The change orders that a run has made: the platform lists them by their origin. With its app an order is read by itself;
 * without it the list is all that can be read, since it does not say which app an order is of. One that is listed no more
 * counts on, unless another one has come in its place.
 * https://help.aliyun.com/zh/yunxiao/developer-reference/listchangeordersbyorigin
 */
export function changeOrdersOfRun(place: OrderPlace, pipelineId: string, appName: string | undefined) {
  const {client, prefix, links} = place
  const made = new Map<string, MadeOrder>()
  let reading = 0
  const count = createCount()
  return async (run: Identity, _counted: Narrowed, context: ReadContext): Promise<Target[]> => {
    reading++
    const origin = {...(appName !== undefined && {appName}), originId: `${pipelineId}+${run.ids['run-id']}`}
    const listed = await listOrders(place, origin, context)
    count([...listed.keys()])
    for (const [sn, body] of listed) {
      const readOrder = (own: ReadContext) => readListed(place, origin, sn, own)
      const found = {matchedBy: throughRun(run.matchedBy), ...(appName === undefined && {readOrder})}
      const known = made.get(sn)
      made.set(sn, {
        target: known?.target ?? changeOrderTarget(client, prefix, {appName, sn}, links, found),
        environments: environmentsOf(body),
        first: known?.first ?? reading,
        last: reading
      })
    }
    // Of several apps an environment of one name is not the same one.
    const replaced = appName === undefined ? new Set() : replacedOrders([...made.values()])
    return atMost([...made.values()].filter(order => !replaced.has(order))).map(({target}) => target)
  }
}

/** The orders that are listed no more, and since then another one is that deploys to the same environment. */
function replacedOrders(orders: readonly MadeOrder[]): ReadonlySet<MadeOrder> {
  const newest = new Map<string, number>()
  for (const {environments, first} of orders)
    for (const env of environments) newest.set(env, Math.max(first, newest.get(env) ?? 0))
  const isReplaced = ({environments, last}: MadeOrder) =>
    environments.some(env => (newest.get(env) ?? 0) > last)
  return new Set(orders.filter(isReplaced))
}

function environmentsOf(body: unknown): string[] {
  const parsed = parseAs(ChangeOrder, body)
  return parsed.success ? present(parsed.data.jobs).flatMap(({envName}) => envName || []) : []
}

/** The bodies of the listed orders, by their number. */
async function listOrders(
  {client, prefix}: OrderPlace,
  origin: Readonly<Record<string, string>>,
  {signal}: ReadContext
): Promise<Map<string, unknown>> {
  const {body} = await client({
    path: [...prefix, 'changeOrders:byOrigin'],
    query: {originType: 'FLOW', ...origin},
    kind: 'status',
    form: 'list',
    signal,
    scope: CHANGE_SCOPE,
    ids: {inputs: ['pipeline-id', 'run-id']}
  })
  const parsed = parseAs(ChangeOrderList, body)
  if (!parsed.success) throw badAnswer(message('answer.form', {form: 'list of change orders'}))
  const orders = new Map<string, unknown>()
  for (const order of parsed.data) {
    const sn = typeof order === 'object' && order !== null && 'sn' in order ? order.sn : undefined
    if (typeof sn !== 'string' || !isOrderNumber(sn)) throw badAnswer(message('answer.order-without-number'))
    if (orders.has(sn) && JSON.stringify(orders.get(sn)) !== JSON.stringify(order))
      throw badAnswer(
        message('answer.two-things', {thing: message('target.named', {kind: 'change order', id: sn})})
      )
    orders.set(sn, order)
  }
  return orders
}

async function readListed(
  place: OrderPlace,
  origin: Readonly<Record<string, string>>,
  sn: string,
  context: ReadContext
): Promise<unknown> {
  const order = (await listOrders(place, origin, context)).get(sn)
  if (order !== undefined) return order
  throw new RequestError(message('yunxiao.order-gone', {sn, run: origin.originId ?? ''}), {
    kind: 'not-found',
    label: 'order gone',
    hint: message('hint.order-gone')
  })
}
