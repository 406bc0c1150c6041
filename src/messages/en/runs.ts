import {formatDuration} from '../../util/duration.js'
import {behindColon, type PartKind} from './words.js'

/** What people call a run on a platform. */
export type Noun = 'run' | 'build'
/** What a platform does not tell of a run yet. */
export type Lack = 'id' | 'time' | 'commit' | 'all commits'

const lacks: Readonly<Record<Lack, string>> = {
  id: 'its id',
  time: 'when it was created',
  commit: 'its commit',
  'all commits': 'all its commits'
}

/** How a run is found, and what it is called. */
export const runs = {
  'run.named': ({noun, id}: {noun: Noun; id: string}) => `${noun} ${id}`,
  'run.numbered': ({noun, number}: {noun: Noun; number: number}) =>
    noun === 'build' ? `build #${number}` : `run ${number}`,
  'run.jobs': ({names, run}: {names: readonly string[]; run: string}) =>
    `job ${names.join(', ')} of run ${run}`,
  'run.of-commit': ({noun, commit}: {noun: Noun; commit: string}) => `the ${noun} of commit ${commit}`,
  'run.latest': ({noun}: {noun: Noun}) => `the latest ${noun}`,
  'run.new': ({noun}: {noun: Noun}) => `a new ${noun}`,
  'run.in-list': ({noun}: {noun: Noun}) => `a ${noun} in the list`,

  'run.latest-is': ({noun, id, url}: {noun: Noun; id: string; url: string}) =>
    `latest is ${noun} ${id}, and the wait keeps to it; naming it by run-id is safer, since a newer one may begin at any time${behindColon(url)}`,
  'run.commit-has': ({
    noun,
    id,
    commit,
    matches,
    url
  }: {
    noun: Noun
    id: string
    commit: string
    matches: number
    url: string
  }) =>
    `commit ${commit} has ${noun} ${id}${matches > 1 ? `, the newest of ${matches} that match` : ''}${behindColon(url)}`,
  'run.undecided': ({name, lack}: {name: string; lack: Lack}) =>
    `${name} may be the one that is meant, and the platform does not tell ${lacks[lack]} yet: it is waited for`,
  'run.undecided-status': ({name, lack}: {name: string; lack: Lack}) =>
    `(${name} does not tell ${lacks[lack]} yet)`,
  'run.absent-status': ({noun}: {noun: Noun}) => `(no ${noun} yet)`,
  'run.latest-ended': ({noun, id}: {noun: Noun; id: string}) =>
    `latest is ${noun} ${id}, which had ended already at the first poll`,
  'run.ended-before': ({noun, id, ageMs}: {noun: Noun; id: string; ageMs: number | undefined}) => {
    const age = ageMs === undefined ? 'of unknown age' : `created ${formatDuration(ageMs)} ago`
    return `${noun} ${id} (${age}) had ended already at the first poll`
  },
  'next.latest-ended': () =>
    'name the run that is meant by run-id or commit, or give created-after: it may not have begun yet',
  'failure.no-log': ({kind, name}: {kind: PartKind; name: string}) =>
    `the platform has no log of ${kind} ${name}`,
  'failure.no-log-served': ({kind, name}: {kind: PartKind; name: string}) =>
    `the platform serves no log of ${kind} ${name} by this API`
}
