import type {Inputs} from '../inputs/inputs.js'
import type {Target} from '../model/target.js'
import type {Printer} from '../output/printer.js'
import {formatDuration} from '../util/duration.js'
import {isActRunner} from '../util/runner.js'
import type {Operation} from '../vendors/vendor.js'

const MOST_NAMED = 5
const verbs: Readonly<Partial<Record<Operation, string>>> = {
  'check-pipeline': 'looks at',
  'fetch-logs': 'fetches the logs of'
}

/** Prints at the start what is waited for, and by which rules: the values as they were understood. */
export function announce(printer: Printer, inputs: Inputs, targets: readonly Target[]): void {
  printer.line(
    `${inputs.operation} on ${inputs.vendor.title} (api: ${inputs.plan.api}, ${inputs.endpoint.origin})`
  )
  const verb = verbs[inputs.operation] ?? 'waits for'
  for (const {label, url} of targets.slice(0, MOST_NAMED))
    printer.line(`  ${verb} ${label}${url ? `: ${url}` : ''}`)
  if (targets.length > MOST_NAMED) printer.line(`  and ${targets.length - MOST_NAMED} more`)
  printer.line(`  ${limitsOf(inputs).join(', ')}`)
  printer.line(`  ${rulesOf(inputs).join(', ')}`)
  if (inputs.cancelRemote !== 'never' && isActRunner()) printer.line(`  ${howKilled(inputs)}`)
  for (const text of inputs.warnings) printer.warning(text)
  for (const text of inputs.notices) printer.notice(text)
}

/** Users of such a runner would wait in vain for `interrupted`. */
function howKilled({cancelRemote, stateKey}: Inputs): string {
  const then =
    stateKey === undefined
      ? 'nothing can be kept for its post step, since there is no credential to sign it with, so nothing is stopped on the platform'
      : 'its post step stops what then still runs on the platform'
  return `cancel-remote ${cancelRemote}: this runner kills a step that is cancelled or timed out at once, without a signal; ${then}`
}

function limitsOf({settings: {policy, pace}, requestTimeoutMs, createdAfterMs}: Inputs): string[] {
  const limit = (name: string, ms: number | undefined) =>
    ms === undefined ? [] : [`${name} ${formatDuration(ms)}`]
  return [
    ...limit('timeout', policy.timeoutMs),
    ...limit('queue-timeout', policy.queueTimeoutMs),
    ...limit('stall-timeout', policy.stallTimeoutMs),
    `polling every ${formatDuration(pace.minMs)}–${formatDuration(pace.maxMs)}`,
    ...limit('request-timeout', requestTimeoutMs),
    ...limit('outage-tolerance', policy.outageToleranceMs),
    ...limit('created-after', createdAfterMs)
  ]
}

/** Only the rules that the operation uses: a single poll waits for nobody, and only deploy orders have machines. */
function rulesOf({vendor, operation, settings: {policy}, allowed}: Inputs): string[] {
  const hasMachines = vendor.operations[operation]?.includes('deploy-order-id') ?? false
  return [
    ...(policy.once ? [] : [`on-paused ${policy.onPaused}`]),
    ...(hasMachines ? [`on-failed-machine ${policy.onFailedMachine}`] : []),
    `counts as success: ${[...allowed].join(', ')}`
  ]
}
