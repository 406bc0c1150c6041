import {badAnswer} from '../../model/errors.js'
import type {Part} from '../../model/part.js'
import type {Phase} from '../../model/phase.js'
import {ENDED} from '../../model/phase.js'
import type {Notice, Snapshot} from '../../model/snapshot.js'
import type {PartLog, ReadContext, Target} from '../../model/target.js'
import {readStatus} from '../shared/status-words.js'
import type {Client} from './client.js'
import {DeployOrder, type Machine, MachineLog} from './schema.js'
import {deployOrderStatuses, machineStatuses} from './status.js'

const SCOPE = '流水线 / 主机部署, read-only'
const STOP_SCOPE = '流水线 / 主机部署, read-write'

export interface DeployOrderIds {
  pipelineId: string
  deployOrderId: string
}

/**
 * A host deploy order of Flow.
 * `prefix` is the path up to and without `pipelines`; `consoleUrl` the base of the web console, or nothing.
 * https://help.aliyun.com/zh/yunxiao/developer-reference/getvmdeployorder
 */
export function deployOrderTarget(
  client: Client,
  prefix: readonly string[],
  {pipelineId, deployOrderId}: DeployOrderIds,
  consoleUrl: string | undefined
): Target {
  const path = [...prefix, 'pipelines', pipelineId, 'deploy', deployOrderId]
  const ids = 'pipeline-id and deploy-order-id'
  return {
    id: deployOrderId,
    kind: 'deploy order',
    label: `deploy order ${deployOrderId} of pipeline ${pipelineId}`,
    ids: {'deploy-order-id': deployOrderId},
    names: {'pipeline-id': pipelineId, 'deploy-order-id': deployOrderId},
    // The console has no page for an order; its pipeline's page leads to it.
    url: consoleUrl === undefined ? '' : `${consoleUrl}/pipelines/${encodeURIComponent(pipelineId)}/current`,

    async read({signal}: ReadContext): Promise<Snapshot> {
      const {body} = await client({path, kind: 'status', signal, scope: SCOPE, ids})
      return readDeployOrder(body, deployOrderId)
    },

    /** https://help.aliyun.com/zh/yunxiao/developer-reference/getvmdeploymachinelog: the whole text each time. */
    async readLog(part: Part, {signal}: ReadContext): Promise<PartLog> {
      const {body} = await client({
        path: [...path, 'machine', part.id, 'log'],
        kind: 'log',
        signal,
        scope: SCOPE,
        ids: `${ids}, and the machine ${part.id}`
      })
      const parsed = MachineLog.safeParse(body)
      if (!parsed.success) throw badAnswer('held no machine log of the known form')
      const {deployLog, deployBeginTime, deployEndTime} = parsed.data
      return {
        text: deployLog ?? '',
        startedAt: toNumber(deployBeginTime),
        finishedAt: toNumber(deployEndTime)
      }
    },

    /** https://help.aliyun.com/zh/yunxiao/developer-reference/stopvmdeployorder: no body; the answer is `true`. */
    async stop({signal}: ReadContext): Promise<boolean> {
      const stopPath = [...path, 'stop']
      await client({
        method: 'PUT',
        path: stopPath,
        form: 'true',
        kind: 'stop',
        signal,
        scope: STOP_SCOPE,
        ids
      })
      return true
    }
  }
}

/** One answer of GetVMDeployOrder as a snapshot. Throws a transient `RequestError` for an answer it can't use. */
export function readDeployOrder(body: unknown, deployOrderId: string): Snapshot {
  const parsed = DeployOrder.safeParse(body)
  if (!parsed.success) throw badAnswer('was no deploy order of the known form')
  const order = parsed.data
  if (order.deployOrderId !== undefined && order.deployOrderId !== null) {
    const named = ['string', 'number'].includes(typeof order.deployOrderId)
      ? String(order.deployOrderId)
      : '(no id)'
    if (named !== deployOrderId) throw badAnswer(`was about deploy order ${named} and not ${deployOrderId}`)
  }

  const listed = order.deployMachineInfo?.deployMachines ?? undefined
  const parts = (listed ?? []).map(readMachine)
  const {phase: said, status} = readStatus(deployOrderStatuses, order.status)
  const phase = said === 'success' && listed && parts.every(p => p.phase === 'skipped') ? 'skipped' : said
  const failed = parts.filter(p => p.phase === 'failure')
  const open = said === 'running' || said === 'paused' || said === 'queued'
  const blocked = open && failed.length > 0 ? {parts: failed, settled: !parts.some(isRunning)} : undefined
  const at = toNumber(order.currentBatch)
  const of = toNumber(order.totalBatch)
  const code = order.exceptionCode

  return {
    phase,
    status,
    position: at !== undefined && of !== undefined ? {kind: 'batch', at, of} : undefined,
    parts,
    contradictions: phase === 'success' ? parts.filter(contradictsSuccess) : [],
    blocked,
    action: blocked
      ? 'a person with the right to deploy can retry or skip the machine, or stop the order, on the pipeline page'
      : 'a person with the right to deploy can resume or stop the order on the pipeline page',
    message: code === undefined || code === null || code === '' ? undefined : `exception code ${code}`,
    notices: notices(parts, listed === undefined && phase === 'success', phase, order),
    startedAt: toNumber(order.createTime),
    // The order has no end time of its own; its last change is one once it has ended.
    finishedAt: ENDED.has(said) ? toNumber(order.updateTime) : undefined
  }
}

function readMachine(machine: Machine | null, index: number): Part {
  const sn = machine?.machineSn
  const id = sn === undefined || sn === null || sn === '' ? `machine-${index + 1}` : String(sn)
  const {phase, status} = readStatus(machineStatuses, machine?.status)
  const names = [machine?.hostName, machine?.ip].filter((name): name is string => Boolean(name))
  const begun = phase !== 'queued' && phase !== 'skipped' && phase !== 'unknown'
  return {
    id,
    kind: 'machine',
    hasLog: true,
    aliases: names,
    name: names.length > 0 ? `${names.join(' ')} (${id})` : id,
    batch: toNumber(machine?.batchNum),
    phase,
    status,
    message:
      machine?.clientStatus === 'error' ? 'its agent can not be reached (clientStatus: error)' : undefined,
    startedAt: begun ? toNumber(machine?.createTime) : undefined,
    finishedAt: begun && ENDED.has(phase) ? toNumber(machine?.updateTime) : undefined
  }
}

function isRunning(part: Part): boolean {
  return part.phase === 'running'
}

function contradictsSuccess(part: Part): boolean {
  return part.phase === 'failure' || part.phase === 'cancelled' || part.phase === 'unknown'
}

function notices(parts: readonly Part[], noList: boolean, phase: Phase, order: DeployOrder): Notice[] {
  const found: Notice[] = []
  if (noList) {
    found.push({
      key: 'no-list',
      text: 'the platform says Success and lists no machines, so nothing here shows which ones were deployed'
    })
  }
  for (const part of parts) {
    if (part.message !== undefined) {
      found.push({
        key: `agent ${part.id}`,
        text: `machine ${part.name}: ${part.message}; it may stay ${part.status} until somebody mends it`
      })
    }
    if (part.phase === 'unknown') {
      found.push({
        key: `word ${part.id} ${part.status}`,
        text: `machine ${part.name} has an unknown status: ${part.status}`
      })
    }
    if (part.phase === 'skipped' && phase === 'success') {
      found.push({
        key: `skipped ${part.id}`,
        text: `machine ${part.name} was skipped: the new version is not on it`
      })
    }
  }
  const total = toNumber(order.totalBatch)
  const current = toNumber(order.currentBatch)
  if (phase === 'success' && total !== undefined && current !== undefined && current < total) {
    found.push({key: 'batches', text: `the order says Success in batch ${current} of ${total}`})
  }
  return found
}

/** Numbers come as integers or as strings of digits; anything else is absent. */
export function toNumber(value: number | string | null | undefined): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) && value >= 0 ? value : undefined
  return typeof value === 'string' && /^[0-9]{1,15}$/.test(value) ? Number(value) : undefined
}
