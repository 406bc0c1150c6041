import {yunxiao} from '../../../../simulator/yunxiao/platform.js'
import type {RunEvent} from '../../../../simulator/yunxiao/run-scenario.js'
import {organizationId, token} from '../order-waits.js'
import type {LogPlan, LogSource} from './log-source.js'

/** `logBase`: the number of the first line. */
export const stepLog = (logBase: 0 | 1): LogSource => ({
  name: `the log of a step of a pipeline run, counted from ${logBase}`,
  heading: part => `step ${part}`,
  main: '/jobs/1/',
  logOf: ({segments, query}) =>
    segments.at(-1) === 'log'
      ? `${segments.join('/')} ${query.get('buildId')} ${query.get('stepIndex')}`
      : undefined,
  can: {cut: true, restart: true},
  options(plan) {
    const {lines, beside = [], cut = false} = plan
    const main = lines.map(({at, text}, i) =>
      cut && i > 0 ? {at, text, halfAt: ((lines[i - 1]?.at ?? at) + at) / 2} : {at, text}
    )
    const jobs = [
      {id: 1, name: 'first', steps: [{name: 'main', lines: main}]},
      {id: 2, name: 'second', steps: [{name: 'beside', lines: beside}]}
    ]
    const stages = [{name: 'all', jobs}]
    const run = {pipelineId: '4201', runId: 77, stages, timeline: timelineOf(plan), logBase}
    return {
      platform: yunxiao({edition: 'central', organizationId, token, runs: [run]}),
      inputs: {
        vendor: 'yunxiao',
        token,
        'organization-id': organizationId,
        operation: 'wait-pipeline',
        'pipeline-id': '4201',
        'run-id': '77'
      },
      secrets: [token]
    }
  }
})

function timelineOf({beginsAt = 0, endsAt, fails, again}: LogPlan): RunEvent[] {
  return [
    {at: beginsAt, run: 'RUNNING'},
    {at: beginsAt, job: 1, status: 'RUNNING'},
    {at: beginsAt, job: 2, status: 'RUNNING'},
    ...(again
      ? [
          {at: again[0], job: 1, status: 'FAIL'},
          {at: again[1], job: 1, rebuild: true as const},
          {at: again[1], job: 1, status: 'RUNNING'}
        ]
      : []),
    {at: endsAt, job: 1, status: fails ? 'FAIL' : 'SUCCESS'},
    {at: endsAt, job: 2, status: 'SUCCESS'},
    {at: endsAt, run: fails ? 'FAIL' : 'SUCCESS'}
  ]
}
