import {message} from '../../messages/message.js'
import {badAnswer, RequestError} from '../../model/errors.js'
import type {Notice} from '../../model/notice.js'
import {ENDED} from '../../model/phase.js'
import type {ReadContext} from '../../model/read-context.js'
import type {Target} from '../../model/target.js'
import {createBatch, createPollAnswer, itemOf, type ReadItems} from '../shared/batch.js'
import type {RunAdapter, RunReading} from '../shared/run-adapter.js'
import type {RunQuery} from '../shared/run-query.js'
import {runTarget} from '../shared/run-target.js'
import {parseAs, present, toId, toNumber} from '../shared/schema.js'
import {isPathId, sameId} from './ids.js'
import type {Setting} from './run-target.js'
import {type V3Status, V3StatusList} from './schema.js'
import {readV3, v3Candidate} from './v3-snapshot.js'

/** No limit is documented here; the list of the same API takes ten ids. */
const MOST = 10

/**
 * The latest runs of pipelines, API v3, which shows no other run and no logs: the run of the first poll is kept to by
 * its `build_id`, and a newer one never answers for it.
 * https://support.huaweicloud.com/api-pipeline/BatchShowPipelinesStatus.html
 */
export function v3Targets(
  setting: Setting,
  pipelines: readonly string[],
  query: RunQuery & {by: 'latest'}
): Target[] {
  const {client} = setting
  const read = createBatch<V3Status>(
    MOST,
    ({pipeline_id}) => pipeline_id,
    async (ids, {signal}) => {
      const body = await client({
        path: ['v3', 'pipelines', 'status'],
        query: {pipeline_ids: ids.join(',')},
        kind: 'status',
        signal,
        good: [],
        ids: {inputs: ['pipeline-id']}
      })
      const parsed = parseAs(V3StatusList, body)
      if (!parsed.success) throw badAnswer(message('answer.form', {form: 'list of pipelines'}))
      return present(parsed.data)
    }
  )
  return pipelines.map(pipelineId => v3Target(setting, pipelineId, query, read))
}

function v3Target(
  setting: Setting,
  pipelineId: string,
  query: RunQuery & {by: 'latest'},
  read: ReadItems<V3Status>
): Target {
  let isLeftOut = false
  const notices = query.createdAfter === undefined ? [] : [zoneNotice]
  const adapter = v3Adapter(setting, pipelineId, notices, async context => {
    const items = await read(pipelineId, context)
    isLeftOut = items.length === 0
    return items
  })
  const target = runTarget({pipelineId, query, waits: setting.waits}, adapter)
  return {
    ...target,
    readTogether: read,
    async read(context) {
      const snapshot = await target.read(context)
      if (snapshot.phase !== 'absent' || !isLeftOut) return snapshot
      return {...snapshot, notices: [...snapshot.notices, leftOutNotice(pipelineId)]}
    }
  }
}

function v3Adapter(
  {clock, console}: Setting,
  pipelineId: string,
  notices: readonly Notice[],
  ask: (context: ReadContext) => Promise<readonly V3Status[]>
): RunAdapter {
  const answer = createPollAnswer(ask)
  let end: RunReading | undefined
  return {
    kind: 'pipeline run',
    noun: 'run',
    clock,
    isRunId: isPathId,
    links: {run: () => '', pipeline: () => ''},
    list: async context =>
      (await answer.forList(context)).map(v3Candidate).filter(candidate => candidate !== undefined),
    async read({id}, context) {
      if (end !== undefined) return end
      const items = await answer.forRead(context)
      const item = itemOf(items, ({build_id}) => sameId(toId(build_id) ?? '', id))
      if (item === undefined) throw notShown(id, items)
      const reading = readV3(item, pipelineId, console.consoleUrl)
      const {snapshot} = reading
      const whole = {...reading, snapshot: {...snapshot, notices: [...notices, ...snapshot.notices]}}
      if (ENDED.has(snapshot.phase)) end = whole
      return whole
    }
  }
}

const zoneNotice: Notice = {
  key: 'zone',
  text: message('codearts.v3-zone'),
  level: 'notice'
}

function leftOutNotice(pipelineId: string): Notice {
  return {
    key: `left out ${pipelineId}`,
    text: message('codearts.left-out', {pipelineId})
  }
}

/** What it means that an answer does not show the run that is kept to: a newer one has begun, or the answer is a bad one. */
function notShown(runId: string, items: readonly V3Status[]): RequestError {
  const shown = items.map(({build_id}) => toId(build_id)).filter(id => id !== undefined)
  const newer = shown.find(id => !isOlder(id, runId))
  if (newer === undefined) return badAnswer(message('answer.run-gone', {id: runId}))
  return new RequestError(message('codearts.replaced', {newer, run: runId}), {
    kind: 'permanent',
    label: 'run replaced',
    hint: message('hint.codearts.replaced', {run: runId})
  })
}

/** Whether one run is known to be older than another: ids that are no numbers tell nothing. */
function isOlder(runId: string, other: string): boolean {
  const [a, b] = [toNumber(runId), toNumber(other)]
  return a !== undefined && b !== undefined && a < b
}
