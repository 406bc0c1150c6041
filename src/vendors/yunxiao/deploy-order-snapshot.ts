import {message} from '../../messages/message.js'
import {badAnswer} from '../../model/errors.js'
import type {Notice} from '../../model/notice.js'
import type {Part} from '../../model/part.js'
import {ENDED, type Phase} from '../../model/phase.js'
import type {Snapshot} from '../../model/target.js'
import {confirmId} from '../shared/confirm-id.js'
import {type UniqueId, uniqueIds} from '../shared/part-ids.js'
import {type Listed, parseAs, toId, toNumber, toTime} from '../shared/schema.js'
import {readStatus} from '../shared/status-words.js'
import type {DeployOrderIds} from './ids.js'
import {DeployOrder, type Machine} from './schema.js'
import {deployOrderStatuses, machineStatuses} from './status.js'

/** One answer of GetVMDeployOrder as a snapshot. Throws a transient `RequestError` for an answer it can't use. */
export function readDeployOrder(body: unknown, ids: DeployOrderIds): Snapshot {
  return snapshotOf(parseDeployOrder(body, ids))
}

/** The answer in its known form, and about the order that was asked for. Counted in `inAll`. Throws as `readDeployOrder` does. */
export function parseDeployOrder(
  body: unknown,
  {pipelineId, deployOrderId}: DeployOrderIds,
  inAll?: Listed
): DeployOrder {
  const parsed = parseAs(DeployOrder, body, inAll)
  if (!parsed.success) throw badAnswer(message('answer.form', {form: 'deploy order'}))
  const order = parsed.data
  confirmId('deploy order', [order.deployOrderId], deployOrderId)
  confirmId('pipeline', [order.pipelineId], pipelineId)
  return order
}

/** What an answer says. Pure. */
export function snapshotOf(order: DeployOrder): Snapshot {
  const listed = order.deployMachineInfo?.deployMachines ?? undefined
  const unique = uniqueIds('~')
  const parts = withoutEarlyStarts((listed ?? []).map((machine, i) => readMachine(machine, i, unique)))
  const {phase: said, status} = readStatus(deployOrderStatuses, order.status)
  const contradictions = said === 'success' ? parts.filter(contradictsSuccess) : []
  const deployedNothing =
    said === 'success' && listed !== undefined && contradictions.length === 0 && !parts.some(hasSucceeded)
  const phase = deployedNothing ? 'skipped' : said
  const blocked = blockedBy(said, parts)
  const at = toNumber(order.currentBatch)
  const of = toNumber(order.totalBatch)
  const code = toId(order.exceptionCode)

  return {
    phase,
    status,
    position: at !== undefined && of !== undefined ? {kind: 'batch', at, of} : undefined,
    parts,
    contradictions,
    blocked,
    action: blocked ? message('yunxiao.retry-machine') : message('yunxiao.resume-order'),
    message: deployedNothing
      ? message('yunxiao.no-machine')
      : code === undefined
        ? undefined
        : message('yunxiao.exception', {code}),
    notices: notices(parts, listed === undefined && phase === 'success', phase, order),
    startedAt: toTime(order.createTime),
    // The order has no end time of its own; its last change is one once it has ended.
    finishedAt: ENDED.has(said) ? toTime(order.updateTime) : undefined
  }
}

function readMachine(machine: Machine | null | undefined, index: number, unique: UniqueId): Part {
  const sn = toId(machine?.machineSn)
  const named = sn ?? `machine-${index + 1}`
  const id = unique(named)
  const {phase, status} = readStatus(machineStatuses, machine?.status)
  const names = [machine?.hostName, machine?.ip].filter((name): name is string => Boolean(name))
  const begun = phase !== 'queued' && phase !== 'skipped' && phase !== 'unknown'
  return {
    id,
    kind: 'machine',
    // The platform serves one log under one number.
    hasLog: sn === id,
    aliases: id === named ? names : [...names, named],
    machine: {sn, ip: machine?.ip || undefined, host: machine?.hostName || undefined},
    name: names.length > 0 ? `${names.join(' ')} (${named})` : named,
    batch: toNumber(machine?.batchNum),
    phase,
    status,
    message: machine?.clientStatus === 'error' ? message('yunxiao.agent-lost') : undefined,
    startedAt: begun ? toTime(machine?.createTime) : undefined,
    finishedAt: begun && ENDED.has(phase) ? toTime(machine?.updateTime) : undefined
  }
}

/**
 * The machines, without starts that cannot be: a batch begins when the one before it has ended. A machine of a later batch
 * that was created before any of the first one had ended was put on the list then; nothing says when its deploy began.
 */
function withoutEarlyStarts(machines: readonly Part[]): Part[] {
  const first = least(machines.map(({batch}) => batch))
  const firstEnd = least(machines.filter(({batch}) => batch === first).map(({finishedAt}) => finishedAt))
  if (firstEnd === Number.POSITIVE_INFINITY) return [...machines]
  const isEarly = ({batch = first, startedAt = firstEnd}: Part) => batch > first && startedAt < firstEnd
  return machines.map(machine => (isEarly(machine) ? {...machine, startedAt: undefined} : machine))
}

/** The least of the numbers that are known; infinity where none is. */
function least(numbers: readonly (number | undefined)[]): number {
  return numbers.reduce<number>((found, n = found) => Math.min(found, n), Number.POSITIVE_INFINITY)
}

/** Failed machines hold an order that has not ended; once no other machine is running only a person moves it. */
function blockedBy(said: Phase, parts: readonly Part[]): Snapshot['blocked'] {
  const isOpen = said === 'running' || said === 'paused' || said === 'queued'
  const failed = parts.filter(({phase}) => phase === 'failure')
  if (!isOpen || failed.length === 0) return undefined
  return {parts: failed, settled: !parts.some(({phase}) => phase === 'running')}
}

function hasSucceeded({phase}: Part): boolean {
  return phase === 'success'
}

function contradictsSuccess(part: Part): boolean {
  return part.phase === 'failure' || part.phase === 'cancelled' || part.phase === 'unknown'
}

function notices(parts: readonly Part[], noList: boolean, phase: Phase, order: DeployOrder): Notice[] {
  const found: Notice[] = []
  if (noList) {
    found.push({
      key: 'no-list',
      text: message('yunxiao.no-list')
    })
  }
  for (const part of parts) {
    if (part.message !== undefined) {
      found.push({
        key: `agent ${part.id}`,
        text: message('yunxiao.agent-lost-on', {name: part.name, status: part.status})
      })
    }
    if (part.phase === 'unknown') {
      found.push({
        key: `word ${part.id} ${part.status}`,
        text: message('notice.unknown-status', {kind: 'machine', name: part.name, status: part.status})
      })
    }
    if (part.phase === 'skipped' && phase === 'success') {
      found.push({
        key: `skipped ${part.id}`,
        text: message('yunxiao.skipped', {name: part.name})
      })
    }
  }
  const waiting = parts.filter(part => part.phase === 'queued' || part.phase === 'running')
  if (phase === 'success' && waiting.length > 0) {
    found.push({
      key: 'not begun',
      text: message('yunxiao.never-said', {waiting: waiting.length, all: parts.length})
    })
  }
  const total = toNumber(order.totalBatch)
  const current = toNumber(order.currentBatch)
  if (phase === 'success' && total !== undefined && current !== undefined && current < total) {
    found.push({key: 'batches', text: message('yunxiao.early-success', {at: current, of: total})})
  }
  return found
}
