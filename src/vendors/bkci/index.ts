import {message} from '../../messages/message.js'
import type {RawInputs} from '../../model/identity.js'
import {startInputs} from '../shared/start-inputs.js'
import type {AddMistake, Operation, Plan, Vendor} from '../vendor.js'
import {apis} from './api.js'
import {readRequest} from './inputs.js'
import {consolesFor, readLink} from './links.js'

const credentialInputs = ['token', 'app-code', 'app-secret', 'username']
const runInputs = ['project-id', 'pipeline-id', 'run-id', 'commit', 'created-after']

/** Tencent BlueKing CI (蓝盾). See README.md in this folder for API pages, permissions and quirks. */
export const bkci: Vendor = {
  title: message('platform.bkci'),
  apis,
  encodedTokens: true,
  operations: {
    'wait-pipeline': [...credentialInputs, ...runInputs],
    'run-pipeline': [...credentialInputs, 'project-id', ...startInputs.filter(name => name !== 'tag')],
    'check-pipeline': [...credentialInputs, ...runInputs],
    'fetch-logs': [...credentialInputs, ...runInputs, 'job-id', 'step-id']
  },
  readLink,
  consolesFor,
  plan
}

function plan(operation: Operation, raw: RawInputs, addMistake: AddMistake): Plan | undefined {
  const request = readRequest(operation, raw, addMistake)
  if (request === undefined) return undefined
  return {
    api: request.api,
    endpoint: request.endpoint,
    async open(http, consoleUrl) {
      const {openBuilds} = await import('./adapters.js')
      return openBuilds(request, http, {consoleUrl, waits: /^(?:wait|run)-pipeline$/.test(operation)})
    }
  }
}
