import {message, say} from '../messages/message.js'
import type {Outcome} from '../model/outcome.js'
import {oneLine} from '../output/clean-text.js'
import {sayLine} from '../output/say-line.js'
import type {Result} from '../report/result-schema.js'

/** The states of a commit status; a deployment calls `pending` `in_progress`. */
export type PostedState = 'pending' | 'success' | 'failure' | 'error'

/** What is posted of a wait, at one moment. */
export interface Update {
  state: PostedState
  /** One line of at most 140 characters. */
  description: string
  /** The link for a person, `http:` or `https:`. */
  url: string
}

/** The longest description of a commit status and of a deployment status. */
const LONGEST_DESCRIPTION = 140

/**
 * The state of an outcome (contract 2): what has not ended is pending, even where it is allowed; of the others those that
 * make the step green are a success.
 */
export function stateOf(outcome: Outcome, isGreen: boolean): PostedState {
  if (outcome === 'running' || outcome === 'paused') return 'pending'
  if (isGreen) return 'success'
  return outcome === 'failure' || outcome === 'cancelled' || outcome === 'skipped' ? 'failure' : 'error'
}

/** An update while the wait goes on. */
export function pendingUpdate(text: string, url: string): Update {
  return {state: 'pending', description: shortened(text), url}
}

/** The last update: what the wait came to. `otherUrl` is for a result that has no link of its own. */
export function finalUpdate({outcome, green, reason, url}: Result, otherUrl: string): Update {
  return {
    state: stateOf(outcome, green),
    description: shortened(say(message('github.final', {outcome, reason}), ready => ready)),
    url: url || otherUrl
  }
}

/** The update of a process that died without a verdict, for the `post` step. */
export function unfinishedUpdate(url: string): Update {
  return {state: 'error', description: sayLine(message('github.unfinished')), url}
}

function shortened(text: string): string {
  return oneLine(text, LONGEST_DESCRIPTION)
}

/** The page of this workflow run, for a target without a link. Empty where the runner names none. */
export function workflowRunUrl(env: NodeJS.ProcessEnv): string {
  const {GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT} = env
  if (!GITHUB_SERVER_URL || !GITHUB_REPOSITORY || !GITHUB_RUN_ID) return ''
  const run = `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/actions/runs/${GITHUB_RUN_ID}`
  return GITHUB_RUN_ATTEMPT ? `${run}/attempts/${GITHUB_RUN_ATTEMPT}` : run
}
