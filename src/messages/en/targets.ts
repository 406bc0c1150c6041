import {formatDuration} from '../../util/duration.js'
import {countOf, type PartKind, type TargetKind} from './words.js'

/** A part as it is named: its kind, its name, and the batch that it is in. */
export interface NamedPart {
  kind: PartKind
  name: string
  batch: number | undefined
}

/** What targets and their parts are called, and the titles of annotations. */
export const targets = {
  'part.path': ({path}: {path: readonly NamedPart[]}) =>
    path
      .map(({kind, name, batch}) => `${kind} ${name}${batch === undefined ? '' : ` of batch ${batch}`}`)
      .join(' › '),

  /** A part in a heading; `id` where its name does not tell it apart. */
  'part.title': ({
    kind,
    name,
    id,
    batch
  }: {
    kind: PartKind
    name: string
    id: string | undefined
    batch: number | undefined
  }) =>
    `${kind} ${name}${id === undefined ? '' : ` (${id})`}${batch === undefined ? '' : `, batch ${batch}`}`,
  /** `run` counts the runs of the part from 1. */
  'log.title': ({target, part, run}: {target: string | undefined; part: string; run: number}) =>
    `${target === undefined ? '' : `${target}, `}${part}${run > 1 ? `, run ${run}` : ''}`,
  /** `step build › make: 412 lines in 1m12s, last: BUILD SUCCESS`. */
  'log.heading': ({
    title,
    lines,
    tookMs,
    last
  }: {
    title: string
    lines: number
    tookMs: number | undefined
    last: string | undefined
  }) => {
    const took = tookMs === undefined ? '' : ` in ${formatDuration(tookMs)}`
    return `${title}: ${countOf(lines, 'line')}${took}${last === undefined ? '' : `, last: ${last}`}`
  },

  'target.named': ({kind, id}: {kind: TargetKind; id: string}) => `${kind} ${id}`,
  'target.one-run': () => 'one run',
  'target.of-pipeline': ({name, pipeline}: {name: string; pipeline: string}) =>
    `${name} of pipeline ${pipeline}`,
  'target.of-app': ({name, app}: {name: string; app: string}) => `${name} of app ${app}`,

  'title.success': ({name}: {name: string}) => `await-deploy: ${name} succeeded`,
  'title.failure': ({name}: {name: string}) => `await-deploy: ${name} failed`,
  'title.cancelled': ({name}: {name: string}) => `await-deploy: ${name} was cancelled`,
  'title.skipped': ({name}: {name: string}) => `await-deploy: ${name} was skipped`,
  'title.paused': ({name}: {name: string}) => `await-deploy: ${name} is paused`,
  'title.running': ({name}: {name: string}) => `await-deploy: ${name} has not ended`,
  'title.timeout': ({name}: {name: string}) => `await-deploy: the wait for ${name} timed out`,
  'title.interrupted': ({name}: {name: string}) => `await-deploy: the wait for ${name} was interrupted`,
  'title.error': ({name}: {name: string}) => `await-deploy: no verdict on ${name}`,
  'title.wrong-input': () => 'await-deploy: wrong input'
}
