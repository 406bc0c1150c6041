import {expect} from '@jest/globals'
import type {RunResult} from '../../runner/result.js'
import {type CodeartsOptions, codearts} from '../../simulator/codearts/platform.js'
import {
  type CodeartsFault,
  hexId,
  type PipelineScenario,
  type RunEvent,
  type RunScenario,
  type StepShape,
  simpleRun
} from '../../simulator/codearts/scenario.js'
import type {FaultKind} from '../../simulator/server/fault.js'
import type {Answer, Platform, PlatformRequest} from '../../simulator/server/platform.js'
import {checkLastLines, checkPolls} from '../support/action/checks.js'
import {spellings} from '../support/action/leaks.js'
import {digested, remoteLines, streamed, timesIn} from '../support/action/log-views.js'
import type {ActionOptions, ActionRun} from '../support/action/run-action.js'
import {numbered, type Row, table} from '../support/action/table.js'
import {answer} from '../support/deploys/deploy-orders.js'
import {AK, P, PL, PL2, R, R2, SK, TOKEN} from '../vendors/codearts/support.js'

const PL3 = 'fedcba9876543210fedcba9876543212'
const commit = '3f2a9c1d5e6f708192a3b4c5d6e7f8091a2b3c4d'
const [S, J, T] = ['stage', 'job', 'step'].map(hexId) as [string, string, string]
const securityToken = 'STSexample+security/token=0001'

interface Way {
  keys: CodeartsOptions['keys']
  inputs: Readonly<Record<string, string>>
  env?: Readonly<Record<string, string>>
  secrets: readonly string[]
}

const pair = {'access-key': AK, 'secret-key': SK}
const keys: CodeartsOptions['keys'] = {accessKey: AK, secretKey: SK}
const token: Way = {keys: {token: TOKEN}, inputs: {token: TOKEN}, secrets: [TOKEN]}
const aksk: Way = {keys, inputs: pair, secrets: [AK, SK]}
const ways: Readonly<Record<string, Way>> = {
  'a token': token,
  'AK/SK': aksk,
  'temporary AK/SK': {
    keys: {accessKey: AK, secretKey: SK, securityToken},
    inputs: {...pair, 'security-token': securityToken},
    secrets: [AK, SK, securityToken]
  },
  "AK/SK of Huawei's action": {
    keys,
    inputs: {},
    env: {
      HUAWEI_CLOUD_ACCESS_KEY_ID: AK,
      HUAWEI_CLOUD_SECRET_ACCESS_KEY: SK,
      HUAWEICLOUD_SDK_AK: 'AKOTHER0000000000002',
      HUAWEICLOUD_SDK_SK: 'SKother00000000000000000000000000000002'
    },
    secrets: [AK, SK, 'AKOTHER0000000000002', 'SKother00000000000000000000000000000002']
  },
  "AK/SK of Huawei's SDKs": {
    keys,
    inputs: {},
    // Half a pair does not count.
    env: {HUAWEI_CLOUD_ACCESS_KEY_ID: 'AKHALF00000000000003', HUAWEICLOUD_SDK_AK: AK, HUAWEICLOUD_SDK_SK: SK},
    secrets: [AK, SK, 'AKHALF00000000000003']
  },
  'AK/SK of the inputs before those of the environment': {
    keys,
    inputs: pair,
    env: {
      HUAWEI_CLOUD_ACCESS_KEY_ID: 'AKOTHER0000000000002',
      HUAWEI_CLOUD_SECRET_ACCESS_KEY: 'SKother00000000000000000000000000000002'
    },
    secrets: [AK, SK, 'AKOTHER0000000000002', 'SKother00000000000000000000000000000002']
  }
}

interface Extra extends Pick<ActionOptions, 'event' | 'onLine'> {
  as?: Way
  clockAheadMs?: number
  /** Answers in the place of the platform. */
  instead?: (ask: PlatformRequest) => Answer | undefined
}

const ask =
  (
    pipelines: PipelineScenario | readonly PipelineScenario[],
    inputs: Readonly<Record<string, string>> = {},
    {as = token, clockAheadMs = 0, instead, ...rest}: Extra = {}
  ) =>
  (): ActionOptions => {
    const all = [pipelines].flat() as PipelineScenario[]
    const real = codearts({keys: as.keys, pipelines: all, clockAheadMs})
    const platform: Platform = {...real, handle: a => instead?.(a) ?? real.handle(a)}
    return {
      platform,
      inputs: {
        vendor: 'codearts',
        operation: 'wait-pipeline',
        region: 'cn-north-4',
        'project-id': P,
        'pipeline-id': [...new Set(all.map(p => p.pipelineId))].join(','),
        'run-id': R,
        logs: 'none',
        ...as.inputs,
        ...inputs
      },
      ...(as.env ? {env: as.env} : {}),
      secrets: as.secrets,
      ...rest
    }
  }

const v3 = {api: 'v3', 'project-id': '', 'run-id': 'latest'}
const check = {operation: 'check-pipeline'}
const fetch = {operation: 'fetch-logs'}
const latest = {'run-id': 'latest'}
const byCommit = {'run-id': '', commit}
const stop = {'on-paused': 'stop'}
// Time enough for some polls on any machine.
const short = {timeout: '8s'}
const shown = {logs: 'all'}

const shop = (runs: readonly RunScenario[], rest: Partial<PipelineScenario> = {}): PipelineScenario => ({
  projectId: P,
  pipelineId: PL,
  name: 'shop',
  runs,
  ...rest
})
const faulty = (scenario: PipelineScenario, ...faults: CodeartsFault[]) => ({...scenario, faults})

/** A run of one stage with one job of one step. */
const runOf = (
  timeline: readonly RunEvent[],
  rest: Partial<RunScenario> = {},
  step: Partial<StepShape> = {}
): RunScenario => ({
  runId: R,
  runNumber: 42,
  at: -1,
  stages: [
    {id: S, name: 'deploy', jobs: [{id: J, name: 'prod', steps: [{id: T, name: 'rollout', ...step}]}]}
  ],
  timeline,
  ...rest
})
const says = (run: unknown, at = -1): RunEvent => ({at, run})
const all = (status: unknown, at = -1): RunEvent[] => [S, J, T].map(of => ({at, of, status}))
const both = (status: unknown, at = -1): RunEvent[] => [says(status, at), ...all(status, at)]

const failing = 'rollout of shop failed: progress deadline exceeded'
const build = {name: 'build', seconds: 2, log: numbered('build', 4)}
const deploy = {name: 'deploy', seconds: 2, log: numbered('deploy', 3)}
const green = (rest: Partial<Parameters<typeof simpleRun>[0]> = {}) =>
  shop([simpleRun({runId: R, runNumber: 42, commit, stages: [build, deploy], ...rest})])
const red = () => green({stages: [build, {...deploy, fails: failing}]})
const ended = (status: string) => shop([runOf([...both('RUNNING', -5), ...both(status)], {at: -5})])
const runs = shop([runOf(both('RUNNING'))])
const url = `https://devcloud.cn-north-4.huaweicloud.com/cicd/project/${P}/pipeline/detail/${PL}/${R}?v=1`

type Call = 'detail' | 'list' | 'batch' | 'log' | 'outputs' | 'v3'
const callOf = ({method, segments}: PlatformRequest): Call | string => {
  const path = segments.join('/')
  const v5 = `v5/${P}/api/pipelines/`
  if (method === 'GET' && path === 'v3/pipelines/status') return 'v3'
  if (method === 'POST' && path === `${v5}status`) return 'batch'
  const rest = path.startsWith(v5)
    ? path.slice(v5.length).replace(/^[0-9a-f]{32}\/pipeline-runs\//, '')
    : path
  if (method === 'GET' && rest === 'detail') return 'detail'
  if (method === 'POST' && rest === 'list') return 'list'
  if (method === 'POST' && /^[0-9a-f]{32}\/jobs\/[0-9a-f]{32}\/steps\/[0-9a-f]{32}\/logs$/.test(rest))
    return 'log'
  if (method === 'GET' && /^[0-9a-f]{32}\/steps\/outputs$/.test(rest)) return 'outputs'
  return `${method} ${path}`
}
const calls = ({requests}: ActionRun, call: Call) => requests.filter(a => callOf(a) === call)
const asked = (counts: Partial<Record<Call, number>>) => (ran: ActionRun) => {
  const all = [...new Set(ran.requests.map(callOf))]
  expect(Object.fromEntries(all.map(c => [c, calls(ran, c as Call).length]))).toEqual(counts)
}

/** Only questions, with the credentials where they belong. */
function checkAsks(ran: ActionRun): void {
  const {requests, secrets, inputs} = ran
  const known = ['detail', 'list', 'batch', 'log', 'outputs', 'v3']
  expect(requests.map(callOf).filter(call => !known.includes(call))).toEqual([])
  // The detail of a run that a step had started only explains a failure.
  const ids = ran.run.outputs['run-id']?.split(',') ?? []
  const explains = ({query}: PlatformRequest) =>
    ids.length > 0 && query.has('pipeline_run_id') && !ids.includes(query.get('pipeline_run_id') ?? '')
  const polls = requests.filter(a => !['log', 'outputs'].includes(callOf(a)) && !explains(a))
  checkPolls(ran, polls.length)
  for (const {headers, segments, query, body} of requests) {
    const sent = `${segments.join('/')} ${query} ${body}`
    expect(secrets.filter(secret => sent.includes(secret))).toEqual([])
    const {authorization, cookie, 'x-auth-token': auth, 'x-security-token': temporary, ...others} = headers
    expect(cookie).toBeUndefined()
    expect(secrets.filter(secret => JSON.stringify(others).includes(secret))).toEqual([])
    expect(auth).toBe(inputs.token)
    expect(temporary).toBe(inputs['security-token'])
    if (inputs.token) expect(authorization).toBeUndefined()
    else
      expect(authorization).toMatch(/^SDK-HMAC-SHA256 Access=\w+, SignedHeaders=\S+, Signature=[0-9a-f]{64}$/)
    expect(authorization ?? '').not.toContain(SK)
  }
}

const targetsAre =
  (...expected: unknown[]) =>
  ({result}: ActionRun) =>
    expect(result.targets.map(t => [t.outcome, t.decided])).toEqual(expected)

/** Each operation with each way to give credentials that differs in how it is asked. */
const cells: readonly Row[] = [
  ...Object.entries(ways).map(
    ([way, as]): Row => ({
      name: `wait-pipeline with ${way}`,
      outcome: 'success',
      setup: ask(green(), {}, {as}),
      outputs: {status: 'COMPLETED', 'run-id': R, 'matched-by': 'given', url, duration: /^\d+(?:\.\d+)?$/}
    })
  ),
  {
    name: 'wait-pipeline with AK/SK',
    outcome: 'failure',
    setup: ask(red(), {}, {as: aksk}),
    outputs: {status: 'FAILED', url, reason: /deploy.*progress deadline exceeded/}
  },
  {
    name: 'check-pipeline with AK/SK',
    outcome: 'success',
    setup: ask(ended('COMPLETED'), check, {as: aksk}),
    outputs: {status: 'COMPLETED', 'run-id': R, polls: '1'}
  },
  {
    name: 'check-pipeline with a token',
    outcome: 'failure',
    setup: ask(ended('FAILED'), check),
    outputs: {status: 'FAILED', polls: '1'}
  }
]

const fetched: readonly Row[] = [
  {
    name: 'the whole log of a run that is followed to its end',
    outcome: 'success',
    setup: ask(green(), fetch, {as: aksk}),
    outputs: {status: 'COMPLETED', 'run-id': R},
    also(ran) {
      expect(streamed(ran, 'build-step')).toEqual(build.log)
      expect(streamed(ran, 'deploy-step')).toEqual(deploy.log)
    }
  },
  {
    name: 'the log of a run that fails: the log is the verdict of fetch-logs',
    outcome: 'failure',
    green: true,
    setup: ask(red(), fetch),
    log: [failing],
    also: ran => expect(streamed(ran, 'deploy-step')).toEqual(deploy.log)
  },
  {
    name: 'a run by latest that has ended: nothing is waited for',
    outcome: 'success',
    setup: ask(green({at: -10}), {...fetch, ...latest}),
    outputs: {'run-id': R, 'matched-by': 'latest'},
    also: ran => expect(streamed(ran, 'build-step')).toEqual(build.log)
  },
  ...(
    [
      ['step-id by id', {'step-id': hexId('step1-42')}],
      ['job-id and step-id', {'job-id': 'deploy-job', 'step-id': 'deploy-step'}]
    ] as const
  ).map(
    ([name, narrow]): Row => ({
      name: `narrowed by ${name}`,
      outcome: 'success',
      setup: ask(green({at: -10}), {...fetch, ...narrow}),
      never: /build line/,
      also(ran) {
        expect(streamed(ran, 'deploy-step')).toEqual(deploy.log)
        expect(remoteLines(ran).flatMap(b => b.lines)).toEqual(deploy.log)
        for (const {segments} of calls(ran, 'log')) expect(segments).toContain(hexId('step1-42'))
      }
    })
  ),
  {
    name: 'for an unknown step-id, with the known ones',
    outcome: 'error',
    setup: ask(green({at: -10}), {...fetch, 'step-id': 'rollback'}),
    outputs: {reason: /no step-id rollback.*build-step, deploy-step/}
  },
  {
    name: 'up to where the run waits for an approval',
    outcome: 'paused',
    green: true,
    setup: ask(
      shop([runOf([...both('RUNNING'), {at: 0, of: T, log: numbered('deploy', 3)}, ...both('PAUSED', 3)])]),
      fetch
    ),
    outputs: {status: 'PAUSED'},
    also: ran => expect(streamed(ran, 'rollout')).toEqual(numbered('deploy', 3))
  },
  {
    name: 'when the only log has expired',
    outcome: 'error',
    setup: ask(
      faulty(ended('COMPLETED'), {
        on: 'log',
        fault: answer(400, {error_code: 'DEVPIPE.00012001', error_msg: 'the log has expired'})
      }),
      fetch
    ),
    outputs: {reason: /log.*could not be read.*the log has expired/, status: 'COMPLETED'}
  },
  {
    name: 'when the only log of a paused run is not served',
    outcome: 'error',
    setup: ask(faulty(shop([runOf(both('PAUSED'))]), {on: 'log', fault: answer(503)}), fetch),
    outputs: {reason: /log.*could not be read.*503/}
  },
  ...(
    [
      ['one of two logs was refused', {}, 'success'],
      ['a log that was asked for by name was refused', {'step-id': 'build-step'}, 'error'],
      ['one of two that were asked for was refused', {'step-id': 'build-step,deploy-step'}, 'error']
    ] as const
  ).map(
    ([name, narrow, outcome]): Row => ({
      name: `when ${name}`,
      outcome,
      setup: ask(
        green({at: -10}),
        {...fetch, ...narrow},
        {
          instead: ({segments}) =>
            segments.includes(hexId('step0-42'))
              ? {status: 403, body: {error_code: 'DEVPIPE.00011999', error_msg: 'no right to this log'}}
              : undefined
        }
      ),
      log: [/step build-step cannot be read.*no right to this log/],
      also: ran =>
        expect(streamed(ran, 'deploy-step')).toEqual(
          'step-id' in narrow && !narrow['step-id'].includes(',') ? [] : deploy.log
        )
    })
  )
]

/** More than four pages of 500 lines, growing while they are read. */
const long: readonly Row[] = [
  // The other ways to turn pages are in log-cursors.test.ts and in __tests__/vendors/codearts/run-log.test.ts.
  {name: 'pages that repeat three lines', rest: {repeatsLines: 3}}
].map(({name, rest}): Row => {
  const lines = numbered('build', 2300)
  const scenario = simpleRun({
    runId: R,
    runNumber: 42,
    stages: [{name: 'build', seconds: 24, log: lines}, deploy]
  })
  return {
    name: `with each of 2,300 lines once, from ${name}`,
    outcome: 'success',
    setup: ask(shop([{...scenario, ...rest}]), shown),
    also(ran) {
      expect(streamed(ran, 'build-step')).toEqual(lines)
      expect(streamed(ran, 'deploy-step')).toEqual(deploy.log)
      expect(remoteLines(ran).filter(b => b.heading.includes('build-step')).length).toBeGreaterThan(2)
    }
  }
})

const echo = [SK, AK, TOKEN, securityToken].flatMap(spellings)
const ends: readonly Row[] = [
  {
    name: 'of a step: part, message, last lines and link stand at the end',
    outcome: 'failure',
    setup: ask(green({stages: [build, {...deploy, log: numbered('deploy', 80), fails: failing}]}), shown),
    also(ran) {
      checkLastLines(ran, [
        'stage deploy › job deploy-job › step deploy-step',
        failing,
        'deploy line 80',
        url
      ])
      expect(digested(ran)).toEqual(numbered('deploy', 50, 31))
      expect(streamed(ran, 'deploy-step')).toEqual(numbered('deploy', 80))
      expect(ran.summary).toContain('deploy line 80')
      expect(ran.result.targets[0]?.failedParts[0]).toMatchObject({
        kind: 'step',
        name: 'deploy-step',
        message: failing
      })
    }
  },
  {
    name: 'with its log at the end only, with logs: failed',
    outcome: 'failure',
    setup: ask(red(), {logs: 'failed'}),
    never: /build line/,
    also: ran => expect(digested(ran)).toEqual(deploy.log)
  },
  {
    name: 'in a run that a step had started',
    outcome: 'failure',
    setup: ask(
      [
        shop([
          runOf(
            both('FAILED'),
            {
              outputs: {
                [T]: [
                  {key: 'pipeline_id', value: PL2},
                  {key: 'pipeline_run_id', value: R2}
                ]
              }
            },
            {task: 'official_devcloud_subPipeline'}
          )
        ]),
        shop([simpleRun({runId: R2, runNumber: 7, at: -5, stages: [{...deploy, fails: failing}]})], {
          pipelineId: PL2,
          name: 'inner'
        })
      ],
      {...shown, 'pipeline-id': PL}
    ),
    outputs: {reason: /step rollout .*step deploy-step failed .*progress deadline exceeded/, 'run-id': R},
    also: ran => expect(digested(ran)).toEqual(deploy.log)
  },
  {
    name: 'on the platform',
    outcome: 'cancelled',
    setup: ask(shop([runOf([...both('RUNNING'), ...both('CANCELED', 4)])])),
    outputs: {status: 'CANCELED', reason: /cancelled on the platform/},
    never: /pre-empted/
  },
  {
    name: 'for a run that was ignored',
    outcome: 'skipped',
    setup: ask(ended('IGNORED')),
    outputs: {status: 'IGNORED'}
  },
  {
    name: 'though a job failed that the pipeline does not count, which is said',
    outcome: 'success',
    setup: ask(shop([runOf([...all('ASYNC_FAILED'), says('COMPLETED')])])),
    log: [/job deploy \/ prod is ASYNC_FAILED/]
  },
  {
    name: 'with credentials echoed everywhere',
    outcome: 'failure',
    setup: ask(
      {
        ...green({
          stages: [
            {...build, log: echo.map(text => `a${text}b`)},
            {...deploy, fails: `denied for ${SK} and ${AK}`}
          ]
        }),
        name: `shop ${SK}`
      },
      shown,
      {as: ways['temporary AK/SK'] as Way}
    ),
    also: ran => expect(streamed(ran, 'build-step')).toHaveLength(echo.length)
  }
]

const review: Partial<StepShape> = {
  name: 'approve',
  task: 'official_devcloud_checkpoint',
  inputs: [
    {key: 'approvers', value: 'lin,chen'},
    {key: 'check_strategy', value: 'all'}
  ]
}
const manual = shop([
  runOf([says('RUNNING'), ...['s0', 'j0', 't0'].map(of => ({at: -1, of: hexId(of), status: 'COMPLETED'}))], {
    stages: [
      {
        id: hexId('s0'),
        name: 'build',
        jobs: [{id: hexId('j0'), name: 'mvn', steps: [{id: hexId('t0'), name: 'mvn'}]}]
      },
      {
        id: S,
        name: 'deploy',
        pre: [{id: hexId('trigger'), name: 'start', task: 'official_devcloud_manualTrigger'}],
        jobs: [{id: J, name: 'prod', steps: [{id: T, name: 'rollout'}]}]
      }
    ]
  })
])
const waits: readonly Row[] = [
  {
    name: 'where the run says so, with on-paused: stop',
    outcome: 'paused',
    setup: ask(shop([runOf([...both('RUNNING'), ...both('PAUSED', 3)])]), stop),
    outputs: {status: 'PAUSED', reason: /a person with the right to run this pipeline can resume/, url}
  },
  {
    name: 'at a review, with who may decide and where, while the run says RUNNING',
    outcome: 'paused',
    setup: ask(shop([runOf(both('RUNNING'), {}, review)]), stop),
    outputs: {reason: /lin, chen \(all of them\) can approve or refuse the review prod \/ approve at https/},
    also: ran => checkLastLines(ran, ['lin, chen', url])
  },
  {
    name: 'at a stage that begins after an approval',
    outcome: 'paused',
    setup: ask(manual, stop),
    outputs: {reason: /can let the stage deploy begin/}
  },
  {
    name: 'at a review, in one poll',
    outcome: 'paused',
    setup: ask(shop([runOf(both('PAUSED'), {}, review)]), check),
    outputs: {reason: /lin, chen/, polls: '1'}
  },
  {
    name: 'after a review that was shown, and approved',
    outcome: 'success',
    setup: ask(
      shop([runOf([...both('RUNNING'), {at: 0, hold: 5, of: T}, ...both('COMPLETED', 2)], {}, review)])
    ),
    log: [/lin, chen.*can approve or refuse/]
  },
  {
    name: 'after a review that was rejected',
    outcome: 'failure',
    setup: ask(shop([runOf([...both('RUNNING'), ...both('FAILED', 4)], {}, review)]), {}),
    outputs: {reason: /prod \/ approve: the review was refused/}
  },
  {
    name: 'while it is paused, with who may act',
    outcome: 'timeout',
    setup: ask(shop([runOf(both('PAUSED'), {}, review)]), short),
    outputs: {reason: /^timeout \(8s\).*PAUSED.*lin, chen/}
  },
  {
    name: 'while it runs, with what was seen',
    outcome: 'timeout',
    setup: ask(runs, {...short, 'allow-outcomes': 'success,failure,cancelled,skipped,paused'}),
    outputs: {
      status: 'RUNNING',
      reason: /^timeout \(8s\) passed.*\d+× RUNNING, last good answer/,
      'run-id': R
    }
  },
  {
    name: 'while it queues',
    outcome: 'timeout',
    setup: ask(shop([runOf([])]), {'queue-timeout': '1s'}),
    outputs: {status: 'QUEUED', reason: /^queue-timeout \(1s\)/}
  }
]

const newer = (timeline: readonly RunEvent[], at = 3) => runOf(timeline, {runId: R2, runNumber: 43, at})
const choosing: readonly Row[] = [
  {
    name: 'of a commit whose run appears later',
    outcome: 'success',
    setup: ask(green({at: 4}), byCommit),
    outputs: {'run-id': R, 'matched-by': 'commit', url},
    also: ran => expect(calls(ran, 'list').length).toBeGreaterThan(1)
  },
  {
    name: 'of the newest of two runs of a commit, with how many matched',
    outcome: 'success',
    setup: ask(
      shop([
        runOf([...both('RUNNING', -9), ...both('FAILED', -8)], {commit, at: -9}),
        {...newer([...both('RUNNING', -1), ...both('COMPLETED', 3)], -1), commit}
      ]),
      {...byCommit, commit: commit.slice(0, 8).toUpperCase()}
    ),
    outputs: {'run-id': R2, 'matched-by': 'commit'},
    log: [/the newest of 2 that match/]
  },
  {
    name: 'of a commit whose run had ended, with its age as a warning',
    outcome: 'success',
    setup: ask(green({at: -20}), byCommit),
    log: [/created (?:19|2\d)s ago.*had ended already/]
  },
  {
    name: 'for a commit of which no run comes',
    outcome: 'timeout',
    setup: ask(shop([runOf(both('COMPLETED'), {commit: 'f'.repeat(40)})]), {
      ...byCommit,
      'queue-timeout': '1s'
    }),
    outputs: {
      'run-id': '',
      status: '(no run yet)',
      'matched-by': /^(?:commit)?$/,
      reason: /queue-timeout \(1s\).*check pipeline-id and commit/
    }
  },
  {
    name: 'at once in one poll at a commit without a run',
    outcome: 'error',
    setup: ask(shop([]), {...check, ...byCommit}),
    outputs: {reason: /nothing was found/, polls: '1', status: /no run yet|^$/}
  },
  {
    name: 'at once in one poll at a pipeline that has never run',
    outcome: 'error',
    setup: ask(shop([]), {
      ...check,
      ...latest,
      'allow-outcomes': 'success,running,skipped,cancelled,failure,paused'
    }),
    outputs: {reason: /nothing was found/, polls: '1'}
  },
  {
    name: 'of the run that latest was at first, though a newer one succeeds meanwhile',
    outcome: 'failure',
    setup: ask(
      shop([runOf([...both('RUNNING'), ...both('FAILED', 8)]), newer(both('COMPLETED', 3))]),
      latest
    ),
    outputs: {'run-id': R, 'matched-by': 'latest', url},
    log: [`latest is run ${R}`, /by run-id is safer/],
    also(ran) {
      expect(calls(ran, 'list')).toHaveLength(1)
      for (const {query} of calls(ran, 'detail')) expect(query.get('pipeline_run_id')).toBe(R)
    }
  },
  {
    name: 'of the newest run by creation, though it still queues',
    outcome: 'success',
    setup: ask(
      shop([
        runOf([...both('RUNNING', -9), ...both('FAILED', 4)], {at: -9}),
        newer([...both('RUNNING', 4), ...both('COMPLETED', 6)], -1)
      ]),
      latest
    ),
    outputs: {'run-id': R2}
  },
  {
    name: 'when latest had ended already',
    outcome: 'error',
    setup: ask(ended('COMPLETED'), {...latest, 'allow-outcomes': 'success,failure,cancelled,skipped,paused'}),
    outputs: {reason: /had ended already at the first poll.*created-after/, 'run-id': /^$|^1111/}
  },
  {
    name: 'when latest had ended already and created-after admits it',
    outcome: 'success',
    setup: ask(ended('COMPLETED'), {...latest, 'created-after': '1h'}),
    outputs: {'run-id': R, 'matched-by': 'latest'}
  },
  {
    name: 'by a console link, whose ids fill the inputs',
    outcome: 'success',
    setup: ask(green(), {'from-url': url, 'run-id': '', 'pipeline-id': '', 'project-id': '', region: ''}),
    outputs: {'run-id': R, url}
  },
  {
    name: 'in a region that is not known, with an endpoint',
    outcome: 'success',
    setup: ask(green(), {region: 'eu-west-101'}),
    outputs: {url: url.replace('cn-north-4', 'eu-west-101')}
  }
]

const other = (id: string, timeline: readonly RunEvent[], runId = R2) =>
  shop([runOf(timeline, {runId})], {pipelineId: id, name: `shop-${id.slice(-1)}`})
const several: readonly Row[] = [
  {
    name: 'of three latest runs, polled in one request',
    outcome: 'success',
    setup: ask(
      [ended('COMPLETED'), other(PL2, both('COMPLETED')), other(PL3, both('COMPLETED'), hexId('third'))],
      {...check, ...latest}
    ),
    outputs: {'run-id': [R, R2, hexId('third')].join(','), 'matched-by': 'latest', polls: '1'},
    also(ran) {
      asked({batch: 1})(ran)
      expect(JSON.parse(ran.requests[0]?.body ?? '')).toEqual([PL, PL2, PL3])
    }
  },
  {
    name: 'of one of three latest runs',
    outcome: 'failure',
    setup: ask(
      [ended('COMPLETED'), other(PL2, both('FAILED')), other(PL3, both('RUNNING'), hexId('third'))],
      {...check, ...latest}
    ),
    outputs: {reason: /shop-1|run 42 of pipeline fedcba9876543210fedcba9876543211/, polls: '1'},
    also: asked({batch: 1})
  },
  {
    name: 'when one of several pipelines has never run',
    outcome: 'error',
    setup: ask([ended('COMPLETED'), shop([], {pipelineId: PL2})], {...check, ...latest}),
    outputs: {reason: /nothing was found.*|.*nothing was found/, polls: '1'},
    also: asked({batch: 1})
  },
  {
    name: 'of two pipelines, each with its run',
    outcome: 'success',
    setup: ask([green(), other(PL2, [...both('RUNNING'), ...both('COMPLETED', 5)])], {
      'run-id': `${R},${R2}`
    }),
    outputs: {'run-id': `${R},${R2}`, 'matched-by': 'given'},
    also(ran) {
      targetsAre(['success', true], ['success', true])(ran)
      const places = calls(ran, 'detail').map(a => `${a.segments[4]} ${a.query.get('pipeline_run_id')}`)
      expect([...new Set(places)].sort()).toEqual([`${PL} ${R}`, `${PL2} ${R2}`].sort())
    }
  },
  {
    name: 'of one of two, which ends the wait',
    outcome: 'failure',
    setup: ask([runs, other(PL2, both('FAILED'))], {'run-id': `${R}\n${R2}`}),
    also: targetsAre(['running', false], ['failure', true])
  },
  {
    name: 'of a commit in two pipelines',
    outcome: 'success',
    setup: ask([green({at: 3}), {...green({runId: R2, at: 4}), pipelineId: PL2}], byCommit),
    outputs: {'run-id': `${R},${R2}`, 'matched-by': 'commit'}
  }
]

const unknown: readonly Row[] = [
  {
    name: 'at once in one poll',
    outcome: 'error',
    setup: ask(shop([runOf([...all('COMPLETED'), says('completed')])]), {
      ...check,
      'allow-outcomes': 'success,failure,cancelled,skipped,paused,running'
    }),
    outputs: {polls: '1', reason: /unknown status/}
  },
  {
    name: 'after 20 polls and outage-tolerance',
    outcome: 'error',
    setup: ask(shop([runOf([...all('COMPLETED'), says('DOING')])]), {'outage-tolerance': '1s'}),
    outputs: {status: 'DOING', reason: /DOING/},
    also(ran) {
      expect(Number(ran.run.outputs.polls)).toBeGreaterThanOrEqual(20)
      expect(timesIn(ran, /unknown status.*DOING/)).toBeLessThanOrEqual(4)
    }
  }
]

const inOk = (error_code: string, error_msg: string) => answer(200, {error_code, error_msg})
const nested = (code: string, message: string) => answer(200, {error: {code, message}})
const once = (on: CodeartsFault['on'], fault: FaultKind): CodeartsFault => ({on, nth: [1], fault})
const expired: Answer = {
  status: 401,
  headers: {date: new Date().toUTCString()},
  body: {
    error_code: 'APIGW.0301',
    error_msg:
      'Incorrect IAM authentication information: calc aksk signature fail:signature expired, signature time:20261122T080000Z,server time:20261122T090000Z',
    request_id: 'rq-1'
  }
}
const wrongKey = (name: string, as: Way, given: Record<string, string>, reason: RegExp): Row => ({
  name,
  outcome: 'error',
  setup: () => {
    const setup = ask(green(), given, {as})()
    const secrets = ['token', 'access-key', 'secret-key'].flatMap(input => setup.inputs[input] ?? [])
    return {...setup, secrets}
  },
  outputs: {reason, polls: '1', status: ''},
  never: /canonicalRequest:GET|pipeline_run_id=/
})
const troubles: readonly Row[] = [
  wrongKey(
    'for a token that the platform does not take',
    token,
    {token: 'MIIE-another-token-0002'},
    /APIGW\.0301.*check token/
  ),
  wrongKey(
    'for an access key that it does not know',
    aksk,
    {'access-key': 'AKOTHER0000000000002'},
    /check access-key/
  ),
  wrongKey(
    'for a wrong secret key',
    aksk,
    {'secret-key': 'SKother00000000000000000000000000000002'},
    /verify aksk signature fail.*check access-key and secret-key/
  ),
  {
    name: 'for a project of which one is no member, inside HTTP 200',
    outcome: 'error',
    setup: ask(green(), {'project-id': '0'.repeat(32)}),
    outputs: {reason: /DEVPIPE\.00011412.*sim-detail.*project-id.*member/, status: ''}
  },
  {
    name: 'for a pipeline that is not there, inside HTTP 200 and nested',
    outcome: 'error',
    setup: ask(green(), {'pipeline-id': PL2}),
    outputs: {reason: /DEVPIPE\.00011401: pipeline not found.*pipeline-id/, polls: '1'}
  },
  ...(
    [
      ['429 with APIGW.0308', answer(429, {error_code: 'APIGW.0308', error_msg: 'throttling'})],
      ['an error of the back end inside HTTP 200', inOk('DEV_21_100001', 'system busy')],
      ['the limit of parallel runs inside HTTP 200, nested', nested('DEVPIPE.00011169', 'limit')]
    ] as const
  ).map(
    ([name, fault]): Row => ({
      name: `after ${name}`,
      outcome: 'success',
      setup: ask(faulty(ended('COMPLETED'), once('detail', fault))),
      outputs: {polls: '2'}
    })
  ),
  {
    name: 'for a good status inside an error',
    outcome: 'error',
    setup: ask(
      faulty(runs, {
        on: 'detail',
        fault: answer(200, {error_code: 'DEVPIPE.00011412', error_msg: 'no', id: R, status: 'COMPLETED'})
      })
    ),
    outputs: {polls: '1'}
  },
  {
    name: "by a clock that is an hour behind the platform's, corrected once",
    outcome: 'success',
    setup: ask(green(), {}, {as: aksk, clockAheadMs: 3_600_000}),
    also(ran) {
      const late = ran.requests.filter(a => {
        const text = String(a.headers['x-sdk-date']).replace(
          /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/,
          '$1-$2-$3T$4:$5:$6Z'
        )
        return Date.parse(text) < Date.now() + 1_800_000
      })
      expect(late).toEqual([ran.requests[0]])
      expect(ran.requests.length).toBeGreaterThan(3)
    }
  },
  {
    name: 'for a signature that stays refused for its time after one correction',
    outcome: 'error',
    setup: ask(green(), {}, {as: aksk, instead: () => expired}),
    outputs: {polls: '2', reason: /check the runner.s clock/}
  }
]

const old: readonly Row[] = [
  {
    name: 'wait-pipeline with a token',
    outcome: 'success',
    setup: ask(green(), v3),
    outputs: {status: 'success', 'run-id': '42', 'matched-by': 'latest'},
    log: ['latest is run 42', /by run-id is safer|api: v5|no other/]
  },
  {
    name: 'wait-pipeline with AK/SK',
    outcome: 'failure',
    setup: ask(red(), v3, {as: aksk}),
    outputs: {status: 'error', 'run-id': '42', reason: /deploy/}
  },
  {
    name: 'check-pipeline with AK/SK',
    outcome: 'success',
    setup: ask(ended('COMPLETED'), {...v3, ...check}, {as: aksk}),
    outputs: {status: 'success', polls: '1'}
  },
  {
    name: 'for a run under review',
    outcome: 'paused',
    setup: ask(shop([runOf(both('PAUSED'))]), {...v3, ...stop}),
    outputs: {status: 'verifying', reason: /a reviewer of this pipeline can approve or refuse/}
  },
  {
    name: 'in one poll at a running run',
    outcome: 'running',
    setup: ask(runs, {...v3, ...check}),
    outputs: {status: 'running'}
  },
  {
    name: 'when a newer run took the place of the pinned one, though it succeeded',
    outcome: 'error',
    setup: ask(shop([runOf(both('RUNNING')), newer(both('COMPLETED', 4), 4)]), {
      ...v3,
      'allow-outcomes': 'success,failure,cancelled,skipped,paused'
    }),
    outputs: {'run-id': '42', reason: /shows run 43, and the end of run 42 was not seen.*v5/}
  },
  {
    name: 'at once in one poll at a pipeline that has never run',
    outcome: 'error',
    setup: ask(shop([]), {...v3, ...check}),
    outputs: {reason: /nothing was found/, polls: '1'}
  },
  {
    name: 'at once in one poll at a pipeline that the platform leaves out, which is said',
    outcome: 'error',
    setup: ask(green(), {...v3, ...check, 'pipeline-id': PL2}),
    log: [/left pipeline fedcba9876543210fedcba9876543211 out/]
  },
  {
    name: 'at once in one poll at a result that is unknown',
    outcome: 'error',
    setup: ask(shop([runOf([{at: -1, run: 'RUNNING', v3: {status: 'completed', result: 'SUCCESS'}}])]), {
      ...v3,
      ...check,
      'allow-outcomes': 'success,failure,cancelled,skipped,paused,running'
    }),
    outputs: {polls: '1', reason: /unknown status/}
  },
  {
    name: 'of three pipelines, in one request',
    outcome: 'success',
    setup: ask([ended('COMPLETED'), other(PL2, both('COMPLETED')), other(PL3, both('COMPLETED'))], {
      ...v3,
      ...check
    }),
    outputs: {polls: '1'},
    also(ran) {
      asked({v3: 1})(ran)
      expect(ran.requests[0]?.query.get('pipeline_ids')?.split(',').sort()).toEqual([PL, PL2, PL3].sort())
      targetsAre(['success', true], ['success', true], ['success', true])(ran)
    }
  },
  {
    name: 'of one of eleven pipelines, ten in a request',
    outcome: 'failure',
    setup: ask(
      Array.from({length: 11}, (_, i) =>
        other(`${'e'.repeat(30)}${10 + i}`, both(i === 10 ? 'FAILED' : 'COMPLETED'))
      ),
      {...v3, ...check, 'fail-fast': 'false'}
    ),
    outputs: {polls: '2'},
    also: ran =>
      expect(ran.result.targets.map(t => t.outcome)).toEqual([...Array(10).fill('success'), 'failure'])
  },
  {
    name: 'of two pipelines, waited for',
    outcome: 'success',
    setup: ask(
      [
        shop([runOf([...both('RUNNING'), ...both('COMPLETED', 4)])]),
        other(PL2, [...both('RUNNING'), ...both('COMPLETED', 6)])
      ],
      v3
    ),
    also: targetsAre(['success', true], ['success', true])
  },
  {
    name: 'by a link to the history of a pipeline, with run-id: latest',
    outcome: 'success',
    setup: ask(green(), {
      ...v3,
      'from-url': `https://devcloud.cn-north-4.huaweicloud.com/cicd/project/${P}/pipeline/history/${PL}`,
      'pipeline-id': '',
      region: ''
    }),
    outputs: {'run-id': '42'}
  }
]

const wrong = (
  name: string,
  inputs: Record<string, string>,
  reasons: RegExp | readonly RegExp[],
  as: Way = token
): Row => ({
  name,
  outcome: 'error',
  setup: () => {
    const setup = ask(green(), inputs, {as})()
    const secrets = ['token', 'access-key', 'secret-key', 'security-token', 'app-secret'].flatMap(
      input => setup.inputs[input] || []
    )
    return {...setup, secrets: [...secrets, ...Object.values(as.env ?? {})]}
  },
  outputs: {polls: '0', status: ''},
  also({requests, run}: {requests: readonly PlatformRequest[]; run: RunResult}) {
    expect(requests).toEqual([])
    expect(run.outputs.reason).toMatch(/^wrong input: /)
    for (const reason of [reasons].flat()) expect(run.outputs.reason).toMatch(reason)
  }
})
const none: Way = {keys, inputs: {}, secrets: []}
// All that can be wrong is asked in __tests__/unit/inputs/refused-codearts.test.ts.
const mistakes: readonly Row[] = [
  wrong('for a token together with AK/SK', pair, [
    /access-key: cannot be given together with token/,
    /secret-key: cannot/
  ]),
  wrong('for no credential', {}, /token: required.*HUAWEI_CLOUD_ACCESS_KEY_ID/, none),
  wrong(
    'for many wrong inputs at once',
    {'project-id': 'x', 'pipeline-id': 'y', 'run-id': 'z', timeout: '0', region: '?'},
    [/project-id/, /pipeline-id/, /run-id/, /timeout/, /region/]
  )
]

table('a run ends as', cells, checkAsks)
table('fetch-logs ends as', fetched, checkAsks)
table('a wait that shows a long log ends as', long, checkAsks)
table('a run that ends is', ends, checkAsks)
table('a run that has not ended is', waits, checkAsks)
table('a search for a run ends as', choosing, checkAsks)
table('several pipelines end as', several, checkAsks)
table('an unknown status ends as', unknown, checkAsks)
table('a wait with trouble ends as', troubles, ran => {
  if (!ran.run.outputs.reason?.includes('APIGW.0301') && !ran.run.outputs.reason?.includes('00011412'))
    checkAsks(ran)
})
table('a run with api: v3 ends as', old, checkAsks)
table('before any request comes an', mistakes, () => {})
