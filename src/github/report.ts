import type {Posts} from '../inputs/posts.js'
import {type Message, message} from '../messages/message.js'
import {ENDED} from '../model/phase.js'
import type {Snapshot, Target} from '../model/target.js'
import type {Printer} from '../output/printer.js'
import {describeState} from '../report/progress-lines.js'
import type {Result} from '../report/result-schema.js'
import {type Clock, deadline} from '../util/timers.js'
import {type GitHubApi, githubSettings, openGitHub} from './api.js'
import {commitStatus, type DeploymentChannel, deployment} from './channels.js'
import type {PostFailure} from './failure.js'
import {type Channel, createPoster, type Poster} from './poster.js'
import {type SavedPosts, savePosts} from './saved-posts.js'
import {finalUpdate, pendingUpdate, type Update, unfinishedUpdate, workflowRunUrl} from './update.js'

/** What GitHub is told of the wait. Nothing in it ever changes a verdict. */
export interface GitHubReport {
  /** Tells of a poll, where that is due. */
  onSnapshot(target: Target, snapshot: Snapshot): void
  /** Posts what the wait came to, within so many ms. Answers what could not be posted. Never rejects. */
  finish(result: Result, ms: number): Promise<Message[]>
}

/** A channel with what posts to it at its pace. */
interface PacedChannel {
  channel: Channel
  poster: Poster
}

/** Posts `pending` at once, and answers how to go on. */
export function openGitHubReport(
  posts: Posts,
  ca: readonly string[] | undefined,
  {printer, clock, targets}: {printer: Printer; clock: Clock; targets: readonly Target[]}
): GitHubReport {
  const api = once(() => openGitHub(githubSettings(posts.token, ca)))
  const made = posts.environment === undefined ? undefined : deployment(api, posts)
  const paced = channelsOf(posts, api, made).map(channel => {
    const warn = ({text}: PostFailure) =>
      printer.warning(message('github.unposted', {what: channel.what, why: text}))
    return {channel, poster: createPoster(channel, clock, warn)}
  })
  const runUrl = workflowRunUrl(process.env)
  const snapshots = new Map<Target, Snapshot>()
  const offer = (make: () => Update) => {
    for (const {poster} of paced) poster.offer(make)
  }

  const [first] = targets
  const waiting = message('github.waiting', {target: first?.label, others: targets.length - 1})
  offer(() => pendingUpdate(printer.say(waiting), first?.url || runUrl))
  const keep = (update: Update) => savePosts(toSave(posts, update, made), posts.stateKey)
  // Should this process die without a verdict, the `post` step says so.
  const trouble = keep(unfinishedUpdate(first?.url || runUrl))
  if (trouble) printer.warning(trouble)

  return {
    onSnapshot(target, snapshot) {
      snapshots.set(target, snapshot)
      offer(() =>
        pendingUpdate(
          printer.say(describeTargets(targets, snapshots, target, snapshot)),
          urlOf(target, snapshot, runUrl)
        )
      )
    },
    async finish(result, ms) {
      const update = finalUpdate(result, runUrl)
      keep(update)
      const unposted = await finishAll(paced, update, ms)
      if (unposted.length === 0) savePosts(undefined, posts.stateKey)
      else keep(update)
      return unposted
    }
  }
}

function channelsOf(
  {commitStatus: context, sha}: Pick<Posts, 'commitStatus' | 'sha'>,
  api: () => Promise<GitHubApi>,
  made: DeploymentChannel | undefined
): Channel[] {
  return [...(context === undefined ? [] : [commitStatus(api, context, sha)]), ...(made ? [made] : [])]
}

async function finishAll(paced: readonly PacedChannel[], update: Update, ms: number): Promise<Message[]> {
  const limit = deadline(ms, new AbortController().signal, () => new Error('too late'))
  const all = paced.map(async ({channel, poster}) => {
    const failure = await poster.finish(update, limit.signal)
    return failure === undefined
      ? []
      : [
          message('github.last-unposted', {
            what: channel.what,
            state: update.state,
            isTriedAgain: true,
            why: failure.text
          })
        ]
  })
  return (await Promise.all(all).finally(limit.release)).flat()
}

function toSave(posts: Posts, update: Update, made: DeploymentChannel | undefined): SavedPosts {
  const {sha, commitStatus: context, environment = '', environmentUrl} = posts
  const id = made?.id()
  return {
    update,
    sha,
    commitStatus: context,
    ...(id !== undefined && {deployment: {id, environment, environmentUrl}})
  }
}

/** `2 of 5 ended; deploy order 1111: Running, batch 1 of 3`. */
function describeTargets(
  targets: readonly Target[],
  snapshots: ReadonlyMap<Target, Snapshot>,
  target: Target,
  snapshot: Snapshot
): Message {
  const ended = targets.filter(one => ENDED.has(snapshots.get(one)?.phase ?? 'queued')).length
  return message('github.progress', {
    ended,
    all: targets.length,
    state: describeState(snapshot),
    target: snapshot.identity?.label ?? target.label
  })
}

function urlOf(target: Target, {identity}: Snapshot, otherUrl: string): string {
  return identity?.url || target.url || otherUrl
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => {
    made ??= make()
    return made
  }
}
