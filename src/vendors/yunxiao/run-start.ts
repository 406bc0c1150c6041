import type {Scope} from '../../messages/en/yunxiao.js'
import {message} from '../../messages/message.js'
import {badAnswer} from '../../model/errors.js'
import type {ReadContext} from '../../model/read-context.js'
import {confirmId} from '../shared/confirm-id.js'
import {withJsonTexts} from '../shared/json-text.js'
import {createMarkerSearch, MOST_MARKED} from '../shared/marker-search.js'
import {parseAs, present, toId} from '../shared/schema.js'
import type {StartRequest} from '../shared/start-inputs.js'
import {notOneSource, type RunStarter} from '../shared/start-run.js'
import type {Client} from './client.js'
import {isNumber} from './ids.js'
import {MARKER_VARIABLE} from './inputs.js'
import {asRecord} from './json-text.js'
import {askForRuns, RUN_SCOPE, WRITE_SCOPE} from './run-list.js'
import {CreatedRun, Pipeline, Run} from './schema.js'

const PIPELINE_SCOPE: Scope = {path: '流水线 / 流水线', access: 'read-only'}
const IDS = {inputs: ['pipeline-id']}
/** Where a run shows the comment of its start. */
const COMMENTS = new Set(['FLOW_INST_RUNNING_COMMENT', 'BUILD_REMARK', 'BUILD_MESSAGE', MARKER_VARIABLE])

/**
 * How a run is begun: one POST, with the marker as its comment and as a variable. `pipeline` is the path of the pipeline.
 * https://help.aliyun.com/zh/yunxiao/developer-reference/createpipelinerun
 */
export function runStarter(client: Client, pipeline: readonly string[], start: StartRequest): RunStarter {
  return {
    async prepare(context) {
      const refs = await readRefs(client, pipeline, start, context)
      return (marker, {signal}) => sendStart(client, pipeline, {...start, refs}, marker, signal)
    },
    findByMarker: createSearch(client, pipeline)
  }
}

async function sendStart(
  client: Client,
  pipeline: readonly string[],
  {variables, refs}: StartRequest & {refs: object},
  marker: string,
  signal: AbortSignal
): Promise<string> {
  const envs = Object.fromEntries([...variables, [MARKER_VARIABLE, marker]])
  const {body} = await client({
    method: 'POST',
    path: [...pipeline, 'runs'],
    // JSON within JSON, as the platform has it.
    body: {params: JSON.stringify({envs, comment: marker, ...refs})},
    form: 'id',
    kind: 'start',
    signal,
    scope: WRITE_SCOPE,
    ids: IDS
  })
  const id = toId(typeof body === 'object' ? idIn(body) : body)
  if (id === undefined) throw badAnswer(message('answer.form', {form: 'pipeline run'}))
  return id
}

/** The page shows a bare number; an object may name it by one of these. */
function idIn(body: unknown): unknown {
  const parsed = parseAs(CreatedRun, body)
  if (!parsed.success) return undefined
  const {pipelineRunId, runId, id} = parsed.data
  return pipelineRunId ?? runId ?? id
}

/** What the start says of the code: nothing, or a branch or tag of the pipeline's one source. */
async function readRefs(
  client: Client,
  pipeline: readonly string[],
  {branch, tag}: StartRequest,
  {signal}: ReadContext
): Promise<object> {
  if (branch === undefined && tag === undefined) return {}
  const {body} = await client({path: pipeline, kind: 'start', signal, scope: PIPELINE_SCOPE, ids: IDS})
  const parsed = parseAs(Pipeline, body)
  if (!parsed.success) throw badAnswer(message('answer.form', {form: 'pipeline'}))
  confirmId('pipeline', [parsed.data.id], pipeline.at(-1) ?? '')
  const sources = present(parsed.data.pipelineConfig?.sources).filter(({data}) => data?.repo)
  const [source] = sources
  if (source?.data?.repo === undefined || source.data.repo === null || sources.length > 1)
    throw notOneSource(sources.length)
  const {repo, isBranchMode} = source.data
  if (tag !== undefined) return {runningTags: {[repo]: tag}}
  return isBranchMode === true ? {branchModeBranchs: [branch]} : {runningBranchs: {[repo]: branch}}
}

/** The list shows no comments. */
function createSearch(client: Client, pipeline: readonly string[]): RunStarter['findByMarker'] {
  return createMarkerSearch({
    async newest({signal}) {
      const {rows} = await askForRuns(client, pipeline, {page: '1'}, 'start', signal)
      const ids = rows.flatMap(({pipelineRunId}) => toId(pipelineRunId) ?? []).filter(isNumber)
      return ids.sort((a, b) => Number(b) - Number(a)).slice(0, MOST_MARKED)
    },
    async carries(id, marker, {signal}) {
      const path = [...pipeline, 'runs', id]
      const {body} = await client({path, kind: 'start', signal, scope: RUN_SCOPE, ids: IDS})
      const parsed = parseAs(Run, body)
      if (!parsed.success) throw badAnswer(message('answer.form', {form: 'pipeline run'}))
      confirmId('run', [parsed.data.pipelineRunId], id)
      return withJsonTexts(() => commentsOf(parsed.data)).some(text => text.includes(marker))
    }
  })
}

/** What the run, and its jobs, show of the comment and the variable that were given with the start. */
function commentsOf({globalParams, stages}: Run): string[] {
  const jobs = present(stages).flatMap(({stageInfo}) => present(stageInfo?.jobs))
  const named = [
    ...present(globalParams).map(({key, value}) => [key ?? '', value] as const),
    ...jobs.flatMap(({params}) => Object.entries(asRecord(params)))
  ]
  return named.flatMap(([key, value]) => (COMMENTS.has(key) && typeof value === 'string' ? [value] : []))
}
