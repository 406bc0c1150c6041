import {behindColon} from './words.js'

interface Where {
  target: string
  url: string
}

/** What became of a stop, here and in the post step. */
export const stops = {
  'stop.nothing': ({target}: {target: string}) => `${target}: there is nothing to stop yet`,
  'stop.not-again': ({target, agoMs, url}: Where & {agoMs: number}) =>
    `${target} was asked to stop ${Math.round(agoMs / 1000)} s ago, without a clear answer; stopping it again would interrupt its cleanup: stop it on the platform where it still runs${behindColon(url)}`,
  'stop.accepted': ({target, status}: {target: string; status: string | undefined}) =>
    `${target} will be stopped: the platform accepted it${status ? `, and says ${status} so far` : ''}`,
  'stop.refused': ({target, why, url}: Where & {why: string}) =>
    `${target} could not be stopped (${why}); stop it on the platform where it still runs${behindColon(url)}`,
  'stop.ended': ({target, status}: {target: string; status: string}) =>
    `${target} has ended on the platform: ${status}`,
  'stop.stopping': ({target, status}: {target: string; status: string}) =>
    `${target} is being stopped on the platform (${status})`,
  'stop.no-time': () => 'no time was left',
  'stop.impossible': ({target, why, url}: Where & {why: string}) =>
    `${target} cannot be stopped from here: ${why}; stop it on the platform${behindColon(url)}`,
  'stop.left-to-post': ({target}: {target: string}) =>
    `${target}: no time is left, the post step of this action stops it`,
  'stop.left': ({target, url}: Where) =>
    `${target} was not stopped: no time was left; stop it on the platform${behindColon(url)}`,

  'state.no-file': () => 'nothing could be kept for the post step: GITHUB_STATE is not set',
  'state.unwritable': () =>
    'nothing could be kept for the post step: GITHUB_STATE is missing or cannot be written',
  'state.too-many': ({count}: {count: number}) =>
    `${count} things to stop could not be kept for the post step: there are too many`,

  'post.killed': () => 'The step was killed before there was a verdict: this runner sends no signal first',
  'post.nothing-stopped': ({why}: {why: string}) => `nothing was stopped on the platform: ${why}`,
  'post.other-inputs': () =>
    'the inputs of this step say cancel-remote: never, so they are those of another step',
  'post.unsigned': () => 'the saved state is not signed by this job',
  'post.unstopped': ({target, url}: Where) =>
    `${target} was not stopped, and may still run; stop it on the platform${behindColon(url)}`,
  'post.unchecked': ({target, url}: Where) =>
    `${target} may still run, as a saved state says that the inputs of this step cannot check; check on the platform${behindColon(url)}`,
  'post.no-run': ({target, marker, url}: Where & {marker: string}) =>
    `${target} may have been started, and no run with the marker ${marker} was found; if there is one, stop it on the platform${behindColon(url)}`,
  'post.more-running': ({count}: {count: number}) => `and ${count} more may still run`,
  'post.lost-certificates': ({why}: {why: string}) =>
    `ca-file ${why}, so its certificates are not trusted now`
}
