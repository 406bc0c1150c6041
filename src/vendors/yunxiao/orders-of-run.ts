import {badAnswer, RequestError} from '../../model/errors.js'
import type {Identity, ReadContext, Target} from '../../model/target.js'
import {CHANGE_SCOPE, changeOrderTarget} from './change-order-target.js'
import type {Client} from './client.js'
import {deployOrderTarget} from './deploy-order-target.js'
import type {RunJob} from './run-snapshot.js'

const MOST_ORDERS = 100

/** A run with so many orders is followed by nobody: to leave some out would be to call them good. */
function refuseMore(made: ReadonlyMap<string, Target>): void {
  if (made.size <= MOST_ORDERS) return
  throw new RequestError(
    `the run has made more than ${MOST_ORDERS} orders, which is more than are followed`,
    {
      kind: 'permanent',
      label: 'too many orders',
      hint: 'narrow them with job-id, or name them'
    }
  )
}

/** The deploy orders that a run's jobs have made so far. */
export function deployOrdersOfRun(
  client: Client,
  prefix: readonly string[],
  pipelineId: string,
  consoleUrl: string
) {
  const made = new Map<string, Target>()
  return async ({url, matchedBy}: Identity, jobs: readonly RunJob[]): Promise<Target[]> => {
    for (const {part, deployOrderIds} of jobs) {
      for (const deployOrderId of deployOrderIds) {
        if (made.has(deployOrderId)) continue
        const target = deployOrderTarget(client, prefix, {pipelineId, deployOrderId}, consoleUrl)
        const madeBy = [part.id, part.name, ...(part.aliases ?? [])]
        made.set(deployOrderId, {...target, url, madeBy, matchedBy: throughRun(matchedBy)})
      }
    }
    refuseMore(made)
    return [...made.values()]
  }
}

/** Found through a given run; a run that was itself found says how. */
function throughRun(matchedBy: Identity['matchedBy']): Identity['matchedBy'] {
  return matchedBy === 'given' ? 'run' : matchedBy
}

/**
 * The change orders that a run has made: the platform lists them by their origin. Each of them is read from that
 * list too, since it does not say which app they are of.
 * https://help.aliyun.com/zh/yunxiao/developer-reference/listchangeordersbyorigin
 */
export function changeOrdersOfRun(
  client: Client,
  prefix: readonly string[],
  pipelineId: string,
  appName: string | undefined,
  consoleUrl: string
) {
  const made = new Map<string, Target>()
  const list = async (runId: string, {signal}: ReadContext): Promise<{sn: string; body: unknown}[]> => {
    const {body} = await client({
      path: [...prefix, 'changeOrders:byOrigin'],
      query: {
        originType: 'FLOW',
        originId: `${pipelineId}+${runId}`,
        ...(appName === undefined ? {} : {appName})
      },
      kind: 'status',
      form: 'list',
      signal,
      scope: CHANGE_SCOPE,
      ids: 'pipeline-id and run-id'
    })
    return (body as unknown[]).map(order => {
      const sn = typeof order === 'object' && order !== null && 'sn' in order ? order.sn : undefined
      if (typeof sn !== 'string' || sn === '') throw badAnswer('listed a change order without its number')
      return {sn, body: order}
    })
  }
  return async (run: Identity, _jobs: readonly RunJob[], context: ReadContext): Promise<Target[]> => {
    const runId = run.ids['run-id'] ?? ''
    for (const {sn} of await list(runId, context)) {
      if (made.has(sn)) continue
      const readOrder = async (own: ReadContext) => {
        const order = (await list(runId, own)).find(candidate => candidate.sn === sn)
        if (order) return order.body
        throw new RequestError(`change order ${sn} is no longer listed for run ${runId}`, {
          kind: 'not-found',
          label: 'order gone',
          hint: 'look on the platform whether it was deleted'
        })
      }
      made.set(
        sn,
        changeOrderTarget(client, prefix, {appName, sn}, consoleUrl, {
          matchedBy: throughRun(run.matchedBy),
          readOrder
        })
      )
    }
    refuseMore(made)
    return [...made.values()]
  }
}
