import {readEvent} from './event.js'

/** Whether the event that started the workflow says that its repository is public. */
export function isPublicRepository(env: NodeJS.ProcessEnv): boolean {
  const {repository} = readEvent(env)
  return (
    repository?.visibility === 'public' ||
    (repository?.visibility === undefined && repository?.private === false)
  )
}
