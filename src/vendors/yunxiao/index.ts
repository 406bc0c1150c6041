import {message} from '../../messages/message.js'
import type {RawInputs} from '../../model/identity.js'
import {collectMistakes} from '../shared/inputs.js'
import {startInputs} from '../shared/start-inputs.js'
import type {AddMistake, Operation, Plan, Vendor} from '../vendor.js'
import {readAccess, readTargets} from './inputs.js'
import {consolesFor, readLink} from './links.js'

const access = ['token', 'organization-id']
const run = ['pipeline-id', 'run-id', 'commit', 'created-after']
const changeOrder = ['app-name', 'change-order-sn']

/** Alibaba Cloud Yunxiao. See README.md in this folder for API pages, token scopes and quirks. */
export const yunxiao: Vendor = {
  title: message('platform.yunxiao'),
  apis: ['central', 'region'],
  operations: {
    'wait-deploy-order': [...access, ...run, 'deploy-order-id', 'job-id'],
    'wait-change-order': [...access, ...run, ...changeOrder],
    'wait-pipeline': [...access, ...run],
    'run-pipeline': [...access, ...startInputs],
    'check-pipeline': [...access, ...run],
    'fetch-logs': [...access, ...run, 'deploy-order-id', ...changeOrder, 'job-id', 'step-id', 'machine-sn']
  },
  readLink,
  consolesFor,
  plan
}

function plan(operation: Operation, given: RawInputs, addMistake: AddMistake): Plan | undefined {
  const mistakes = collectMistakes(addMistake)
  const place = readAccess(given, mistakes.addMistake)
  const targets = readTargets(operation, given, mistakes.addMistake)
  if (mistakes.hasAny()) return undefined
  return {
    api: place.api,
    endpoint: place.endpoint,
    async open(http, consoleUrl) {
      const {openTargets} = await import('./adapters.js')
      return openTargets(targets, place, http, consoleUrl)
    }
  }
}
