import type {RawInputs} from '../model/target.js'
import {readEvent} from './event.js'
import {describeMistake, isMissing, type Mistake} from './mistakes.js'
import {platformSecrets} from './names.js'

/** Credentials that stand in a secret: an application has a code and a secret, stored alike. */
const credentials: readonly string[] = [...platformSecrets, 'app-code']

/** Why GitHub leaves a secret empty: what the event proves, and where secrets are empty, too. */
interface Reason {
  /** What this very run is; nothing where that is not proven. */
  proof(env: NodeJS.ProcessEnv): string | undefined
  elsewhere: string
}

// https://docs.github.com/en/actions/security-for-github-actions/security-guides/using-secrets-in-github-actions
const reasons: readonly Reason[] = [
  {
    proof: env => (isOfFork(env) ? 'this is a pull request from a fork, which gets no secrets' : undefined),
    elsewhere: 'in a pull request from a fork'
  },
  {
    // Whoever runs it again, the actor stays, and with the actor what the run may read.
    proof: ({GITHUB_ACTOR}) =>
      GITHUB_ACTOR === 'dependabot[bot]'
        ? 'this is a run of Dependabot, which gets Dependabot secrets alone (Settings, Secrets and variables, Dependabot)'
        : undefined,
    elsewhere: 'in a run of Dependabot (it gets Dependabot secrets alone)'
  },
  {
    // GitHub's runner has the event of the calling workflow; those of others name the call.
    proof: ({GITHUB_EVENT_NAME}) =>
      GITHUB_EVENT_NAME === 'workflow_call'
        ? 'this is a reusable workflow, which gets secrets only with secrets: inherit, or by name, from the job that calls it'
        : undefined,
    elsewhere: 'in a reusable workflow that is called without secrets: inherit'
  },
  {
    // Nothing that a step can read names the environment of its job.
    proof: () => undefined,
    elsewhere: 'in a job that does not name the environment of the secret (environment: …)'
  }
]

/**
 * The mistakes as sentences, those of credentials that came empty last, with the reasons that GitHub has for it: the one
 * that the event proves comes first.
 */
export function describeMistakes(
  mistakes: readonly Mistake[],
  raw: RawInputs,
  env: NodeJS.ProcessEnv
): string[] {
  const cameEmpty = ({input, text}: Mistake) => isMissing(text) && credentials.includes(input)
  const others = mistakes.filter(mistake => !cameEmpty(mistake)).map(mistake => describeMistake(mistake, raw))
  const empty = mistakes.filter(cameEmpty).map(mistake => `${describeMistake(mistake, raw)}; it came empty`)
  // Once: a reason has room for one explanation, and for the other mistakes before it.
  const last = empty.pop()
  if (last !== undefined) empty.push(`${last}: ${whyEmpty(env)}`)
  return [...new Set([...others, ...empty])]
}

function whyEmpty(env: NodeJS.ProcessEnv): string {
  const proven = reasons.find(({proof}) => proof(env) !== undefined)
  const elsewhere = reasons.filter(reason => reason !== proven).map(reason => reason.elsewhere)
  const places = `${elsewhere.slice(0, -1).join(', ')}, and ${elsewhere.at(-1)}`
  return proven === undefined
    ? `name the secret in with: of this step; GitHub leaves it empty ${places}`
    : `${proven.proof(env)}. Secrets are empty, too, ${places}`
}

/** Whether the run is for a pull request whose commits are in another repository, and runs in its name. */
function isOfFork(env: NodeJS.ProcessEnv): boolean {
  const {GITHUB_EVENT_NAME = ''} = env
  if (!GITHUB_EVENT_NAME.startsWith('pull_request') || GITHUB_EVENT_NAME === 'pull_request_target')
    return false
  const {pull_request: pullRequest, repository} = readEvent(env)
  const head = pullRequest?.head
  // A fork that was deleted since leaves `null`.
  if (typeof head !== 'object' || head === null || head.repo === undefined) return false
  if (head.repo === null) return true
  const base = repository?.full_name ?? env.GITHUB_REPOSITORY
  const {full_name: name, fork} = head.repo
  return name === undefined || base === undefined ? fork === true : name !== base
}
