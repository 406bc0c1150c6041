import type {Inputs} from '../inputs/inputs.js'
import {type Message, message} from '../messages/message.js'
import type {Target} from '../model/target.js'
import type {Printer} from '../output/printer.js'
import {isActRunner} from '../util/runner.js'

const MOST_NAMED = 5

/** Prints at the start what is waited for, and by which rules: the values as they were understood. */
export function announce(printer: Printer, inputs: Inputs, targets: readonly Target[]): void {
  const {operation, vendor, plan, endpoint} = inputs
  const place = {operation, platform: vendor.title, api: plan.api, origin: endpoint.origin}
  printer.line(message('start.operation', place))
  for (const {label, url} of targets.slice(0, MOST_NAMED))
    printer.line(message('start.target', {operation, target: label, url}))
  if (targets.length > MOST_NAMED) printer.line(message('start.more', {count: targets.length - MOST_NAMED}))
  printer.line(message('start.limits', limitsOf(inputs)))
  printer.line(message('start.rules', rulesOf(inputs)))
  if (inputs.cancelRemote !== 'never' && isActRunner()) printer.line(howKilled(inputs))
  for (const text of inputs.warnings) printer.warning(text)
  for (const text of inputs.notices) printer.notice(text)
}

/** Users of such a runner would wait in vain for `interrupted`. */
function howKilled({cancelRemote, stateKey}: Inputs): Message {
  return message('start.killed', {cancelRemote, isKept: stateKey !== undefined})
}

function limitsOf({settings: {policy, pace}, requestTimeoutMs, createdAfterMs}: Inputs) {
  return {
    timeoutMs: policy.timeoutMs,
    queueTimeoutMs: policy.queueTimeoutMs,
    stallTimeoutMs: policy.stallTimeoutMs,
    pace,
    requestTimeoutMs,
    outageToleranceMs: policy.outageToleranceMs,
    createdAfterMs
  }
}

/** Only the rules that the operation uses: a single poll waits for nobody, and only deploy orders have machines. */
function rulesOf({vendor, operation, settings: {policy}, allowed}: Inputs) {
  const hasMachines = vendor.operations[operation]?.includes('deploy-order-id') ?? false
  return {
    onPaused: policy.once ? undefined : policy.onPaused,
    onFailedMachine: hasMachines ? policy.onFailedMachine : undefined,
    allowed: [...allowed]
  }
}
