import {expect} from '@jest/globals'
import type {Fault} from '../../../simulator/server/fault.js'
import type {ChangeOrderScenario} from '../../../simulator/yunxiao/change-order-scenario.js'
import type {DeployOrderScenario} from '../../../simulator/yunxiao/deploy-order-scenario.js'
import {yunxiao} from '../../../simulator/yunxiao/platform.js'
import type {RunScenario} from '../../../simulator/yunxiao/run-scenario.js'
import type {Outcome} from '../../../src/model/outcome.js'
import {checkEnd} from '../action/checks.js'
import {wholeLog} from '../action/log-views.js'
import {type ActionOptions, type ActionRun, runAction} from '../action/run-action.js'
import {type Edition, organizationId, token} from './order-waits.js'

/** A case of a table about runs and change orders of Yunxiao: what there is, and how the wait must end. */
export interface Row extends Pick<ActionOptions, 'clock'> {
  outcome: Outcome
  /** Goes on after the outcome, so that the whole is a sentence. */
  name: string
  operation: string
  runs?: readonly RunScenario[]
  changes?: readonly ChangeOrderScenario[]
  orders?: readonly DeployOrderScenario[]
  /** Faults of a path that is about no single run or order, by its last segments. */
  faults?: (segments: readonly string[]) => readonly Fault[]
  inputs?: Readonly<Record<string, string>>
  /** `central` alone unless given. */
  editions?: readonly Edition[]
  /** `success` alone is green unless given. */
  green?: boolean
  status?: string
  reason?: RegExp
  matchedBy?: string
  runId?: string
  log?: readonly RegExp[]
  /** Each target: id, outcome, decided. */
  targets?: readonly (readonly [string, Outcome, boolean])[]
  also?: (ran: ActionRun) => void
}

export type Case = Row & {edition: Edition}

export const both = ['central', 'region'] as const

/** One case for each edition of a row. */
export const casesOf = (rows: readonly Row[]): Case[] =>
  rows.flatMap(row => (row.editions ?? ['central']).map((edition): Case => ({...row, edition})))

/** Runs the action on a case, and checks what is true for every step, and what its row says. */
export async function checkCase(row: Case): Promise<void> {
  const ran = await runAction(optionsOf(row))
  await checkEnd(ran, row.outcome, row.green ?? row.outcome === 'success')
  expect(ran.run.state).toEqual({})
  checkRequests(ran, row.edition)
  const {outputs} = ran.run
  if (row.status !== undefined) expect(outputs.status).toBe(row.status)
  if (row.reason) expect(outputs.reason).toMatch(row.reason)
  if (row.matchedBy !== undefined) expect(outputs['matched-by']).toBe(row.matchedBy)
  if (row.runId !== undefined) expect(outputs['run-id']).toBe(row.runId)
  for (const pattern of row.log ?? []) expect(wholeLog(ran)).toMatch(pattern)
  if (row.targets) expect(ran.result.targets.map(t => [t.id, t.outcome, t.decided])).toEqual(row.targets)
  row.also?.(ran)
}

function optionsOf({runs = [], changes = [], orders = [], faults, ...row}: Case): ActionOptions {
  const {edition, operation, inputs = {}, clock} = row
  const platform = yunxiao({edition, organizationId, token, orders, runs, changeOrders: changes})
  return {
    platform: {
      ...platform,
      faults: request => [...(faults?.(request.segments) ?? []), ...(platform.faults?.(request) ?? [])]
    },
    secrets: [token],
    ...(clock && {clock}),
    inputs: {
      vendor: 'yunxiao',
      operation,
      token,
      ...(edition === 'central' ? {'organization-id': organizationId} : {api: 'region'}),
      // A log is read on for seconds after the end, which only the tests of logs are about.
      logs: 'none',
      ...inputs
    }
  }
}

/** Only questions, below the paths of the edition, with the token where it belongs. */
function checkRequests({requests, inputs}: ActionRun, edition: Edition): void {
  const own = edition === 'central' ? `organizations/${inputs['organization-id']}/` : ''
  const prefixes = ['flow', 'appstack'].map(area => `/oapi/v1/${area}/${own}`)
  const odd = requests.filter(
    ({method, path, headers}) =>
      method !== 'GET' ||
      !prefixes.some(prefix => path.startsWith(prefix)) ||
      path.includes('/organizations/') !== (edition === 'central') ||
      headers['x-yunxiao-token'] !== token
  )
  expect(odd).toEqual([])
}
