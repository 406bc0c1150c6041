import {message} from '../../messages/message.js'
import type {RawInputs} from '../../model/identity.js'
import {collectMistakes} from '../shared/inputs.js'
import {startInputs} from '../shared/start-inputs.js'
import type {AddMistake, Operation, Plan, Vendor} from '../vendor.js'
import {environment, readCredentials} from './credentials.js'
import {readWantedRuns} from './inputs.js'
import {ID_TOKEN_URL, keylessInputs} from './keyless.js'
import {consolesFor, readLink} from './links.js'

const credentialInputs = ['token', 'access-key', 'secret-key', 'security-token', ...keylessInputs]
const runInputs = ['project-id', 'region', 'pipeline-id', 'run-id', 'commit', 'created-after']

/** Huawei Cloud CodeArts Pipeline. See README.md in this folder for API pages, permissions and quirks. */
export const codearts: Vendor = {
  title: message('platform.codearts'),
  apis: ['v5', 'v3'],
  operations: {
    'wait-pipeline': [...credentialInputs, ...runInputs],
    'run-pipeline': [...credentialInputs, 'project-id', 'region', ...startInputs],
    'check-pipeline': [...credentialInputs, ...runInputs],
    'fetch-logs': [...credentialInputs, ...runInputs, 'job-id', 'step-id']
  },
  readLink,
  consolesFor,
  environment,
  plan
}

function plan(operation: Operation, raw: RawInputs, report: AddMistake): Plan | undefined {
  const {addMistake, hasAny} = collectMistakes(report)
  const credentials = readCredentials(raw, addMistake)
  const wanted = readWantedRuns(operation, raw, addMistake)
  if (hasAny() || credentials === undefined) return undefined

  return {
    api: wanted.api,
    endpoint: wanted.endpoint,
    ...('agencyUrn' in credentials && {
      servers: {'sts-endpoint': credentials.sts, [ID_TOKEN_URL]: credentials.idToken.base}
    }),
    async open(http, consoleUrl, tools) {
      const {openTargets} = await import('./adapters.js')
      const known =
        'agencyUrn' in credentials
          ? {sessions: (await import('./login.js')).sessionsOf(credentials, tools)}
          : credentials
      return openTargets(operation, wanted, known, http, consoleUrl)
    }
  }
}
