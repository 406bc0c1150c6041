import type {People, Thing as ThingOf} from '../../messages/en/bkci.js'
import {type Message, message, type Text} from '../../messages/message.js'
import {present} from '../shared/schema.js'
import {stagesOf, tasksOf} from './run-tree.js'
import type {Detail, Element} from './schema.js'
import {buildWaits, checkStatuses, lookUp, readPartStatus, taskWaits, type WaitKind} from './status.js'

const REVIEW_TASK = 'manualReviewUserTask'
/** What a review group has done, of PROCESS and ABORT. */
const REFUSED = 'ABORT'
const MOST_NAMES = 10

type Thing = Omit<ThingOf, 'name'> & {name?: Text}

/** Something in a build that only a person moves. */
export interface Waiting {
  /** What a person can do, as one clause. */
  clause: Message
  /** What the build's page shows when it is opened there, as a query. */
  view: string
  /** The id of the stage that waits, where it is not one of its tasks: its own status may say that it runs. */
  stage?: string
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
        clause: clauseOf('quality gate', {kind: 'stage', name: nameOf(stage.name, id)}),
        view: '',
        stage: id
      })),
      ...tasks.map(waitOfTask)
    ]
  })
}

function waitOfTask(task: Element): Waiting {
  const thing: Thing = {kind: 'task', name: nameOf(task.name, task.id)}
  const users = people(task.reviewUsers)
  const kind = lookUp(taskWaits, task.status) ?? 'approval'
  const isReview = kind !== 'go on' && (task['@type'] === REVIEW_TASK || users !== undefined)
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
  const thing: Thing = {
    kind: kind === 'trigger' ? 'build start' : kind === 'approval' ? 'next stage' : 'build'
  }
  const general: Waiting = {clause: clauseOf(kind, thing, undefined, shown), view: ''}
  if (detail === undefined) return [general]
  if (kind === 'trigger') {
    const users = people(detail.triggerReviewers)
    return users === undefined ? [general] : [{clause: clauseOf(kind, thing, users), view: ''}]
  }
  const found = kind === 'approval' ? stageReviews(detail) : waitsInside(detail)
  return found.length > 0 ? found : [general]
}

/** `shown` is the platform's own line about it. */
function clauseOf(kind: WaitKind, thing: Thing, people?: People, shown?: string): Message {
  return message('bkci.waits', {kind, thing, people, shown: shown || undefined})
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
      const users = people(group?.reviewers, group?.groups)
      const number = /^stage-([0-9]{1,6})$/.exec(id)?.[1] ?? String(seq)
      return {
        clause: clauseOf('approval', {kind: 'stage', name: nameOf(stage.name, id)}, users),
        view: `?reviewStageSeq=${number}`,
        stage: id
      }
    })
}

/** How the approval of a stage ended that was not given, with who refused it where the detail tells. */
export function refusalOf(detail: Detail): Message | undefined {
  for (const {stage, id} of stagesOf(detail)) {
    if (lookUp(checkStatuses, stage.checkIn?.status) !== 'refused') continue
    const group = present(stage.checkIn?.reviewGroups).find(g => g.status === REFUSED)
    return message('bkci.stage-refused', {
      stage: nameOf(stage.name, id),
      by: group?.operator || undefined,
      why: group?.suggest || undefined
    })
  }
  return undefined
}

/** One clause of what people can do, and where. */
export function actionOf(waiting: readonly Waiting[], url: string): Message | undefined {
  const first = waiting[0]
  if (first === undefined) return undefined
  const {clause, view} = first
  return message('bkci.action', {clause, more: waiting.length - 1, url: url === '' ? '' : `${url}${view}`})
}

type Names = readonly (string | null | undefined)[] | null | undefined

/** The people, and the groups of people, who may act; nothing where nobody is named. */
function people(names: Names, groups?: Names): People | undefined {
  const ofKind = (list: Names, isGroup: boolean) =>
    present(list)
      .filter(name => name !== '')
      .map(name => ({name, isGroup}))
  const known = [...ofKind(names, false), ...ofKind(groups, true)]
  if (known.length === 0) return undefined
  return {shown: known.slice(0, MOST_NAMES), others: Math.max(0, known.length - MOST_NAMES)}
}

function nameOf(name: string | null | undefined, id: string | null | undefined): Text {
  return name || id || message('bkci.nameless')
}
