import type {RawInputs} from '../../model/identity.js'
import {isOrganization} from './ids.js'
import {isCentral} from './inputs.js'

const FLOW_CONSOLE = 'https://flow.aliyun.com'
const APPSTACK_CONSOLE = 'https://devops.aliyun.com'

/** Pages of the web console. */
export interface Links {
  run(pipelineId: string, runId: string): string
  /** The newest run of a pipeline. A deploy order has no page of its own: this one leads to it. */
  pipeline(pipelineId: string): string
  /** A change order has no page of its own: its app's leads to it. */
  app(appName: string | undefined): string
}

/** `base` is the console of an own instance, or one that was given; without it the public cloud's. */
export function createLinks(base: string | undefined): Links {
  const flow = base ?? FLOW_CONSOLE
  const appstack = base ?? APPSTACK_CONSOLE
  const page = (...segments: string[]) => segments.map(encodeURIComponent).join('/')
  return {
    run: (pipelineId, runId) => `${flow}/${page('pipelines', pipelineId, 'builds', runId)}`,
    pipeline: pipelineId => `${flow}/${page('pipelines', pipelineId, 'current')}`,
    app: appName => (appName === undefined ? appstack : `${appstack}/${page('appstack', 'app', appName)}`)
  }
}

/**
 * The ids in `https://flow.aliyun.com/pipelines/{pipelineId}`, with `/current`, `/builds` or `/builds/{pipelineRunId}`
 * after it, or in the same path on an own instance. A link of the public cloud may name its organization.
 */
export function readLink(url: URL, given: RawInputs): RawInputs | undefined {
  const match = /\/pipelines\/([0-9]+)(?:\/(?:builds|runs)(?:\/([0-9]+))?|\/current)?\/?$/.exec(url.pathname)
  if (!match?.[1]) return undefined
  // A named order needs its pipeline, and not the run of the link.
  const run = given['deploy-order-id'] === undefined ? match[2] : undefined
  const organization = url.searchParams.get('organizationId')
  // Where an own instance is asked, the link's organization must not make it the central edition.
  const isOwn = given.api === 'region' || (given.api === undefined && given.endpoint !== undefined)
  const takes = organization !== null && isOrganization(organization) && (isCentral(given) || !isOwn)
  return {
    'pipeline-id': match[1],
    ...(run !== undefined && {'run-id': run}),
    ...(takes && {'organization-id': organization})
  }
}

/** The consoles of the public cloud for the central edition; of an own instance, its endpoint is the console too. */
export function consolesFor(given: RawInputs): readonly string[] | undefined {
  if (isCentral(given)) return [FLOW_CONSOLE, APPSTACK_CONSOLE]
  return given.endpoint === undefined ? undefined : [given.endpoint]
}
