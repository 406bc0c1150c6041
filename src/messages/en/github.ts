interface Posting {
  what: 'commit status' | 'deployment'
  permission: string
}

/** What is posted to GitHub, and what could not be. */
export const github = {
  'github.other-inputs': () =>
    'no commit status was posted: the inputs of this step are those of another step',
  'github.unsigned': () => 'no commit status was posted: the saved state is not signed by this job',
  'github.unposted': ({what, why}: {what: Posting['what']; why: string}) =>
    `the ${what} could not be posted: ${why}`,
  'github.last-unposted': ({
    what,
    state,
    isTriedAgain,
    why
  }: {
    what: Posting['what']
    state: string
    isTriedAgain: boolean
    why: string
  }) =>
    `the last ${what} (${state}) could not be posted${isTriedAgain ? ', and is tried again by the post step' : ''}: ${why}`,
  'github.posted-now': ({what, state, text}: {what: Posting['what']; state: string; text: string}) =>
    `The ${what} was posted now: ${state}, ${text}`,
  'github.unkept': () =>
    'the last commit status could not be kept for the post step: GITHUB_STATE is missing or cannot be written',
  'github.waiting': ({target, others}: {target: string | undefined; others: number}) =>
    `waiting for ${target ?? 'the platform'}${others > 0 ? ` and ${others} more` : ''}`,
  'github.progress': ({
    ended,
    all,
    state,
    target
  }: {
    ended: number
    all: number
    state: string
    target: string
  }) => `${all > 1 ? `${ended} of ${all} ended; ` : ''}${state}: ${target}`,
  'github.final': ({outcome, reason}: {outcome: string; reason: string}) =>
    outcome === 'success' ? reason : `${outcome}: ${reason}`,
  'github.unfinished': () => 'did not finish: the step ended without a verdict',

  'github.refused': ({status, said, hint}: {status: number; said: string; hint: string | undefined}) =>
    `HTTP ${status}${said && `: ${said}`}${hint ? `; ${hint}` : ''}`,
  /** `waitS` is what it asks to wait, `freeAt` when it is free again, each where it tells. */
  'github.rate-limit': ({
    status,
    said,
    waitS,
    freeAt
  }: {
    status: number
    said: string
    waitS: number | undefined
    freeAt: string | undefined
  }) => {
    const when =
      waitS !== undefined
        ? `; it asks to wait ${waitS} s`
        : freeAt !== undefined
          ? `; it is free again at ${freeAt} UTC`
          : ''
    return `GitHub's rate limit of this token is used up (HTTP ${status}${said && `: ${said}`})${when}`
  },
  'github.no-time': () => 'there was no time left',
  'hint.github.token': () => 'check github-token: it has expired, or is of another server',
  'hint.github.permission': ({permission}: {permission: string}) =>
    `add "${permission}" to the permissions: of the job (a pull request from a fork never gets it)`,
  'hint.github.not-found': ({what, permission}: Posting) =>
    what === 'deployment'
      ? `this server has no deployments (GitHub has), or the token cannot see the repository: the job needs "${permission}"`
      : `the token cannot see the repository: the job needs "${permission}"`,
  'hint.github.conflict': () =>
    'GitHub wants the branch up to date, or its checks green, before it takes a deployment',
  'hint.github.sha': () => 'check github-sha: it has to be a commit of this repository'
}
