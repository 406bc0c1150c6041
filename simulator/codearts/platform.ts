import type {Answer, Platform, PlatformRequest} from '../server/platform.js'
import {error, json} from './answers.js'
import {type CodeartsKeys, refuse} from './auth.js'
import {createLiveRun} from './live-run.js'
import {type LivePipeline, route} from './routes.js'
import type {CodeartsCall, PipelineScenario} from './scenario.js'

export interface CodeartsOptions {
  keys: CodeartsKeys
  /** Whether the user of the keys may only read. */
  readOnly?: boolean
  pipelines: readonly PipelineScenario[]
  /** How far the platform's clock is ahead of the real one. */
  clockAheadMs?: number
}

/**
 * CodeArts Pipeline as the platform serves it: v5 and the old v3 status, token or signature, errors inside HTTP 200
 * in both shapes, nulls everywhere, log offsets as strings that stand for nothing.
 */
export function codearts({keys, readOnly = false, pipelines, clockAheadMs = 0}: CodeartsOptions): Platform {
  const live = pipelines.map((scenario): LivePipeline => ({scenario, runs: scenario.runs.map(createLiveRun)}))
  return {
    kind: callOf,
    pollKinds: ['detail', 'list', 'batch', 'v3'],
    faults({segments, query, body}) {
      const text = `${segments.join('/')} ${query.get('pipeline_ids')} ${body}`
      return pipelines.filter(({pipelineId}) => text.includes(pipelineId)).flatMap(p => p.faults ?? [])
    },
    handle(request) {
      const {now, epoch, segments} = request
      const nowMs = request.receivedAt + clockAheadMs
      const answer =
        refuseForm(request) ??
        refuse(request, keys, nowMs) ??
        route(request, {pipelines: live, readOnly, now, epoch})
      const own = {date: new Date(nowMs).toUTCString(), 'x-request-id': `sim-${segments.at(-1)}`}
      return {...answer, headers: {...own, ...answer.headers}}
    }
  }
}

function callOf({method, segments, body}: PlatformRequest): CodeartsCall | 'any' {
  const path = segments.join('/')
  if (path === 'v3/pipelines/status') return 'v3'
  const below = /^v5\/[^/]+\/api\/pipelines\/(.+)$/.exec(path)?.[1] ?? ''
  if (below === 'status') return 'batch'
  if (method === 'POST' && /^[^/]+\/run$/.test(below)) return 'start'
  if (method === 'GET' && /^[^/]+$/.test(below)) return 'pipeline'
  const call = /^[^/]+\/pipeline-runs\/(?:[^/]+\/steps\/)?(detail|list|outputs)$/.exec(below)?.[1]
  if (method === 'POST' && /^[^/]+\/pipeline-runs\/[^/]+\/stop$/.test(below)) return 'stop'
  if (call === 'list' && isAboutPast(body)) return 'past'
  if (call) return call as CodeartsCall
  return method === 'POST' && below.endsWith('/logs') ? 'log' : 'any'
}

/** Whether a list of runs is only asked for those that succeeded: no poll. */
function isAboutPast(body: string): boolean {
  const {status} = Object(json(body)) as {status?: unknown}
  return Array.isArray(status) && status.includes('COMPLETED')
}

/** What the gateway demands of any request. */
function refuseForm({method, headers, body}: PlatformRequest): Answer | undefined {
  if (method === 'GET') return undefined
  // With or without a charset: the vendor's own client names one.
  if (!/^application\/json\s*(?:;|$)/.test(headers['content-type'] ?? '')) {
    return error(400, 'APIGW.0106', 'Bad header enum: Content-Type')
  }
  return json(body) === undefined
    ? error(400, 'PARSE_REQUEST_DATA_EXCEPTION', 'Parse request data exception')
    : undefined
}
