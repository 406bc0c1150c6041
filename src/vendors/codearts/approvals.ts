import type {Reviewers} from '../../messages/en/codearts.js'
import {type Message, message} from '../../messages/message.js'
import type {Part} from '../../model/part.js'
import {partsById} from '../../model/parts-by-id.js'
import {ENDED, type Phase} from '../../model/phase.js'
import {parseQuietly} from './messages.js'
import type {JobNode, StageNode, StepNode, Tree} from './run-tree.js'
import {type ApprovalKind, approvalKind, delayTask} from './status.js'

/** A place where a run waits for a person. */
export interface Approval {
  kind: ApprovalKind | 'pause'
  part: Part
  node?: StepNode | undefined
}

const MOST_NAMES = 20
/** Names and inputs, or characters of names, that are looked at. */
const LONGEST_LIST = 10_000
const AT_WORK: ReadonlySet<Phase> = new Set(['running', 'paused'])

/**
 * Where a run that has not ended waits for a person. Which status it shows meanwhile is not documented for v5, so
 * both signs count: a stage or job that says so, and a step of a plug-in that waits and whose turn it is. Pure.
 */
export function findApprovals({stages}: Tree, run: Phase): Approval[] {
  // A stage behind a failed one may never be reached, nor one that has a stage at work beside it.
  const next = stages.findIndex(({part: {phase}}) => phase !== 'success' && phase !== 'skipped')
  const working = stages.filter(({part}) => AT_WORK.has(part.phase))
  return stages.flatMap((stage, i) => {
    if (ENDED.has(stage.part.phase)) return []
    const isReached = AT_WORK.has(stage.part.phase)
    const isNext = AT_WORK.has(run) && i === next && working.length === (isReached ? 1 : 0)
    return approvalsOfStage(stage, isReached, isNext)
  })
}

function approvalsOfStage(
  {part, pre, jobs, post}: StageNode,
  isReached: boolean,
  isNext: boolean
): Approval[] {
  const inside = [
    ...waitingSteps(pre, isReached || isNext),
    ...jobs.flatMap(approvalsOfJob),
    ...waitingSteps(post, isReached && jobs.every(job => ENDED.has(job.part.phase)))
  ]
  if (inside.length > 0 || part.phase !== 'paused' || delaysIn({part, pre, jobs, post}).length > 0)
    return inside
  return [{kind: 'pause', part}]
}

function approvalsOfJob(job: JobNode): Approval[] {
  const {part, steps} = job
  if (ENDED.has(part.phase)) return []
  const waiting = waitingSteps(steps, AT_WORK.has(part.phase))
  if (waiting.length > 0 || part.phase !== 'paused' || isDelayed(job)) return waiting
  return [{kind: 'pause', part}]
}

/** Steps that wait for a person now. One that says it runs does; one that has not begun only where it is its turn. */
function waitingSteps(steps: readonly StepNode[], isTheirTurn: boolean): Approval[] {
  const first = steps.findIndex(({part}) => !ENDED.has(part.phase))
  return steps.flatMap((node, i): Approval[] => {
    const {part, task} = node
    const kind = approvalKind(task)
    if (kind === undefined) return part.phase === 'paused' ? [{kind: 'pause', part, node}] : []
    const waits = AT_WORK.has(part.phase) || (isTheirTurn && i === first && part.phase === 'queued')
    return waits ? [{kind, part, node}] : []
  })
}

/** Steps that wait for a time now: they go on by themselves. */
export function findDelays({stages}: Tree): Part[] {
  return stages.flatMap(delaysIn).map(({part}) => part)
}

function delaysIn({pre, jobs, post}: StageNode): StepNode[] {
  return [...pre, ...jobs.flatMap(({steps}) => steps), ...post].filter(isDelaying)
}

function isDelayed({steps}: JobNode): boolean {
  return steps.some(isDelaying)
}

function isDelaying({part, task}: StepNode): boolean {
  return task === delayTask && AT_WORK.has(part.phase)
}

/** What a person can do at these places, who may, and where: one clause. `url` may be empty. */
export function describeApprovals(approvals: readonly Approval[], {parts}: Tree, url: string): Message {
  const [first] = approvals
  if (first === undefined) return message('codearts.run-waits', {url})
  const parent = partsById(parts).get(first.part.parent ?? '')
  const name = parent === undefined ? first.part.name : `${parent.name} / ${first.part.name}`
  const more = approvals.length - 1
  switch (first.kind) {
    case 'review':
      return message('codearts.review-waits', {...reviewers(first.node), name, more, url})
    case 'manual':
      return message('codearts.stage-waits', {name: parent?.name ?? name, more, url})
    case 'pause':
      return message('codearts.pause-waits', {name, more, url})
  }
}

/** What becomes of a step that waits for a time, of this path. `url` may be empty. */
export function describeDelay(path: string, url: string): Message {
  return message('codearts.delay', {path, url})
}

/** Who may decide, and what happens when nobody does, as far as the step's inputs tell. */
function reviewers(node: StepNode | undefined): Reviewers {
  const inputs = new Map(inputsOf(node?.step.inputs))
  const people = listOf(inputs.get('approvers')) || listOf(inputs.get('audit_role'))
  const late = inputs.get('timeout_strategy')
  return {
    people,
    mustAll: inputs.get('check_strategy') === 'all',
    late: late === 'pass' || late === 'reject' ? late : undefined
  }
}

/** The inputs of a step by their keys; of a list of anything else, nothing. */
function inputsOf(inputs: unknown): (readonly [unknown, unknown])[] {
  const listed: readonly unknown[] = Array.isArray(inputs) ? inputs : []
  return listed
    .slice(0, LONGEST_LIST)
    .flatMap(input =>
      typeof input === 'object' && input !== null && 'key' in input && 'value' in input
        ? [[input.key, input.value] as const]
        : []
    )
}

/** Names out of a value of any shape: a text with commas, a list, objects with a name or an id. */
function listOf(value: unknown): string {
  const read = typeof value === 'string' ? parseQuietly(value) : value
  const items = Array.isArray(read) ? read : [read]
  return items
    .slice(0, LONGEST_LIST)
    .map(namesIn)
    .filter(name => name.trim() !== '')
    .slice(0, MOST_NAMES)
    .join(', ')
}

function namesIn(item: unknown): string {
  if (typeof item === 'string') {
    return item
      .slice(0, LONGEST_LIST)
      .split(',')
      .slice(0, MOST_NAMES)
      .map(name => name.trim())
      .join(', ')
  }
  if (typeof item === 'number') return String(item)
  if (typeof item !== 'object' || item === null) return ''
  const {nick_name, user_name, name, role_name, user_id, id} = item as Record<string, unknown>
  const first = [nick_name, user_name, name, role_name, user_id, id].find(
    v => typeof v === 'string' && v !== ''
  )
  return first === undefined ? '' : String(first)
}
