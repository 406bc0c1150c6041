import {readFileSync} from 'node:fs'

/** Whether the event that started the workflow says that its repository is public. */
export function isPublicRepository(env: NodeJS.ProcessEnv): boolean {
  try {
    const {repository} = JSON.parse(readFileSync(env.GITHUB_EVENT_PATH ?? '', 'utf8'))
    return (
      repository?.visibility === 'public' ||
      (repository?.visibility === undefined && repository?.private === false)
    )
  } catch {
    return false
  }
}
