import {message} from '../../messages/message.js'
import {badAnswer, RequestError} from '../../model/errors.js'
import {ENDED, type Phase} from '../../model/phase.js'
import type {Identity, ReadContext, Target} from '../../model/target.js'
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
/** Orders of which it is remembered that they were replaced. */
const MOST_REMEMBERED = 1000

/** Where orders live: the client, the path of their kind, the console. */
export interface OrderPlace {
  client: Client
  prefix: readonly string[]
  links: Links
}

/**
 * The deploy orders that a run's jobs name. Of a job that was run again only the newest ones count; a job that names none
 * for now keeps those that it had. `isAside` where the run's own status decides. Throws a permanent `RequestError` for too many, and for one that cannot be read.
 */
export function deployOrdersOfRun({client, prefix, links}: OrderPlace, pipelineId: string, isAside: boolean) {
  const byJob = new Map<string, {name: string; orders: Target[]}>()
  return async ({url, matchedBy}: Identity, {jobs, phase, lacksJobs}: Narrowed): Promise<Target[]> => {
    if (!isAside && lacksJobs) throw badAnswer(message('answer.jobs-missing'))
    for (const id of replacedBy(jobs, byJob)) byJob.delete(id)
    for (const job of jobs) {
      if (!isAside) refuseUnreadable(job, phase)
      const {part, deployOrderIds} = job
      const before = byJob.get(part.id)?.orders ?? []
      const now = deployOrderIds.map(deployOrderId => {
        const target = deployOrderTarget(client, prefix, {pipelineId, deployOrderId}, links)
        const madeBy = [part.id, part.name, ...(part.aliases ?? [])]
        const known = before.find(({id}) => id === deployOrderId)
        return known ?? {...target, url, madeBy, isAside, matchedBy: throughRun(matchedBy)}
      })
      if (now.length > 0) byJob.set(part.id, {name: part.name, orders: now})
    }
    return atMost([
      ...new Map(
        [...byJob.values()].flatMap(({orders}) => orders).map(target => [target.id, target])
      ).values()
    ])
  }
}

/** The jobs that are gone, and in whose place one of the same name has made orders: it is the same job, run again. */
function replacedBy(jobs: readonly RunJob[], before: ReadonlyMap<string, {name: string}>): string[] {
  const listed = new Set(jobs.map(({part}) => part.id))
  const made = jobs.filter(({part, deployOrderIds}) => deployOrderIds.length > 0 && !before.has(part.id))
  const names = new Set(made.map(({part}) => part.name))
  return [...before].filter(([id, {name}]) => !listed.has(id) && names.has(name)).map(([id]) => id)
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
function atMost<T>(orders: T[]): T[] {
  if (orders.length <= MOST_ORDERS) return orders
  throw new RequestError(message('yunxiao.too-many-orders', {most: MOST_ORDERS}), {
    kind: 'permanent',
    label: 'too many orders',
    hint: message('hint.too-many-orders')
  })
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
  return async (run: Identity, _counted: Narrowed, context: ReadContext): Promise<Target[]> => {
    reading++
    const origin = {...(appName !== undefined && {appName}), originId: `${pipelineId}+${run.ids['run-id']}`}
    for (const [sn, body] of await listOrders(place, origin, context)) {
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
    const counting = atMost([...made.values()].filter(order => !replaced.has(order)))
    for (const [sn, order] of made) if (made.size > MOST_REMEMBERED && replaced.has(order)) made.delete(sn)
    return counting.map(({target}) => target)
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
