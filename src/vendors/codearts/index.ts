import type {Complain, Given, Operation, Plan, Vendor} from '../types.js'
import {createAuth} from './auth.js'
import {createClient} from './client.js'
import {fallbacks, readCredentials} from './credentials.js'
import {latestRunTargets} from './latest.js'
import {readLink} from './links.js'
import {pipelineRunTarget, type Setting} from './pipeline-run.js'
import {readRequest} from './request.js'
import {v3Targets} from './v3.js'

const credentialInputs = ['token', 'access-key', 'secret-key', 'security-token']
const runInputs = ['project-id', 'region', 'pipeline-id', 'run-id', 'commit', 'created-after']

/** Huawei Cloud CodeArts Pipeline. See README.md in this folder for API pages, permissions and quirks. */
export const codearts: Vendor = {
  title: 'Huawei Cloud CodeArts Pipeline',
  apis: ['v5', 'v3'],
  operations: {
    'wait-pipeline': [...credentialInputs, ...runInputs],
    'check-pipeline': [...credentialInputs, ...runInputs],
    'fetch-logs': [...credentialInputs, ...runInputs, 'job-id', 'step-id']
  },
  readLink,
  fallbacks,
  plan
}

function plan(operation: Operation, given: Given, complain: Complain): Plan | undefined {
  let fine = true
  const wrong: Complain = (input, text) => {
    fine = false
    complain(input, text)
  }
  const credentials = readCredentials(given, wrong)
  const {api, endpoint, region, projectId, pipelines, queries} = readRequest(operation, given, wrong)
  if (!fine || credentials === undefined) return undefined

  return {
    api,
    endpoint,
    open(http, consoleUrl) {
      const setting: Setting = {
        client: createClient(http, createAuth(credentials), credentials),
        console: {consoleUrl, region},
        waits: operation === 'wait-pipeline'
      }
      const latest = queries[0]
      if (latest?.by === 'latest') {
        if (api === 'v3') return v3Targets(setting, pipelines, latest)
        if (operation === 'check-pipeline' && pipelines.length > 1) {
          return latestRunTargets(
            setting,
            pipelines.map(pipelineId => ({projectId, pipelineId})),
            latest
          )
        }
      }
      return pipelines.map((pipelineId, i) => {
        const query = queries[i]
        if (query === undefined) throw new Error('a pipeline without a query')
        return pipelineRunTarget(setting, {projectId, pipelineId}, query)
      })
    }
  }
}
