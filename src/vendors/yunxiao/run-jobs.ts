import {message} from '../../messages/message.js'
import {badAnswer, RequestError} from '../../model/errors.js'
import {ENDED, type Phase} from '../../model/phase.js'
import type {RunReading} from './run-snapshot.js'
import type {RunJob} from './run-tree.js'

/** What a run comes to for those of its jobs that count. */
export interface Narrowed extends Pick<RunReading['snapshot'], 'phase' | 'contradictions'> {
  jobs: readonly RunJob[]
  /** Whether all jobs count, and a run that ended in success did not list all of them. */
  lacksJobs?: boolean
  /** What the jobs are called, where they decided instead of the run. */
  jobNames?: readonly string[] | undefined
}

/**
 * What a run comes to when only some of its jobs count: their own end, unless the run failed or was cancelled. A job that
 * has not ended contradicts the success of its run. Throws a permanent `RequestError` when the run has ended without such
 * a job, and a transient one where it may only not be listed.
 */
export function narrowTo(names: readonly string[], {snapshot, jobs, isWhole}: RunReading): Narrowed {
  const {phase, contradictions} = snapshot
  if (names.length === 0) {
    return {phase, contradictions, jobs, lacksJobs: phase === 'success' && !isWhole}
  }
  const chosen = jobs.filter(job => names.some(name => isNamed(job, name)))
  const missing = names.find(name => !jobs.some(job => isNamed(job, name)))
  const ended = ENDED.has(phase)
  if (missing !== undefined && ended) {
    throw isWhole ? noSuchJob(missing, jobs) : badAnswer(message('answer.job-missing', {job: missing}))
  }
  const phases = chosen.map(job => job.part.phase)
  const areOver = missing === undefined && phases.length > 0 && phases.every(one => ENDED.has(one))
  if (!areOver && phase === 'success') {
    const open = chosen.map(job => job.part).filter(part => !ENDED.has(part.phase))
    return {phase, contradictions: [...contradictions, ...open], jobs: chosen}
  }
  // A person who is waited for elsewhere in the run does not hold a job that runs.
  if (phase === 'paused' && goOn(chosen)) return {phase: 'running', contradictions, jobs: chosen}
  const runDecides = phase === 'unknown' || (ended && phase !== 'success')
  if (!areOver || runDecides) return {phase, contradictions, jobs: chosen}
  // Each was asked for by its name, so one that was skipped is no success.
  const order: readonly Phase[] = ['failure', 'cancelled', 'skipped', 'success']
  const own = order.find(candidate => phases.includes(candidate)) ?? 'skipped'
  const jobNames = chosen.map(job => job.part.name)
  return {phase: own, contradictions, jobs: chosen, ...(!ended && {jobNames})}
}

function goOn(jobs: readonly RunJob[]): boolean {
  const isHeld = jobs.some(({part, approval}) => part.phase === 'paused' || approval !== undefined)
  return !isHeld && jobs.some(({part}) => part.phase === 'running')
}

function isNamed({part}: RunJob, name: string): boolean {
  return part.id === name || part.name === name || (part.aliases ?? []).includes(name)
}

function noSuchJob(name: string, jobs: readonly RunJob[]): RequestError {
  const known = jobs.map(({part: {name, id}}) => ({name, id}))
  return new RequestError(message('yunxiao.no-such-job', {name}), {
    kind: 'permanent',
    label: 'no such job',
    hint: message('hint.no-such-job', {jobs: known})
  })
}
