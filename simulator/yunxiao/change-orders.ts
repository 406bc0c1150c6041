import type {Answer, PlatformRequest} from '../server/platform.js'
import {good, notAllowed, refusal} from './answers.js'
import {orderBody} from './change-order-body.js'
import type {ChangeJobScenario, ChangeOrderScenario} from './change-order-scenario.js'
import {allJobs, ENDED, isoTime, jobState} from './change-order-state.js'
import type {Moment} from './moment.js'

/**
 * AppStack's change orders: the order by its app, the orders of a run by their origin, the events of a job in
 * pages, and the log of a task as a JSON string. Returns nothing for any other path.
 */
export function answerChangeOrders(
  request: PlatformRequest,
  path: readonly string[],
  orders: readonly ChangeOrderScenario[],
  moment: Moment
): Answer | undefined {
  if (path.length === 1 && path[0] === 'changeOrders:byOrigin') return byOrigin(request, orders, moment)
  const [apps, appName, changeOrders, sn, ...rest] = path
  if (apps !== 'apps' || changeOrders !== 'changeOrders' || sn === undefined) return undefined
  const ofApp = orders.filter(order => order.appName === appName)
  if (ofApp.length === 0) return missing('ApplicationNotFound', 'Application not found')
  const order = ofApp.find(candidate => candidate.sn === sn && (candidate.createdAt ?? 0) <= moment.now)
  if (!order) return missing('ChangeOrderNotExists', 'Change order does not exist')
  const [, jobSn, action] = /^(.+):([a-z]+)$/.exec(rest.length === 2 ? (rest[1] ?? '') : '') ?? []
  if (request.method === 'PUT' && rest[0] === 'jobs' && action === 'execute')
    return execute(request, order, jobOf(order, jobSn), moment)
  if (request.method !== 'GET') return notAllowed()
  if (rest.length === 0) return good(orderBody(order, moment))
  const job = rest[0] === 'jobs' ? jobOf(order, rest[1]) : undefined
  return job ? answerJob(request, rest.slice(2), order, job, moment) : noSuchJob()
}

function answerJob(
  request: PlatformRequest,
  [what, stageSn, tasks, taskSn, log, ...more]: readonly string[],
  order: ChangeOrderScenario,
  job: ChangeJobScenario,
  moment: Moment
): Answer | undefined {
  if (what === 'logs' && stageSn === undefined) return events(request, order, job, moment)
  if (what !== 'stages' || tasks !== 'tasks' || log !== 'operationLog' || more.length > 0) return undefined
  const stage = job.stages.find(candidate => candidate.sn === stageSn)
  const task = stage?.tasks.find(candidate => candidate.sn === taskSn)
  return task ? good(JSON.stringify(taskLog(order, task.sn, moment.now))) : missing('NotFound', 'Not Found')
}

function jobOf({jobs}: ChangeOrderScenario, sn: string | undefined): ChangeJobScenario | undefined {
  return allJobs(jobs).find(job => job.sn === sn)
}

function noSuchJob(): Answer {
  return missing('ChangeOrderJobNotExists', 'Change order job does not exist')
}

/** Of the actions on a job only STOP is played: the job says STOPPING until the stop has taken its time. */
function execute(
  {headers, body}: PlatformRequest,
  order: ChangeOrderScenario,
  job: ChangeJobScenario | undefined,
  moment: Moment
): Answer {
  if (!job) return noSuchJob()
  const isJson = /^application\/json\s*(?:;|$)/.test(headers['content-type'] ?? '')
  if (!isJson || actionOf(body) !== 'STOP') return refused('BadRequest', 'actionType is needed: STOP')
  if (moment.stops.has(job) || ENDED.has(String(jobState(order, job, moment).state)))
    return refused('ChangeOperationNotAllowed', 'The job has ended, or is being stopped')
  moment.stops.set(job, moment.now)
  return good(orderBody(order, moment))
}

function actionOf(text: string): unknown {
  try {
    return Object(JSON.parse(text)).actionType
  } catch {
    return undefined
  }
}

function byOrigin({query}: PlatformRequest, orders: readonly ChangeOrderScenario[], moment: Moment): Answer {
  const [type, id, app, env] = ['originType', 'originId', 'appName', 'envName'].map(name => query.get(name))
  if (type !== 'FLOW' || !id) return refusal(400, 'BadRequest', 'originType and originId are needed')
  const own = orders
    .filter(({origin}) => origin && `${origin.pipelineId}+${origin.runId}` === id)
    .filter(({appName}) => app === null || app === appName)
    .filter(({jobs}) => env === null || jobs.some(job => job.envName === env))
    .filter(({createdAt = 0}) => createdAt <= moment.now)
  return good(own.map(order => orderBody(order, moment)))
}

function events(
  {query}: PlatformRequest,
  order: ChangeOrderScenario,
  job: ChangeJobScenario,
  moment: Moment
): Answer {
  const current = Number(query.get('current') ?? 1)
  const pageSize = Number(query.get('pageSize') ?? 10)
  const all = order.timeline.flatMap(event => {
    if (event.at > moment.now || !('event' in event) || event.event.job !== job.sn) return []
    const {job: jobSn, ...rest} = event.event
    return [{...rest, jobSn, state: 'SUCCESS', gmtCreate: isoTime(event.at, moment)}]
  })
  const inOrder = order.oldestFirst ? all : all.reverse()
  const records = inOrder.slice((current - 1) * pageSize, current * pageSize)
  return good({current, pageSize, pages: Math.ceil(all.length / pageSize), total: all.length, records})
}

function taskLog({timeline, keepsLog}: ChangeOrderScenario, sn: string, now: number): string {
  let log = ''
  for (const event of timeline) {
    if (event.at > now || !('taskLog' in event) || event.taskLog !== sn) continue
    log = event.restart ? event.text : log + event.text
  }
  return log.slice(-(keepsLog ?? log.length))
}

function refused(errorCode: string, errorMessage: string): Answer {
  return appStackError(400, errorCode, errorMessage)
}

function missing(errorCode: string, errorMessage: string): Answer {
  return appStackError(404, errorCode, errorMessage)
}

function appStackError(status: number, errorCode: string, errorMessage: string): Answer {
  const requestId = `sim-${status}-0001`
  return {
    status,
    body: {errorCode, errorMessage, httpStatus: String(status), requestId, traceId: 'sim-trace'}
  }
}
