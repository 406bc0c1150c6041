import type {Part} from '../../model/part.js'
import type {Phase} from '../../model/phase.js'
import {ENDED} from '../../model/phase.js'
import type {Snapshot} from '../../model/snapshot.js'
import {parseQuietly} from './messages.js'
import type {JobNode, StepNode, Tree} from './run-tree.js'
import {present} from './run-tree.js'
import {type ApprovalKind, approvalTasks} from './status.js'

/** A place where a run waits for a person. */
export interface Approval {
  kind: ApprovalKind | 'pause'
  part: Part
  node?: StepNode | undefined
}

const MOST_NAMES = 20
const AT_WORK: ReadonlySet<Phase> = new Set(['running', 'paused'])

/**
 * Where a run that has not ended waits for a person. Which status it shows meanwhile is not documented for v5, so
 * both signs count: a stage or job that says so, and a step of a plug-in that waits and whose turn it is.
 */
export function findApprovals({stages}: Tree, run: Phase): Approval[] {
  const open = run === 'running' || run === 'paused'
  const gates: Approval[] = []
  stages.forEach((stage, i) => {
    if (ENDED.has(stage.part.phase)) return
    const reached = AT_WORK.has(stage.part.phase)
    const next = open && isNext(stages, i)
    const own = [
      ...waitingSteps(stage.pre, reached || next),
      ...stage.jobs.flatMap(job => gatesOfJob(job)),
      ...waitingSteps(stage.post, reached && stage.jobs.every(({part}) => ENDED.has(part.phase)))
    ]
    if (own.length === 0 && stage.part.phase === 'paused') own.push({kind: 'pause', part: stage.part})
    gates.push(...own)
  })
  return gates
}

/** All before it went well, and nothing else is at work: a stage behind a failed one may never be reached. */
function isNext(stages: Tree['stages'], index: number): boolean {
  return stages.every(({part: {phase}}, i) =>
    i < index ? phase === 'success' || phase === 'skipped' : i === index || !AT_WORK.has(phase)
  )
}

function gatesOfJob({part, steps}: JobNode): Approval[] {
  if (ENDED.has(part.phase)) return []
  const waiting = waitingSteps(steps, AT_WORK.has(part.phase))
  if (waiting.length > 0) return waiting
  return part.phase === 'paused' ? [{kind: 'pause', part}] : []
}

/** Steps that wait for a person now. One that says it runs does; one that has not begun only `whenItsTurn`. */
function waitingSteps(steps: readonly StepNode[], itsTurn: boolean): Approval[] {
  return steps.flatMap((node, i): Approval[] => {
    const {part, task} = node
    const kind = Object.hasOwn(approvalTasks, task) ? approvalTasks[task] : undefined
    if (kind === undefined) return part.phase === 'paused' ? [{kind: 'pause', part, node}] : []
    const before = steps.slice(0, i).every(step => ENDED.has(step.part.phase))
    const atIt = AT_WORK.has(part.phase) || (itsTurn && before && part.phase === 'queued')
    return atIt ? [{kind, part, node}] : []
  })
}

/** What a person can do at these gates, who may, and where: one clause. */
export function describeApprovals(gates: readonly Approval[], {parts}: Tree, url: string): string {
  const where = url === '' ? 'in the CodeArts console' : `at ${url}`
  const first = gates[0]
  if (first === undefined)
    return `a person with the right to run this pipeline can resume or stop the run ${where}`
  const parent = parts.find(p => p.id === first.part.parent)
  const name = parent === undefined ? first.part.name : `${parent.name} / ${first.part.name}`
  const more = gates.length > 1 ? ` (and ${gates.length - 1} more)` : ''
  switch (first.kind) {
    case 'review':
      return `${reviewers(first.node)} can approve or refuse the review ${name}${more} ${where}`
    case 'manual':
      return `a person with the right to run this pipeline can let the stage ${parent?.name ?? name} begin${more} ${where}`
    case 'delay':
      return `the delayed job ${name}${more} goes on by itself when its time has come; a person with the right to run this pipeline can let it go on now, or end it, ${where}`
    case 'pause':
      return `a person with the right to run this pipeline can resume ${name}${more}, or stop the run, ${where}`
  }
}

/** Who may decide, and what happens when nobody does, as far as the step's inputs tell. */
function reviewers(node: StepNode | undefined): string {
  const inputs = new Map(present(node?.step.inputs).map(({key, value}) => [key, value]))
  const people = listOf(inputs.get('approvers')) || listOf(inputs.get('audit_role'))
  const all = inputs.get('check_strategy') === 'all' ? ' (all of them)' : ''
  const late = inputs.get('timeout_strategy')
  const expiry =
    late === 'pass' || late === 'reject' ? ` (it will ${late} by itself when its time has passed)` : ''
  return `${people === '' ? 'a reviewer of this pipeline' : `${people}${all}`}${expiry}`
}

/** Names out of a value of any shape: a text with commas, a list, objects with a name or an id. */
function listOf(value: unknown): string {
  const read = typeof value === 'string' ? parseQuietly(value) : value
  const items = Array.isArray(read) ? read : [read]
  const names = items.map(item => {
    if (typeof item === 'string')
      return item
        .split(',')
        .map(name => name.trim())
        .join(', ')
    if (typeof item === 'number') return String(item)
    if (typeof item !== 'object' || item === null) return ''
    const {nick_name, user_name, name, role_name, user_id, id} = item as Record<string, unknown>
    const first = [nick_name, user_name, name, role_name, user_id, id].find(
      v => typeof v === 'string' && v !== ''
    )
    return first === undefined ? '' : String(first)
  })
  return names
    .filter(name => name.trim() !== '')
    .slice(0, MOST_NAMES)
    .join(', ')
}

/** Which stage of how many, counting those that take part. Nothing before the first has begun. */
export function positionOf(stages: readonly Part[]): Snapshot['position'] {
  const selected = stages.filter(part => part.phase !== 'skipped')
  const working = selected.findIndex(part => AT_WORK.has(part.phase))
  const begun = selected.map(part => ENDED.has(part.phase)).lastIndexOf(true)
  const at = working >= 0 ? working : begun
  return at < 0 ? undefined : {kind: 'stage', at: at + 1, of: selected.length}
}
