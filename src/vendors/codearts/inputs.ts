import type {RawInputs} from '../../model/target.js'
import {readList} from '../shared/inputs.js'
import {type RunIds, type RunQuery, readQueries} from '../shared/run-query.js'
import type {AddMistake, Operation} from '../vendor.js'
import {endpointOf, isRegion, knownRegions} from './regions.js'

const ID = /^[0-9a-fA-F]{32}$/
const runIds: RunIds = {
  isRunId: id => ID.test(id),
  form: 'a CodeArts run id (32 hexadecimal digits, the last part of the console address)'
}
const MOST_TARGETS = 50

/** Which runs are asked for, by which API, and where. */
export interface RunRequest {
  api: 'v5' | 'v3'
  endpoint: string
  region?: string | undefined
  /** `''` with v3, whose paths have none. */
  projectId: string
  pipelines: readonly string[]
  /** One for each pipeline. */
  queries: readonly RunQuery[]
}

/** Reads the inputs that name things. Complains of every mistake; the answer is of use only when there was none. */
export function readRequest(operation: Operation, given: RawInputs, complain: AddMistake): RunRequest {
  const api = given.api === 'v3' ? 'v3' : 'v5'
  if (api === 'v3' && operation === 'fetch-logs') complain('api', 'has no logs; use v5, which is the default')
  const pipelines = readIds('pipeline-id', given, complain)
  return {
    api,
    ...readPlace(given, complain),
    projectId: readProject(api, given, complain),
    pipelines,
    queries: api === 'v3' ? readLatest(given, pipelines, complain) : readRuns(given, pipelines, complain)
  }
}

function readPlace(given: RawInputs, complain: AddMistake): {endpoint: string; region: string | undefined} {
  const {region, endpoint} = given
  const valid = region !== undefined && isRegion(region)
  const known = valid ? endpointOf(region) : undefined
  if (region !== undefined && !valid) complain('region', 'is not a region. Example: cn-north-4')
  if (region === undefined && endpoint === undefined) {
    complain('region', 'is required, such as cn-north-4; or give endpoint instead')
  }
  if (valid && known === undefined && endpoint === undefined) {
    complain(
      'endpoint',
      `is required with this region, whose address is not known here (known: ${knownRegions.join(', ')})`
    )
  }
  return {endpoint: endpoint ?? known ?? '', region: valid ? region : undefined}
}

function readProject(api: 'v5' | 'v3', given: RawInputs, complain: AddMistake): string {
  const project = given['project-id']
  if (api === 'v3') {
    if (project !== undefined) complain('project-id', 'is not used with api: v3')
    return ''
  }
  const kind =
    'the id of the CodeArts project, 32 hexadecimal digits as in the console address, not the IAM project id'
  if (project === undefined) complain('project-id', `is required (${kind})`)
  else if (!ID.test(project)) complain('project-id', `is not ${kind}`)
  return project?.toLowerCase() ?? ''
}

/** v3 shows the latest run and no other. */
function readLatest(given: RawInputs, pipelines: readonly string[], complain: AddMistake): RunQuery[] {
  if (given.commit !== undefined)
    complain('commit', 'is not used with api: v3, which knows only run-id: latest')
  const others = readList(given['run-id']).filter(run => run !== 'latest')
  if (others.length > 0) complain('run-id', 'must be latest with api: v3; use api: v5 to name a run')
  if (given.commit !== undefined || others.length > 0) return []
  refuseTwice(pipelines, pipelines, complain)
  return readQueries(given, pipelines, runIds, complain)
}

function readRuns(given: RawInputs, pipelines: readonly string[], complain: AddMistake): RunQuery[] {
  const queries = readQueries(given, pipelines, runIds, complain).map(
    (query): RunQuery => (query.by === 'id' ? {by: 'id', id: query.id.toLowerCase()} : query)
  )
  const keys = pipelines.map((pipeline, i) => {
    const query = queries[i]
    return query?.by === 'id' ? `${pipeline} ${query.id}` : pipeline
  })
  refuseTwice(pipelines, keys, complain)
  return queries
}

function refuseTwice(pipelines: readonly string[], keys: readonly string[], complain: AddMistake): void {
  const twice = pipelines.filter((_, i) => keys.indexOf(keys[i] ?? '') !== i)
  for (const pipeline of new Set(twice)) complain('pipeline-id', `names ${pipeline} twice`)
}

/** Ids of 32 hexadecimal digits, one a line or with commas, in lower case as the platform writes them. */
function readIds(input: string, given: RawInputs, complain: AddMistake): string[] {
  const ids = readList(given[input])
  if (ids.length === 0) complain(input, 'is required')
  if (ids.some(id => !ID.test(id)))
    complain(input, 'is not an id of 32 hexadecimal digits, or a list of such')
  if (ids.length > MOST_TARGETS)
    complain(input, `names ${ids.length} pipelines; at most ${MOST_TARGETS} are taken`)
  return ids.map(id => id.toLowerCase())
}
