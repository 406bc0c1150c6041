import {pipelineRun} from '../bkci/pipeline-run.js'
import {bkci} from '../bkci/platform.js'
import {codearts} from '../codearts/platform.js'
import {hexId, simpleRun} from '../codearts/scenario.js'
import type {Platform} from '../server/platform.js'
import {yunxiao} from '../yunxiao/platform.js'
import type {RunEvent} from '../yunxiao/run-scenario.js'
import type {Act} from './acts.js'

const SECONDS = 24
/** How long the runs before it took: as long as this one, more or less. */
const PAST = [22, 25, 24, 23, 26, 24, 22, 25]
const token = 'demo-token-0fh3-0001'
const build = [
  '[INFO] checkout 3f2a9c1',
  '[INFO] mvn -B package',
  '[INFO] BUILD SUCCESS',
  '[INFO] rolled out 4 of 4 pods'
]
const lost = {on: 'start', nth: [1], fault: {kind: 'cut', how: 'reset'}} as const

interface Stage {
  platform: Platform
  inputs: Readonly<Record<string, string>>
}

/**
 * A pipeline is started. The answer to its start is lost, so that the run is found by its marker; and its pace is that of the runs
 * before it.
 */
export function startAct(vendor: string): Act {
  const {platform, inputs} = stages[vendor]?.() ?? stages.bkci()
  return {
    name: `${vendor}-start`,
    title: 'A pipeline is started, its answer is lost, its run is found by its marker, and succeeds',
    expected: 0,
    platform,
    inputs: {vendor, operation: 'run-pipeline', token, variables: 'VERSION=2.4.1', ...inputs}
  }
}

const stages: Readonly<Record<string, () => Stage>> & {bkci: () => Stage} = {
  bkci: bkciStage,
  codearts: codeartsStage,
  yunxiao: yunxiaoStage
}

/** The n-th run before the one that is started ended so many seconds before the first request. */
const ago = (n: number) => -300 * (n + 1)

function bkciStage(): Stage {
  const pipeline = {projectId: 'demo', pipelineId: `p-${hexId('shop')}`, pipelineName: 'shop'}
  const buildOf = (n: number, seconds: number, createdAt = 0) =>
    pipelineRun({
      ...pipeline,
      buildId: `b-${hexId(`build ${n}`)}`,
      buildNum: n,
      createdAt,
      stages: [
        {
          name: 'Deploy',
          jobs: [{name: 'production', tasks: [{id: 'e-1', name: 'rollout', seconds, log: build}]}]
        }
      ]
    })
  const builds = PAST.map((seconds, i) => buildOf(42 - i, seconds, ago(i)))
  const {projectId, pipelineId} = pipeline
  return {
    platform: bkci({
      builds,
      token,
      starts: [{projectId, pipelineId, build: n => buildOf(42 + n, SECONDS), faults: [lost]}]
    }),
    inputs: {'project-id': projectId, 'pipeline-id': pipelineId}
  }
}

function codeartsStage(): Stage {
  const [projectId, pipelineId] = ['project', 'pipeline'].map(hexId) as [string, string]
  const runOf = (n: number, seconds: number, at = 0) =>
    simpleRun({runId: hexId(`run ${n}`), runNumber: n, at, stages: [{name: 'deploy', seconds, log: build}]})
  const runs = PAST.map((seconds, i) => runOf(42 - i, seconds, ago(i)))
  const start = {run: (n: number) => runOf(42 + n, SECONDS)}
  return {
    platform: codearts({
      keys: {token},
      pipelines: [{projectId, pipelineId, name: 'shop', runs, start, faults: [lost]}]
    }),
    inputs: {region: 'cn-north-4', 'project-id': projectId, 'pipeline-id': pipelineId}
  }
}

function yunxiaoStage(): Stage {
  const organizationId = 'org0001'
  const runOf = (runId: number, seconds: number, at = 0) => {
    const timeline: RunEvent[] = [
      {at, run: 'RUNNING'},
      {at, job: 501, status: 'RUNNING'},
      {at: at + seconds, job: 501, status: 'SUCCESS'},
      {at: at + seconds, run: 'SUCCESS'}
    ]
    const steps = [{name: 'rollout', lines: build.map((text, i) => ({at: at + i * 5, text}))}]
    return {
      pipelineId: '4201',
      runId,
      createdAt: at,
      stages: [{name: 'Deploy', jobs: [{id: 501, name: 'production', steps}]}],
      timeline
    }
  }
  const runs = PAST.map((seconds, i) => runOf(42 - i, seconds, ago(i)))
  const starts = [{pipelineId: '4201', run: (n: number) => runOf(42 + n, SECONDS), faults: [lost]}]
  return {
    platform: yunxiao({edition: 'central', organizationId, token, runs, starts}),
    inputs: {'organization-id': organizationId, 'pipeline-id': '4201'}
  }
}
