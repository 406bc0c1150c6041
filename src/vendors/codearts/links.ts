import type {RawInputs} from '../../model/identity.js'
import {regionOfEndpoint} from './regions.js'

const HEX = '[0-9a-fA-F]{32}'
const RUN_PATH = new RegExp(`^/cicd/project/(${HEX})/pipeline/(?:detail|history)/(${HEX})(?:/(${HEX}))?/?$`)
const LONGEST_LINK = 2000
// All that the console's own addresses need. A percent-encoded one could spell a credential in a way that redaction misses.
const PLAIN_ADDRESS = /^[\w.~:/?#!=&+-]*$/

/** Where links lead: the console's base, without a slash at its end, or the region whose console it is. */
export interface Console {
  consoleUrl?: string | undefined
  region?: string | undefined
}

/**
 * The inputs in a console link `https://devcloud.{region}.huaweicloud.com/cicd/project/…/pipeline/detail/…/…`, or in the
 * same path of a console at another address, which tells no region.
 */
export function readLink(url: URL, raw: RawInputs): RawInputs | undefined {
  const path = RUN_PATH.exec(url.pathname)
  if (!path) return undefined
  const [, project, pipeline, run] = path.map(id => id?.toLowerCase())
  return {
    region: regionOf(url),
    // The paths of v3 have no project.
    ...(project !== undefined && raw.api !== 'v3' && {'project-id': project}),
    ...(pipeline !== undefined && {'pipeline-id': pipeline}),
    ...(run !== undefined && {'run-id': run})
  }
}

/**
 * The public cloud's console in the region of the endpoint. An endpoint at another address may stand for any region:
 * then the link's own decides, and whether that is the one of the inputs is asked of `region`.
 */
export function consolesFor({endpoint, region}: RawInputs, url: URL): readonly string[] {
  const asked = endpoint === undefined ? undefined : regionOfEndpoint(endpoint)
  const place = asked ?? regionOf(url) ?? region
  return [place === undefined ? 'https://devcloud.huaweicloud.com' : consoleOf(place)]
}

/** The region whose public console a URL leads to. */
function regionOf({hostname}: URL): string | undefined {
  return /^devcloud\.([a-z0-9-]+)\.huaweicloud\.com$/.exec(hostname)?.[1]
}

function consoleOf(region: string): string {
  return `https://devcloud.${region}.huaweicloud.com`
}

/** Console pages of a pipeline and of its runs, as a `RunAdapter` has them. */
export function linksOf(
  console: Console,
  pipeline: {projectId: string; pipelineId: string}
): {run(runId: string): string; pipeline(): string} {
  return {
    run: runId => consoleLink(console, {...pipeline, runId}),
    pipeline: () => consoleLink(console, pipeline)
  }
}

/** The console page of a run, or of a pipeline's history without one; `''` when nothing says where it is. */
export function consoleLink(
  {consoleUrl, region}: Console,
  {projectId, pipelineId, runId}: {projectId: string; pipelineId: string; runId?: string | undefined}
): string {
  const base = consoleUrl ?? (region === undefined ? undefined : consoleOf(region))
  if (base === undefined) return ''
  const page =
    runId === undefined
      ? `history/${encodeURIComponent(pipelineId)}`
      : `detail/${encodeURIComponent(pipelineId)}/${encodeURIComponent(runId)}`
  return `${base}/cicd/project/${encodeURIComponent(projectId)}/pipeline/${page}?v=1`
}

/** The platform's own link, where it leads to Huawei's console or to the one at `consoleUrl`; else nothing. */
export function trustedLink(
  text: string | null | undefined,
  consoleUrl: string | undefined
): string | undefined {
  if (!text || text.length > LONGEST_LINK || !URL.canParse(text)) return undefined
  const url = new URL(text)
  if (url.username !== '' || url.password !== '') return undefined
  if (!PLAIN_ADDRESS.test(url.href.slice(url.origin.length))) return undefined
  const own =
    consoleUrl !== undefined && URL.canParse(consoleUrl) && new URL(consoleUrl).origin === url.origin
  const huawei =
    url.protocol === 'https:' && url.port === '' && /(?:^|\.)huaweicloud\.com$/.test(url.hostname)
  return own || huawei ? url.href : undefined
}
