import type {Answer, Ask} from '../server/server.js'
import type {Moment} from './flow.js'
import type {ChangeJobScenario, ChangeOrderScenario} from './scenario.js'

const ENDED = new Set(['SUCCESS', 'FAILED', 'CANCELED'])

/**
 * AppStack's change orders: the order by its app, the orders of a run by their origin, the events of a job in
 * pages, and the log of a task as a JSON string. Answers nothing for a path that is none of these.
 */
export function appstackOrders(
  ask: Ask,
  tail: readonly string[],
  orders: readonly ChangeOrderScenario[],
  moment: Moment
): Answer | undefined {
  if (tail.length === 1 && tail[0] === 'changeOrders:byOrigin') return byOrigin(ask, orders, moment)
  const [apps, appName, changeOrders, sn, ...rest] = tail
  if (apps !== 'apps' || changeOrders !== 'changeOrders' || sn === undefined) return undefined
  if (!orders.some(order => order.appName === appName))
    return missing('ApplicationNotFound', 'Application not found')
  const order = orders.find(o => o.appName === appName && o.sn === sn && (o.createdAt ?? 0) <= moment.now)
  if (!order) return missing('ChangeOrderNotExists', 'Change order does not exist')
  const [, jobSn, action] = /^(.+):([a-z]+)$/.exec(rest.length === 2 ? (rest[1] ?? '') : '') ?? []
  if (ask.method === 'PUT' && rest[0] === 'jobs' && action === 'execute') {
    return execute(
      ask,
      order,
      allJobs(order.jobs).find(candidate => candidate.sn === jobSn),
      moment
    )
  }
  if (ask.method !== 'GET')
    return {status: 405, body: {errorCode: 'MethodNotAllowed', errorMessage: 'Method Not Allowed'}}
  if (rest.length === 0) return {status: 200, body: orderBody(order, moment)}
  const job = allJobs(order.jobs).find(candidate => candidate.sn === rest[1])
  if (rest[0] !== 'jobs' || !job) return missing('ChangeOrderJobNotExists', 'Change order job does not exist')
  if (rest.length === 3 && rest[2] === 'logs') return events(ask, order, job, moment)
  if (rest.length === 7 && rest[2] === 'stages' && rest[4] === 'tasks' && rest[6] === 'operationLog') {
    const task = job.stages
      .find(stage => stage.sn === rest[3])
      ?.tasks.find(candidate => candidate.sn === rest[5])
    return task
      ? {status: 200, body: JSON.stringify(taskLog(order, task.sn, moment.now))}
      : missing('NotFound', 'Not Found')
  }
  return undefined
}

/** Of the actions on a job only STOP is played: the job says STOPPING until the stop has taken its time. */
function execute(
  ask: Ask,
  order: ChangeOrderScenario,
  job: ChangeJobScenario | undefined,
  moment: Moment
): Answer {
  if (!job) return missing('ChangeOrderJobNotExists', 'Change order job does not exist')
  const isJson = /^application\/json\s*(?:;|$)/.test(ask.headers['content-type'] ?? '')
  if (!isJson || actionOf(ask.body) !== 'STOP') return refused('BadRequest', 'actionType is needed: STOP')
  if (moment.stops.has(job) || ENDED.has(String(jobState(order, job, moment).state)))
    return refused('ChangeOperationNotAllowed', 'The job has ended, or is being stopped')
  moment.stops.set(job, moment.now)
  return {status: 200, body: orderBody(order, moment)}
}

function actionOf(text: string): unknown {
  try {
    return Object(JSON.parse(text)).actionType
  } catch {
    return undefined
  }
}

function byOrigin(ask: Ask, orders: readonly ChangeOrderScenario[], moment: Moment): Answer {
  const [type, id, app, env] = ['originType', 'originId', 'appName', 'envName'].map(name =>
    ask.query.get(name)
  )
  if (type !== 'FLOW' || !id) {
    return {
      status: 400,
      body: {
        errorCode: 'BadRequest',
        errorMessage: 'originType and originId are needed',
        requestId: 'sim-400'
      }
    }
  }
  const own = orders.filter(
    ({origin, appName, createdAt, jobs}) =>
      origin &&
      `${origin.pipelineId}+${origin.runId}` === id &&
      (app === null || app === appName) &&
      (env === null || jobs.some(job => job.envName === env)) &&
      (createdAt ?? 0) <= moment.now
  )
  return {status: 200, body: own.map(order => orderBody(order, moment))}
}

function orderBody(order: ChangeOrderScenario, moment: Moment): unknown {
  let state: unknown = 'INIT'
  let startedAt: number | undefined
  let endedAt: number | undefined
  const jobs = allJobs(order.jobs)
  const stops = jobs.flatMap(job => moment.stops.get(job) ?? [])
  for (const event of order.timeline) {
    if (event.at > Math.min(moment.now, ...stops) || !('order' in event)) continue
    state = event.order
    startedAt ??= event.at
    endedAt = ENDED.has(String(event.order)) ? event.at : undefined
  }
  // Once a job is stopped the order ends with the last of them.
  const states = jobs.map(job => jobState(order, job, moment))
  if (stops.length > 0 && states.every(job => ENDED.has(String(job.state)))) {
    state = 'CANCELED'
    endedAt = Math.max(...states.map(job => job.endedAt ?? 0))
  }
  return {
    sn: order.sn,
    name: `deploy ${order.appName}`,
    version: '2.4.0',
    type: 'Deploy',
    state,
    creator: 'ssaassa',
    description: null,
    gmtCreate: iso(order.createdAt ?? 0, moment),
    startedAt: iso(startedAt, moment),
    endedAt: iso(endedAt, moment),
    jobs: order.jobs.map(job => jobBody(order, job, moment)),
    ...order.overlay
  }
}

function jobBody(order: ChangeOrderScenario, job: ChangeJobScenario, moment: Moment): unknown {
  const own = jobState(order, job, moment)
  const partOf = (kind: 'stage' | 'task', sn: string) => {
    const state = stateOf(order, kind, sn, Math.min(moment.now, moment.stops.get(job) ?? moment.now))
    const isCut = own.state === 'CANCELED' && !ENDED.has(String(state.state))
    return isCut ? {...state, state: 'CANCELED', endedAt: own.endedAt} : state
  }
  return {
    sn: job.sn,
    envName: job.envName,
    type: 'Deploy',
    state: own.state,
    startedAt: iso(own.startedAt, moment),
    endedAt: iso(own.endedAt, moment),
    appOrchestration: {name: 'k8s', branch: 'master'},
    variableGroups: [],
    nextJob: job.nextJob ? jobBody(order, job.nextJob, moment) : null,
    stages: job.stages.map(stage => {
      const stageState = partOf('stage', stage.sn)
      return {
        sn: stage.sn,
        state: stageState.state,
        startedAt: iso(stageState.startedAt, moment),
        endedAt: iso(stageState.endedAt, moment),
        tasks: stage.tasks.map(task => {
          const taskState = partOf('task', task.sn)
          return {
            sn: task.sn,
            state: taskState.state,
            behavior: task.behavior ?? 'Upsert',
            spec: task.spec,
            errorMessage: taskState.errorMessage ?? null,
            startedAt: iso(taskState.startedAt, moment),
            endedAt: iso(taskState.endedAt, moment)
          }
        })
      }
    })
  }
}

/** A job as its events say, or as its stop left it. */
function jobState(order: ChangeOrderScenario, job: ChangeJobScenario, {now, stops}: Moment) {
  const stoppedAt = stops.get(job)
  const state = stateOf(order, 'job', job.sn, Math.min(now, stoppedAt ?? now))
  if (stoppedAt === undefined) return state
  const over = stoppedAt + (order.stopTakes ?? 0)
  return now < over ? {...state, state: 'STOPPING'} : {...state, state: 'CANCELED', endedAt: over}
}

function stateOf(order: ChangeOrderScenario, kind: 'job' | 'stage' | 'task', sn: string, now: number) {
  const found: {state: unknown; startedAt?: number; endedAt?: number; errorMessage?: string} = {state: 'INIT'}
  for (const event of order.timeline) {
    if (event.at > now || !(kind in event) || (event as unknown as Record<string, unknown>)[kind] !== sn)
      continue
    const {state, errorMessage} = event as {state: unknown; errorMessage?: string}
    found.state = state
    found.startedAt ??= event.at
    if (ENDED.has(String(state))) found.endedAt = event.at
    if (errorMessage !== undefined) found.errorMessage = errorMessage
  }
  return found
}

function events(ask: Ask, order: ChangeOrderScenario, job: ChangeJobScenario, moment: Moment): Answer {
  const current = Number(ask.query.get('current') ?? 1)
  const pageSize = Number(ask.query.get('pageSize') ?? 10)
  const all = order.timeline.flatMap(event => {
    if (event.at > moment.now || !('event' in event) || event.event.job !== job.sn) return []
    const {job: jobSn, ...rest} = event.event
    return [{...rest, jobSn, state: 'SUCCESS', gmtCreate: iso(event.at, moment)}]
  })
  const records = (order.oldestFirst ? all : all.reverse()).slice(
    (current - 1) * pageSize,
    current * pageSize
  )
  return {
    status: 200,
    body: {current, pageSize, pages: Math.ceil(all.length / pageSize), total: all.length, records}
  }
}

function taskLog(order: ChangeOrderScenario, sn: string, now: number): string {
  let log = ''
  for (const event of order.timeline) {
    if (event.at > now || !('taskLog' in event) || event.taskLog !== sn) continue
    log = event.restart ? event.text : log + event.text
  }
  return log.slice(-(order.keepsLog ?? log.length))
}

function allJobs(jobs: readonly ChangeJobScenario[]): ChangeJobScenario[] {
  return jobs.flatMap(job => [job, ...(job.nextJob ? allJobs([job.nextJob]) : [])])
}

/** As real bodies write it, with milliseconds and an offset. */
function iso(at: number | undefined, {epoch, speed}: Moment): string | null {
  return at === undefined
    ? null
    : new Date(Math.round(epoch + (at * 1000) / speed)).toISOString().replace('Z', '+00:00')
}

function refused(errorCode: string, errorMessage: string): Answer {
  return {
    status: 400,
    body: {errorCode, errorMessage, httpStatus: '400', requestId: 'sim-400-0001', traceId: 'sim-trace'}
  }
}

function missing(errorCode: string, errorMessage: string): Answer {
  return {
    status: 404,
    body: {errorCode, errorMessage, httpStatus: '404', requestId: 'sim-404-0001', traceId: 'sim-trace'}
  }
}
