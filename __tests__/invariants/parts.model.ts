import type {Outcome} from '../../src/model/outcome.js'

/**
 * Section 3 of the contract ("Outcomes"), for what has parts. Written from these sentences:
 *
 * - `success`: the vendor's listed word for success, byte for byte. Where parts contradict it it is looked at once more and
 *   then is `failure`; otherwise a final state is believed at once. Contradictions: a machine `Failed`, `Cancelled` or
 *   unknown; an environment of a change order, those after it (`nextJob`) included, that failed, was cancelled, is unknown
 *   or has not ended; in a change order of type Deploy, a rollback that was done (a job of `type` Rollback or Revert).
 * - `failure`: it ended in failure, or a failed machine holds the order.
 * - `skipped`: also where every stage or job of a successful run was skipped or unselected; or it deployed to no machine (its
 *   list is there, and no machine of it succeeded).
 * - `paused`: it waits for a person, and `on-paused: stop`, seen in two polls in a row.
 * - `on-failed-machine`: `fail` once no machine is `Running` (two polls in a row), also when the order says `Waiting`; `wait`:
 *   treat it as a pause.
 * - A stage or job that failed inside a run whose own word is success leaves it `success`, with a notice that names it.
 * - A successful deploy order with machines that never began, beside some that succeeded, is `success` with a warning that
 *   counts them.
 * - Words other than the success word compare by ASCII case folding only. An unknown, missing, empty or non-string status is
 *   never success and never ends a wait by itself.
 */

/** What a word means for a part; `other` runs, waits or never began. */
type Kind = 'success' | 'failure' | 'cancelled' | 'skipped' | 'other' | 'unknown'

/** A word as a platform may write it, which need not be a text. */
export type Word = unknown

const fold = (word: Word) => (typeof word === 'string' ? word.toLowerCase() : undefined)
const isOneOf = (word: Word, ...words: string[]) => words.includes(fold(word) ?? '')

/** A machine of a deploy order. */
export interface Machine {
  sn: string
  word: Word
}
export interface DeployOrder {
  word: Word
  /** Absent where the answer has no list. */
  machines?: readonly Machine[] | undefined
}

function kindOfMachine({word}: Machine): Kind {
  if (word === 'Success') return 'success'
  if (isOneOf(word, 'failed')) return 'failure'
  if (isOneOf(word, 'cancelled')) return 'cancelled'
  if (isOneOf(word, 'skipped')) return 'skipped'
  return isOneOf(word, 'pending', 'queued', 'running') ? 'other' : 'unknown'
}

export interface OrderRules {
  onPaused: 'wait' | 'stop'
  onFailedMachine: 'fail' | 'wait'
}

/**
 * How a wait for a deploy order ends that is looked at in these states, the last of which stays. What contradicted a success
 * does so until it is listed otherwise.
 */
export function outcomeOfDeployOrder(polls: readonly DeployOrder[], rules: OrderRules): Outcome {
  let last = ''
  let doubted: readonly string[] = []
  for (const order of [...polls, polls.at(-1) as DeployOrder]) {
    const said = readDeployOrder(order, rules)
    if (said !== 'unknown')
      doubted = stillDoubted(
        doubted,
        (order.machines ?? []).map(({sn}) => sn)
      )
    if (said === 'contradicted') doubted = [...doubted, ...contradictionsOf(order)]
    const says = ['success', 'skipped'].includes(said) && doubted.length > 0 ? 'contradicted' : said
    const isConfirmed = says === last
    last = says
    if (says === 'contradicted' || says === 'held') {
      if (isConfirmed) return 'failure'
    } else if (says === 'paused') {
      if (isConfirmed && rules.onPaused === 'stop') return 'paused'
    } else if (says !== 'goes on' && says !== 'unknown') return says
  }
  return last === 'unknown' ? 'error' : 'timeout'
}

/** What is listed is fine, or contradicts anew. */
const stillDoubted = (doubted: readonly string[], listed: readonly string[]) =>
  doubted.filter(sn => !listed.includes(sn))

function contradictionsOf({machines = []}: DeployOrder): string[] {
  return machines
    .filter(machine => ['failure', 'cancelled', 'unknown'].includes(kindOfMachine(machine)))
    .map(({sn}) => sn)
}

function readDeployOrder(
  {word, machines}: DeployOrder,
  {onFailedMachine}: OrderRules
): 'success' | 'cancelled' | 'skipped' | 'contradicted' | 'held' | 'paused' | 'goes on' | 'unknown' {
  const kinds = machines?.map(kindOfMachine) ?? []
  if (word === 'Success') {
    if (contradictionsOf({word, machines}).length > 0) return 'contradicted'
    return machines && !kinds.includes('success') ? 'skipped' : 'success'
  }
  if (isOneOf(word, 'cancelled')) return 'cancelled'
  if (!isOneOf(word, 'running', 'waiting')) return 'unknown'
  const isHeld = kinds.includes('failure') && !machines?.some(machine => isOneOf(machine.word, 'running'))
  if (isHeld) return onFailedMachine === 'fail' ? 'held' : 'paused'
  return isOneOf(word, 'waiting') ? 'paused' : 'goes on'
}

/**
 * The numbers by which a warning of a successful order may count the machines that never began: with or without those that
 * still run. None where every machine began.
 */
export function countsThatNeverBegan({machines = []}: DeployOrder): number[] {
  const never = machines.filter(({word}) => isOneOf(word, 'pending', 'queued')).length
  const running = machines.filter(({word}) => isOneOf(word, 'running')).length
  return never > 0 ? [never, never + running] : []
}

/** An environment of a change order, and the one after it. */
export interface Environment {
  sn: string
  type: string | null
  word: Word
  next?: Environment | undefined
}
export interface ChangeOrder {
  type: string | null
  word: Word
  environments: readonly Environment[]
}

/** The environments that contradict an order that says SUCCESS. One that does not tell its type may be a Deploy. */
function contradictingEnvironments({type, environments}: ChangeOrder): string[] {
  const isUndone = (environment: Environment) =>
    ['Deploy', null].includes(type) && ['Rollback', 'Revert'].includes(environment.type ?? '')
  return environments
    .flatMap(chainOf)
    .filter(environment => environment.word !== 'SUCCESS' || isUndone(environment))
    .map(({sn}) => sn)
}

export function chainOf(environment: Environment): Environment[] {
  return [environment, ...(environment.next ? chainOf(environment.next) : [])]
}

/** How a wait for a change order ends that says SUCCESS, whose parts are looked at in these states. */
export function outcomeOfChangeOrder(polls: readonly ChangeOrder[]): Outcome {
  let doubted: readonly string[] = []
  for (const [i, order] of [...polls, polls.at(-1) as ChangeOrder].entries()) {
    const listed = order.environments.flatMap(chainOf).map(({sn}) => sn)
    doubted = [...stillDoubted(doubted, listed), ...contradictingEnvironments(order)]
    if (doubted.length === 0) return 'success'
    if (i > 0) return 'failure'
  }
  return 'failure'
}

/** A stage or a job of a run, by what its word means. */
export interface Piece {
  name: string
  kind: 'success' | 'failure' | 'skipped' | 'other'
}
export interface Stage extends Piece {
  jobs: readonly Piece[]
}

/**
 * The outcomes that a run with the word of success may have. The page says "every stage or job": where neither all stages
 * nor all jobs were skipped, and yet nothing is left that ran, either outcome will do.
 */
export function outcomesOfRun(stages: readonly Stage[]): Outcome[] {
  const isSkipped = ({kind}: Piece) => kind === 'skipped'
  const isAll = (pieces: readonly Piece[]) => pieces.length > 0 && pieces.every(isSkipped)
  const jobs = stages.flatMap(stage => stage.jobs)
  if (isAll(stages) || (isAll(jobs) && stages.every(stage => stage.jobs.length > 0))) return ['skipped']
  const isNothing = (stage: Stage) => isSkipped(stage) || isAll(stage.jobs)
  return isAll(jobs) || (stages.length > 0 && stages.every(isNothing)) ? ['skipped', 'success'] : ['success']
}

/**
 * The stages and jobs that failed inside a run, without stages that failed by a job of theirs. A job of a stage that was
 * skipped never ran, whatever it says.
 */
export function failedPieces(stages: readonly Stage[]): Piece[] {
  const failed = ({kind}: Piece) => kind === 'failure'
  return stages.flatMap(stage => {
    if (stage.kind === 'skipped') return []
    const jobs = stage.jobs.filter(failed)
    return jobs.length > 0 ? jobs : [stage].filter(failed)
  })
}
