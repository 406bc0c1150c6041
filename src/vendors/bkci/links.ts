import type {RawInputs} from '../../model/identity.js'
import type {RunAdapter} from '../shared/run-adapter.js'

/**
 * Pages of the web console about a pipeline; every link is `''` where its base is not known. `base` is the console's
 * address, without a slash at its end, with or without `/console`.
 * https://github.com/TencentBlueKing/bk-ci/blob/master/src/frontend/devops-pipeline/src/router/router.js
 */
export function createLinks(
  base: string | undefined,
  projectId: string,
  pipelineId: string
): RunAdapter['links'] {
  const page = (...rest: string[]) =>
    base === undefined
      ? ''
      : [
          base.replace(/\/console$/, ''),
          'console/pipeline',
          ...[projectId, pipelineId, ...rest].map(encodeURIComponent)
        ].join('/')
  return {
    pipeline: () => page('history'),
    run: buildId => page('detail', buildId)
  }
}

// A pipeline, its history, or one of its builds.
const PIPELINE_PAGE =
  /\/console\/pipeline\/([^/]+)\/(p-[^/]+|[0-9a-f]{32})(?:\/(?:history|detail(?:\/([^/]+))?)(?:\/|$)|\/?$)/
// The same of a pipeline that was made as a creative flow.
const FLOW_PAGE =
  /\/console\/creative-stream\/([^/]+)\/flow\/(p-[^/]+|[0-9a-f]{32})(?:\/execute(?:\/([^/]+))?(?:\/|$)|\/?$)/

/** The inputs that a console link to a build, a pipeline, or a pipeline's history stands for. */
export function readLink(url: URL): RawInputs | undefined {
  const found = PIPELINE_PAGE.exec(url.pathname) ?? FLOW_PAGE.exec(url.pathname)
  if (!found) return undefined
  const [, project = '', pipeline = '', build] = found
  try {
    return {
      'project-id': decodeURIComponent(project),
      'pipeline-id': decodeURIComponent(pipeline),
      ...(build !== undefined ? {'run-id': decodeURIComponent(build)} : {})
    }
  } catch {
    return undefined // no proper percent-encoding
  }
}

/** The endpoint itself: a host has its console beside its API. That of a gateway is elsewhere, and has to be given. */
export function consolesFor({endpoint}: RawInputs): readonly string[] | undefined {
  return endpoint === undefined ? undefined : [endpoint]
}
