import {codearts} from '../../../../simulator/codearts/platform.js'
import {hexId, type RunEvent} from '../../../../simulator/codearts/scenario.js'
import {P, PL, R, TOKEN} from '../../../vendors/codearts/support.js'
import type {LogPlan, LogSource} from './log-source.js'

const id = (kind: 'job' | 'step', part: string) => hexId(`${kind}-${part}`)

/** Pages hold whole lines by the API's own limit, so none is cut; and what a step printed is kept to the end. */
export const codeartsLog = (
  how: string,
  options: {endsLines?: boolean; repeatsLines?: number} = {}
): LogSource => ({
  name: `the log of a step of CodeArts, ${how}`,
  heading: part => `step ${part}`,
  main: id('step', 'main'),
  logOf: ({segments}) => (segments.at(-1) === 'logs' ? segments.join('/') : undefined),
  can: {restart: true},
  options(plan) {
    const job = (part: string) => ({
      id: id('job', part),
      name: `${part}-job`,
      steps: [{id: id('step', part), name: part}]
    })
    const run = {
      runId: R,
      runNumber: 42,
      stages: [{id: hexId('stage'), name: 'all', jobs: [job('main'), job('beside')]}],
      timeline: timelineOf(plan),
      ...options
    }
    const pipeline = {projectId: P, pipelineId: PL, name: 'shop', runs: [run]}
    return {
      platform: codearts({keys: {token: TOKEN}, pipelines: [pipeline]}),
      inputs: {
        vendor: 'codearts',
        operation: 'wait-pipeline',
        region: 'cn-north-4',
        token: TOKEN,
        'project-id': P,
        'pipeline-id': PL,
        'run-id': R
      },
      secrets: [TOKEN]
    }
  }
})

function timelineOf({lines, beside = [], beginsAt = 0, endsAt, fails, again}: LogPlan): RunEvent[] {
  const states = (status: string, at: number, part: string): RunEvent[] =>
    (['job', 'step'] as const).map(kind => ({at, of: id(kind, part), status}))
  const end = fails ? 'FAILED' : 'COMPLETED'
  const timeline: RunEvent[] = [
    {at: beginsAt, run: 'RUNNING'},
    {at: beginsAt, of: hexId('stage'), status: 'RUNNING'},
    ...states('RUNNING', beginsAt, 'main'),
    ...states('RUNNING', beginsAt, 'beside'),
    ...lines.map(({at, text}) => ({at, of: id('step', 'main'), log: [text]})),
    ...beside.map(({at, text}) => ({at, of: id('step', 'beside'), log: [text]})),
    ...(again
      ? [
          ...states('FAILED', again[0], 'main'),
          {at: again[1], of: id('step', 'main'), forget: true as const},
          ...states('RUNNING', again[1], 'main')
        ]
      : []),
    ...states(end, endsAt, 'main'),
    ...states('COMPLETED', endsAt, 'beside'),
    {at: endsAt, of: hexId('stage'), status: end},
    {at: endsAt, run: end}
  ]
  return timeline.sort((a, b) => a.at - b.at)
}
