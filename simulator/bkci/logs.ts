import type {Moment} from './build-bodies.js'
import {buildState} from './build-state.js'
import type {BuildScenario} from './scenario.js'

export interface LogQuery {
  tag: string | undefined
  executeCount: number
  /** Inclusive. */
  start: number
  most: number
}

interface LogLine {
  lineNo: number
  timestamp: number
  message: string
  priority: number
  tag: string
  subTag: string
  jobId: string
  executeCount: number
}

/** QueryLogs. Line numbers are of the whole build, so those of one task have gaps. */
export function logs(build: BuildScenario, {now, epoch}: Moment, {tag, executeCount, start, most}: LogQuery) {
  let lineNo = 0
  let execution = 1
  let state = 0
  const lines: LogLine[] = []
  for (const event of build.timeline.filter(e => e.at <= now)) {
    if ('retry' in event) execution++
    if ('logs' in event) state = event.logs
    if (!('log' in event)) continue
    for (const message of event.log) {
      const line = {
        lineNo: ++lineNo,
        timestamp: epoch(event.at),
        message,
        priority: 40,
        tag: event.task,
        subTag: '',
        jobId: '',
        executeCount: execution
      }
      const shown = (event.shownAt ?? event.at) <= now
      const own = (tag === undefined || event.task === tag) && execution === executeCount
      if (own && shown) lines.push(line)
    }
  }
  const matching = state === 0 ? lines.filter(line => line.lineNo >= start) : []
  const shown = matching.slice(0, most)
  const part = tag === undefined ? undefined : buildState(build, now).parts.get(tag)
  return {
    buildId: build.buildId,
    // A failed query says that it has finished, as the platform's does.
    finished: state === 999 || part?.endedAt !== undefined,
    hasMore: matching.length > shown.length,
    logs: shown,
    timeUsed: 3,
    status: state,
    message: state === 999 ? 'query failed' : undefined
  }
}
