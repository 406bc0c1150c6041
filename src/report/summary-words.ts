import {countOf} from '../messages/en/words.js'

/** The fixed words of the job summary, all in one place; markdown, without a character that would need an escape. */
export const words = {
  cause: 'Cause',
  next: 'Next',
  wrongInput: 'wrong input',
  open: 'open on the platform',
  countsAsSuccess: 'The step is green all the same, since `allow-outcomes` names this outcome.',
  several: (others: number, same: number, all: number): string =>
    `${others > 0 ? ` and ${others} more` : ''} (${same} of ${countOf(all, 'target')})`,
  lastLines: (count: number): string => `last ${countOf(count, 'line')} of its log`,
  noLines: 'No line of its log was read.',
  targetColumns: {
    outcome: 'Outcome',
    target: 'Target',
    status: 'Status',
    progress: 'Progress',
    machines: 'Machines',
    took: 'Took',
    note: 'Note'
  },
  partColumns: {batch: 'Batch', machine: 'Machine', part: 'Part', state: 'State', took: 'Took', note: 'Note'},
  position: (kind: string, at: number, of: number): string => `${kind} ${at} of ${of}`,
  ratio: (some: number, all: number): string => `${some} of ${all}`,
  held: 'held',
  abandoned: 'no longer awaited',
  allowedToFail: 'was allowed to fail',
  parts: (machines: boolean): string => (machines ? 'Machines' : 'Parts'),
  of: (label: string): string => ` of ${label}`,
  notShown: (count: number): string => `${count} more did not fit.`,
  drawn: (some: number, all: number): string => `The timeline has ${some} of ${all} bars.`,
  viewerTime: "timeline in your browser's time zone",
  since: (time: string): string => `since ${time}`,
  until: (time: string): string => `until ${time}`,
  batch: (n: number): string => `batch ${n}`,
  requests: (count: number): string => countOf(count, 'status request'),
  notFit: 'The rest did not fit into the summary.'
} as const
