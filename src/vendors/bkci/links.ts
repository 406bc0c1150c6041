import type {RawInputs} from '../../model/target.js'

/**
 * Pages of the web console; every link is `''` where its base is not known.
 * https://github.com/TencentBlueKing/bk-ci/blob/master/src/frontend/devops-pipeline/src/router/router.js
 */
export interface Links {
  pipeline(pipelineId: string): string
  build(pipelineId: string, buildId: string): string
}

/** `base` is the console's address, without a slash at its end, with or without `/console`. */
export function createLinks(base: string | undefined, projectId: string): Links {
  const page = (pipelineId: string, ...rest: string[]) =>
    base === undefined
      ? ''
      : [
          base.replace(/\/console$/, ''),
          'console/pipeline',
          ...[projectId, pipelineId, ...rest].map(encodeURIComponent)
        ].join('/')
  return {
    pipeline: pipelineId => page(pipelineId, 'history'),
    build: (pipelineId, buildId) => page(pipelineId, 'detail', buildId)
  }
}

/** The inputs that a console link to a build, or to a pipeline's history, stands for. */
export function readLink(url: URL): RawInputs | undefined {
  const found = /\/console\/pipeline\/([^/]+)\/(p-[^/]+)\/(detail|history)(?:\/([^/]+))?(?:\/|$)/.exec(
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
