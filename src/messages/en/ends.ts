import {formatDuration} from '../../util/duration.js'
import {behindColon, countOf, type PartKind} from './words.js'

/** The end of the log. */
export const ends = {
  /** `same` of `all` targets came to it. */
  'end.outcome': ({outcome, same, all}: {outcome: string; same: number; all: number}) =>
    `Outcome: ${outcome}${all > 1 ? ` (${same} of ${countOf(all, 'target')})` : ''}`,
  'end.cause': ({why, where}: {why: string; where: string}) => `Cause:   ${why} (${where})`,
  /** `folded` of the lines stand below this as a heading. */
  'end.part': ({title, count, folded}: {title: string; count: number; folded: number}) => {
    const last = count > 0 ? `; the last ${countOf(count, 'line')} of its log` : ''
    const where = folded > 0 ? `, the first ${folded} of them folded` : ''
    return `Part:    ${title}${last}${where}${count > 0 ? ':' : ''}`
  },
  'end.part-folded': ({title, count, last}: {title: string; count: number; last: string}) =>
    `Part:    ${title}; the last ${countOf(count, 'line')} of its log, ending with: ${last}`,
  'end.other': ({title, count}: {title: string; count: number}) =>
    `Failed:  ${title}${count > 0 ? `; the last ${countOf(count, 'line')} of its log` : ''}`,
  'end.title': ({title, why}: {title: string; why: string | undefined}) => `${title}${why ? `; ${why}` : ''}`,
  'end.link': ({url}: {url: string}) => `Link:    ${url}`,
  'end.next': ({next}: {next: string}) => `Next:    ${next}`,
  'end.brief': ({
    outcome,
    how,
    where,
    tookMs,
    url
  }: {
    outcome: string
    how: string
    where: string
    tookMs: number | undefined
    url: string
  }) => {
    const took = tookMs === undefined ? '' : ` in ${formatDuration(tookMs)}`
    const link = behindColon(url)
    return outcome === 'success'
      ? `success: ${where} ${how}${took}${link}`
      : `${outcome}: ${how} (${where})${link}`
  },
  'end.allowed': ({outcome}: {outcome: string}) =>
    `outcome ${outcome} is green here, because allow-outcomes names it`,
  'end.left-out': ({count, limit, url}: {count: number; limit: number; url: string}) =>
    `${countOf(count, 'more log line')} ${count === 1 ? 'was' : 'were'} left out (max-log-lines: ${limit})${url ? `: ${url}` : ''}`,

  'digest.part': ({path, status}: {path: string; status: string}) => `${path}: ${status}`,

  'open.part': ({
    path,
    status,
    since,
    forMs
  }: {
    path: string
    status: string
    since: string | undefined
    forMs: number | undefined
  }) => {
    const begun = forMs === undefined ? 'since before the wait began' : `for about ${formatDuration(forMs)}`
    return `${path}: ${status} ${since ? `since ${since} UTC` : begun}`
  },
  'open.others': ({
    failed,
    open,
    names,
    waiting,
    kind,
    waitingNames
  }: {
    failed: number
    open: number
    names: readonly string[]
    waiting: number
    kind: PartKind | undefined
    waitingNames: readonly string[]
  }) =>
    [
      ...(failed > 0 ? [`${failed} more had failed`] : []),
      ...(open > 0 ? [`${open} more had not ended: ${names.join(', ')}`] : []),
      ...(waiting > 0
        ? [`${countOf(waiting, kind ?? 'part')} had not begun${behindColon(waitingNames.join(', '))}`]
        : [])
    ].join('; '),

  'first.unfinished': () => 'did not finish',
  'first.unfinished-on-act': () =>
    'did not finish: it was cancelled or timed out (this runner kills a step at once, without a signal), or it crashed; check on the platform how the deploy ended',
  'result.nothing': () => 'there was nothing to wait for',
  'result.wrong-input': ({mistakes}: {mistakes: readonly string[]}) =>
    `wrong input: ${mistakes.join('; ').replaceAll('?; ', '? ')}`,
  'input.mistake': ({mistake}: {mistake: string}) => `Input ${mistake}`
}
