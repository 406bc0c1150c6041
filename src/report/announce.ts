import type {Inputs} from '../inputs/inputs.js'
import type {Target} from '../model/target.js'
import type {Printer} from '../output/printer.js'
import {formatDuration} from '../util/duration.js'
import type {Operation} from '../vendors/vendor.js'

const MOST_NAMED = 5
const verbs: Readonly<Partial<Record<Operation, string>>> = {
  'check-pipeline': 'looks at',
  'fetch-logs': 'fetches the logs of'
}

/** `Alibaba Cloud Yunxiao, deploy order 1111 of pipeline 123`. */
export function titleOf({vendor}: Inputs, labels: readonly string[]): string {
  const first = labels[0] ?? ''
  return `${vendor.title}, ${labels.length > 1 ? `${first} and ${labels.length - 1} more` : first}`
}

/** Says at the start what is waited for, and by which rules: the values as they were understood. */
export function announce(printer: Printer, inputs: Inputs, targets: readonly Target[]): void {
  const {policy, pace} = inputs.settings
  printer.line(
    `${inputs.operation} on ${inputs.vendor.title} (api: ${inputs.plan.api}, ${inputs.endpoint.origin})`
  )
  for (const target of targets.slice(0, MOST_NAMED)) {
    printer.line(
      `  ${verbs[inputs.operation] ?? 'waits for'} ${target.label}${target.url ? `: ${target.url}` : ''}`
    )
  }
  if (targets.length > MOST_NAMED) printer.line(`  and ${targets.length - MOST_NAMED} more`)
  const limits = [
    `timeout ${formatDuration(policy.timeoutMs)}`,
    ...(policy.queueTimeoutMs === undefined
      ? []
      : [`queue-timeout ${formatDuration(policy.queueTimeoutMs)}`]),
    ...(policy.stallTimeoutMs === undefined
      ? []
      : [`stall-timeout ${formatDuration(policy.stallTimeoutMs)}`]),
    `a look every ${formatDuration(pace.minMs)} to ${formatDuration(pace.maxMs)}`,
    `request-timeout ${formatDuration(inputs.requestTimeoutMs)}`,
    `outage-tolerance ${formatDuration(policy.outageToleranceMs)}`
  ]
  printer.line(`  ${limits.join(', ')}`)
  printer.line(
    `  on-paused ${policy.onPaused}, on-failed-machine ${policy.onFailedMachine}, green: ${[...inputs.allowed].join(', ')}`
  )
  for (const text of inputs.warnings) printer.warning(text)
  for (const text of inputs.notices) printer.notice(text)
}
