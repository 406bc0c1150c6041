import {message} from '../messages/message.js'
import type {RawInputs} from '../model/identity.js'
import {crypto} from '../util/crypto.js'
import type {AddMistake, Operation} from '../vendors/vendor.js'

/** What is posted to GitHub, and to which commit. */
export interface Posts {
  token: string
  /** A commit hash, in lower case. */
  sha: string
  /** Context of the commit status. */
  commitStatus: string | undefined
  environment: string | undefined
  environmentUrl: string | undefined
  /** Signs what the `post` step is to post. */
  stateKey: Buffer
}

// GitHub's own bounds of both names.
const LONGEST_NAME = 255

/** Reads what is to be posted; nothing where neither a commit status nor a deployment is asked for. */
export function readPosts(
  raw: RawInputs,
  operation: Operation | undefined,
  addMistake: AddMistake
): Posts | undefined {
  const commitStatus = raw['commit-status']
  const {environment} = raw
  if (raw['environment-url'] !== undefined && environment === undefined)
    addMistake('environment-url', message('wrong.needs-environment'))
  const asked = (['commit-status', 'environment'] as const).filter(name => raw[name] !== undefined)
  if (asked.length === 0) return undefined
  for (const name of asked) {
    if (operation === 'fetch-logs') addMistake(name, message('wrong.posts-with-logs'))
    if ((raw[name] ?? '').length > LONGEST_NAME || /[\r\n]/.test(raw[name] ?? ''))
      addMistake(name, message('wrong.one-line', {most: LONGEST_NAME}))
  }
  const token = raw['github-token'] ?? ''
  if (token === '') addMistake('github-token', message('missing.github-token', {inputs: asked}))
  return {
    token,
    sha: readSha(raw, addMistake),
    commitStatus,
    environment,
    environmentUrl: readWebUrl(raw['environment-url'], addMistake),
    stateKey: crypto().createHmac('sha256', 'await-deploy posts').update(token).digest()
  }
}

/** Whether the token for GitHub is used at all: most runners hand it to every step. */
export function usesGitHub(raw: RawInputs): boolean {
  return raw['commit-status'] !== undefined || raw.environment !== undefined
}

function readSha(raw: RawInputs, addMistake: AddMistake): string {
  const sha = raw['github-sha'] ?? ''
  if (!/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i.test(sha)) addMistake('github-sha', message('wrong.sha'))
  return sha.toLowerCase()
}

function readWebUrl(text: string | undefined, addMistake: AddMistake): string | undefined {
  if (text === undefined) return undefined
  const url = URL.canParse(text) ? new URL(text) : undefined
  const isWeb = url !== undefined && /^https?:$/.test(url.protocol)
  if (!isWeb || url.username !== '' || url.password !== '') {
    addMistake('environment-url', message('wrong.web-url'))
    return undefined
  }
  return url.href
}
