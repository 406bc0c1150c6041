import {message} from '../../messages/message.js'
import type {RawInputs} from '../../model/identity.js'
import {readIds, readList, refuseApiPath, refuseTwice} from '../shared/inputs.js'
import {type RunIds, type RunQuery, readQueries} from '../shared/run-query.js'
import {readStart, refuseSeveral, type StartLimits, type StartRequest} from '../shared/start-inputs.js'
import type {AddMistake, Operation} from '../vendor.js'
import {isId} from './ids.js'
import {endpointOf, isRegion, knownRegions} from './regions.js'

const runIds: RunIds = {
  isRunId: isId,
  form: message('form.codearts.run')
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
  if (api === 'v3' && operation === 'fetch-logs') addMistake('api', message('wrong.codearts.no-logs'))
  if (api === 'v3' && operation === 'run-pipeline') addMistake('api', message('wrong.codearts.no-starts'))
  const rule = {isId, form: message('form.codearts.pipelines'), things: 'pipelines'} as const
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
  if (region !== undefined && !valid) addMistake('region', message('wrong.codearts.region'))
  if (region === undefined && endpoint === undefined) {
    addMistake('region', message('missing.codearts.region'))
  }
  if (valid && known === undefined && endpoint === undefined) {
    addMistake('region', message('wrong.codearts.unknown-region', {known: knownRegions}))
  }
  refuseApiPath(
    endpoint,
    /\/(?:v[35]|cicd)(?:\/|$)/i,
    message('wrong.api-path', {paths: ['/v5', '/v3']}),
    addMistake
  )
  return {endpoint: endpoint ?? known ?? '', region: valid ? region : undefined}
}

function readProject(api: 'v5' | 'v3', raw: RawInputs, addMistake: AddMistake): string {
  const project = raw['project-id']
  if (api === 'v3') {
    if (project !== undefined) addMistake('project-id', message('wrong.unused-with-api', {api}), 'unused')
    return ''
  }
  const form = message('form.codearts.project')
  if (project === undefined) addMistake('project-id', message('missing.ids', {form}))
  else if (!isId(project)) addMistake('project-id', message('wrong.form', {form}))
  return project?.toLowerCase() ?? ''
}

/** v3 shows the latest run and no other. */
function readLatest(raw: RawInputs, pipelines: readonly string[], addMistake: AddMistake): RunQuery[] {
  const others = readList(raw['run-id']).filter(run => run !== 'latest')
  if (raw.commit !== undefined) {
    addMistake('commit', message('wrong.codearts.v3-commit'), 'unused')
  }
  if (others.length > 0) addMistake('run-id', message('wrong.codearts.v3-run'))
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
