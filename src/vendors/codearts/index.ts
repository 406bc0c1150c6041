import type {RawInputs} from '../../model/target.js'
import type {AddMistake, Operation, Plan, Vendor} from '../vendor.js'
import {fallbacks, readCredentials, secretVariables} from './credentials.js'
import {readRequest} from './inputs.js'
import {readLink} from './links.js'

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
  secretVariables,
  fallbacks,
  plan
}

function plan(operation: Operation, given: RawInputs, complain: AddMistake): Plan | undefined {
  let fine = true
  const wrong: AddMistake = (input, text) => {
    fine = false
    complain(input, text)
  }
  const credentials = readCredentials(given, wrong)
  const request = readRequest(operation, given, wrong)
  if (!fine || credentials === undefined) return undefined

  return {
    api: request.api,
    endpoint: request.endpoint,
    async open(http, consoleUrl) {
      const {createAuth, createClient, openTargets} = await import('./adapters.js')
      return openTargets(request, operation, {
        client: createClient(http, createAuth(credentials), credentials),
        console: {consoleUrl, region: request.region},
        waits: operation === 'wait-pipeline'
      })
    }
  }
}
