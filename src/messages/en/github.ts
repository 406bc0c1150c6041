/** What is posted to GitHub, and what could not be. */
export const github = {
  'github.other-inputs': () =>
    'no commit status was posted: the inputs of this step are those of another step',
  'github.unposted': ({what, why}: {what: string; why: string}) => `the ${what} could not be posted: ${why}`,
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
  }) => `${all > 1 ? `${ended} of ${all} ended; ` : ''}${state}: ${target}`
}
