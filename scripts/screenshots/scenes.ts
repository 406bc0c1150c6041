// Summaries of deploys as platforms answer for them, made by the code of the action itself.
import type {HttpAnswer} from '../../src/http/exchange.js'
import {describeMistake} from '../../src/inputs/mistakes.js'
import {speak} from '../../src/messages/language.js'
import {type Message, message} from '../../src/messages/message.js'
import type {TargetKind} from '../../src/model/identity.js'
import type {Outcome} from '../../src/model/outcome.js'
import type {Part} from '../../src/model/part.js'
import type {Snapshot, Target} from '../../src/model/target.js'
import {sayLine} from '../../src/output/say-line.js'
import {digestOf} from '../../src/report/digest.js'
import {openPartsOf} from '../../src/report/open-parts.js'
import {emptyResult, makeResult} from '../../src/report/result.js'
import {makeSummary} from '../../src/report/summary.js'
import {parseDetail} from '../../src/vendors/bkci/run-detail.js'
import {parseState, readRun} from '../../src/vendors/bkci/run-snapshot.js'
import {readChangeOrder} from '../../src/vendors/yunxiao/change-order-snapshot.js'
import {readDeployOrder} from '../../src/vendors/yunxiao/deploy-order-snapshot.js'
import {vendorError} from '../../src/vendors/yunxiao/errors.js'
import {initialWaitState, type Verdict} from '../../src/wait/policy.js'
import type {WaitResult} from '../../src/wait/poll-all.js'
import {type Names, names} from './names.js'

/** A summary to look at. */
export interface Scene {
  name: string
  markdown: string
}

const START = Date.UTC(2026, 11, 1, 2, 9, 57)
const SECOND = 1000
const WAITED_MS = 1_800_000
const yunxiao = message('platform.yunxiao')

/** Each kind of summary, in one language, with names of users who speak it. */
export async function scenesOf(language: keyof typeof names): Promise<Scene[]> {
  const own = names[language]
  const speakOf = (vendor: string) => speak(language === 'zh' ? 'zh-CN' : 'en', vendor)
  await speakOf('bkci')
  const [paused, gate] = [pausedBuild(own, approval(own)), pausedBuild(own, qualityGate)]
  await speakOf('yunxiao')
  return [
    {name: 'success', markdown: rollout(own)},
    {name: 'forty-machines', markdown: fortyMachines(own)},
    {name: 'five-targets', markdown: fiveTargets(own)},
    {name: 'long-pause', markdown: longPause(own)},
    {name: 'without-logs', markdown: withoutLogs(own)},
    {name: 'timeout', markdown: tooLong(own)},
    {name: 'refused', markdown: refused(own)},
    {name: 'change-order', markdown: changeOrder(own)},
    {name: 'paused', markdown: paused},
    {name: 'quality-gate', markdown: gate},
    {name: 'wrong-input', markdown: wrongInput()},
    {name: 'long-names', markdown: longNames(own)}
  ]
}

interface Ended {
  kind: TargetKind
  /** With its own id alone. */
  name: Message
  label: Message
  url: string
  /** None where there was no good answer. */
  snapshot?: Snapshot
  verdict: Verdict
}

function resultOf({kind, name, label, url, snapshot, verdict}: Ended): WaitResult {
  const never = () => Promise.reject(new Error('nothing is asked here'))
  const target: Target = {id: url, kind, name, label, ids: {}, url, read: never, readLog: never}
  const seen = snapshot && {snapshot, seen: {[snapshot.status]: 22}, lastGoodAt: WAITED_MS - 4000}
  const state = {...initialWaitState, polls: 22, ...seen}
  return {target, identity: target, decided: true, verdict, state}
}

function summaryOf(
  platform: Message,
  ended: readonly Ended[],
  lines: (part: Part) => readonly string[] = () => []
): string {
  const results = ended.map(resultOf)
  const allowed = new Set<Outcome>(['success'])
  const result = makeResult(results, {vendor: '', operation: '', polls: 22, waitedMs: WAITED_MS, allowed})
  const facts = {lastLines: lines, begunAt: () => undefined, waitedMs: WAITED_MS}
  return makeSummary(result, {
    platform: sayLine(platform),
    nowMs: START + WAITED_MS,
    digests: results.map(one => digestOf(one, lines)),
    open: results.map(one => openPartsOf(one, facts))
  })
}

/** `[status, batch, seconds from the start on, seconds that it took]` of one machine. */
type Machine = readonly [string, number, number, number]

function orderOf(id: number, status: string, machines: readonly Machine[], {host, lasts}: OrderNames): Ended {
  const ends = machines.map(([, , from, took]) => from + took)
  const body = {
    deployOrderId: id,
    pipelineId: 4201,
    status,
    currentBatch: Math.max(...machines.filter(([word]) => word !== 'Pending').map(([, batch]) => batch)),
    totalBatch: Math.max(...machines.map(([, batch]) => batch)),
    createTime: START,
    updateTime: START + Math.max(...ends) * SECOND,
    deployMachineInfo: {
      deployMachines: machines.map(([word, batch, from, took], i) => ({
        machineSn: `i-bp1shop${i + 1}`,
        ip: `10.0.0.${i + 11}`,
        hostName: `${host}-${i + 1}`,
        status: word,
        batchNum: batch,
        createTime: START + from * SECOND,
        updateTime: START + (from + took) * SECOND
      }))
    }
  }
  const snapshot = readDeployOrder(body, {pipelineId: '4201', deployOrderId: String(id)})
  const blocked = snapshot.blocked
  const name = message('target.named', {kind: 'deploy order', id: String(id)})
  return {
    kind: 'deploy order',
    name,
    label: message('target.of-pipeline', {name, pipeline: lasts}),
    url: 'https://flow.aliyun.com/pipelines/4201/current',
    snapshot,
    verdict: blocked
      ? {outcome: 'failure', cause: {code: 'blocked', parts: blocked.parts}}
      : {outcome: status === 'Success' ? 'success' : 'failure', cause: {code: 'vendor'}}
  }
}

interface OrderNames {
  host: string
  /** Of the pipeline, at the end of the label. */
  lasts: string
}

function rollout({host, pipeline}: Names): string {
  const machines = [1, 2, 3].flatMap((batch): Machine[] => [
    ['Success', batch, batch * 70 - 65, 58],
    ['Success', batch, batch * 70 - 65, 63]
  ])
  return summaryOf(yunxiao, [orderOf(700101, 'Success', machines, {host, lasts: pipeline})])
}

const failedLog = (host: string) => [
  `[deploy] ${host}: step 8 of 8 done`,
  'Error: listen EADDRINUSE: address already in use :::8080',
  '    at Server.setupListenHandle (node:net:1817:16)',
  'shop.service: Main process exited, code=exited, status=1/FAILURE',
  '[deploy] health check: no answer on :8080 after 30 s',
  '[deploy] script exited with 1'
]

function fortyMachines({host, pipeline}: Names): string {
  const machines = Array.from({length: 40}, (_, i): Machine => {
    const batch = Math.floor(i / 10) + 1
    if (batch === 4) return ['Pending', batch, 0, 0]
    const fails = i === 23 || i === 27
    return [fails ? 'Failed' : 'Success', batch, (batch - 1) * 95 + (i % 5), 60 + ((i * 7) % 30)]
  })
  const order = orderOf(700102, 'Failed', machines, {host, lasts: pipeline})
  return summaryOf(yunxiao, [order], part => failedLog(part.name.split(' ')[0] ?? ''))
}

function fiveTargets({host, pipeline}: Names): string {
  const orders = [700102, 700103, 700104, 700105, 700106].map(id => {
    const fails = id === 700105
    const machines: Machine[] = [
      ['Success', 1, 0, 41],
      [fails ? 'Failed' : 'Success', 1, 2, 55]
    ]
    return orderOf(id, fails ? 'Running' : 'Success', machines, {host, lasts: pipeline})
  })
  return summaryOf(yunxiao, orders, part => failedLog(part.name.split(' ')[0] ?? ''))
}

/** Paused for days after the first batch, and resumed to fail. */
function longPause({host, pipeline}: Names): string {
  const resumed = 68 * 3600
  const machines: Machine[] = [
    ['Success', 1, 0, 1800],
    ['Success', 1, 0, 2400],
    ['Success', 2, resumed, 1800],
    ['Failed', 2, resumed, 5400]
  ]
  const order = orderOf(700109, 'Failed', machines, {host, lasts: pipeline})
  return summaryOf(yunxiao, [order], part => failedLog(part.name.split(' ')[0] ?? ''))
}

/** As in a public repository: nothing tells when the machines of later batches began, and no log is shown. */
function withoutLogs({host, pipeline}: Names): string {
  const machines: Machine[] = [
    ['Success', 1, 0, 58],
    ['Success', 1, 0, 63],
    ['Success', 2, 0, 121],
    ['Failed', 2, 0, 134]
  ]
  return summaryOf(yunxiao, [orderOf(700110, 'Failed', machines, {host, lasts: pipeline})])
}

/** Three machines of the second batch hang, and the last one has not begun. */
function tooLong({host, pipeline}: Names): string {
  const machines: Machine[] = [
    ['Success', 1, 0, 58],
    ['Success', 1, 2, 63],
    ...[70, 71, 72].map((from): Machine => ['Running', 2, from, 0]),
    ['Pending', 3, 0, 0]
  ]
  const order = orderOf(700107, 'Running', machines, {host, lasts: pipeline})
  const cause = {code: 'limit', limit: 'timeout', limitMs: 1_800_000, neverGood: false} as const
  const lines = [18, 19, 20].map(n => `[deploy] health check ${n} of 100: no answer on :8080`)
  return summaryOf(yunxiao, [{...order, verdict: {outcome: 'timeout', cause}}], () => lines)
}

/** A token that may not see the order: nothing is known of it. */
function refused({host, pipeline}: Names): string {
  const {snapshot: _, ...order} = orderOf(700108, 'Running', [['Running', 1, 0, 0]], {host, lasts: pipeline})
  const answer: HttpAnswer = {status: 403, headers: {}, text: ''}
  const body = {code: 'Forbidden', message: 'No permission', requestId: 'req-7f3a'}
  const {failure, text} = vendorError(answer, 'permanent', body, {
    scope: {path: '流水线 / 主机部署', access: 'read-only'},
    ids: {inputs: ['pipeline-id', 'deploy-order-id']},
    path: ['organizations']
  })
  const cause = {code: 'refused', message: text, failure} as const
  return summaryOf(yunxiao, [{...order, verdict: {outcome: 'error', cause}}])
}

function changeOrder({app, environments, taskError}: Names): string {
  const states = ['SUCCESS', 'SUCCESS', 'FAILED']
  const iso = (at: number) => new Date(START + at * SECOND).toISOString()
  const jobs = environments.map((envName, i) => {
    const times = {startedAt: iso(i * 130), endedAt: iso(i * 130 + 110 + i * 12)}
    const state = states[i]
    const spec = `kind: Deployment\nmetadata:\n  name: shop-web\n`
    const errorMessage = state === 'FAILED' ? taskError : undefined
    const tasks = [
      {sn: `t${i}`, state: state === 'FAILED' ? 'FAIL' : 'SUCCESS', spec, errorMessage, ...times}
    ]
    return {
      sn: `j${i}`,
      envName,
      type: 'Deploy',
      state,
      ...times,
      stages: [{sn: `s${i}`, state, ...times, tasks}]
    }
  })
  const body = {sn: 'co-88', type: 'Deploy', state: 'FAILED', startedAt: iso(0), endedAt: iso(394), jobs}
  const ended: Ended = {
    kind: 'change order',
    ...changeOrderOf('co-88', app),
    url: 'https://devops.aliyun.com/appstack/apps/shop/change-orders/co-88',
    snapshot: readChangeOrder(body, 'co-88', true),
    verdict: {outcome: 'failure', cause: {code: 'vendor'}}
  }
  return summaryOf(yunxiao, [ended], () => [
    `${taskError}`,
    'Warning  BackOff  kubelet  Back-off restarting failed container'
  ])
}

function changeOrderOf(sn: string, app: string): Pick<Ended, 'name' | 'label'> {
  const name = message('target.named', {kind: 'change order', id: sn})
  return {name, label: message('target.of-app', {name, app})}
}

/** How a build and its last stage say that they wait for a person. */
interface Waits {
  build: string
  stage: Readonly<Record<string, unknown>>
}

const approval = ({people}: Names): Waits => ({
  build: 'STAGE_SUCCESS',
  stage: {status: 'REVIEWING', checkIn: {status: 'REVIEWING', reviewGroups: [{reviewers: people}]}}
})
const qualityGate: Waits = {
  build: 'RUNNING',
  stage: {status: 'RUNNING', checkIn: {status: 'QUALITY_CHECK_WAIT'}}
}

function pausedBuild({pipeline, stages}: Names, waits: Waits): string {
  const [id, pipelineId] = [`b-${'0'.repeat(31)}1`, `p-${'0'.repeat(31)}1`]
  const task = (n: number, name: string, status: string | undefined, from: number, took: number) => ({
    '@type': 'marketBuild',
    id: `e-${n}`,
    name,
    status,
    ...(status && {startEpoch: START + from * SECOND, elapsed: took * SECOND})
  })
  const job = (n: number, name: string, status: string | undefined, elements: readonly unknown[]) => ({
    '@type': 'vmBuild',
    id: String(n),
    containerHashId: `c-${n}`,
    name,
    status,
    elements
  })
  const [build, test, deploy] = stages
  const trigger = {id: 'stage-1', containers: [{'@type': 'trigger', id: '0', elements: []}]}
  const model = {
    stages: [
      trigger,
      {
        id: 'stage-2',
        name: build.name,
        status: 'SUCCEED',
        startEpoch: START,
        elapsed: 92 * SECOND,
        containers: [job(1, build.job, 'SUCCEED', [task(1, build.task, 'SUCCEED', 0, 92)])]
      },
      {
        id: 'stage-3',
        name: test.name,
        status: 'SUCCEED',
        startEpoch: START + 95 * SECOND,
        elapsed: 64 * SECOND,
        containers: [job(2, test.job, 'SUCCEED', [task(2, test.task, 'SUCCEED', 95, 64)])]
      },
      {
        id: 'stage-4',
        name: deploy.name,
        ...waits.stage,
        containers: [job(3, deploy.job, undefined, [task(3, deploy.task, undefined, 0, 0)])]
      }
    ]
  }
  const state = parseState({id, status: waits.build, startTime: START})
  const detail = parseDetail({id, pipelineName: pipeline, model}, id, pipelineId)
  const page = `https://bkci.example.com/console/pipeline/shop/${pipelineId}/detail/${id}`
  const name = message('run.numbered', {noun: 'build', number: 42})
  const ended: Ended = {
    kind: 'build',
    name,
    label: message('target.of-pipeline', {name, pipeline}),
    url: page,
    snapshot: readRun(state, {detail}, {page}),
    verdict: {outcome: 'paused', cause: {code: 'paused'}}
  }
  return summaryOf(message('platform.bkci'), [ended])
}

/** Short bars everywhere, names that are longer than they are, and names that mean something to mermaid. */
function longNames({app, stages}: Names): string {
  const iso = (at: number) => new Date(START + at * SECOND).toISOString()
  const odd = [
    'section 2',
    'click here',
    '2026-12-01',
    'title: a',
    'done',
    '20',
    '10',
    '__proto__',
    'constructor'
  ]
  const long = Array.from({length: 12}, (_, i) => `${stages[1].job} ${stages[2].name} ${app} ${i + 1}`)
  const jobs = [...odd, ...long].map((envName, i) => {
    const times = {startedAt: iso(i * 20), endedAt: iso(i * 20 + (i % 3) * 40 + 2)}
    return {sn: `j${i}`, envName, type: 'Deploy', state: 'SUCCESS', ...times, stages: []}
  })
  const ended: Ended = {
    kind: 'change order',
    ...changeOrderOf('co-89', app),
    url: 'https://devops.aliyun.com/appstack/apps/shop/change-orders/co-89',
    snapshot: readChangeOrder({sn: 'co-89', type: 'Deploy', state: 'SUCCESS', jobs}, 'co-89', true),
    verdict: {outcome: 'success', cause: {code: 'vendor'}}
  }
  return summaryOf(yunxiao, [ended])
}

function wrongInput(): string {
  const raw = {vendor: 'yunxaio', timeout: '30min'}
  const mistakes = [
    {input: 'vendor', wrong: message('wrong.choice', {meant: 'yunxiao', known: []})},
    {input: 'pipline-id', wrong: message('wrong.misspelt', {meant: 'pipeline-id'})},
    {input: 'timeout', wrong: message('wrong.duration')}
  ].map(mistake => describeMistake(mistake, raw))
  const result = emptyResult('', '', message('result.wrong-input', {mistakes}))
  return makeSummary(result, {platform: '', digests: [], mistakes: mistakes.map(sayLine)})
}
