import type {RawInputs} from '../../model/target.js'
import {readIds, readList, refuseApiPath, refuseTwice} from '../shared/inputs.js'
import {type RunIds, type RunQuery, readQueries} from '../shared/run-query.js'
import {readStart, refuseSeveral, type StartLimits, type StartRequest} from '../shared/start-inputs.js'
import type {AddMistake, Operation} from '../vendor.js'
import {isId} from './ids.js'
import {endpointOf, isRegion, knownRegions} from './regions.js'

const runIds: RunIds = {
  isRunId: isId,
  form: 'a CodeArts run id (32 hexadecimal digits, the last part of the console address)'
}

/** Which runs are asked for, by which API, and where. */
export interface WantedRuns {
  api: 'v5' | 'v3'
  endpoint: string
  region?: string | undefined
  /** `''` with v3, whose paths have none. */
  projectId: string
  pipelines: readonly string[]
  /** One for each pipeline. */
  queries: readonly RunQuery[]
  /** What the run is begun with, where one is to be begun. */
  start?: StartRequest | undefined
}

const startLimits: StartLimits = {reserved: {}, longestValue: 8192}

/** Reads the inputs that name things, ids in lower case as the platform writes them. Of use only without mistakes. */
export function readWantedRuns(operation: Operation, raw: RawInputs, addMistake: AddMistake): WantedRuns {
  const api: 'v5' | 'v3' = raw.api === 'v3' ? 'v3' : 'v5'
  if (api === 'v3' && operation === 'fetch-logs')
    addMistake('api', 'has no logs; use v5, which is the default')
  if (api === 'v3' && operation === 'run-pipeline')
    addMistake('api', 'starts no runs; use v5, which is the default')
  const form = 'an id of 32 hexadecimal digits, or a list of such'
  const rule = {isId, form, things: 'pipelines'}
  const pipelines = readIds('pipeline-id', raw['pipeline-id'], rule, addMistake).map(id => id.toLowerCase())
  const place = {api, ...readPlace(raw, addMistake), projectId: readProject(api, raw, addMistake), pipelines}
  if (operation === 'run-pipeline') {
    refuseSeveral(pipelines, addMistake)
    const start = readStart(raw, startLimits, addMistake)
    return {...place, queries: pipelines.map(() => ({by: 'started'})), start}
  }
  return {
    ...place,
    queries: api === 'v3' ? readLatest(raw, pipelines, addMistake) : readRuns(raw, pipelines, addMistake)
  }
}

function readPlace(
  {region, endpoint}: RawInputs,
  addMistake: AddMistake
): {endpoint: string; region: string | undefined} {
  const valid = region !== undefined && isRegion(region)
  const known = valid ? endpointOf(region) : undefined
  if (region !== undefined && !valid) addMistake('region', 'is not a region. Example: cn-north-4')
  if (region === undefined && endpoint === undefined) {
    addMistake('region', 'is required, such as cn-north-4; or give endpoint instead')
  }
  if (valid && known === undefined && endpoint === undefined) {
    addMistake(
      'endpoint',
      `is required with this region, whose address is not known here (known: ${knownRegions.join(', ')})`
    )
  }
  refuseApiPath(
    endpoint,
    /\/v[35](?:\/|$)/i,
    'must be the address of the host alone; the path to its API, /v5 or /v3, is added here',
    addMistake
  )
  return {endpoint: endpoint ?? known ?? '', region: valid ? region : undefined}
}

function readProject(api: 'v5' | 'v3', raw: RawInputs, addMistake: AddMistake): string {
  const project = raw['project-id']
  if (api === 'v3') {
    if (project !== undefined) addMistake('project-id', 'is not used with api: v3', 'unused')
    return ''
  }
  const form =
    'the id of the CodeArts project, 32 hexadecimal digits as in the console address, not the IAM project id'
  if (project === undefined) addMistake('project-id', `is required (${form})`)
  else if (!isId(project)) addMistake('project-id', `is not ${form}`)
  return project?.toLowerCase() ?? ''
}

/** v3 shows the latest run and no other. */
function readLatest(raw: RawInputs, pipelines: readonly string[], addMistake: AddMistake): RunQuery[] {
  const others = readList(raw['run-id']).filter(run => run !== 'latest')
  if (raw.commit !== undefined) {
    addMistake('commit', 'is not used with api: v3, which knows only run-id: latest', 'unused')
  }
  if (others.length > 0) addMistake('run-id', 'must be latest with api: v3; use api: v5 to name a run')
  if (raw.commit !== undefined || others.length > 0) return []
  refuseTwice('pipeline-id', pipelines, pipelines, addMistake)
  return readQueries(raw, pipelines, runIds, addMistake)
}

/** A pipeline may be named more than once with v5, each time with another run. */
function readRuns(raw: RawInputs, pipelines: readonly string[], addMistake: AddMistake): RunQuery[] {
  const queries = readQueries(raw, pipelines, runIds, addMistake).map(
    (query): RunQuery => (query.by === 'id' ? {by: 'id', id: query.id.toLowerCase()} : query)
  )
  const keys = pipelines.map((pipeline, i) => {
    const query = queries[i]
    return query?.by === 'id' ? `${pipeline} ${query.id}` : pipeline
  })
  refuseTwice('pipeline-id', keys, pipelines, addMistake)
  return queries
}
