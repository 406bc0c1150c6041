import type {Answer, Ask} from '../server/server.js'
import type {ChangeJobScenario, JobScenario, RunScenario, StepLine} from './scenario.js'

const ENDED = new Set(['SUCCESS', 'FAIL', 'CANCELED', 'SKIP'])
const PER_PAGE = 30
/** Every run here was started by hand. */
const MANUAL = 1

/** When a run, or a job of a change order, was stopped by request, in scenario seconds. */
export type Stops = Map<RunScenario | ChangeJobScenario, number>

/** What a request needs: scenario seconds, the epoch ms of scenario second 0, and what was stopped. */
export interface Moment {
  now: number
  epoch: number
  speed: number
  stops: Stops
}

/**
 * Flow's pipeline runs: the run, the newest one, the list in pages with its paging headers, the steps of a job
 * and their logs by offset, and the whole log of a job. Answers nothing for a path that is none of these.
 */
export function flowRuns(
  ask: Ask,
  tail: readonly string[],
  runs: readonly RunScenario[],
  moment: Moment
): Answer | undefined {
  const [pipelines, pipelineId, area, ...rest] = tail
  if (pipelines !== 'pipelines' || (area !== 'runs' && area !== 'pipelineRuns')) return undefined
  const own = runs.filter(run => run.pipelineId === pipelineId && (run.createdAt ?? 0) <= moment.now)
  if (own.length === 0 && !runs.some(run => run.pipelineId === pipelineId))
    return missing('PipelineNotExists')
  const stops = ask.method === 'PUT' && area === 'runs' && rest.length === 1
  if (ask.method !== 'GET' && !stops)
    return {status: 405, body: {errorCode: 'MethodNotAllowed', errorMessage: 'Method Not Allowed'}}
  const newestFirst = [...own].sort((a, b) => Number(b.runId) - Number(a.runId))
  if (area === 'runs' && rest.length === 0) return list(ask, newestFirst, moment)
  const id = rest[0] === 'latestPipelineRun' ? String(newestFirst[0]?.runId) : rest[0]
  const run = own.find(candidate => String(candidate.runId) === id)
  if (!run) return missing('PipelineRunNotExists')
  if (stops) return stop(run, moment)
  if (area === 'runs' && rest.length === 1) return {status: 200, body: runBody(run, moment)}
  const jobId = rest[2]
  const job = run.stages.flatMap(stage => stage.jobs).find(candidate => String(candidate.id) === jobId)
  if (!job) return missing('PipelineJobNotExists')
  if (area === 'runs') {
    if (rest[1] !== 'job' || rest[3] !== 'log' || rest.length !== 4) return undefined
    const lines = (job.steps ?? []).flatMap(step => linesUntil(step.lines, moment.now))
    return {status: 200, body: {content: textOf(lines), last: lines.length, more: false}}
  }
  if (rest[1] !== 'jobs') return undefined
  if (rest.length === 4 && rest[3] === 'steps') return {status: 200, body: stepsBody(run, job, moment)}
  if (rest.length === 5 && rest[3] === 'step' && rest[4] === 'log') return stepLog(ask, run, job, moment)
  return undefined
}

/** Accepted at once, and over when it has taken its time. What has ended can't be stopped. */
function stop(run: RunScenario, moment: Moment): Answer {
  if (stateOf(run, moment).endedAt !== undefined) {
    return {
      status: 400,
      body: {errorCode: 'PipelineRunHasEnded', errorMessage: 'The run has ended', requestId: 'sim-400'}
    }
  }
  if (!moment.stops.has(run)) moment.stops.set(run, moment.now)
  return {status: 200, body: true}
}

function list(ask: Ask, runs: readonly RunScenario[], moment: Moment): Answer {
  const perPage = Math.min(Number(ask.query.get('perPage') ?? 10), PER_PAGE)
  const page = Number(ask.query.get('page') ?? 1)
  if (!Number.isInteger(perPage) || !Number.isInteger(page) || perPage < 1 || page < 1) {
    return {
      status: 400,
      body: {errorCode: 'BadRequest', errorMessage: 'page or perPage is wrong', requestId: 'sim-400'}
    }
  }
  const from = numberOf(ask, 'startTime') ?? Number.NEGATIVE_INFINITY
  // The platform's own spelling.
  const until = numberOf(ask, 'endTme') ?? Number.POSITIVE_INFINITY
  const status = ask.query.get('status')
  const triggerMode = numberOf(ask, 'triggerMode') ?? MANUAL
  const matching = runs
    .map(run => listItem(run, moment))
    .filter(
      item =>
        (status === null || item.status === status) &&
        item.triggerMode === triggerMode &&
        item.startTime >= from &&
        item.startTime <= until
    )
  const pages = Math.max(1, Math.ceil(matching.length / perPage))
  return {
    status: 200,
    body: matching.slice((page - 1) * perPage, page * perPage),
    headers: {
      'x-page': String(page),
      'x-per-page': String(perPage),
      'x-total': String(matching.length),
      'x-total-pages': String(pages),
      ...(page < pages ? {'x-next-page': String(page + 1)} : {}),
      ...(page > 1 ? {'x-prev-page': String(page - 1)} : {})
    }
  }
}

function listItem(run: RunScenario, moment: Moment) {
  const {status, endedAt} = stateOf(run, moment)
  return {
    pipelineId: Number(run.pipelineId),
    pipelineRunId: run.runId,
    status,
    startTime: epoch(run.begunAt ?? run.createdAt ?? 0, moment),
    endTime: endedAt === undefined ? null : epoch(endedAt, moment),
    triggerMode: MANUAL,
    creatorAccountId: 'ssaassa'
  }
}

function numberOf(ask: Ask, name: string): number | undefined {
  const text = ask.query.get(name)
  return text === null ? undefined : Number(text)
}

function stateOf(
  run: RunScenario,
  {now, stops}: Moment
): {status: unknown; changedAt: number; endedAt?: number} {
  let status: unknown = 'INIT'
  let changedAt = run.createdAt ?? 0
  const stoppedAt = stops.get(run)
  for (const event of run.timeline) {
    if (event.at > Math.min(now, stoppedAt ?? now)) continue
    changedAt = Math.max(changedAt, event.at)
    if ('run' in event) status = event.run
  }
  if (stoppedAt !== undefined) {
    const over = stoppedAt + (run.stopTakes ?? 0)
    return now < over
      ? {status: 'CANCELLING', changedAt: stoppedAt}
      : {status: 'CANCELED', changedAt: over, endedAt: over}
  }
  return ENDED.has(String(status)) ? {status, changedAt, endedAt: changedAt} : {status, changedAt}
}

function jobState(run: RunScenario, job: JobScenario, {now, stops}: Moment) {
  const stoppedAt = stops.get(run)
  const state = {
    status: 'INIT' as unknown,
    actions: null as unknown,
    result: null as string | null,
    startedAt: undefined as number | undefined,
    endedAt: undefined as number | undefined
  }
  for (const event of run.timeline) {
    if (event.at > Math.min(now, stoppedAt ?? now)) continue
    if (!('job' in event) || event.job !== job.id || 'rebuild' in event) continue
    if (event.status !== undefined) {
      state.status = event.status
      if (event.status === 'RUNNING') state.startedAt ??= event.at
      state.endedAt = ENDED.has(String(event.status)) ? event.at : undefined
    }
    if (event.actions) state.actions = event.actions
    if (event.result) state.result = event.result
  }
  const over = (stoppedAt ?? Number.POSITIVE_INFINITY) + (run.stopTakes ?? 0)
  if (now >= over && state.endedAt === undefined) return {...state, status: 'CANCELED', endedAt: over}
  return state
}

function runBody(run: RunScenario, moment: Moment): unknown {
  const {status, changedAt} = stateOf(run, moment)
  const stages = run.stages.map((stage, index) => {
    const jobs = stage.jobs.map(job => {
      const state = jobState(run, job, moment)
      return {
        id: job.id,
        name: job.name,
        jobSign: `job_${job.id}`,
        status: state.status,
        startTime: state.startedAt === undefined ? null : epoch(state.startedAt, moment),
        endTime: state.endedAt === undefined ? null : epoch(state.endedAt, moment),
        params: '{}',
        result: state.result,
        actions: state.actions
      }
    })
    const words = jobs.map(job => String(job.status))
    const word = words.includes('FAIL')
      ? 'FAIL'
      : words.includes('CANCELED')
        ? 'CANCELED'
        : words.every(w => w === 'SUCCESS' || w === 'SKIP')
          ? 'SUCCESS'
          : words.every(w => w === 'INIT')
            ? 'INIT'
            : 'RUNNING'
    const starts = jobs.flatMap(job => (job.startTime === null ? [] : [job.startTime]))
    const ends = jobs.flatMap(job => (job.endTime === null ? [] : [job.endTime]))
    return {
      index: `${index + 1}`,
      name: stage.name,
      stageInfo: {
        id: null,
        name: stage.name,
        status: word,
        startTime: starts.length > 0 ? Math.min(...starts) : null,
        endTime: ENDED.has(word) && ends.length > 0 ? Math.max(...ends) : null,
        jobs
      }
    }
  })
  return {
    pipelineId: Number(run.pipelineId),
    pipelineRunId: run.runId,
    status,
    createTime: epoch(run.createdAt ?? 0, moment),
    updateTime: epoch(changedAt, moment),
    creatorAccountId: 'ssaassa',
    triggerMode: MANUAL,
    pipelineType: null,
    stageGroup: [],
    groups: [],
    globalParams: run.commit ? [{key: 'CI_COMMIT_SHA', value: run.commit, masked: false}] : [],
    sources: [],
    stages,
    ...run.overlay
  }
}

function stepsBody(run: RunScenario, job: JobScenario, moment: Moment): unknown {
  const state = jobState(run, job, moment)
  const ended = ENDED.has(String(state.status))
  const build = buildsOf(run, job, moment.now).at(-1) as Build
  const nodes = (job.steps ?? []).map((step, i, all) => {
    const began = ({lines}: {lines: readonly StepLine[]}) =>
      lines.some(line => line.at >= build.from && (line.halfAt ?? line.at) <= moment.now)
    const begun = began(step)
    const over = ended || all.slice(i + 1).some(began)
    const next = all[i + 1]
    const last = next === undefined || !began(next)
    const failed = over && last && state.status === 'FAIL'
    return {
      nodeName: step.name,
      nodeIndex: i,
      stepIndex: i,
      parentIndex: null,
      status: !begun ? 'ready' : failed ? 'fail' : over ? 'success' : 'running',
      finish: over,
      running: begun && !over
    }
  })
  return [{jobId: job.id, buildId: build.id, actionName: job.name, buildProcessNodes: nodes}]
}

interface Build {
  id: number
  from: number
  until: number
}

/** The builds of a job so far: the first one, and one for each time that it began anew. */
function buildsOf(run: RunScenario, job: JobScenario, now: number): Build[] {
  const starts = run.timeline.filter(e => 'rebuild' in e && e.job === job.id && e.at <= now).map(e => e.at)
  return [Number.NEGATIVE_INFINITY, ...starts].map((from, i) => ({
    id: job.id * 10 + i,
    from,
    until: starts[i] ?? Number.POSITIVE_INFINITY
  }))
}

/**
 * By offset, in one of the two readings that clients have of it: `last` is the offset of the next line, or the number
 * of the last one, counted from 1, from which on it is served again. All four parameters are needed.
 */
function stepLog(ask: Ask, run: RunScenario, job: JobScenario, moment: Moment): Answer {
  const [index, offset, limit, buildId] = ['stepIndex', 'offset', 'limit', 'buildId'].map(name =>
    Number(ask.query.get(name) ?? Number.NaN)
  )
  const build = buildsOf(run, job, moment.now).find(({id}) => id === buildId)
  if ([index, offset, limit, buildId].some(n => n === undefined || !Number.isInteger(n)) || !build) {
    return {
      status: 400,
      body: {
        errorCode: 'BadRequest',
        errorMessage: 'stepIndex, offset, limit and buildId are needed',
        requestId: 'sim-400'
      }
    }
  }
  const own = (job.steps?.[index as number]?.lines ?? []).filter(
    l => l.at >= build.from && l.at < build.until
  )
  const lines = linesUntil(own, moment.now)
  const from = Math.max(0, (offset as number) - (run.logBase ?? 0))
  const page = lines.slice(from, from + (limit as number))
  const last = from + page.length
  return {status: 200, body: {logs: textOf(page), last, more: last < lines.length}}
}

function linesUntil(lines: readonly StepLine[], now: number): string[] {
  return lines.flatMap(({at, halfAt = at, text}) =>
    at <= now ? [`${text}\n`] : halfAt <= now ? [text.slice(0, text.length / 2)] : []
  )
}

function textOf(lines: readonly string[]): string {
  return lines.join('')
}

function epoch(at: number, {epoch: start, speed}: Moment): number {
  return Math.round(start + (at * 1000) / speed)
}

function missing(errorCode: string): Answer {
  return {status: 404, body: {errorCode, errorMessage: 'Not Found'}}
}
