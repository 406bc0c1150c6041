import {message} from '../../messages/message.js'
import {badAnswer, MOST_PARTS, RequestError} from '../../model/errors.js'
import type {Identity} from '../../model/identity.js'
import type {Notice} from '../../model/notice.js'
import type {Part} from '../../model/part.js'
import type {PartLog} from '../../model/part-log.js'
import type {ReadContext} from '../../model/read-context.js'
import type {Snapshot, Target} from '../../model/target.js'
import {explain} from '../../model/wall.js'
import {afterMany} from '../../util/turns.js'
import type {PlatformClock} from '../shared/platform-clock.js'
import type {PinnedRun, RunAdapter, RunReading} from '../shared/run-adapter.js'
import type {RunQuery} from '../shared/run-query.js'
import {runTarget} from '../shared/run-target.js'
import {nothingListed} from '../shared/schema.js'
import type {StartRequest} from '../shared/start-inputs.js'
import type {Client} from './client.js'
import {isNumber} from './ids.js'
import type {Links} from './links.js'
import {type Narrowed, narrowTo} from './run-jobs.js'
import {createRunList, listEndedRuns, RUN_SCOPE, WRITE_SCOPE} from './run-list.js'
import {readRunLog} from './run-log.js'
import {parseRun, type RunReading as Reading, readParsed} from './run-snapshot.js'
import {runStarter} from './run-start.js'
import {createSteps, type JobSteps} from './run-steps.js'
import type {RunJob} from './run-tree.js'

const IDS = {inputs: ['pipeline-id', 'run-id']}

/** Which run, and what of it counts. */
export interface RunSettings {
  pipelineId: string
  query: RunQuery
  /** Whether the operation waits for the end. */
  waits: boolean
  /** What a run is begun with, where one is to be begun. */
  start?: StartRequest | undefined
  /** Jobs to which the run is narrowed, by id or name; all when empty. */
  jobs: readonly string[]
  /** Targets that belong to the run: its orders. */
  children?: (run: Identity, counted: Narrowed, context: ReadContext) => Promise<Target[]>
  /** What `children` are called where the run is followed for them: a run that has none has deployed nothing. */
  childName?: 'deploy order' | 'change order'
}

/** Where runs live: the client, the path up to and without `pipelines`, the console, the platform's clock. */
export interface RunPlace {
  client: Client
  prefix: readonly string[]
  links: Links
  clock: PlatformClock
}

/** What was read last of the run that is kept to. */
interface Seen {
  steps: JobSteps
  reading: Reading
}

/** A run of a Flow pipeline. https://help.aliyun.com/zh/yunxiao/developer-reference/getpipelinerun */
export function pipelineRunTarget(settings: RunSettings, place: RunPlace): Target {
  const {pipelineId, query, waits, jobs, childName, start} = settings
  const {client, prefix, links} = place
  const pipeline = [...prefix, 'pipelines', pipelineId]
  let seen: Seen | undefined

  const adapter: RunAdapter = {
    kind: 'pipeline run',
    noun: 'run',
    clock: place.clock,
    isRunId: isNumber,
    starter: start && runStarter(client, pipeline, start),
    list: createRunList(client, pipeline, query),
    links: {run: id => links.run(pipelineId, id), pipeline: () => links.pipeline(pipelineId)},

    async read(run, context) {
      const path = [...pipeline, 'runs', run.id]
      const {signal} = context
      const {body} = await client({path, kind: 'status', signal, scope: RUN_SCOPE, ids: IDS})
      const inAll = nothingListed()
      const parsed = parseRun(body, inAll)
      await afterMany(inAll.parts)
      const reading = readParsed(parsed)
      await afterMany(inAll.parts)
      const steps = seen?.steps ?? createSteps(client, [...pipeline, 'pipelineRuns', run.id])
      const now = {steps, reading}
      seen = now
      const listed = jobsWithSteps(now)
      steps.keepOnly(listed)
      steps.refresh(listed, context)
      await afterMany(inAll.parts)
      return followed(settings, run, now, context)
    },

    addDetails: (snapshot, _run, context) => withLastSteps(snapshot, seen, context),

    async readLog(run, part, context, cursor): Promise<PartLog> {
      if (seen === undefined) throw badAnswer(message('answer.too-early'))
      if (part.kind === 'step') return seen.steps.readLog(part, context, cursor)
      return readRunLog(client, [...pipeline, 'runs', run.id], part, context)
    },

    // Who follows some jobs of a run does not end the others, nor wait for them.
    ...(jobs.length === 0 && {
      listEnded: context => listEndedRuns(client, pipeline, context),
      stop: (run, context) => stopRun(client, [...pipeline, 'runs', run.id], context)
    })
  }
  return runTarget({pipelineId, query, waits, isFollowed: childName !== undefined}, adapter)
}

/** What a run comes to, with the orders that were found through it. */
async function followed(
  {jobs, children, childName}: RunSettings,
  run: PinnedRun,
  seen: Seen,
  context: ReadContext
): Promise<RunReading> {
  const {named, snapshot} = seen.reading
  const narrowed = narrowTo(jobs, seen.reading)
  const find = async () => (await children?.(run.identity, narrowed, context)) ?? []
  const {orders, notices} = childName === undefined ? await beside(find, context) : {orders: await find()}
  const deployedNothing = childName !== undefined && narrowed.phase === 'success' && orders?.length === 0
  return {
    named,
    title: narrowed.jobNames && message('run.jobs', {names: narrowed.jobNames, run: run.id}),
    snapshot: {
      ...snapshot,
      phase: deployedNothing ? 'skipped' : narrowed.phase,
      contradictions: narrowed.contradictions,
      parts: withSteps(seen),
      unlisted: seen.steps.unlisted(jobsWithSteps(seen)),
      message: deployedNothing ? message('yunxiao.no-order', {kind: childName}) : undefined,
      notices: [...snapshot.notices, ...(notices ?? [])],
      children: orders
    }
  }
}

/** Orders beside a run whose own status decides: what keeps them from being watched is told, and that is all. */
async function beside(
  find: () => Promise<Target[]>,
  {signal}: ReadContext
): Promise<{orders?: Target[]; notices?: readonly Notice[]}> {
  try {
    return {orders: await explain(find, signal)}
  } catch (error) {
    if (!(error instanceof RequestError)) throw error
    const text = message('notice.untold', {what: message('untold.orders'), why: error.text})
    return {notices: [{key: `orders ${error.failure.label}`, text}]}
  }
}

/** https://help.aliyun.com/zh/yunxiao/developer-reference/updatepipelinerun: no body; the answer is `true`. */
async function stopRun(client: Client, path: readonly string[], {signal}: ReadContext): Promise<boolean> {
  await client({method: 'PUT', path, form: 'done', kind: 'stop', signal, scope: WRITE_SCOPE, ids: IDS})
  return true
}

/** The jobs whose logs are in steps. Those that deploy to hosts have them on the machines. */
function jobsWithSteps({reading}: Seen): Part[] {
  return reading.jobs.filter(hasSteps).map(job => job.part)
}

function hasSteps({part, deployOrderIds, isRepeated}: RunJob): boolean {
  return !isRepeated && part.phase !== 'queued' && part.phase !== 'skipped' && deployOrderIds.length === 0
}

function withSteps({steps, reading}: Seen): Part[] {
  const byId = new Map(reading.jobs.map(job => [job.part.id, job]))
  let room = MOST_PARTS - reading.snapshot.parts.length
  return reading.snapshot.parts.flatMap(part => {
    const job = part.kind === 'job' ? byId.get(part.id) : undefined
    if (!job || !hasSteps(job)) return [part]
    const own = steps.of(part.id)
    // Together they may be more than are read of one target: the log of the whole job has to do then.
    if (own && own.length > room) return [{...part, hasLog: true}]
    room -= own?.length ?? 0
    // Until the steps are known nobody can tell whether the job's own log would show their lines twice.
    return own === undefined ? [part] : own.length === 0 ? [{...part, hasLog: true}] : [part, ...own]
  })
}

/** The steps of the jobs that ended last; where they cannot be had, the job's own log has to do. */
async function withLastSteps(
  snapshot: Snapshot,
  seen: Seen | undefined,
  context: ReadContext
): Promise<Snapshot> {
  if (seen === undefined) return snapshot
  const {steps} = seen
  const jobs = jobsWithSteps(seen)
  try {
    await steps.settle(jobs, context)
  } catch (error) {
    if (!(error instanceof RequestError)) throw error
  }
  const unknown = new Set(jobs.filter(job => steps.of(job.id) === undefined).map(job => job.id))
  const parts = withSteps(seen).map(part => (unknown.has(part.id) ? {...part, hasLog: true} : part))
  return {...snapshot, parts, unlisted: steps.unlisted(jobs)}
}
