import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {describe, expect, test} from '@jest/globals'
import type {Snapshot} from '../../src/model/target.js'
import type {Printer} from '../../src/output/printer.js'
import {digestOf} from '../../src/report/digest.js'
import {createProgress} from '../../src/report/progress.js'
import {makeResult, resultJson} from '../../src/report/result.js'
import {makeSummary} from '../../src/report/summary.js'
import {parseDetail} from '../../src/vendors/bkci/run-detail.js'
import {parseState, readRun as readBkci} from '../../src/vendors/bkci/run-snapshot.js'
import {readSummary} from '../../src/vendors/codearts/latest-target.js'
import {candidatesOf} from '../../src/vendors/codearts/run-list.js'
import {readRun as readCodeArts} from '../../src/vendors/codearts/run-snapshot.js'
import {BatchStatus} from '../../src/vendors/codearts/schema.js'
import {readV3} from '../../src/vendors/codearts/v3-snapshot.js'
import {chooseRun, type RunCandidate} from '../../src/vendors/shared/choose-run.js'
import {parseAs} from '../../src/vendors/shared/schema.js'
import {readChangeOrder} from '../../src/vendors/yunxiao/change-order-snapshot.js'
import {readDeployOrder} from '../../src/vendors/yunxiao/deploy-order-snapshot.js'
import {readRun as readYunxiao} from '../../src/vendors/yunxiao/run-snapshot.js'
import {decide} from '../../src/wait/decide.js'
import {initialWaitState} from '../../src/wait/policy.js'
import {slow} from '../support/slow.js'
import {policy, target, watched} from '../unit/support/build.js'
import {growthOf} from '../unit/support/cpu.js'
import {quietTail} from '../unit/support/quiet-tail.js'

const many = <T>(count: number, make: (i: number) => T): T[] => Array.from({length: count}, (_, i) => make(i))
const ids = {projectId: 'c'.repeat(32), pipelineId: 'a'.repeat(32), runId: 'b'.repeat(32)}
const console = {consoleUrl: undefined, region: 'cn-north-4'}
const BUILD = `b-${'d'.repeat(32)}`

/** Shapes of parts: wide, one in another, in halves, all alike. `n` parts each, some by the way of their kind. */
const codeartsShapes: readonly (readonly [name: string, status: string, stages: (n: number) => unknown[]])[] =
  [
    [
      'stages, and as many empty ones',
      'RUNNING',
      n => [
        ...many(n / 2, i => ({id: `s${i}`, sequence: i, status: 'COMPLETED'})),
        ...many(n / 2, () => ({}))
      ]
    ],
    ['stages that failed', 'FAILED', n => many(n, i => ({id: `s${i}`, name: `n${i}`, status: 'FAILED'}))],
    ['one id', 'COMPLETED', n => many(n, () => ({id: 'same', status: 'FAILED'}))],
    ['words that nobody knows', 'RUNNING', n => many(n, i => ({id: `s${i}`, status: `W${i}`}))],
    [
      'jobs in one stage',
      'FAILED',
      n => [{id: 's', status: 'FAILED', jobs: many(n, i => ({id: `j${i}`, status: 'FAILED'}))}]
    ],
    [
      'delays',
      'RUNNING',
      n => [
        {
          id: 's',
          status: 'RUNNING',
          jobs: [
            {
              id: 'j',
              status: 'RUNNING',
              steps: many(n, i => ({id: `t${i}`, task: 'official_devcloud_delay', status: 'RUNNING'}))
            }
          ]
        }
      ]
    ],
    [
      'reviews before and after',
      'RUNNING',
      n => [
        {
          id: 's',
          status: 'RUNNING',
          pre: many(n / 2, () => ({task: 'official_devcloud_checkpoint', status: 'INIT'})),
          post: many(n / 2, () => ({}))
        }
      ]
    ],
    [
      'reviews behind steps that have ended',
      'RUNNING',
      n => [
        {
          id: 's',
          status: 'RUNNING',
          pre: many(n, i => ({
            task: 'official_devcloud_checkpoint',
            status: i < n / 2 ? 'COMPLETED' : 'INIT'
          }))
        }
      ]
    ],
    [
      'a long id above',
      'RUNNING',
      n => [{id: 'x'.repeat(400 * n), status: 'RUNNING', jobs: many(n, () => ({}))}]
    ]
  ]

const codearts = codeartsShapes.map(
  ([name, status, stages]) =>
    [
      `CodeArts, ${name}`,
      (n: number) => {
        const body = {id: ids.runId, status, stages: stages(n)}
        return () => readCodeArts(body, ids, console).snapshot as Snapshot
      }
    ] as const
)

const bkState = {id: BUILD, status: 'RUNNING'}
const bkDetail = (stages: unknown[]) => ({id: BUILD, pipelineId: 'p', cancelUserId: 'u', model: {stages}})
const readBuild = (state: unknown, stages?: unknown[]) => {
  const detail = stages && parseDetail(bkDetail(stages), BUILD, 'p')
  return readBkci(parseState(state), {detail}, {page: ''}) as Snapshot
}
const bkci = [
  [
    'BK-CI, stages and errors',
    (n: number) => {
      const state = {
        ...bkState,
        status: 'FAILED',
        stageStatus: many(n / 2, i => ({stageId: `s${i}`, status: 'FAILED'})),
        errorInfoList: many(n / 2, i => ({stageId: `s${i}`, taskId: `e-${i}`, errorMsg: 'x'}))
      }
      return () => readBuild(state)
    }
  ],
  [
    'BK-CI, tasks in one job',
    (n: number) => () =>
      readBuild(bkState, [
        {containers: [{id: '1', elements: many(n, i => ({id: `e-${i}`, status: 'REVIEWING'}))}]}
      ])
  ],
  [
    'BK-CI, jobs of a matrix, all of one id',
    (n: number) => () =>
      readBuild(bkState, [
        {containers: [{id: '1', groupContainers: many(n, () => ({containerHashId: 'c', status: 'FAILED'}))}]}
      ])
  ],
  [
    'BK-CI, stages, all of one id',
    (n: number) => () =>
      readBuild(
        bkState,
        many(n, () => ({id: 'same', status: 'RUNNING', checkIn: {status: 'REVIEWING'}}))
      )
  ]
] as const

const yunxiao = [
  [
    'Yunxiao, machines',
    (n: number) => () =>
      readDeployOrder(
        {
          status: 'Success',
          deployMachineInfo: {
            deployMachines: many(n, i => ({machineSn: `m${i}`, status: i % 2 ? 'Failed' : 'Odd'}))
          }
        },
        {pipelineId: '42', deployOrderId: '11'}
      )
  ],
  [
    'Yunxiao, machines, all of one number',
    (n: number) => () =>
      readDeployOrder(
        {
          status: 'Running',
          deployMachineInfo: {deployMachines: many(n, () => ({machineSn: 'm', status: 'Running'}))}
        },
        {pipelineId: '42', deployOrderId: '11'}
      )
  ],
  [
    'Yunxiao, jobs, all of one id',
    (n: number) => () =>
      readYunxiao({
        status: 'SUCCESS',
        stages: [{stageInfo: {jobs: many(n, () => ({id: 1, status: 'FAIL'}))}}]
      }).snapshot as Snapshot
  ],
  [
    'Yunxiao, actions of a job with long parameters',
    (n: number) => {
      const job = {
        id: 1,
        status: 'RUNNING',
        params: `{"a":"${'x'.repeat(50 * n)}"}`,
        actions: many(n, () => ({type: 'GetVMDeployOrder'}))
      }
      return () => readYunxiao({status: 'RUNNING', stages: [{stageInfo: {jobs: [job]}}]}).snapshot as Snapshot
    }
  ],
  [
    'Yunxiao, environments and tasks',
    (n: number) => () =>
      readChangeOrder(
        {
          state: 'SUCCESS',
          jobs: many(n / 3, () => ({sn: 'e', state: 'FAILED', stages: [{tasks: [{sn: 't', state: 'ODD'}]}]}))
        },
        's',
        true
      )
  ]
] as const

const calls = [...codearts, ...bkci, ...yunxiao]

const printer = new Proxy({}, {get: () => () => {}}) as Printer

/** All that is done with a snapshot: judged, told, its logs planned, reported. */
function handle(state: Snapshot): void {
  const poll = {snapshot: state, logLength: 0}
  const {state: after} = decide(initialWaitState, poll, 1, policy())
  createProgress(printer, policy()).onPoll(target(), after, poll, 1)
  const never = new Promise<never>(() => {})
  const clock = {now: () => 0, sleep: () => never}
  quietTail({clock, readLog: () => never, ready: () => never}).follow(state.parts)
  const result = watched({outcome: 'failure', cause: {code: 'vendor'}}, after)
  const digest = digestOf(result, () => [])
  const made = makeResult([result], {
    vendor: 'v',
    operation: 'o',
    polls: 1,
    waitedMs: 1,
    allowed: new Set(['success'])
  })
  resultJson(made)
  makeSummary(made, {platform: 'p', digests: [digest]})
}

describe('what is done with an answer', () => {
  slow.each(calls.map(([name, prepare]) => ({name, prepare})))(
    'grows as the answer does: $name',
    ({prepare}) => {
      const whole = (n: number) => {
        const read = prepare(n)
        return () => handle(read())
      }
      expect(growthOf(whole, 1000)).toBeLessThan(2.6)
    }
  )

  const runs = (n: number): RunCandidate[] =>
    many(n, i => ({
      id: String(i),
      number: undefined,
      createdAt: i % 3 ? i : undefined,
      phase: i % 2 ? 'queued' : 'running',
      commits: []
    }))

  slow.each([
    {
      name: 'a list of runs without numbers',
      prepare: (n: number) => {
        const list = runs(n)
        return () => void chooseRun({by: 'commit', commit: '0123abc', createdAfter: 5}, list)
      }
    },
    {
      name: 'a batch that names one pipeline many times',
      prepare: (n: number) => {
        const body = many(n, i => ({pipeline_id: ids.pipelineId, pipeline_run_id: `r${i}`, status: 'QUEUED'}))
        return () => {
          const parsed = parseAs(BatchStatus, body)
          if (parsed.success)
            chooseRun(
              {by: 'latest', createdAfter: undefined},
              candidatesOf(
                parsed.data.flatMap(run => run ?? []),
                ids.pipelineId
              )
            )
        }
      }
    },
    {
      name: 'the stages of a batch',
      prepare: (n: number) => {
        const run = {status: 'COMPLETED', stage_status_list: many(n, () => ({id: 'same', status: 'FAILED'}))}
        return () => void readSummary(run, 'p', undefined)
      }
    },
    {
      // Each of them looks for its stage, and none of them finds it.
      name: 'the errors of a build',
      prepare: (n: number) => {
        const state = parseState({
          ...bkState,
          stageStatus: many(n / 2, i => ({stageId: `s${i}`, status: 'RUNNING'})),
          errorInfoList: many(n / 2, i => ({stageId: 'none', taskId: `e-${i}`}))
        })
        return () => void readBkci(state, {detail: undefined}, {page: ''})
      }
    },
    {
      name: 'the stages of v3',
      prepare: (n: number) => {
        const item = {
          status: 'completed',
          result: 'success',
          stages: many(n, i => ({name: 'same', order: n - i, status: 'completed', result: 'error'}))
        }
        return () => void readV3(item, 'p', undefined)
      }
    }
  ])('grows as the answer does: $name', ({prepare}) => {
    expect(growthOf(prepare, 1000)).toBeLessThan(2.6)
  })
})

describe('an answer with more than 20,000 parts is over its bound, whoever reads it', () => {
  slow.each(calls.filter(([name]) => !/parameters/.test(name)).map(([name, prepare]) => ({name, prepare})))(
    '$name',
    ({prepare}) => {
      expect(prepare(19_990)().parts.length).toBeGreaterThan(6000)
      expect(() => prepare(20_002)()).toThrow(
        expect.objectContaining({
          message: 'the answer names more than 20,000 parts, and no more of one answer are read',
          failure: expect.objectContaining({kind: 'permanent'})
        })
      )
    }
  )

  test('is so also where one part stands in another (nextJob)', () => {
    const chain = (depth: number): unknown => ({
      sn: `n${depth}`,
      state: 'SUCCESS',
      ...(depth > 0 && {nextJob: chain(depth - 1)})
    })
    const jobs = many(1000, () => chain(20))
    expect(() => readChangeOrder({state: 'SUCCESS', jobs}, 's', false)).toThrow(/more than 20,000 parts/)
  })

  test('is so by lists of a schema that count, since there are no others', () => {
    const folder = fileURLToPath(new URL('../../src/vendors', import.meta.url))
    const files = readdirSync(folder, {recursive: true, encoding: 'utf8'}).filter(file =>
      file.endsWith('.ts')
    )
    const uncounted = files.filter(file => {
      const isCounted = /^shared.schema\.ts$|errors\.ts$/.test(file)
      return !isCounted && /z\.array\(|\.safeParse\(|z\.parse/.test(readFileSync(join(folder, file), 'utf8'))
    })
    expect(uncounted).toEqual([])
  })
})
