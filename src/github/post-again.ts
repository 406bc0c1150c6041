import type {Posts} from '../inputs/posts.js'
import type {Printer} from '../output/printer.js'
import {type Clock, deadline} from '../util/timers.js'
import {githubSettings, openGitHub} from './api.js'
import {commitStatus, deployment} from './channels.js'
import {tryToPost} from './poster.js'
import {readSavedPosts} from './saved-posts.js'

const LONGEST_MS = 20_000
const TRIES = 2

/** Posts what the main step could not, in its `post` step. A failure is a warning. Never rejects. */
export async function postAgain(
  posts: Posts,
  ca: readonly string[] | undefined,
  {printer, clock}: {printer: Printer; clock: Clock}
): Promise<void> {
  const saved = readSavedPosts(posts.stateKey)
  if (saved === undefined) {
    printer.warning('no commit status was posted: the saved state is not signed by this job')
    return
  }
  const api = () => openGitHub(githubSettings(posts.token, ca))
  const {update, sha, commitStatus: context, deployment: made} = saved
  const channels = [
    ...(context === undefined ? [] : [commitStatus(api, context, sha)]),
    ...(made ? [deployment(api, {...made, environmentUrl: made.environmentUrl, sha}, made.id)] : [])
  ]
  const limit = deadline(LONGEST_MS, new AbortController().signal, () => new Error('no time was left'))
  try {
    const tries = {clock, signal: limit.signal, tries: TRIES}
    for (const channel of channels) {
      const failure = await tryToPost(channel, update, tries)
      if (failure)
        printer.warning(`the last ${channel.what} (${update.state}) could not be posted: ${failure.text}`)
      else printer.line(`The ${channel.what} was posted now: ${update.state}, ${update.description}`)
    }
  } finally {
    limit.release()
  }
}
