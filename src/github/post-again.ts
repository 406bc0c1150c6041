import type {Posts} from '../inputs/posts.js'
import {message} from '../messages/message.js'
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
    printer.warning(message('github.unsigned'))
    return
  }
  const api = () => openGitHub(githubSettings(posts.token, ca))
  const {update, sha, commitStatus: context, deployment: made} = saved
  const channels = [
    ...(context === undefined ? [] : [commitStatus(api, context, sha)]),
    ...(made ? [deployment(api, {...made, environmentUrl: made.environmentUrl, sha}, made.id)] : [])
  ]
  const limit = deadline(LONGEST_MS, new AbortController().signal, () => new Error('too late'))
  try {
    const tries = {clock, signal: limit.signal, tries: TRIES}
    for (const channel of channels) {
      const posted = {what: channel.what, state: update.state}
      const failure = await tryToPost(channel, update, tries)
      if (failure)
        printer.warning(message('github.last-unposted', {...posted, isTriedAgain: false, why: failure.text}))
      else printer.line(message('github.posted-now', {...posted, text: update.description}))
    }
  } finally {
    limit.release()
  }
}
