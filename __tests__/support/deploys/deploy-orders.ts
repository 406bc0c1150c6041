import type {Fault, FaultKind} from '../../../simulator/server/fault.js'
import type {DeployOrderScenario, Event, Machine} from '../../../simulator/yunxiao/deploy-order-scenario.js'

/** Small deploy orders for tests. By the clock of polls an event `at: n` happens with the n-th poll. */

export const sn = (n: number) => `i-bp1web${n}`

export const machine = (n: number, batch = 1): Machine => ({
  sn: sn(n),
  ip: `10.0.0.${n}`,
  hostName: `web-${n}`,
  batch
})

/** The order's own status, from `at` on. */
export const says = (status: unknown, at = 0): Event => ({at, order: status})
/** The status of the n-th machine, from `at` on. */
export const is = (n: number, status: unknown, at = 0): Event => ({at, machine: sn(n), status})
/** The status of both machines that an order has unless given others. */
export const both = (status: unknown, at = 0): Event[] => [is(1, status, at), is(2, status, at)]
/** Lines that the n-th machine's log gets at `at`. */
export const prints = (n: number, log: readonly string[], at = 0): Event => ({at, machine: sn(n), log})

/** An order 1111 of pipeline 123 with two machines in one batch. */
export const order = (
  timeline: readonly Event[],
  rest: Partial<DeployOrderScenario> = {}
): DeployOrderScenario => ({
  pipelineId: '123',
  deployOrderId: 1111,
  batches: 1,
  machines: [machine(1), machine(2)],
  timeline,
  ...rest
})

export const running = order([says('Running'), ...both('Running')])
export const done = order([says('Success'), ...both('Success')])
export const succeeds = order([
  says('Running'),
  ...both('Running'),
  ...both('Success', 3),
  says('Success', 3)
])

/** An order with faults, which are those of its status requests unless given otherwise. */
export const faulty = (
  scenario: DeployOrderScenario,
  fault: FaultKind,
  when: Partial<Omit<Fault, 'fault'>> = {}
): DeployOrderScenario => ({...scenario, faults: [...(scenario.faults ?? []), {on: 'order', ...when, fault}]})

/** An order of which every answer carries these fields. */
export const laid = (
  scenario: DeployOrderScenario,
  overlay: Record<string, unknown>
): DeployOrderScenario => ({
  ...scenario,
  overlay
})

/** A good answer's body for order 1111, as text, to be damaged. */
export const goodBody = (fields: Record<string, unknown> = {}) =>
  JSON.stringify({
    deployOrderId: 1111,
    status: 'Success',
    currentBatch: 1,
    totalBatch: 1,
    deployMachineInfo: {deployMachines: [{machineSn: sn(1), status: 'Success', batchNum: 1}]},
    ...fields
  })

export const answer = (
  status: number,
  body: unknown = '',
  headers: Record<string, string> = {}
): FaultKind => ({
  kind: 'answer',
  status,
  body,
  headers
})

export const body = (text: string, contentType = 'application/json'): FaultKind => ({
  kind: 'body',
  text,
  contentType
})
