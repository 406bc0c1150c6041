import {formatDuration} from '../../util/duration.js'
import {behindColon} from './words.js'

interface Limits {
  timeoutMs: number
  queueTimeoutMs: number | undefined
  stallTimeoutMs: number | undefined
  pace: {minMs: number; maxMs: number}
  requestTimeoutMs: number
  outageToleranceMs: number
  createdAfterMs: number | undefined
}

const limit = (name: string, ms: number | undefined) =>
  ms === undefined ? [] : [`${name} ${formatDuration(ms)}`]

/** The first lines of the log: what is waited for, and by which rules. */
export const starts = {
  'start.operation': ({
    operation,
    platform,
    api,
    origin
  }: {
    operation: string
    platform: string
    api: string
    origin: string
  }) => `${operation} on ${platform} (api: ${api}, ${origin})`,
  'start.target': ({operation, target, url}: {operation: string; target: string; url: string}) => {
    const verbs: Readonly<Partial<Record<string, string>>> = {
      'check-pipeline': 'checks',
      'run-pipeline': 'starts',
      'fetch-logs': 'fetches the logs of'
    }
    return `  ${verbs[operation] ?? 'waits for'} ${target}${behindColon(url)}`
  },
  'start.more': ({count}: {count: number}) => `  and ${count} more`,
  'start.limits': (limits: Limits) => {
    const {pace} = limits
    const all = [
      ...limit('timeout', limits.timeoutMs),
      ...limit('queue-timeout', limits.queueTimeoutMs),
      ...limit('stall-timeout', limits.stallTimeoutMs),
      `polling every ${formatDuration(pace.minMs)}–${formatDuration(pace.maxMs)}`,
      ...limit('request-timeout', limits.requestTimeoutMs),
      ...limit('outage-tolerance', limits.outageToleranceMs),
      ...limit('created-after', limits.createdAfterMs)
    ]
    return `  ${all.join(', ')}`
  },
  'start.rules': ({
    onPaused,
    onFailedMachine,
    allowed
  }: {
    onPaused: string | undefined
    onFailedMachine: string | undefined
    allowed: readonly string[]
  }) => {
    const all = [
      ...(onPaused ? [`on-paused ${onPaused}`] : []),
      ...(onFailedMachine ? [`on-failed-machine ${onFailedMachine}`] : []),
      `counts as success: ${allowed.join(', ')}`
    ]
    return `  ${all.join(', ')}`
  },
  'start.killed': ({cancelRemote, isKept}: {cancelRemote: string; isKept: boolean}) => {
    const then = isKept
      ? 'its post step stops what then still runs on the platform'
      : 'nothing can be kept for its post step, since there is no credential to sign it with, so nothing is stopped on the platform'
    return `  cancel-remote ${cancelRemote}: this runner kills a step that is cancelled or timed out at once, without a signal; ${then}`
  },
  'start.sources': ({count}: {count: number}) =>
    `branch and tag need a pipeline with one code source, and this one has ${count}`,
  'hint.sources': () => 'leave out branch and tag, and set what is run in the pipeline itself',
  'start.begun': ({target, url}: {target: string; url: string}) => `Started ${target}${behindColon(url)}`,
  'start.unclear': ({target, why, marker}: {target: string; why: string; marker: string}) =>
    `${target}: the start had no clear answer (${why}), and is not sent again; looking for the run by its marker ${marker}`,
  'start.found': ({target, marker, url}: {target: string; marker: string; url: string}) =>
    `The start had reached the platform: ${target} has the marker ${marker}${behindColon(url)}`
}
