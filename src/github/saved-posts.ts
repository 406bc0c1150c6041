import type {Posts} from '../inputs/posts.js'
import {type Message, message} from '../messages/message.js'
import {appendValues} from '../output/command-file.js'
import {readSigned, savedText, writeSigned} from '../output/signed-state.js'
import type {PostedState, Update} from './update.js'

const NAME = 'posts'

/** What the `post` step is to post, should it not have been posted by then. */
export interface SavedPosts {
  update: Update
  sha: string
  commitStatus?: string | undefined
  /** A deployment that was made: the `post` step makes none. */
  deployment?: {id: number; environment: string; environmentUrl?: string | undefined} | undefined
}

const states: readonly PostedState[] = ['pending', 'success', 'failure', 'error']

/** Whether there is anything to read. */
export function hasSavedPosts(env: NodeJS.ProcessEnv = process.env): boolean {
  return savedText(NAME, env) !== ''
}

/** Keeps an update for the `post` step; `undefined` leaves nothing to do. Answers what went wrong, if anything. */
export function savePosts(saved: SavedPosts | undefined, key: Posts['stateKey']): Message | undefined {
  const path = process.env.GITHUB_STATE ?? ''
  try {
    if (saved === undefined) appendValues(path, {[NAME]: ''})
    else writeSigned(path, NAME, JSON.stringify(saved), key)
    return undefined
  } catch {
    return message('github.unkept')
  }
}

/** What was saved by this very job; nothing where it was forged. */
export function readSavedPosts(
  key: Posts['stateKey'],
  env: NodeJS.ProcessEnv = process.env
): SavedPosts | undefined {
  const text = readSigned(NAME, key, env)
  const saved = text === undefined ? undefined : (JSON.parse(text) as SavedPosts)
  return saved && states.includes(saved.update.state) ? saved : undefined
}
