import {type LiveRun, pastOf, type State, stateOf} from './live-run.js'
import type {PipelineScenario, StepShape} from './scenario.js'

/** When a request came, in scenario time, and what makes epoch ms of it. */
export interface Moment {
  now: number
  epoch: (at: number) => number
}

/** What v3 says for the status of v5. */
const V3: Readonly<Record<string, {status: string; result?: string}>> = {
  QUEUED: {status: 'waiting'},
  RUNNING: {status: 'running'},
  PAUSED: {status: 'verifying'},
  SUSPEND: {status: 'suspending'},
  COMPLETED: {status: 'completed', result: 'success'},
  FAILED: {status: 'completed', result: 'error'},
  CANCELED: {status: 'completed', result: 'aborted'}
}
/** The platform's own zone, in which v3 writes its times without saying so. */
const ZONE_MS = 8 * 3600_000

/** The body of a run's detail. */
export function detailBody(
  run: LiveRun,
  pipeline: PipelineScenario,
  moment: Moment
): Record<string, unknown> {
  const {runId, commit, stages, description = null} = run.scenario
  const steps = (shapes: readonly StepShape[]) => shapes.map(shape => stepBody(run, shape, moment))
  return {
    ...commonBody(run, pipeline, moment),
    id: runId,
    subject_id: runId,
    name: pipeline.name,
    description,
    current_system_time: moment.epoch(moment.now),
    artifacts: null,
    sources: commit === undefined ? [] : [{type: 'code', params: {build_params: {commit_id: commit}}}],
    stages: stages.map((stage, sequence) => ({
      ...partBody(run, stage, moment),
      sequence,
      pre: stage.pre ? steps(stage.pre) : null,
      post: stage.post ? steps(stage.post) : null,
      jobs: stage.jobs.map(job => ({
        ...partBody(run, job, moment),
        message: stateOf(run, job.id, moment.now).message,
        steps: steps(job.steps)
      }))
    }))
  }
}

/** A run as the list of runs has it. */
export function summaryBody(
  run: LiveRun,
  pipeline: PipelineScenario,
  moment: Moment
): Record<string, unknown> {
  const {runId, commit, stages} = run.scenario
  return {
    ...commonBody(run, pipeline, moment),
    pipeline_run_id: runId,
    stage_status_list: stages.map(({id, name}, sequence) => ({
      id,
      name,
      sequence,
      status: stateOf(run, id, moment.now).status,
      start_time: '2026-01-02 10:04:46',
      end_time: null
    })),
    build_params: {action: null, build_type: 'branch', commit_id: commit ?? null, message: null},
    artifact_params: null
  }
}

/** A run as the status of v3 has it. */
export function v3Body(run: LiveRun, moment: Moment): Record<string, unknown> {
  const {runNumber, at: createdAt = 0, stages} = run.scenario
  const {status, endedAt} = stateOf(run, undefined, moment.now)
  const odd = pastOf(run, moment.now).findLast(event => 'run' in event && event.v3 !== undefined)
  return {
    build_id: String(runNumber),
    result: null,
    ...v3Status(status),
    ...(odd && 'run' in odd ? odd.v3 : {}),
    executor: 'somebody',
    detail_url: '',
    start_time: v3Time(createdAt, moment),
    end_time: endedAt === undefined ? null : v3Time(endedAt, moment),
    stages: stages.map(({id, name}, i) => {
      const {status: ofStage} = stateOf(run, id, moment.now)
      return {
        name: `state_${i + 1}`,
        display_name: name,
        order: i + 1,
        dsl_method: 'build',
        parameters: null,
        result: null,
        ...(ofStage === 'INIT' ? {status: null} : v3Status(ofStage))
      }
    })
  }
}

function v3Status(status: unknown): {status: string; result?: string} {
  return V3[String(status)] ?? {status: 'running'}
}

function v3Time(at: number, {epoch}: Moment): string {
  return new Date(epoch(at) + ZONE_MS).toISOString().slice(0, 19).replace('T', ' ')
}

function commonBody(run: LiveRun, {pipelineId}: PipelineScenario, moment: Moment) {
  const state = stateOf(run, undefined, moment.now)
  return {
    pipeline_id: pipelineId,
    run_number: run.scenario.runNumber,
    status: state.status,
    trigger_type: 'Manual',
    executor_name: 'somebody',
    ...timesOf(state, moment),
    detail_url: ''
  }
}

function stepBody(run: LiveRun, shape: StepShape, moment: Moment) {
  return {
    ...partBody(run, shape, moment),
    // Only stages and jobs can be deselected for a run.
    is_select: undefined,
    task: shape.task ?? 'official_shell_plugin',
    business_type: 'Normal',
    inputs: shape.inputs ?? null,
    message: stateOf(run, shape.id, moment.now).message
  }
}

function partBody(run: LiveRun, shape: {id: string; name: string; unselected?: boolean}, moment: Moment) {
  const {id, name, unselected = false} = shape
  const state = stateOf(run, id, moment.now)
  return {
    id,
    name,
    identifier: `id_${id.slice(0, 8)}`,
    is_select: !unselected,
    status: unselected ? 'UNSELECTED' : state.status,
    ...timesOf(state, moment)
  }
}

function timesOf({begunAt, endedAt}: State, {epoch}: Moment) {
  return {
    start_time: begunAt === undefined ? null : epoch(begunAt),
    end_time: endedAt === undefined ? null : epoch(endedAt)
  }
}
