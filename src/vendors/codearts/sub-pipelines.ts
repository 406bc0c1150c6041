import {badAnswer, RequestError} from '../../model/errors.js'
import type {Part} from '../../model/part.js'
import type {Notice} from '../../model/snapshot.js'
import {deadline} from '../../util/timers.js'
import {uniqueIds} from '../shared/part-ids.js'
import type {Client} from './client.js'
import type {Console} from './links.js'
import {nameOf, parseQuietly} from './messages.js'
import {readDetail} from './run-detail.js'
import type {RunIds, RunReading} from './run-snapshot.js'
import {pathOf, present, type StepNode, type StepPlace, type Tree} from './run-tree.js'
import {StepOutputs, toId} from './schema.js'
import {subPipelineTask} from './status.js'

const DEEPEST = 3
const MOST_CHILDREN = 5
/** The verdict is known already, and waits for this. */
const LONGEST_MS = 3000
const SAFE_ID = /^[0-9A-Za-z_-]{1,64}$/

/** What was found in the runs that a failed run had started. */
export interface Descent {
  /** What failed in them, each below the step that started its run. */
  parts: readonly Part[]
  /** Where the logs of these parts are, by the part's id. */
  places: ReadonlyMap<string, StepPlace>
  /** What failed deepest, and why. */
  message?: string | undefined
  notices: readonly Notice[]
}

/**
 * Follows the failed steps that run another pipeline down to what failed there: such a step has no log and no
 * message of its own. At most 3 deep, 5 side by side and 3 s; whatever can't be read is only a notice.
 */
export async function descend(
  client: Client,
  top: RunReading,
  ids: RunIds,
  console: Console,
  parent: AbortSignal
): Promise<Descent> {
  const parts: Part[] = []
  const places = new Map<string, StepPlace>()
  const notices: Notice[] = []
  let message: string | undefined
  const seen = new Set([ids.runId.toLowerCase()])
  const unique = uniqueIds(
    '~',
    top.tree.parts.map(part => part.id)
  )
  const late = new RequestError(`no answer within ${LONGEST_MS / 1000} s`, {kind: 'transient', label: 'late'})
  const limit = deadline(LONGEST_MS, parent, () => late)

  const follow = async (tree: Tree, run: RunIds, above: string, depth: number): Promise<void> => {
    for (const {part, step} of failedSubPipelines(tree).slice(0, MOST_CHILDREN)) {
      const path = `${above}${pathOf(part, tree.parts)}`
      try {
        const child = childOf(await readOutputs(client, run, toId(step.id) ?? '', limit.signal), run)
        if (child === undefined || seen.has(child.runId.toLowerCase())) continue
        seen.add(child.runId.toLowerCase())
        const reading = await readDetail(client, child, console, limit.signal, unique)
        adopt(reading, part)
        message ??= await below(reading, child, `${path} > `, depth)
      } catch (error) {
        if (parent.aborted) throw parent.reason
        if (!(error instanceof RequestError)) throw error
        notices.push({
          key: `below ${part.id}`,
          text: `what ${path} had started could not be read: ${error.message}`
        })
      }
    }
  }

  /** The cause in a run that was started, or deeper. */
  const below = async (reading: RunReading, run: RunIds, above: string, depth: number): Promise<string> => {
    if (depth < DEEPEST) await follow(reading.tree, run, above, depth + 1)
    return message ?? `${above}${reading.label}: ${reading.snapshot.message ?? reading.snapshot.status}`
  }

  const adopt = ({tree}: RunReading, starter: Part) => {
    const failed = tree.parts.filter(part => part.phase === 'failure')
    const known = new Set(failed.map(part => part.id))
    for (const part of failed) {
      parts.push(part.parent !== undefined && known.has(part.parent) ? part : {...part, parent: starter.id})
      const place = tree.places.get(part.id)
      if (place) places.set(part.id, place)
    }
  }

  try {
    await follow(top.tree, ids, '', 1)
  } finally {
    limit.release()
  }
  return {parts, places, message, notices}
}

function failedSubPipelines({stages}: Tree): StepNode[] {
  return stages
    .flatMap(stage => stage.jobs)
    .flatMap(job => job.steps)
    .filter(({task, part, step}) => {
      return task === subPipelineTask && part.phase === 'failure' && SAFE_ID.test(toId(step.id) ?? '')
    })
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
    kind: 'log', // never in the way of a status
    signal,
    good: ['step_outputs'],
    ids: 'project-id, pipeline-id and run-id'
  })
  const parsed = StepOutputs.safeParse(body)
  if (!parsed.success) throw badAnswer('held no step outputs of the known form')
  const found = new Map<string, string>()
  for (const output of present(parsed.data.step_outputs)) {
    if (output.step_run_id && String(output.step_run_id) !== stepId) continue
    for (const {key, value} of present(output.output_result)) collect(key ?? '', value, found, 0)
  }
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
    return SAFE_ID.test(value) ? value : undefined
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
