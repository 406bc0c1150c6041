import {message} from '../../messages/message.js'
import type {Identity} from '../../model/identity.js'
import {describeQuery} from './choose-run.js'
import type {RunAdapter, RunReading, RunRequest} from './run-adapter.js'
import type {RunQuery} from './run-query.js'

/** A run is known by its id alone until an answer tells its number and names. */
export function identityOf(
  {pipelineId, query, isFollowed}: RunRequest,
  {noun, links}: RunAdapter,
  id: string,
  {title, pipelineName, url}: Partial<RunReading> = {}
): Identity {
  const name = title ?? message('run.named', {noun, id})
  return {
    name,
    label: message('target.of-pipeline', {name, pipeline: pipelineName ?? pipelineId}),
    ids: {'run-id': id},
    names: {'pipeline-id': pipelineId, 'run-id': id},
    url: url ?? links.run(id),
    matchedBy: isFollowed && query.by === 'id' ? 'run' : matchOf(query)
  }
}

/** Who the run is before the first answer about it. */
export function startOf(request: RunRequest, adapter: RunAdapter): Identity {
  const {query} = request
  return query.by === 'id' ? identityOf(request, adapter, query.id) : sought(request, adapter)
}

/** By what a query finds its run. */
function matchOf({by}: RunQuery): Identity['matchedBy'] {
  return by === 'id' ? 'given' : by
}

/** What is looked for, before it is found. */
export function sought({pipelineId, query}: RunRequest, {noun, links}: RunAdapter): Identity {
  const name = describeQuery(query, noun)
  return {
    name,
    label: message('target.of-pipeline', {name, pipeline: pipelineId}),
    ids: {},
    url: links.pipeline(),
    matchedBy: matchOf(query)
  }
}
