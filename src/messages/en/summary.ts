import {countOf, type PartKind} from './words.js'

/** The job summary: markdown, without a character that would need an escape. Facts that are text are escaped already. */
export const summary = {
  'summary.cause': () => 'Cause',
  'summary.next': () => 'Next',
  'summary.named': ({name, text}: {name: string; text: string}) => `**${name}:** ${text}`,
  'summary.headline': ({outcome, target}: {outcome: string; target: string}) => `${outcome}: ${target}`,
  'summary.outcome': ({outcome}: {outcome: string}) => outcome,
  'summary.wrong-input': () => 'error: wrong input',
  'summary.open': () => 'open on the platform',
  'summary.counts-as-success': () =>
    'The step is green all the same, since `allow-outcomes` names this outcome.',
  'summary.several': ({others, same, all}: {others: number; same: number; all: number}) =>
    `${others > 0 ? ` and ${others} more` : ''} (${same} of ${countOf(all, 'target')})`,
  'summary.last-lines': ({count}: {count: number}) => `: last ${countOf(count, 'line')} of its log`,
  'summary.target-columns': () => 'Outcome|Target|Status|Progress|Machines|Took|Note',
  'summary.part-columns': ({machines}: {machines: boolean}) =>
    `Batch|${machines ? 'Machine' : 'Part'}|State|Took|Note`,
  'summary.position': ({kind, at, of}: {kind: 'batch' | 'stage'; at: number; of: number}) =>
    `${kind} ${at} of ${of}`,
  'summary.ratio': ({some, all}: {some: number; all: number}) => `${some} of ${all}`,
  'summary.held': ({status}: {status: string}) => `${status}, held`,
  'summary.abandoned': () => 'no longer awaited',
  'summary.allowed-to-fail': () => 'was allowed to fail',
  'summary.notes': ({notes}: {notes: readonly string[]}) => notes.join('; '),
  'summary.parts': ({machines}: {machines: boolean}) => (machines ? 'Machines' : 'Parts'),
  'summary.folded': ({title, counts}: {title: string; counts: readonly string[]}) =>
    `<b>${title}</b> (${counts.join(', ')})`,
  'summary.part': ({kind, name}: {kind: PartKind; name: string}) => `${kind} ${name}`,
  'summary.of': ({target}: {target: string}) => ` (${target})`,
  'summary.not-shown': ({count}: {count: number}) => `${count} more did not fit.`,
  'summary.drawn': ({some, all}: {some: number; all: number}) => `The timeline has ${some} of ${all} bars.`,
  'summary.viewer-time': () => "timeline in your browser's time zone",
  'summary.since': ({time}: {time: string}) => `since ${time}`,
  'summary.until': ({time}: {time: string}) => `until ${time}`,
  'summary.span': ({span, took}: {span: string; took: string}) => `${span} (${took})`,
  'summary.requests': ({count}: {count: number}) => countOf(count, 'status request'),
  'summary.not-fit': () => 'The rest did not fit into the summary.',
  /** `42 s`, `2 min 5 s`, `1 h 30 min`. */
  'summary.seconds': ({seconds}: {seconds: number}) => {
    if (seconds < 120) return `${seconds} s`
    if (seconds < 7200) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`
    return `${Math.floor(seconds / 3600)} h ${Math.floor((seconds % 3600) / 60)} min`
  },

  'timeline.batch': ({batch}: {batch: number}) => `batch ${batch}`,
  'timeline.kind': ({kind}: {kind: PartKind}) => kind,
  'timeline.all': ({kind}: {kind: PartKind}) => `${kind}s`,
  /** The noun and the number are enough: `order 700105`, `build #42`. */
  'timeline.target': ({name}: {name: string}) => name.replace(/^(?:deploy|change|pipeline) /, '')
}
