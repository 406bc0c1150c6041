import type {Answer, PlatformRequest} from '../server/platform.js'
import {good, refusal} from './answers.js'
import type {Moment} from './moment.js'
import type {JobScenario, RunScenario, StepLine} from './run-scenario.js'
import {ENDED, jobState} from './run-state.js'

interface Build {
  id: number
  from: number
  until: number
}

/** The steps of a job's newest build. */
export function stepsBody(run: RunScenario, job: JobScenario, moment: Moment) {
  const {status: jobStatus} = jobState(run, job, moment)
  const hasEnded = ENDED.has(String(jobStatus))
  const builds = buildsOf(run, job, moment.now)
  const {id, from} = builds[builds.length - 1] as Build
  const steps = job.steps ?? []
  const began = steps.map(({lines}) =>
    lines.some(line => line.at >= from && (line.halfAt ?? line.at) <= moment.now)
  )
  const nodes = steps.map(({name}, i) => {
    const finish = hasEnded || began.slice(i + 1).includes(true)
    const failed = finish && !began[i + 1] && jobStatus === 'FAIL'
    const running = began[i] === true && !finish
    const ended = failed ? 'fail' : 'success'
    const status = !began[i] ? 'ready' : finish ? ended : 'running'
    return {nodeName: name, nodeIndex: i, stepIndex: i, parentIndex: null, status, finish, running}
  })
  return [{jobId: job.id, buildId: id, actionName: job.name, buildProcessNodes: nodes}]
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

/** The whole log of a job. */
export function jobLog(job: JobScenario, {now}: Moment) {
  const lines = (job.steps ?? []).flatMap(step => linesUntil(step.lines, now))
  return {content: lines.join(''), last: lines.length, more: false}
}

/**
 * By offset, in one of the two readings that clients have of it: `last` is the offset of the next line, or the number
 * of the last one, counted from 1, from which on it is served again. All four parameters are needed.
 */
export function stepLog(
  {query}: PlatformRequest,
  run: RunScenario,
  job: JobScenario,
  moment: Moment
): Answer {
  const [index = 0, offset = 0, limit = 0, buildId] = ['stepIndex', 'offset', 'limit', 'buildId'].map(name =>
    Number(query.get(name) ?? Number.NaN)
  )
  const build = buildsOf(run, job, moment.now).find(({id}) => id === buildId)
  if (![index, offset, limit].every(Number.isInteger) || !build)
    return refusal(400, 'BadRequest', 'stepIndex, offset, limit and buildId are needed')
  const own = (job.steps?.[index]?.lines ?? []).filter(({at}) => at >= build.from && at < build.until)
  const lines = linesUntil(own, moment.now)
  const from = Math.max(0, offset - (run.logBase ?? 0))
  const page = lines.slice(from, from + limit)
  const last = from + page.length
  return good({logs: page.join(''), last, more: last < lines.length})
}

function linesUntil(lines: readonly StepLine[], now: number): string[] {
  return lines.flatMap(({at, halfAt = at, text}) =>
    at <= now ? [`${text}\n`] : halfAt <= now ? [text.slice(0, text.length / 2)] : []
  )
}
