import type {HttpAnswer, HttpRequest} from '../../../src/http/exchange.js'
import {inEnglish} from '../../../src/messages/message.js'
import type {RawInputs} from '../../../src/model/identity.js'
import type {Target} from '../../../src/model/target.js'
import type {Api, Call} from '../../../src/vendors/bkci/api.js'
import {bkci} from '../../../src/vendors/bkci/index.js'
import type {Operation} from '../../../src/vendors/vendor.js'
import {BUILD, fakeHttp, PIPELINE, PROJECT} from './support.js'

export const T0 = 1_785_600_000_000
export const SHA = '6dcb09b5b57875f334f61aebed695e2e4193db5e'

/** A commit as the checkout plug-in leaves it on a build once its step ran; before that a build has no `material`. */
export const checkedOut = {
  material: [
    {
      scmType: 'CODE_GIT',
      aliasName: 'org/app',
      branchName: 'main',
      newCommitId: SHA,
      commitTimes: 1,
      mainRepo: true,
      createTime: T0 / 1000,
      taskId: 'T-1-1-1'
    }
  ]
}

/** A build as the history lists it: nulls are left out, and `retry` and `executeCount` are always there. */
export const listedBuild = (buildNum: number, status: string, more: object = {}) => ({
  id: `b-${buildNum}`,
  userId: 'alice',
  trigger: 'SERVICE',
  buildNum,
  pipelineVersion: 3,
  startTime: T0 + buildNum * 60_000,
  status,
  currentTimestamp: T0 + 100_000,
  isMobileStart: false,
  queueTime: T0 + buildNum * 60_000 - 1000,
  startType: 'SERVICE',
  retry: false,
  buildMsg: 'await-deploy',
  executeCount: 1,
  versionChange: false,
  ...more
})

export const history = (...records: readonly object[]) => ({
  count: records.length,
  page: 1,
  pageSize: 100,
  totalPages: 1,
  records,
  hasDownloadPermission: true,
  pipelineVersion: 3
})

/** The status call's answer about a build; it has no `executeCount`, but a place in the queue. */
export const buildState = (status: string, more: object = {}, id = BUILD) => ({
  id,
  userId: 'alice',
  trigger: 'SERVICE',
  buildNum: 42,
  pipelineVersion: 3,
  startTime: T0,
  status,
  stageStatus: [
    {stageId: 'stage-1', name: 'stage-1', status: 'SUCCEED', startEpoch: T0, elapsed: 1000},
    {stageId: 'stage-2', name: 'deploy', status, tag: ['Deploy'], startEpoch: T0 + 1000}
  ],
  currentTimestamp: T0 + 100_000,
  isMobileStart: false,
  queueTime: T0 - 1000,
  currentQueuePosition: 0,
  startType: 'SERVICE',
  retry: false,
  variables: {BK_CI_BUILD_ID: id},
  ...more
})

/** The detail of a build with one task; `@type` and `classType` stand on containers and elements. */
export const buildDetail = (task: object = {}, more: object = {}, id = BUILD) => ({
  id,
  pipelineId: PIPELINE,
  pipelineName: 'app-deploy',
  userId: 'alice',
  trigger: 'SERVICE',
  status: 'RUNNING',
  startUserList: ['alice'],
  recordList: [{startUser: 'alice'}],
  executeCount: 1,
  model: {
    '@type': 'Model',
    name: 'app-deploy',
    stages: [
      {
        id: 'stage-1',
        name: 'stage-1',
        status: 'SUCCEED',
        containers: [{'@type': 'trigger', classType: 'trigger', id: '0', name: 'trigger', elements: []}]
      },
      {
        id: 'stage-2',
        name: 'deploy',
        status: 'RUNNING',
        executeCount: 1,
        containers: [
          {
            '@type': 'normal',
            classType: 'normal',
            id: '2',
            containerId: '2',
            containerHashId: 'c-2',
            jobId: 'job_d',
            name: 'deploy',
            status: 'RUNNING',
            executeCount: 1,
            elements: [
              {
                '@type': 'marketBuild',
                classType: 'marketBuild',
                id: 'e-1',
                name: 'deploy',
                status: 'RUNNING',
                executeCount: 1,
                atomCode: 'run',
                version: '1.*',
                ...task
              }
            ]
          }
        ]
      }
    ]
  },
  ...more
})

const names: readonly (readonly [RegExp, Call])[] = [
  [/\/(?:builds\/history|build_histories)$/, 'history'],
  [/\/(?:status|build_status)$/, 'buildStatus'],
  [/\/batch_get_build_status$/, 'batchStatus'],
  [/\/(?:detail|build_detail)$/, 'buildDetail'],
  [/\/(?:logs\/init|init_logs)$/, 'logInit'],
  [/\/(?:logs\/after|after_line_logs)$/, 'logAfter'],
  [/\/(?:stop|build_stop)$/, 'stop'],
  [/\/(?:start|build_start)$/, 'start']
]

/** Which call a request is, with whatever `api`. */
export function callOf({path}: HttpRequest): Call {
  const [, call] = names.find(([pattern]) => pattern.test(`/${path.join('/')}`)) ?? []
  if (call === undefined) throw new Error(`no call of the platform: ${path.join('/')}`)
  return call
}

/** An answer that is no `data` of a good one. */
export class Raw {
  readonly answer: Partial<HttpAnswer>

  constructor(status: number, body: unknown) {
    this.answer = {status, text: JSON.stringify(body)}
  }
}
export const raw = (status: number, body: unknown) => new Raw(status, body)

/** The `data` of the nth answer to a call, or a `Raw` one. A list is answered in its order, its last one for ever. */
export type Script = Partial<Record<Call, readonly unknown[]>>

const credentials: Readonly<Record<Api, RawInputs>> = {
  'direct-v3': {endpoint: 'https://ci.example.com', token: 'token-0001'},
  'direct-v4': {endpoint: 'https://ci.example.com', username: 'alice'},
  'gateway-user': {endpoint: 'https://bkapi.example.com/api/devops/prod', token: 'token-0001'},
  'gateway-app': {
    endpoint: 'https://bkapi.example.com/api/devops/prod',
    'app-code': 'gate',
    'app-secret': 'secret-0001',
    username: 'alice'
  }
}

interface Opened {
  asked: HttpRequest[]
  calls: () => Call[]
}

/** The one target of some inputs, over a platform that answers by a script, with the requests that it was sent. */
export async function openScripted(
  script: Script,
  given: RawInputs = {'run-id': BUILD},
  how: {api?: Api; operation?: Operation} = {}
): Promise<Opened & {target: Target}> {
  const {targets, ...rest} = await openSeveral(script, given, how)
  const [target] = targets
  if (target === undefined) throw new Error('no target')
  return {target, ...rest}
}

/** All targets of some inputs. An answer may be a function of the request. */
export async function openSeveral(
  script: Script,
  given: RawInputs,
  {api = 'direct-v3', operation = 'wait-pipeline'}: {api?: Api; operation?: Operation} = {}
): Promise<Opened & {targets: Target[]}> {
  const counts = new Map<Call, number>()
  const {http, asked} = fakeHttp(request => {
    const call = callOf(request)
    const nth = counts.get(call) ?? 0
    counts.set(call, nth + 1)
    const answers = script[call] ?? []
    const answer = answers[Math.min(nth, answers.length - 1)]
    const data: unknown = typeof answer === 'function' ? answer(request) : answer
    if (data instanceof Raw) return data.answer
    return {text: JSON.stringify({status: 0, data})}
  })
  const mistakes: string[] = []
  const inputs = {api, 'project-id': PROJECT, 'pipeline-id': PIPELINE, ...credentials[api], ...given}
  const plan = bkci.plan(operation, inputs, (input, text) => mistakes.push(`${input} ${inEnglish(text)}`))
  if (mistakes.length > 0) throw new Error(mistakes.join('; '))
  const targets = (await plan?.open(http, undefined)) ?? []
  return {targets, asked, calls: () => asked.map(callOf)}
}
