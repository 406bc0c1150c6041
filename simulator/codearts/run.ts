import type {Answer} from '../server/server.js'
import type {PipelineScenario, RunEvent, RunScenario, StepShape} from './scenario.js'

/** Where the log of a step begins in the file that it is a piece of. */
const LOG_BASE = 6132
/** What the file holds beside each line's text. */
const PER_LINE = 23
const WAITS = new Set(['INIT', 'QUEUED'])
const V3: Readonly<Record<string, {status: string; result?: string}>> = {
  QUEUED: {status: 'waiting'},
  RUNNING: {status: 'running'},
  PAUSED: {status: 'verifying'},
  SUSPEND: {status: 'suspending'},
  COMPLETED: {status: 'completed', result: 'success'},
  FAILED: {status: 'completed', result: 'error'},
  CANCELED: {status: 'completed', result: 'aborted'}
}

type Epoch = (at: number) => number

/** One run as time goes by. All times are scenario seconds since the first request. */
export interface RunLife {
  scenario: RunScenario
  detail(pipeline: PipelineScenario, now: number, epoch: Epoch): Record<string, unknown>
  summary(pipeline: PipelineScenario, now: number, epoch: Epoch): Record<string, unknown>
  v3(now: number, epoch: Epoch): Record<string, unknown>
  log(stepId: string, body: unknown, now: number): Answer
  /** Lets a step that waits for a person go on; false when it does not wait. */
  pass(stepId: string, now: number): boolean
  /** Asks the run to stop; false when it has ended. */
  stop(now: number): boolean
}

interface State {
  status: unknown
  message: unknown
  begunAt?: number
  endedAt?: number
}

export function createRunLife(scenario: RunScenario): RunLife {
  const {timeline, runId, runNumber, at: createdAt = 0, commit} = scenario
  const passed = new Map<RunEvent, number>()
  let stoppedAt: number | undefined

  const holds = timeline.filter((event): event is RunEvent & {hold: number; of: string} => 'hold' in event)

  /** Scenario time without the time for which holds stood. */
  const ownTime = (now: number): number => {
    let clock = now
    for (const hold of holds) {
      if (clock < hold.at) break
      const stood = Math.min(
        hold.hold,
        (passed.get(hold) ?? Number.POSITIVE_INFINITY) - (now - clock) - hold.at
      )
      if (clock - hold.at < stood) return hold.at
      clock -= stood
    }
    return clock
  }

  const past = (now: number): RunEvent[] => {
    const until = ownTime(Math.min(now, stoppedAt ?? Number.POSITIVE_INFINITY))
    return timeline.filter(event => event.at <= until)
  }

  const stateOf = (id: string | undefined, now: number): State => {
    const state: State = {status: id === undefined ? 'QUEUED' : 'INIT', message: null}
    for (const event of past(now)) {
      const own = id === undefined ? 'run' in event : 'of' in event && event.of === id
      if (!own || 'hold' in event || 'log' in event || 'forget' in event) continue
      if ('message' in event && event.message !== undefined) state.message = event.message
      const status = 'run' in event ? event.run : event.status
      if (status === undefined) continue
      state.status = status
      if (/^(COMPLETED|FAILED|CANCELED|IGNORED|ASYNC_FAILED|SKIPPED)$/.test(String(status)))
        state.endedAt = event.at
      else if (!WAITS.has(String(status))) state.begunAt ??= event.at
    }
    const over = (stoppedAt ?? Number.POSITIVE_INFINITY) + (scenario.stopTakes ?? 0)
    // What had not begun stays as it is in a run that was stopped.
    if (now >= over && state.endedAt === undefined && (id === undefined || state.begunAt !== undefined)) {
      return {...state, status: 'CANCELED', endedAt: over}
    }
    return state
  }

  const timesOf = ({begunAt, endedAt}: State, epoch: Epoch) => ({
    start_time: begunAt === undefined ? null : epoch(begunAt),
    end_time: endedAt === undefined ? null : epoch(endedAt)
  })

  const item = (shape: {id: string; name: string; unselected?: boolean}, now: number, epoch: Epoch) => {
    const state = stateOf(shape.id, now)
    const status = shape.unselected ? 'UNSELECTED' : state.status
    const {id, name} = shape
    return {
      id,
      name,
      identifier: `id_${id.slice(0, 8)}`,
      is_select: !shape.unselected,
      status,
      ...timesOf(state, epoch)
    }
  }

  const step = (shape: StepShape, now: number, epoch: Epoch) => ({
    ...item(shape, now, epoch),
    // Only stages and jobs can be left out of a run.
    is_select: undefined,
    task: shape.task ?? 'official_shell_plugin',
    business_type: 'Normal',
    inputs: shape.inputs ?? null,
    message: stateOf(shape.id, now).message
  })

  const common = ({pipelineId}: PipelineScenario, now: number, epoch: Epoch) => {
    const state = stateOf(undefined, now)
    return {
      pipeline_id: pipelineId,
      run_number: runNumber,
      status: state.status,
      trigger_type: 'Manual',
      executor_name: 'somebody',
      ...timesOf(state, epoch),
      detail_url: ''
    }
  }

  return {
    scenario,
    detail: (pipeline, now, epoch) => ({
      ...common(pipeline, now, epoch),
      id: runId,
      subject_id: runId,
      name: pipeline.name,
      current_system_time: epoch(now),
      artifacts: null,
      sources: commit === undefined ? [] : [{type: 'code', params: {build_params: {commit_id: commit}}}],
      stages: scenario.stages.map((stage, sequence) => ({
        ...item(stage, now, epoch),
        sequence,
        pre: stage.pre?.map(s => step(s, now, epoch)) ?? null,
        post: stage.post?.map(s => step(s, now, epoch)) ?? null,
        jobs: stage.jobs.map(job => ({
          ...item(job, now, epoch),
          message: stateOf(job.id, now).message,
          steps: job.steps.map(s => step(s, now, epoch))
        }))
      }))
    }),

    summary: (pipeline, now, epoch) => ({
      ...common(pipeline, now, epoch),
      pipeline_run_id: runId,
      stage_status_list: scenario.stages.map(({id, name}, sequence) => ({
        id,
        name,
        sequence,
        status: stateOf(id, now).status,
        start_time: '2026-01-02 10:04:46',
        end_time: null
      })),
      build_params: {action: null, build_type: 'branch', commit_id: commit ?? null, message: null},
      artifact_params: null
    }),

    v3(now, epoch) {
      const state = stateOf(undefined, now)
      const odd = past(now).findLast(event => 'run' in event && event.v3 !== undefined)
      const word = (status: unknown) => V3[String(status)] ?? {status: 'running'}
      const time = (at: number | undefined) =>
        at === undefined
          ? null
          : new Date(epoch(at) + 8 * 3600_000).toISOString().slice(0, 19).replace('T', ' ')
      const stages = scenario.stages.map(({id, name}, i) => {
        const {status} = stateOf(id, now)
        const said = status === 'INIT' ? {status: null} : word(status)
        return {
          name: `state_${i + 1}`,
          display_name: name,
          order: i + 1,
          dsl_method: 'build',
          parameters: null,
          result: null,
          ...said
        }
      })
      return {
        build_id: String(runNumber),
        result: null,
        ...word(state.status),
        ...(odd && 'run' in odd ? odd.v3 : {}),
        executor: 'somebody',
        detail_url: '',
        start_time: time(createdAt),
        end_time: time(state.endedAt),
        stages
      }
    },

    log(stepId, body, now) {
      const {start_offset, end_offset, limit, sort} = (body ?? {}) as Record<string, unknown>
      if (typeof limit !== 'number' || (sort !== 'asc' && sort !== 'desc')) {
        return {status: 400, body: {error_code: 'PARAMETER_ERROR', error_msg: 'limit and sort are required'}}
      }
      if (![start_offset, end_offset].every(offset => offset === undefined || typeof offset === 'number')) {
        return {
          status: 400,
          body: {error_code: 'PARSE_REQUEST_DATA_EXCEPTION', error_msg: 'offsets are numbers'}
        }
      }
      const lines: string[] = []
      for (const event of past(now)) {
        if (!('of' in event) || event.of !== stepId) continue
        if ('forget' in event) lines.length = 0
        if ('log' in event) for (const line of event.log) lines.push(line)
      }
      const ends = [LOG_BASE]
      for (const line of lines) ends.push((ends.at(-1) as number) + Buffer.byteLength(line) + PER_LINE)
      if (sort === 'desc') {
        const to = start_offset ? ends.indexOf(start_offset as number) : lines.length
        const from = Math.max(0, to - limit)
        const offsets = {start_offset: String(ends[from]), end_offset: String(ends[to])}
        const log = lines.slice(from, to).join('\n')
        return {status: 200, body: {has_more: from > 0, ...offsets, log, step_run_id: stepId}}
      }
      const asked = end_offset ? ends.indexOf(end_offset as number) : 0
      if (asked < 0) return {status: 400, body: {error_code: 'PARAMETER_ERROR', error_msg: 'unknown offset'}}
      const from =
        asked === 0 || asked === lines.length ? asked : Math.max(0, asked - (scenario.repeatsLines ?? 0))
      const page = lines.slice(from, asked + limit)
      const to = from + page.length
      const offsets =
        page.length === 0
          ? {start_offset: String(start_offset ?? 0), end_offset: String(end_offset ?? 0)}
          : {start_offset: String(ends[from]), end_offset: String(ends[to])}
      const text = page.join('\n') + (scenario.endsLines && page.length > 0 ? '\n' : '')
      return {status: 200, body: {has_more: to < lines.length, ...offsets, log: text, step_run_id: stepId}}
    },

    pass(stepId, now) {
      const own = ownTime(now)
      const standing = holds.find(hold => hold.of === stepId && hold.at === own && !passed.has(hold))
      if (standing) passed.set(standing, now)
      return standing !== undefined
    },

    stop(now) {
      if (stateOf(undefined, now).endedAt !== undefined) return false
      stoppedAt ??= now
      return true
    }
  }
}
