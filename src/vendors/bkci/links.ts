import type {RawInputs} from '../../model/target.js'
import type {RunAdapter} from '../shared/run-target.js'

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

/** The inputs that a console link to a build, or to a pipeline's history, stands for. */
export function readLink(url: URL): RawInputs | undefined {
  const found =
    /\/console\/pipeline\/([^/]+)\/(p-[^/]+|[0-9a-f]{32})\/(detail|history)(?:\/([^/]+))?(?:\/|$)/.exec(
      url.pathname
    )
  if (!found) return undefined
  const [, project = '', pipeline = '', page, build] = found
  try {
    return {
      'project-id': decodeURIComponent(project),
      'pipeline-id': decodeURIComponent(pipeline),
      ...(page === 'detail' && build !== undefined ? {'run-id': decodeURIComponent(build)} : {})
    }
  } catch {
    return undefined // no proper percent-encoding
  }
}
