import {message} from '../../messages/message.js'
import {badAnswer} from '../../model/errors.js'
import type {Part} from '../../model/part.js'
import {ENDED, type Phase} from '../../model/phase.js'
import type {Snapshot} from '../../model/target.js'
import {confirmId} from '../shared/confirm-id.js'
import {type Listed, nothingListed, parseAs, toTime} from '../shared/schema.js'
import {readStatus} from '../shared/status-words.js'
import {type Environment, firstError, readEnvironments} from './change-order-tree.js'
import {ChangeOrder} from './schema.js'
import {changeOrderStatuses, stoppingStatuses, undoingTypes} from './status.js'

/**
 * One answer of GetChangeOrder as a snapshot. The order's own state decides; success is contradicted by an environment
 * that did not come to it, and by a rollback in an order that deploys. Throws a transient `RequestError` for an answer
 * that cannot be used.
 */
export function readChangeOrder(body: unknown, sn: string, hasLogs: boolean): Snapshot {
  const inAll = nothingListed()
  return snapshotOf(parseChangeOrder(body, sn, inAll), hasLogs, inAll)
}

/** The answer in its known form, and about the order that was asked for. Counted in `inAll`. Throws as `readChangeOrder` does. */
export function parseChangeOrder(body: unknown, sn: string, inAll: Listed): ChangeOrder {
  const parsed = parseAs(ChangeOrder, body, inAll)
  if (!parsed.success) throw badAnswer(message('answer.form', {form: 'change order'}))
  const order = parsed.data
  confirmId('change order', [order.sn, order.changeOrderSn], sn)
  return order
}

/** What an answer says, of which so much `inAll` was counted. Pure. Throws as `readChangeOrder` does. */
export function snapshotOf(order: ChangeOrder, hasLogs: boolean, inAll: Listed): Snapshot {
  const {phase: said, status} = readStatus(changeOrderStatuses, order.state)
  const environments = readEnvironments(order.jobs ?? [], hasLogs, inAll)
  const parts = environments.flatMap(({part, below}) => [part, ...below])
  const phase = phaseOf(said, environments, order.jobs !== undefined && order.jobs !== null)
  return {
    phase,
    status,
    parts,
    contradictions: phase === 'success' ? contradictionsOf(environments, order.type) : [],
    action: message('yunxiao.resume-change'),
    // Jobs are stopped, and the order ends when they have.
    stopping:
      environments.some(({part}) => isStopping(part)) && !environments.some(({part}) => isOpenJob(part)),
    message: firstError(parts),
    notices: [],
    startedAt: toTime(order.startedAt),
    finishedAt: ENDED.has(said) ? toTime(order.endedAt) : undefined
  }
}

function phaseOf(said: Phase, environments: readonly Environment[], isListed: boolean): Phase {
  if (said === 'success') return isListed && environments.length === 0 ? 'skipped' : said
  if (ENDED.has(said) || said === 'unknown') return said
  return environments.some(({part}) => part.phase === 'paused') ? 'paused' : said
}

/** Environments that say something else than success does. A rollback that was skipped says nothing. */
function contradictionsOf(environments: readonly Environment[], type: string | null | undefined): Part[] {
  // One that does not tell its type may deploy.
  const deploys = !type || type.toLowerCase() === 'deploy'
  return environments
    .filter(({part, type: own = ''}) => {
      const wasUndone = deploys && undoingTypes.has(own.toLowerCase()) && part.phase !== 'skipped'
      return wasUndone || (part.phase !== 'success' && part.phase !== 'skipped')
    })
    .map(({part}) => part)
}

/** Whether an answer is a change order at all: it has a number, a state or jobs. */
export function isChangeOrder(body: unknown): boolean {
  const inAll = nothingListed()
  const parsed = parseAs(ChangeOrder, body, inAll)
  return parsed.success && [parsed.data.sn, parsed.data.state, parsed.data.jobs].some(isPresent)
}

function isPresent(value: unknown): boolean {
  return value !== undefined && value !== null
}

/** A job that runs, or is still to run, and that nobody has stopped. */
export function isOpenJob(part: Part): boolean {
  return part.kind === 'environment' && !ENDED.has(part.phase) && !isStopping(part)
}

function isStopping({status}: Part): boolean {
  return stoppingStatuses.has(status.toUpperCase())
}
