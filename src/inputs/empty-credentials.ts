import {inEnglish, type Message, message} from '../messages/message.js'
import type {RawInputs} from '../model/identity.js'
import {readEvent} from './event.js'
import {describeMistake, isMissing, type Mistake} from './mistakes.js'
import {platformSecrets} from './names.js'

/** Credentials that stand in a secret: an application has a code and a secret, stored alike. */
const credentials: readonly string[] = [...platformSecrets, 'app-code']

/** Why GitHub leaves a secret empty: what the event proves, and where secrets are empty, too. */
interface Reason {
  /** What this very run is; nothing where that is not proven. */
  proof(env: NodeJS.ProcessEnv): Message | undefined
  elsewhere: Message
}

// https://docs.github.com/en/actions/security-for-github-actions/security-guides/using-secrets-in-github-actions
const reasons: readonly Reason[] = [
  {
    proof: env => (isOfFork(env) ? message('empty.fork') : undefined),
    elsewhere: message('place.fork')
  },
  {
    // Whoever runs it again, the actor stays, and with the actor what the run may read.
    proof: ({GITHUB_ACTOR}) => (GITHUB_ACTOR === 'dependabot[bot]' ? message('empty.dependabot') : undefined),
    elsewhere: message('place.dependabot')
  },
  {
    // GitHub's runner has the event of the calling workflow; those of others name the call.
    proof: ({GITHUB_EVENT_NAME}) =>
      GITHUB_EVENT_NAME === 'workflow_call' ? message('empty.reusable') : undefined,
    elsewhere: message('place.reusable')
  },
  {
    // Nothing that a step can read names the environment of its job.
    proof: () => undefined,
    elsewhere: message('place.environment')
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
): Message[] {
  const cameEmpty = ({input, wrong}: Mistake) => isMissing(wrong) && credentials.includes(input)
  const describe = (mistake: Mistake) => describeMistake(mistake, raw)
  const others = unlike(mistakes.filter(mistake => !cameEmpty(mistake)).map(describe))
  const empty = unlike(mistakes.filter(cameEmpty).map(describe)).map((mistake, i, all) =>
    // Once: a reason has room for one explanation, and for the other mistakes before it.
    message('mistake.came-empty', {mistake, why: i === all.length - 1 ? whyEmpty(env) : undefined})
  )
  return [...others, ...empty]
}

/** Each sentence once. */
function unlike(sentences: readonly Message[]): Message[] {
  return [...new Map(sentences.map(sentence => [inEnglish(sentence), sentence])).values()]
}

function whyEmpty(env: NodeJS.ProcessEnv): Message {
  const proven = reasons.find(({proof}) => proof(env) !== undefined)
  const elsewhere = reasons.filter(reason => reason !== proven).map(reason => reason.elsewhere)
  return message('empty.why', {proof: proven?.proof(env), elsewhere})
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
