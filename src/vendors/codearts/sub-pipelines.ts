import {message, type Text} from '../../messages/message.js'
import {badAnswer, RequestError} from '../../model/errors.js'
import type {Part} from '../../model/part.js'
import type {Unlisted} from '../../model/target.js'
import {deadline} from '../../util/timers.js'
import {withJsonTexts} from '../shared/json-text.js'
import {type UniqueId, uniqueIds} from '../shared/part-ids.js'
import {parseAs, present, toId} from '../shared/schema.js'
import type {Client} from './client.js'
import {isPathId} from './ids.js'
import type {Console} from './links.js'
import {nameOf, parseQuietly} from './messages.js'
import {readDetail} from './run-detail.js'
import {type DetailReading, readRun} from './run-snapshot.js'
import {isCause, pathOf, type RunIds, type StepNode, type StepPlace, type Tree} from './run-tree.js'
import {StepOutputs} from './schema.js'
import {subPipelineTask} from './status.js'

const DEEPEST = 3
const MOST_CHILDREN = 5
/** The verdict is known already, and waits for this. */
const LONGEST_MS = 3000

/** What was found in the runs that a failed run had started. */
export interface Descent {
  /** What failed in them, each below the step that started its run. */
  parts: readonly Part[]
  /** Where the logs of these parts are, by the part's id. */
  places: ReadonlyMap<string, StepPlace>
  /** What failed deepest, and why. */
  message?: Text | undefined
  /** The steps of which nobody knows what failed in the runs that they had started. */
  unlisted: readonly Unlisted[]
}

/** A descent under way. */
interface Search {
  client: Client
  console: Console
  /** Aborted by the caller, or when the time is over. */
  signal: AbortSignal
  caller: AbortSignal
  unique: UniqueId
  /** Run ids, in lower case: a pipeline may run itself. */
  seen: Set<string>
  parts: Part[]
  places: Map<string, StepPlace>
  message?: Text | undefined
  unlisted: Unlisted[]
}

/**
 * Follows the failed steps that run another pipeline down to what failed there: such a step has no log and no
 * message of its own. At most 3 deep, 5 side by side and 3 s; what cannot be read is told as unlisted.
 */
export async function descend(
  {client, console}: {client: Client; console: Console},
  {tree}: DetailReading,
  run: RunIds,
  caller: AbortSignal
): Promise<Descent> {
  const late = new RequestError(message('failure.no-answer', {ms: LONGEST_MS}), {
    kind: 'transient',
    label: 'late'
  })
  const limit = deadline(LONGEST_MS, caller, () => late)
  const unique = uniqueIds(
    '~',
    tree.parts.map(part => part.id)
  )
  const search: Search = {
    client,
    console,
    signal: limit.signal,
    caller,
    unique,
    seen: new Set([run.runId.toLowerCase()]),
    parts: [],
    places: new Map(),
    unlisted: []
  }
  try {
    await follow(search, tree, run, {above: '', depth: 1})
  } finally {
    limit.release()
  }
  const {parts, places, message: why, unlisted} = search
  return {parts, places, message: why, unlisted}
}

/** Where a tree stands: the path to it, as it is shown before a part's own, and how many runs deep. */
interface Level {
  above: string
  depth: number
}

async function follow(search: Search, tree: Tree, run: RunIds, level: Level): Promise<void> {
  for (const starter of failedSubPipelines(tree).slice(0, MOST_CHILDREN)) {
    const path = `${level.above}${pathOf(starter.part, tree.parts)}`
    try {
      await followStep(search, starter, run, {above: `${path} > `, depth: level.depth})
    } catch (error) {
      if (search.caller.aborted) throw search.caller.reason
      if (!(error instanceof RequestError)) throw error
      const {failure, text} = error
      const what = message('codearts.started-by', {part: path})
      search.unlisted.push({parent: starter.part.id, what, failure, message: text})
    }
  }
}

/** Reads the run that a step had started, and what that had started in its turn. The first cause found stays. */
async function followStep(
  search: Search,
  {part, step}: StepNode,
  run: RunIds,
  {above, depth}: Level
): Promise<void> {
  const {client, console, signal, unique, seen} = search
  const child = childOf(await readOutputs(client, run, toId(step.id) ?? '', signal), run)
  if (child === undefined || seen.has(child.runId.toLowerCase())) return
  seen.add(child.runId.toLowerCase())
  const reading = readRun(await readDetail(client, child, 'detail', signal), child, console, unique)
  adopt(search, reading.tree, part)
  if (depth < DEEPEST) await follow(search, reading.tree, child, {above, depth: depth + 1})
  const {title: name = message('run.named', {noun: 'run', id: child.runId}), pipelineName, snapshot} = reading
  search.message ??= message('codearts.child-failed', {
    above,
    run: message('target.of-pipeline', {name, pipeline: pipelineName ?? child.pipelineId}),
    said: snapshot.message ?? snapshot.status
  })
}

/** Takes over what made a child run fail. Parts whose parent is not taken over go below the step that started the run. */
function adopt({parts, places}: Search, tree: Tree, starter: Part): void {
  const causes = tree.parts.filter(isCause)
  const known = new Set(causes.map(part => part.id))
  for (const part of causes) {
    parts.push(part.parent !== undefined && known.has(part.parent) ? part : {...part, parent: starter.id})
    const place = tree.places.get(part.id)
    if (place) places.set(part.id, place)
  }
}

function failedSubPipelines({stages}: Tree): StepNode[] {
  return stages
    .flatMap(stage => stage.jobs)
    .flatMap(job => job.steps)
    .filter(
      ({task, part, step}) => task === subPipelineTask && isCause(part) && isPathId(toId(step.id) ?? '')
    )
}

/** https://support.huaweicloud.com/intl/en-us/api-pipeline/ShowStepOutputs.html */
async function readOutputs(
  client: Client,
  {projectId, pipelineId, runId}: RunIds,
  stepId: string,
  signal: AbortSignal
): Promise<ReadonlyMap<string, string>> {
  const body = await client({
    path: ['v5', projectId, 'api', 'pipelines', pipelineId, 'pipeline-runs', runId, 'steps', 'outputs'],
    query: {step_run_ids: stepId},
    kind: 'detail',
    signal,
    good: ['step_outputs'],
    ids: {inputs: ['project-id', 'pipeline-id', 'run-id']}
  })
  const parsed = parseAs(StepOutputs, body)
  if (!parsed.success) throw badAnswer(message('answer.form', {form: 'list of step outputs'}))
  const found = new Map<string, string>()
  const own = present(parsed.data.step_outputs).filter(
    ({step_run_id}) => !step_run_id || String(step_run_id) === stepId
  )
  withJsonTexts(() => {
    for (const {output_result} of own)
      for (const {key, value} of present(output_result)) collect(key ?? '', value, found, 0)
  })
  return found
}

/** Values are texts, JSON inside texts, or objects: the newest form of this API is not the only one in use. */
function collect(key: string, value: unknown, found: Map<string, string>, depth: number): void {
  const read = typeof value === 'string' && /^\s*[{[]/.test(value) ? parseQuietly(value) : value
  if (typeof read === 'string' && !found.has(bare(key))) found.set(bare(key), read.trim())
  if (typeof read !== 'object' || read === null || depth > 3) return
  for (const [name, inner] of Object.entries(read))
    collect(Array.isArray(read) ? key : name, inner, found, depth + 1)
}

function childOf(outputs: ReadonlyMap<string, string>, {projectId}: RunIds): RunIds | undefined {
  const id = (name: string) => {
    const value = nameOf(outputs.get(name), '')
    return isPathId(value) ? value : undefined
  }
  const pipelineId = id('pipelineid')
  const runId = id('pipelinerunid')
  if (pipelineId === undefined || runId === undefined) return undefined
  return {projectId: id('projectid') ?? projectId, pipelineId, runId}
}

/** `pipeline_run_id` and `pipelineRunId` are one name. */
function bare(key: string): string {
  return key.toLowerCase().replace(/[^a-z0-9]/g, '')
}
