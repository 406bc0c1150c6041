/** What act sets, and the runners of Gitea and Forgejo, which are made of it; one of them may be switched off. */
const NAMES = ['ACT', 'GITEA_ACTIONS', 'FORGEJO_ACTIONS']

/**
 * Whether this step runs on act, or on Gitea's or Forgejo's runner. They differ from GitHub's: a step that is cancelled
 * or timed out is killed at once, without a signal; a command counts at the start of a line only; and the inputs of an
 * enclosing composite action are handed on. See docs/runners.md.
 */
export function isActRunner(env: NodeJS.ProcessEnv = process.env): boolean {
  return NAMES.some(name => env[name] === 'true')
}
