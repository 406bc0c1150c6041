import {bkci} from '../../../simulator/bkci/platform.js'
import type {BuildEvent} from '../../../simulator/bkci/scenario.js'
import {codearts} from '../../../simulator/codearts/platform.js'
import {type RunEvent as CodeartsEvent, hexId} from '../../../simulator/codearts/scenario.js'
import type {ClockKind} from '../../../simulator/server/clock.js'
import type {Platform, PlatformRequest} from '../../../simulator/server/platform.js'
import type {ChangeEventScenario} from '../../../simulator/yunxiao/change-order-scenario.js'
import type {Event} from '../../../simulator/yunxiao/deploy-order-scenario.js'
import {yunxiao} from '../../../simulator/yunxiao/platform.js'
import type {RunEvent} from '../../../simulator/yunxiao/run-scenario.js'
import type {ActionOptions} from '../action/run-action.js'
import {organizationId, token} from './order-waits.js'

/** Every kind of log that a platform serves, with the same lines. All times are scenario times. */

export interface Line {
  at: number
  text: string
  /** When the index shows it, where that is later than its number. */
  shownAt?: number
}

/** The log of one part, `main`, beside that of another one, `beside`, that prints all the time. */
export interface LogPlan {
  lines: readonly Line[]
  beside?: readonly Line[]
  /** When all of it begins; 0 unless told. */
  beginsAt?: number
  /** When main and the whole end. */
  endsAt: number
  fails?: boolean
  /** Main fails at the first time, and runs again from the second one on. */
  again?: readonly [failsAt: number, runsAt: number]
  /** How many characters of main's log the platform keeps. */
  keeps?: number
  /** The log is served in pieces cut anywhere: within a line, between `\r` and `\n`, within a character. */
  cut?: boolean
}

/** The options of a run that reads a log. */
export type LogSetup = Required<Pick<ActionOptions, 'platform' | 'inputs' | 'secrets'>>

export interface LogSource {
  name: string
  options: (plan: LogPlan) => LogSetup
  /** The heading of a part, as it begins. */
  heading: (part: 'main' | 'beside') => string
  /** The log that a request is about. */
  logOf: (request: PlatformRequest) => string | undefined
  /** What the name of main's log holds. */
  main: string
  /** The planned line that a printed line is. */
  textOf?: (printed: string) => string
  /** What a platform does by its API: the rest cannot happen there. */
  can: {cut?: boolean; restart?: boolean; drop?: boolean}
}

const besideLines = ({beside = []}: LogPlan) => beside

/** Pieces of a text with times, cut anywhere, each line's last piece at its time. */
function piecesOf(lines: readonly Line[], cut: boolean): {at: number; text: string}[] {
  return lines.flatMap(({at, text}, i) => {
    const whole = `${text}\n`
    if (!cut || i === 0) return [{at, text: whole}]
    // Every place in turn: the first characters, the middle, before the line break, within a pair.
    const pair = whole.search(/[\ud800-\udbff]/)
    const places = [1, whole.length >> 1, whole.length - 1, pair < 0 ? whole.length - 2 : pair + 1]
    const place = places[i % places.length] as number
    const before = lines[i - 1]?.at ?? at
    return [
      {at: (before + at) / 2, text: whole.slice(0, place)},
      {at, text: whole.slice(place)}
    ]
  })
}

const yunxiaoInputs = {vendor: 'yunxiao', token, 'organization-id': organizationId}

const machineLog: LogSource = {
  name: 'the log of a machine of a deploy order',
  heading: part => `machine ${part}`,
  main: '/machine/main/',
  logOf: ({segments}) => (segments.at(-1) === 'log' ? segments.join('/') : undefined),
  can: {cut: true, restart: true, drop: true},
  options(plan) {
    const {lines, beginsAt = 0, endsAt, fails, again, keeps, cut = false} = plan
    const machine = (sn: string) => ({sn, ip: null, hostName: sn, batch: 1})
    const timeline: Event[] = [
      {at: beginsAt, order: 'Running'},
      {at: beginsAt, machine: 'main', status: 'Running'},
      {at: beginsAt, machine: 'beside', status: 'Running'},
      ...piecesOf(lines, cut).map(({at, text}) => ({at, machine: 'main', raw: text})),
      ...besideLines(plan).map(({at, text}) => ({at, machine: 'beside', log: [text]})),
      ...(again
        ? [
            {at: again[0], machine: 'main', status: 'Failed'},
            {at: again[1], machine: 'main', restart: true},
            {at: again[1], machine: 'main', status: 'Running'}
          ]
        : []),
      {at: endsAt, machine: 'main', status: fails ? 'Failed' : 'Success'},
      {at: endsAt, machine: 'beside', status: 'Success'},
      ...(fails ? [] : [{at: endsAt, order: 'Success'}])
    ]
    timeline.sort((a, b) => a.at - b.at)
    const order = {
      pipelineId: '4201',
      deployOrderId: 1111,
      batches: 1,
      machines: [machine('main'), machine('beside')],
      timeline,
      ...(keeps === undefined ? {} : {keepsLog: keeps})
    }
    return {
      platform: yunxiao({edition: 'central', organizationId, token, orders: [order]}),
      inputs: {
        ...yunxiaoInputs,
        operation: 'wait-deploy-order',
        'pipeline-id': '4201',
        'deploy-order-id': '1111'
      },
      secrets: [token]
    }
  }
}

const stepLog = (logBase: 0 | 1): LogSource => ({
  name: `the log of a step of a pipeline run, counted from ${logBase}`,
  heading: part => `step ${part}`,
  main: '/jobs/1/',
  logOf: ({segments, query}) =>
    segments.at(-1) === 'log'
      ? `${segments.join('/')} ${query.get('buildId')} ${query.get('stepIndex')}`
      : undefined,
  can: {cut: true, restart: true},
  options(plan) {
    const {lines, beginsAt = 0, endsAt, fails, again, cut = false} = plan
    const own = lines.map(({at, text}, i) =>
      cut && i > 0 ? {at, text, halfAt: ((lines[i - 1]?.at ?? at) + at) / 2} : {at, text}
    )
    const timeline: RunEvent[] = [
      {at: beginsAt, run: 'RUNNING'},
      {at: beginsAt, job: 1, status: 'RUNNING'},
      {at: beginsAt, job: 2, status: 'RUNNING'},
      ...(again
        ? [
            {at: again[0], job: 1, status: 'FAIL'},
            {at: again[1], job: 1, rebuild: true as const},
            {at: again[1], job: 1, status: 'RUNNING'}
          ]
        : []),
      {at: endsAt, job: 1, status: fails ? 'FAIL' : 'SUCCESS'},
      {at: endsAt, job: 2, status: 'SUCCESS'},
      {at: endsAt, run: fails ? 'FAIL' : 'SUCCESS'}
    ]
    const stages = [
      {
        name: 'all',
        jobs: [
          {id: 1, name: 'first', steps: [{name: 'main', lines: own}]},
          {id: 2, name: 'second', steps: [{name: 'beside', lines: besideLines(plan)}]}
        ]
      }
    ]
    const run = {pipelineId: '4201', runId: 77, stages, timeline, logBase}
    return {
      platform: yunxiao({edition: 'central', organizationId, token, runs: [run]}),
      inputs: {...yunxiaoInputs, operation: 'wait-pipeline', 'pipeline-id': '4201', 'run-id': '77'},
      secrets: [token]
    }
  }
})

/** A change order with one environment of one stage for each part. */
function changeOptions(
  plan: LogPlan,
  log: ChangeEventScenario[],
  oldestFirst: boolean
): ReturnType<LogSource['options']> {
  const {beginsAt = 0, endsAt, fails, again, keeps} = plan
  const states = (state: string, at: number, part: string): ChangeEventScenario[] => [
    {at, job: part, state},
    {at, stage: `${part}-s`, state},
    {at, task: `${part}-t`, state}
  ]
  const timeline: ChangeEventScenario[] = [
    {at: beginsAt, order: 'RUNNING'},
    ...states('RUNNING', beginsAt, 'main'),
    ...states('RUNNING', beginsAt, 'beside'),
    ...log,
    ...(again ? [...states('FAILED', again[0], 'main'), ...states('RUNNING', again[1], 'main')] : []),
    ...states(fails ? 'FAILED' : 'SUCCESS', endsAt, 'main'),
    ...states('SUCCESS', endsAt, 'beside'),
    {at: endsAt, order: fails ? 'FAILED' : 'SUCCESS'}
  ]
  timeline.sort((a, b) => a.at - b.at)
  const job = (sn: string) => ({
    sn,
    envName: sn,
    stages: [{sn: `${sn}-s`, tasks: [{sn: `${sn}-t`, spec: `kind: Deployment\nmetadata:\n  name: ${sn}\n`}]}]
  })
  const order = {
    appName: 'shop',
    sn: 'c0ffee',
    jobs: [job('main'), job('beside')],
    timeline,
    oldestFirst,
    ...(keeps === undefined ? {} : {keepsLog: keeps})
  }
  return {
    platform: yunxiao({edition: 'central', organizationId, token, changeOrders: [order]}),
    inputs: {
      ...yunxiaoInputs,
      operation: 'wait-change-order',
      'app-name': 'shop',
      'change-order-sn': 'c0ffee'
    },
    secrets: [token]
  }
}

const taskLog: LogSource = {
  name: 'the log of a task of a change order',
  heading: part => `task Deployment ${part}`,
  main: '/jobs/main/',
  logOf: ({segments}) => (segments.at(-1) === 'operationLog' ? segments.join('/') : undefined),
  can: {cut: true, restart: true, drop: true},
  options(plan) {
    const {lines, again, cut = false} = plan
    let restarts = again !== undefined
    const log = piecesOf(lines, cut).map(({at, text}): ChangeEventScenario => {
      const restart = restarts && again !== undefined && at >= again[1]
      if (restart) restarts = false
      return {at, taskLog: 'main-t', text, restart}
    })
    const beside = besideLines(plan).map(({at, text}) => ({at, taskLog: 'beside-t', text: `${text}\n`}))
    return changeOptions(plan, [...log, ...beside], false)
  }
}

// Events are a list, each of them whole, and none is ever taken back.
const events = (way: 'newest' | 'oldest'): LogSource => ({
  name: `the events of an environment of a change order, the ${way} first`,
  heading: part => `environment ${part}`,
  main: '/jobs/main/',
  logOf: ({segments, query}) =>
    segments.at(-1) === 'logs' ? `${segments.join('/')} ${query.get('current')}` : undefined,
  // The time of the platform stands before it.
  textOf: printed =>
    /^\d{4}-\d\d-\d\dT[\d:.]+\+00:00 ENV_UPDATE SUCCESS by wang: (.*)$/.exec(printed)?.[1] ?? printed,
  can: {},
  options(plan) {
    const toEvent = (job: string, {at, text}: Line): ChangeEventScenario => ({
      at,
      event: {job, action: 'ENV_UPDATE', operator: 'wang', message: text}
    })
    const log = [
      ...plan.lines.map(line => toEvent('main', line)),
      ...besideLines(plan).map(line => toEvent('beside', line))
    ]
    return changeOptions(plan, log, way === 'oldest')
  }
})

const P = '0123456789abcdef0123456789abcdef'
const PL = 'fedcba9876543210fedcba9876543210'
const RUN = '11112222333344445555666677778888'
const IAM = `MIIa${'c0ffee'.repeat(6)}`

// Pages hold whole lines by the API's own limit, so none is cut; and what a step printed is kept to the end.
const codeartsLog = (options: {endsLines?: boolean; repeatsLines?: number}, how: string): LogSource => ({
  name: `the log of a step of CodeArts, ${how}`,
  heading: part => `step ${part}`,
  main: hexId('step-main'),
  logOf: ({segments}) => (segments.at(-1) === 'logs' ? segments.join('/') : undefined),
  can: {restart: true},
  options(plan) {
    const {lines, beginsAt = 0, endsAt, fails, again} = plan
    const id = (kind: string, part: string) => hexId(`${kind}-${part}`)
    const states = (status: string, at: number, part: string): CodeartsEvent[] =>
      ['job', 'step'].map(kind => ({at, of: id(kind, part), status}))
    const timeline: CodeartsEvent[] = [
      {at: beginsAt, run: 'RUNNING'},
      {at: beginsAt, of: hexId('stage'), status: 'RUNNING'},
      ...states('RUNNING', beginsAt, 'main'),
      ...states('RUNNING', beginsAt, 'beside'),
      ...lines.map(({at, text}) => ({at, of: id('step', 'main'), log: [text]})),
      ...besideLines(plan).map(({at, text}) => ({at, of: id('step', 'beside'), log: [text]})),
      ...(again
        ? [
            ...states('FAILED', again[0], 'main'),
            {at: again[1], of: id('step', 'main'), forget: true as const},
            ...states('RUNNING', again[1], 'main')
          ]
        : []),
      ...states(fails ? 'FAILED' : 'COMPLETED', endsAt, 'main'),
      ...states('COMPLETED', endsAt, 'beside'),
      {at: endsAt, of: hexId('stage'), status: fails ? 'FAILED' : 'COMPLETED'},
      {at: endsAt, run: fails ? 'FAILED' : 'COMPLETED'}
    ]
    timeline.sort((a, b) => a.at - b.at)
    const job = (part: string) => ({
      id: id('job', part),
      name: `${part}-job`,
      steps: [{id: id('step', part), name: part}]
    })
    const run = {
      runId: RUN,
      runNumber: 42,
      stages: [{id: hexId('stage'), name: 'all', jobs: [job('main'), job('beside')]}],
      timeline,
      ...options
    }
    const pipeline = {projectId: P, pipelineId: PL, name: 'shop', runs: [run]}
    return {
      platform: codearts({keys: {token: IAM}, pipelines: [pipeline]}),
      inputs: {
        vendor: 'codearts',
        operation: 'wait-pipeline',
        region: 'cn-north-4',
        token: IAM,
        'project-id': P,
        'pipeline-id': PL,
        'run-id': RUN
      },
      secrets: [IAM]
    }
  }
})

const BK = 'tOk3n-of-amy-0123456789abcdef'

// Every line is a record with its number: none is cut, and a record stays.
const taskOfBuild: LogSource = {
  name: 'the log of a task of a BK-CI build',
  heading: part => `task ${part}`,
  main: 'e-main',
  logOf: ({segments, query}) =>
    segments.includes('logs') ? `${query.get('tag')} ${query.get('executeCount')}` : undefined,
  textOf: printed =>
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z (.*)$/.exec(printed)?.[1] ?? `(no time) ${printed}`,
  can: {restart: true},
  options(plan) {
    const {lines, beginsAt = 0, endsAt, fails, again} = plan
    const states = (status: string, at: number): BuildEvent[] => [
      {at, stage: 'stage-2', status},
      {at, job: 'c-1', status},
      {at, job: 'c-2', status},
      {at, task: 'e-main', status},
      {at, task: 'e-beside', status}
    ]
    const timeline: BuildEvent[] = [
      {at: beginsAt, build: 'RUNNING', starts: true},
      ...states('RUNNING', beginsAt),
      ...lines.map(({at, text, shownAt = at}) => ({at, task: 'e-main', log: [text], shownAt})),
      ...besideLines(plan).map(({at, text}) => ({at, task: 'e-beside', log: [text]})),
      // A failed build ends the wait: it was begun anew before anybody saw that.
      ...(again
        ? [
            {at: again[1], retry: true as const},
            {at: again[1], build: 'RUNNING', starts: true},
            ...states('RUNNING', again[1])
          ]
        : []),
      ...states(fails ? 'FAILED' : 'SUCCEED', endsAt),
      {at: endsAt, build: fails ? 'FAILED' : 'SUCCEED', ends: true}
    ]
    timeline.sort((a, b) => a.at - b.at)
    const job = (n: number, part: string) => ({
      hash: `c-${n}`,
      name: `${part}-job`,
      tasks: [{id: `e-${part}`, name: part}]
    })
    const build = {
      projectId: 'shop',
      pipelineId: `p-${'0'.repeat(32)}`,
      pipelineName: 'shop',
      buildId: `b-${'0'.repeat(32)}`,
      buildNum: 42,
      stages: [{id: 'stage-2', name: 'all', jobs: [job(1, 'main'), job(2, 'beside')]}],
      timeline
    }
    return {
      platform: bkci({builds: [build], token: BK}),
      inputs: {
        vendor: 'bkci',
        operation: 'wait-pipeline',
        token: BK,
        'project-id': build.projectId,
        'pipeline-id': build.pipelineId,
        'run-id': build.buildId
      },
      secrets: [BK]
    }
  }
}

export const logSources: readonly LogSource[] = [
  machineLog,
  stepLog(0),
  stepLog(1),
  taskLog,
  events('newest'),
  events('oldest'),
  codeartsLog({}, 'as in the sample of its page'),
  codeartsLog({endsLines: true}, 'whose pages end their lines'),
  codeartsLog({repeatsLines: 3}, 'whose pages overlap'),
  taskOfBuild
]

/** The same platform with faults on the way to every log. */
export const withFaults = (platform: Platform, faults: NonNullable<Platform['faults']>): Platform => ({
  ...platform,
  faults: request => [...faults(request), ...(platform.faults?.(request) ?? [])]
})

/** A clock of polls that goes on with the reads of a log when the deploy has ended, and so is polled no more. */
export const pollsThenReads =
  (endsAt: number, isRead: (request: PlatformRequest) => boolean): ClockKind =>
  ({request, isPoll, now}) =>
    isPoll || (now >= endsAt && isRead(request))

/** Whether a request reads the log of the part `main`. */
export const readsMain =
  ({logOf, main}: LogSource) =>
  (request: PlatformRequest): boolean =>
    logOf(request)?.includes(main) ?? false
