import {bkci} from '../../../../simulator/bkci/platform.js'
import type {BuildEvent} from '../../../../simulator/bkci/scenario.js'
import type {LogPlan, LogSource} from './log-source.js'

const token = 'tOk3n-of-amy-0123456789abcdef'

/** Every line is a record with its number: none is cut, and a record stays. */
export const bkciLog: LogSource = {
  name: 'the log of a task of a BK-CI build',
  heading: part => `task ${part}`,
  main: 'e-main',
  logOf: ({segments, query}) =>
    segments.includes('logs') ? `${query.get('tag')} ${query.get('executeCount')}` : undefined,
  textOf: printed =>
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z (.*)$/.exec(printed)?.[1] ?? `(no time) ${printed}`,
  can: {restart: true},
  options(plan) {
    const job = (n: number, part: string) => ({
      hash: `c-${n}`,
      name: `${part}-job`,
      tasks: [{id: `e-${part}`, name: part}]
    })
    const build = {
      projectId: 'shop',
      pipelineId: `p-${'0'.repeat(32)}`,
      pipelineName: 'shop',
      buildId: `b-${'0'.repeat(32)}`,
      buildNum: 42,
      stages: [{id: 'stage-2', name: 'all', jobs: [job(1, 'main'), job(2, 'beside')]}],
      timeline: timelineOf(plan)
    }
    return {
      platform: bkci({builds: [build], token}),
      inputs: {
        vendor: 'bkci',
        operation: 'wait-pipeline',
        token,
        'project-id': build.projectId,
        'pipeline-id': build.pipelineId,
        'run-id': build.buildId
      },
      secrets: [token]
    }
  }
}

function timelineOf({lines, beside = [], beginsAt = 0, endsAt, fails, again}: LogPlan): BuildEvent[] {
  const states = (status: string, at: number): BuildEvent[] => [
    {at, stage: 'stage-2', status},
    {at, job: 'c-1', status},
    {at, job: 'c-2', status},
    {at, task: 'e-main', status},
    {at, task: 'e-beside', status}
  ]
  const timeline: BuildEvent[] = [
    {at: beginsAt, build: 'RUNNING', starts: true},
    ...states('RUNNING', beginsAt),
    ...lines.map(({at, text, shownAt = at}) => ({at, task: 'e-main', log: [text], shownAt})),
    ...beside.map(({at, text}) => ({at, task: 'e-beside', log: [text]})),
    // A failed build ends the wait: it begins anew before any poll sees the failure.
    ...(again
      ? [
          {at: again[1], retry: true as const},
          {at: again[1], build: 'RUNNING', starts: true},
          ...states('RUNNING', again[1])
        ]
      : []),
    ...states(fails ? 'FAILED' : 'SUCCEED', endsAt),
    {at: endsAt, build: fails ? 'FAILED' : 'SUCCEED', ends: true}
  ]
  return timeline.sort((a, b) => a.at - b.at)
}
