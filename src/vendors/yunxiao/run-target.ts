import {badAnswer, RequestError} from '../../model/errors.js'
import type {Part} from '../../model/part.js'
import type {Phase} from '../../model/phase.js'
import {ENDED} from '../../model/phase.js'
import type {Snapshot} from '../../model/snapshot.js'
import type {Identity, PartLog, ReadContext, Target} from '../../model/target.js'
import {type Candidate, createFinder, inCreationOrder, judgeFirstLook} from '../shared/choose-run.js'
import type {RunQuery} from '../shared/run-query.js'
import type {Client} from './client.js'
import {toNumber} from './deploy-order-target.js'
import {type RunJob, type RunReading, readRun} from './run-snapshot.js'
import {createSteps, type JobSteps} from './run-steps.js'
import {RunList} from './schema.js'

const RUN_SCOPE = '流水线 / 流水线运行实例, read-only'
const STOP_SCOPE = '流水线 / 流水线运行实例, read-write'
const JOB_SCOPE = '流水线 / 流水线运行任务, read-only'
const IDS = 'pipeline-id and run-id'
const PER_PAGE = 30
const MOST_COMMITS_READ = 30

export interface RunSettings {
  client: Client
  /** The path up to and without `pipelines`. */
  prefix: readonly string[]
  pipelineId: string
  query: RunQuery
  /** Base of the web console. */
  consoleUrl: string
  /** Whether the operation waits for the end, so that an old run must not pass for a new one. */
  waits: boolean
  /** Jobs to which the run is narrowed, by id or name; all when empty. */
  jobs: readonly string[]
  /** Targets that belong to the run: its orders. */
  children?: (run: Identity, jobs: readonly RunJob[], context: ReadContext) => Promise<Target[]>
  /** What `children` are called, for a run that has none. */
  childName?: string
}

/** A run of a Flow pipeline. https://help.aliyun.com/zh/yunxiao/developer-reference/getpipelinerun */
export function runTarget(settings: RunSettings): Target {
  const {client, prefix, pipelineId, query, consoleUrl, waits} = settings
  const pipeline = [...prefix, 'pipelines', pipelineId]
  const given = query.by === 'id' ? query.id : undefined
  const finder = createFinder(query, 'run', createRunList(client, pipeline, pipelineId, query))
  const found: {children: Map<string, Target>; steps?: JobSteps; reading?: RunReading} = {children: new Map()}

  const identity = (runId: string, matchedBy: Identity['matchedBy']): Identity => ({
    label: `run ${runId} of pipeline ${pipelineId}`,
    ids: {'run-id': runId},
    names: {'pipeline-id': pipelineId, 'run-id': runId},
    url: `${consoleUrl}/pipelines/${encodeURIComponent(pipelineId)}/builds/${encodeURIComponent(runId)}`,
    // Orders that are followed are found through the run that was given.
    matchedBy: matchedBy === 'given' && settings.childName !== undefined ? 'run' : matchedBy
  })
  const wanted = query.by === 'commit' ? `the run of commit ${query.commit}` : 'the latest run'
  const start: Identity =
    given === undefined
      ? {
          label: `${wanted} of pipeline ${pipelineId}`,
          ids: {},
          url: `${consoleUrl}/pipelines/${encodeURIComponent(pipelineId)}/current`,
          matchedBy: query.by === 'commit' ? 'commit' : 'latest'
        }
      : identity(given, 'given')

  /** https://help.aliyun.com/zh/yunxiao/developer-reference/updatepipelinerun: no body; the answer is `true`. */
  const stop = async (context: ReadContext): Promise<boolean> => {
    const run = await finder(context)
    if (run === undefined) return false
    const path = [...pipeline, 'runs', run.id]
    const {signal} = context
    await client({method: 'PUT', path, form: 'true', kind: 'stop', signal, scope: STOP_SCOPE, ids: IDS})
    return true
  }

  return {
    ...start,
    // Who follows some jobs of a run does not end the others.
    ...(settings.jobs.length === 0 && {stop}),
    id: `${pipelineId}/${given ?? query.by}`,
    kind: 'pipeline run',

    async read(context): Promise<Snapshot> {
      const run = await finder(context)
      if (run === undefined) return absent()
      const {body} = await client({
        path: [...pipeline, 'runs', run.id],
        kind: 'status',
        signal: context.signal,
        scope: RUN_SCOPE,
        ids: IDS
      })
      const reading = readRun(body, run.id, pipelineId)
      judgeFirstLook(run, query, ENDED.has(reading.snapshot.phase), waits)
      found.reading = reading

      found.steps ??= createSteps(client, [...pipeline, 'pipelineRuns', run.id])
      refresh(found.steps, reading, context)

      const own = identity(run.id, run.matchedBy)
      const narrowed = narrow(reading, settings.jobs)
      for (const child of (await settings.children?.(own, narrowed.jobs, context)) ?? []) {
        found.children.set(child.id, child)
      }
      const none =
        settings.childName !== undefined && narrowed.phase === 'success' && found.children.size === 0
      return {
        ...reading.snapshot,
        identity: own,
        status: narrowed.status,
        phase: none ? 'skipped' : narrowed.phase,
        contradictions: narrowed.contradictions,
        parts: withSteps(reading, found.steps),
        message: none ? `no ${settings.childName} belonged to it` : undefined,
        notices: run.notices,
        children: [...found.children.values()]
      }
    },

    /** The steps of the jobs that ended last; where they can't be had, the job's own log has to do. */
    async addDetails(snapshot, context) {
      const {steps, reading} = found
      if (!steps || !reading) return snapshot
      refresh(steps, reading, context)
      try {
        await steps.settled(context)
      } catch (error) {
        if (!(error instanceof RequestError)) throw error
      }
      const parts = withSteps(reading, steps)
      const own = new Set(
        reading.jobs.filter(job => hasSteps(job) && !steps.of(job.part.id)).map(job => job.part.id)
      )
      return {...snapshot, parts: parts.map(part => (own.has(part.id) ? {...part, hasLog: true} : part))}
    },

    async readLog(part, context, cursor): Promise<PartLog> {
      const run = await finder(context)
      if (run === undefined || !found.steps) throw badAnswer('was asked for before the run was found')
      if (part.kind === 'step') return found.steps.readLog(part, context, cursor)
      const {body} = await client({
        path: [...pipeline, 'runs', run.id, 'job', part.id, 'log'],
        kind: 'log',
        signal: context.signal,
        scope: JOB_SCOPE,
        ids: `${IDS}, and the job ${part.name}`
      })
      const {content, more} = body as {content?: unknown; more?: unknown}
      // The rest can't be asked for: this call has no offset.
      const isCut = more === true && ENDED.has(part.phase)
      const lost = isCut ? 'the platform serves only the first part of it' : undefined
      return {text: typeof content === 'string' ? content : '', lost}
    }
  }
}

function absent(): Snapshot {
  return {phase: 'absent', status: '(no run yet)', parts: [], contradictions: [], notices: []}
}

/** Jobs that deploy to hosts have their logs on the machines. */
function hasSteps(job: RunJob): boolean {
  return job.part.phase !== 'queued' && job.part.phase !== 'skipped' && job.deployOrderIds.length === 0
}

/** Lists the steps of jobs that may have others by now, in the background. */
function refresh(steps: JobSteps, {jobs}: RunReading, context: ReadContext): void {
  steps.refresh(
    jobs.filter(hasSteps).map(job => job.part),
    context
  )
}

function withSteps({snapshot, jobs}: RunReading, steps: JobSteps): Part[] {
  const byId = new Map(jobs.map(job => [job.part.id, job]))
  return snapshot.parts.flatMap(part => {
    const job = part.kind === 'job' ? byId.get(part.id) : undefined
    if (!job || !hasSteps(job)) return [part]
    const own = steps.of(part.id)
    // Until the steps are known nobody can tell whether the job's own log would show their lines twice.
    return own === undefined ? [part] : own.length === 0 ? [{...part, hasLog: true}] : [part, ...own]
  })
}

/** What a run comes to for those of its jobs that count. */
interface Narrowed extends Pick<Snapshot, 'phase' | 'status' | 'contradictions'> {
  jobs: readonly RunJob[]
}

/**
 * What a run comes to when only some of its jobs count: their own end, unless the run failed or was cancelled. A job
 * that has not ended contradicts the success of its run. Throws a permanent `RequestError` when the run has ended
 * without such a job.
 */
function narrow({snapshot, jobs}: RunReading, names: readonly string[]): Narrowed {
  const {phase: ofRun, status, contradictions} = snapshot
  if (names.length === 0) return {phase: ofRun, status, contradictions, jobs}
  const isMeant = ({part}: RunJob, name: string) =>
    part.id === name || part.name === name || (part.aliases ?? []).includes(name)
  const chosen = jobs.filter(job => names.some(name => isMeant(job, name)))
  const missing = names.find(name => !jobs.some(job => isMeant(job, name)))
  if (missing !== undefined && ENDED.has(snapshot.phase)) {
    throw new RequestError(`the run has no job ${missing}`, {
      kind: 'permanent',
      label: 'no such job',
      hint: `check job-id; there are: ${jobs.map(job => `${job.part.name} (${job.part.id})`).join(', ') || 'none'}`
    })
  }
  const phases = chosen.map(job => job.part.phase)
  const over = missing === undefined && phases.length > 0 && phases.every(phase => ENDED.has(phase))
  if (!over && ofRun === 'success') {
    const open = chosen.map(job => job.part).filter(part => !ENDED.has(part.phase))
    return {phase: ofRun, status, contradictions: [...contradictions, ...open], jobs: chosen}
  }
  if (!over || ofRun === 'unknown' || (ENDED.has(ofRun) && ofRun !== 'success')) {
    return {phase: ofRun, status, contradictions, jobs: chosen}
  }
  // Each was asked for by its name, so one that was skipped is no success.
  const order: readonly Phase[] = ['failure', 'cancelled', 'skipped', 'success']
  const phase = order.find(candidate => phases.includes(candidate)) ?? 'skipped'
  // The run's own word may still say that it runs.
  const own = chosen.find(job => job.part.phase === phase)?.part.status ?? status
  return {phase, status: phase === ofRun ? status : own, contradictions, jobs: chosen}
}

/**
 * The runs to choose from. Ids count up per pipeline, so the greatest is the newest whatever the list's order. What the
 * list does not show, commits and creation, is read once of each run that it matters for.
 */
function createRunList(
  client: Client,
  pipeline: readonly string[],
  pipelineId: string,
  query: RunQuery
): (context: ReadContext) => Promise<Candidate[]> {
  const details = new Map<string, {commits: readonly string[]; createdAt?: number | undefined}>()

  const page = async (number: number, {signal}: ReadContext) => {
    const {body, headers} = await client({
      path: [...pipeline, 'runs'],
      query: {page: String(number), perPage: String(PER_PAGE)},
      kind: 'status',
      form: 'list',
      signal,
      scope: RUN_SCOPE,
      ids: 'pipeline-id'
    })
    const parsed = RunList.safeParse(body)
    if (!parsed.success) throw badAnswer('was no list of runs')
    const total = Number(headers['x-total-pages'] ?? 1)
    const runs = parsed.data.flatMap(({pipelineRunId, startTime}) =>
      pipelineRunId === null || pipelineRunId === undefined
        ? []
        : [{id: String(pipelineRunId), begunAt: toNumber(startTime)}]
    )
    return {runs, pages: Number.isInteger(total) && total > 0 ? total : 1}
  }

  return async context => {
    const first = await page(1, context)
    const ascending = first.runs.length > 1 && Number(first.runs[0]?.id) < Number(first.runs.at(-1)?.id)
    const runs = ascending && first.pages > 1 ? (await page(first.pages, context)).runs : first.runs
    runs.sort((a, b) => Number(b.id) - Number(a.id))
    // The list tells when a run began, and neither when it was created nor its commits.
    const after = query.by === 'latest' ? query.createdAfter : undefined
    const needed = query.by === 'commit' ? MOST_COMMITS_READ : after === undefined ? 0 : 1
    for (const run of runs.slice(0, needed)) {
      if (details.has(run.id)) continue
      const path = [...pipeline, 'runs', run.id]
      const {body} = await client({path, kind: 'status', signal: context.signal, scope: RUN_SCOPE, ids: IDS})
      const reading = readRun(body, run.id, pipelineId)
      // A run that has just been made may not know its commit yet.
      if (query.by === 'latest' || reading.commits.length > 0) details.set(run.id, reading)
    }
    return inCreationOrder(
      (query.by === 'commit' ? runs.slice(0, needed) : runs).map(({id, begunAt}) => ({
        id,
        number: Number(id),
        createdAt: details.get(id)?.createdAt ?? begunAt,
        commits: details.get(id)?.commits ?? []
      }))
    )
  }
}
