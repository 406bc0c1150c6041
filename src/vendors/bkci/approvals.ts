import {present} from '../shared/schema.js'
import {stagesOf, tasksOf} from './run-tree.js'
import type {Detail, Element} from './schema.js'
import {buildWaits, checkStatuses, lookUp, readPartStatus, taskWaits, type WaitKind} from './status.js'

const REVIEW_TASK = 'manualReviewUserTask'
/** What a review group has done, of PROCESS and ABORT. */
const REFUSED = 'ABORT'
const MOST_NAMES = 10

/** Who can do what, where nobody is named; `%` is the thing that waits. */
const clauses: Readonly<Record<WaitKind, string>> = {
  approval: 'a reviewer can approve or refuse %',
  'quality gate': 'a quality-gate owner can approve or reject %',
  trigger: 'a reviewer of the trigger can let %, in the console only',
  'go on': 'a person with the right to execute the pipeline can continue or stop %'
}

/** Something in a build that only a person moves. */
export interface Waiting {
  /** What a person can do, as one clause. */
  clause: string
  /** What the build's page shows when it is opened there, as a query. */
  view: string
}

/**
 * What in a running build waits for a person: a task under review or paused, a quality gate of a stage. The build's
 * own status says nothing of these. Tasks of a matrix count too.
 */
export function waitsInside(detail: Detail): Waiting[] {
  return stagesOf(detail).flatMap(({stage, id}) => {
    const qualityGates = [stage.checkIn, stage.checkOut].filter(
      check => lookUp(checkStatuses, check?.status) === 'quality gate'
    )
    const tasks = tasksOf(stage).filter(task => readPartStatus(task.status).phase === 'paused')
    return [
      ...qualityGates.map(() => ({
        clause: clauseOf('quality gate', `stage ${nameOf(stage.name, id)}`),
        view: ''
      })),
      ...tasks.map(waitOfTask)
    ]
  })
}

function waitOfTask(task: Element): Waiting {
  const thing = `task ${nameOf(task.name, task.id)}`
  const users = people(task.reviewUsers)
  const kind = lookUp(taskWaits, task.status) ?? 'approval'
  const isReview = kind !== 'go on' && (task['@type'] === REVIEW_TASK || users !== '')
  if (!isReview) return {clause: clauseOf(kind, thing), view: ''}
  // The platform's ids need no encoding; another one gets no link.
  const view = /^[\w-]{1,100}$/.test(task.id ?? '') ? `?reviewTaskId=${task.id}` : ''
  return {clause: clauseOf('approval', thing, users), view}
}

/**
 * What a build that is paused as a whole waits for: the approval of a stage or of the trigger, or a quality gate.
 * `shown` is the platform's own line about it.
 */
export function waitsAtBuild(
  status: string,
  detail: Detail | undefined,
  shown: string | undefined
): Waiting[] {
  const kind = lookUp(buildWaits, status) ?? 'approval'
  const thing = kind === 'trigger' ? 'the build start' : kind === 'approval' ? 'the next stage' : 'it'
  const general: Waiting = {clause: `${clauseOf(kind, thing)}${shown ? ` (${shown})` : ''}`, view: ''}
  if (detail === undefined) return [general]
  if (kind === 'trigger') {
    const users = people(detail.triggerReviewers)
    return users === '' ? [general] : [{clause: clauseOf(kind, thing, users), view: ''}]
  }
  const found = kind === 'approval' ? stageReviews(detail) : waitsInside(detail)
  return found.length > 0 ? found : [general]
}

function clauseOf(kind: WaitKind, thing: string, users = ''): string {
  const [who = '', does = ''] = clauses[kind].split(/ (?=can )/)
  return `${users || who} ${does.replace('%', () => thing)}`
}

function stageReviews(detail: Detail): Waiting[] {
  return stagesOf(detail)
    .filter(
      ({stage}) =>
        readPartStatus(stage.status).phase === 'paused' ||
        lookUp(checkStatuses, stage.checkIn?.status) === 'approval'
    )
    .map(({stage, id, seq}) => {
      const group = present(stage.checkIn?.reviewGroups).find(g => !g.status)
      const users = people([...(group?.reviewers ?? []), ...present(group?.groups).map(g => `group ${g}`)])
      const number = /^stage-([0-9]{1,6})$/.exec(id)?.[1] ?? String(seq)
      return {
        clause: clauseOf('approval', `stage ${nameOf(stage.name, id)}`, users),
        view: `?reviewStageSeq=${number}`
      }
    })
}

/** How the approval of a stage ended that was not given, with who refused it where the detail tells. */
export function refusalOf(detail: Detail): string | undefined {
  for (const {stage, id} of stagesOf(detail)) {
    if (lookUp(checkStatuses, stage.checkIn?.status) !== 'refused') continue
    const group = present(stage.checkIn?.reviewGroups).find(g => g.status === REFUSED)
    const how = group?.operator ? `was refused by ${group.operator}` : 'was refused or expired'
    const why = group?.suggest ? ` (${group.suggest})` : ''
    return `the approval of stage ${nameOf(stage.name, id)} ${how}${why}, so the stages after it never ran`
  }
  return undefined
}

/** One clause of what people can do, and where. */
export function actionOf(waiting: readonly Waiting[], url: string): string | undefined {
  const first = waiting[0]
  if (first === undefined) return undefined
  const more = waiting.length > 1 ? ` (and ${waiting.length - 1} more)` : ''
  return `${first.clause}${more}${url === '' ? '' : ` at ${url}${first.view}`}`
}

function people(names: readonly (string | null | undefined)[] | null | undefined): string {
  const known = present(names).filter(name => name !== '')
  const shown = known.slice(0, MOST_NAMES)
  if (known.length > shown.length) return `${shown.join(', ')} or ${known.length - shown.length} others`
  return shown.length > 1 ? `${shown.slice(0, -1).join(', ')} or ${shown.at(-1)}` : (shown[0] ?? '')
}

function nameOf(name: string | null | undefined, id: string | null | undefined): string {
  return name || id || '(without a name)'
}
