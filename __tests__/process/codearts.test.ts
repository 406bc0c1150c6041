import {expect} from '@jest/globals'
import type {RunResult} from '../../runner/runner.js'
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
import type {Answer, Ask, Platform} from '../../simulator/server/server.js'
import type {FaultKind} from '../../simulator/yunxiao/deploy-order-scenario.js'
import {
  checkEndOf,
  checkPolls,
  numbered,
  type Ran,
  type Row,
  type Setup,
  table,
  timesIn
} from '../support/action/cases.js'
import {digested, remoteLines, spellings, streamed} from '../support/action/run-action.js'
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
    // Half a pair is none.
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

interface Extra extends Pick<Setup, 'speed' | 'event' | 'onLine'> {
  as?: Way
  clockAheadMs?: number
  /** Answers in the place of the platform. */
  instead?: (ask: Ask) => Answer | undefined
}

const ask =
  (
    pipelines: PipelineScenario | readonly PipelineScenario[],
    inputs: Readonly<Record<string, string>> = {},
    {as = token, clockAheadMs = 0, instead, ...rest}: Extra = {}
  ) =>
  (): Setup => {
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
const short = {timeout: '1s'}
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
const build = {name: 'build', seconds: 0.3, log: numbered('build', 4)}
const deploy = {name: 'deploy', seconds: 0.3, log: numbered('deploy', 3)}
const green = (rest: Partial<Parameters<typeof simpleRun>[0]> = {}) =>
  shop([simpleRun({runId: R, runNumber: 42, commit, stages: [build, deploy], ...rest})])
const red = () => green({stages: [build, {...deploy, fails: failing}]})
const ended = (word: string) => shop([runOf([...both('RUNNING', -5), ...both(word)], {at: -5})])
const runs = shop([runOf(both('RUNNING'))])
const url = `https://devcloud.cn-north-4.huaweicloud.com/cicd/project/${P}/pipeline/detail/${PL}/${R}?v=1`

type Call = 'detail' | 'list' | 'batch' | 'log' | 'outputs' | 'v3'
const callOf = ({method, segments}: Ask): Call | string => {
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
const calls = ({asks}: Ran, call: Call) => asks.filter(a => callOf(a) === call)
const asked = (counts: Partial<Record<Call, number>>) => (ran: Ran) => {
  const all = [...new Set(ran.asks.map(callOf))]
  expect(Object.fromEntries(all.map(c => [c, calls(ran, c as Call).length]))).toEqual(counts)
}

/** Only questions, with the credentials where they belong. */
function checkAsks(ran: Ran): void {
  const {asks, secrets, inputs} = ran
  const known = ['detail', 'list', 'batch', 'log', 'outputs', 'v3']
  expect(asks.map(callOf).filter(call => !known.includes(call))).toEqual([])
  const status = asks.filter(a => !['log', 'outputs'].includes(callOf(a)))
  checkPolls(ran, status.length)
  for (const {headers, segments, query, body} of asks) {
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
  ({result}: Ran) =>
    expect(result.targets.map(t => [t.outcome, t.decided])).toEqual(expected)

/** Every cell of the operations: each way in, green and red. */
const cells: readonly Row[] = Object.entries(ways).flatMap(([way, as]): Row[] => [
  {
    name: `wait-pipeline with ${way}`,
    outcome: 'success',
    setup: ask(green(), {}, {as}),
    outputs: {status: 'COMPLETED', 'run-id': R, 'matched-by': 'given', url, duration: /^0\.\d+$|^\d+$/}
  },
  {
    name: `wait-pipeline with ${way}`,
    outcome: 'failure',
    setup: ask(red(), {}, {as}),
    outputs: {status: 'FAILED', url, reason: /deploy.*progress deadline exceeded/}
  },
  {
    name: `check-pipeline with ${way}`,
    outcome: 'success',
    setup: ask(ended('COMPLETED'), check, {as}),
    outputs: {status: 'COMPLETED', 'run-id': R, polls: '1'}
  },
  {
    name: `check-pipeline with ${way}`,
    outcome: 'failure',
    setup: ask(ended('FAILED'), check, {as}),
    outputs: {status: 'FAILED', polls: '1'}
  }
])

const fetched: readonly Row[] = [
  ...(['a token', 'AK/SK'] as const).flatMap((way): Row[] => [
    {
      name: `the whole log of a run that is followed to its end, with ${way}`,
      outcome: 'success',
      setup: ask(green(), fetch, {as: ways[way] as Way}),
      outputs: {status: 'COMPLETED', 'run-id': R},
      also(ran) {
        expect(streamed(ran, 'build-step')).toEqual(build.log)
        expect(streamed(ran, 'deploy-step')).toEqual(deploy.log)
      }
    },
    {
      name: `the log of a run that fails, with ${way}: the log is the verdict of fetch-logs`,
      outcome: 'failure',
      green: true,
      setup: ask(red(), fetch, {as: ways[way] as Way}),
      log: [failing],
      also: ran => expect(streamed(ran, 'deploy-step')).toEqual(deploy.log)
    }
  ]),
  {
    name: 'the log of a run that fails, where only success is allowed',
    outcome: 'failure',
    setup: ask(red(), {...fetch, 'allow-outcomes': 'success'}),
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
      ['job-id by name', {'job-id': 'deploy-job'}],
      ['job-id by id', {'job-id': hexId('job1-42')}],
      ['step-id by name', {'step-id': 'deploy-step'}],
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
  ...(
    [
      ['job-id', 'build-job, deploy-job'],
      ['step-id', 'build-step, deploy-step']
    ] as const
  ).map(
    ([input, there]): Row => ({
      name: `for a ${input} that is not there, with what is`,
      outcome: 'error',
      setup: ask(green({at: -10}), {...fetch, [input]: 'rollback'}),
      outputs: {reason: new RegExp(`no ${input} rollback.*${there}`)}
    })
  ),
  {
    name: 'up to where the run waits for a person',
    outcome: 'paused',
    green: true,
    setup: ask(
      shop([runOf([...both('RUNNING'), {at: 0, of: T, log: numbered('deploy', 3)}, ...both('PAUSED', 0.3)])]),
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
      log: [/step build-step can not be read.*no right to this log/],
      also: ran =>
        expect(streamed(ran, 'deploy-step')).toEqual(
          'step-id' in narrow && !narrow['step-id'].includes(',') ? [] : deploy.log
        )
    })
  )
]

/** More than four pages of 500 lines, growing while they are read. */
const long: readonly Row[] = [
  {name: 'pages that begin where the last one ended', rest: {}},
  {name: 'pages that repeat three lines', rest: {repeatsLines: 3}},
  {name: 'pages that end their last line', rest: {endsLines: true}}
].map(({name, rest}): Row => {
  const lines = numbered('build', 2300)
  const scenario = simpleRun({
    runId: R,
    runNumber: 42,
    stages: [{name: 'build', seconds: 2, log: lines}, deploy]
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
      checkEndOf(ran, ['stage deploy › job deploy-job › step deploy-step', failing, 'deploy line 80', url])
      expect(digested(ran)).toEqual(numbered('deploy', 50, 31))
      expect(streamed(ran, 'deploy-step')).toEqual(numbered('deploy', 80))
      expect(ran.summary).toContain('deploy line 80')
      expect(ran.result.targets[0]?.failedPart).toMatchObject({
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
    name: 'by a word of another case',
    outcome: 'failure',
    setup: ask(ended('Failed')),
    outputs: {reason: /ended in Failed/}
  },
  {
    name: 'on the platform',
    outcome: 'cancelled',
    setup: ask(shop([runOf([...both('RUNNING'), ...both('CANCELED', 0.4)])])),
    outputs: {status: 'CANCELED', reason: /cancelled on the platform/},
    never: /pre-empted/
  },
  {
    name: 'by a newer run, after all jobs had completed',
    outcome: 'cancelled',
    setup: ask(shop([runOf([...all('COMPLETED'), says('CANCELED')])])),
    outputs: {status: 'CANCELED', reason: /newer run pre-empted/}
  },
  {
    name: 'and allowed',
    outcome: 'cancelled',
    green: true,
    setup: ask(ended('CANCELED'), {'allow-outcomes': 'success,cancelled'}),
    log: [/outcome cancelled is green here/]
  },
  {
    name: 'for a run that was ignored',
    outcome: 'skipped',
    setup: ask(ended('IGNORED')),
    outputs: {status: 'IGNORED'}
  },
  {
    name: 'for a run that was ignored, and allowed',
    outcome: 'skipped',
    green: true,
    setup: ask(ended('IGNORED'), {'allow-outcomes': 'skipped'})
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
  },
  {
    name: 'with the token echoed everywhere',
    outcome: 'failure',
    setup: ask(
      {
        ...green({
          stages: [
            {...build, log: echo.map(text => `a${text}b`)},
            {...deploy, fails: `denied for ${TOKEN}`}
          ]
        }),
        name: TOKEN
      },
      shown
    ),
    log: ['denied for']
  },
  {
    name: 'while the workflow is cancelled',
    outcome: 'interrupted',
    setup: () => {
      let sent = false
      const onLine: NonNullable<Setup['onLine']> = line => {
        if (sent || line.kind !== 'text' || !line.text.includes('RUNNING')) return undefined
        sent = true
        return 'SIGINT'
      }
      return ask(runs, {}, {onLine})()
    },
    outputs: {'run-id': R, reason: /SIGINT/}
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
        pre: [{id: hexId('gate'), name: 'start', task: 'official_devcloud_manualTrigger'}],
        jobs: [{id: J, name: 'prod', steps: [{id: T, name: 'rollout'}]}]
      }
    ]
  })
])
const waits: readonly Row[] = [
  {
    name: 'where the run says so, with on-paused: stop',
    outcome: 'paused',
    setup: ask(shop([runOf([...both('RUNNING'), ...both('PAUSED', 0.3)])]), stop),
    outputs: {status: 'PAUSED', reason: /a person with the right to run this pipeline can resume/, url}
  },
  {
    name: 'where a stage is suspended while the run says RUNNING',
    outcome: 'paused',
    setup: ask(shop([runOf([says('RUNNING'), {at: -1, of: S, status: 'SUSPEND'}])]), stop),
    outputs: {reason: /resume deploy/}
  },
  {
    name: 'at a review, with who may decide and where, while the run says RUNNING',
    outcome: 'paused',
    setup: ask(shop([runOf(both('RUNNING'), {}, review)]), stop),
    outputs: {reason: /lin, chen \(all of them\) can approve or refuse the review prod \/ approve at https/},
    also: ran => checkEndOf(ran, ['lin, chen', url])
  },
  {
    name: 'at a stage that a person lets begin',
    outcome: 'paused',
    setup: ask(manual, stop),
    outputs: {reason: /can let the stage deploy begin/}
  },
  {
    name: 'at a review, in one look',
    outcome: 'paused',
    setup: ask(shop([runOf(both('PAUSED'), {}, review)]), check),
    outputs: {reason: /lin, chen/, polls: '1'}
  },
  {
    name: 'at a review, in one look, and allowed',
    outcome: 'paused',
    green: true,
    setup: ask(shop([runOf(both('PAUSED'), {}, review)]), {...check, 'allow-outcomes': 'success,paused'}),
    outputs: {polls: '1'}
  },
  {
    name: 'after a review that somebody approved, which was shown',
    outcome: 'success',
    setup: ask(
      shop([runOf([...both('RUNNING'), {at: 0, hold: 0.6, of: T}, ...both('COMPLETED', 0.001)], {}, review)])
    ),
    log: [/lin, chen.*can approve or refuse/]
  },
  {
    name: 'after a review that somebody refused',
    outcome: 'failure',
    setup: ask(shop([runOf([...both('RUNNING'), ...both('FAILED', 0.5)], {}, review)]), {}),
    outputs: {reason: /prod \/ approve: the review was refused/}
  },
  {
    name: 'while it is paused, with who may act',
    outcome: 'timeout',
    setup: ask(shop([runOf(both('PAUSED'), {}, review)]), short),
    outputs: {reason: /^timeout \(1s\).*PAUSED.*lin, chen/}
  },
  {
    name: 'in one look at a running run',
    outcome: 'running',
    setup: ask(runs, check),
    outputs: {status: 'RUNNING', polls: '1'}
  },
  {
    name: 'in one look at a running run, and allowed',
    outcome: 'running',
    green: true,
    setup: ask(runs, {...check, 'allow-outcomes': 'success,running'})
  },
  {
    name: 'in one look at a queued run',
    outcome: 'running',
    setup: ask(shop([runOf([])]), check),
    outputs: {status: 'QUEUED'}
  },
  {
    name: 'while it runs, with what was seen',
    outcome: 'timeout',
    setup: ask(runs, {...short, 'allow-outcomes': 'success,failure,cancelled,skipped,paused'}),
    outputs: {
      status: 'RUNNING',
      reason: /^timeout \(1s\) passed.*\d+× RUNNING, last good answer/,
      'run-id': R
    }
  },
  {
    name: 'while it queues',
    outcome: 'timeout',
    setup: ask(shop([runOf([])]), {'queue-timeout': '1s'}),
    outputs: {status: 'QUEUED', reason: /^queue-timeout \(1s\)/}
  },
  {
    name: 'after a queue that was shorter than queue-timeout, though the run was longer',
    outcome: 'success',
    setup: ask(shop([runOf([...both('RUNNING', 0.3), ...both('COMPLETED', 1.6)])]), {'queue-timeout': '1s'})
  }
]

const newer = (timeline: readonly RunEvent[], at = 0.3) => runOf(timeline, {runId: R2, runNumber: 43, at})
const choosing: readonly Row[] = [
  {
    name: 'of a commit whose run appears later',
    outcome: 'success',
    setup: ask(green({at: 0.5}), byCommit),
    outputs: {'run-id': R, 'matched-by': 'commit', url},
    also: ran => expect(calls(ran, 'list').length).toBeGreaterThan(1)
  },
  {
    name: 'of the newest of two runs of a commit, with how many matched',
    outcome: 'success',
    setup: ask(
      shop([
        runOf([...both('RUNNING', -9), ...both('FAILED', -8)], {commit, at: -9}),
        {...newer([...both('RUNNING', -1), ...both('COMPLETED', 0.3)], -1), commit}
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
    name: 'for a commit of which all runs are older than created-after',
    outcome: 'timeout',
    setup: ask(green({at: -100}), {...byCommit, 'created-after': '30s', 'queue-timeout': '1s'})
  },
  {
    name: 'at once in one look at a commit without a run',
    outcome: 'error',
    setup: ask(shop([]), {...check, ...byCommit}),
    outputs: {reason: /nothing was found/, polls: '1', status: /no run yet|^$/}
  },
  {
    name: 'at once in one look at a pipeline that has never run',
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
      shop([runOf([...both('RUNNING'), ...both('FAILED', 1)]), newer(both('COMPLETED', 0.3))]),
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
    name: 'of the run that latest was at first, though a newer one fails meanwhile',
    outcome: 'success',
    setup: ask(
      shop([runOf([...both('RUNNING'), ...both('COMPLETED', 1)]), newer(both('FAILED', 0.3))]),
      latest
    ),
    outputs: {'run-id': R}
  },
  {
    name: 'of the newest run by creation, though it still queues',
    outcome: 'success',
    setup: ask(
      shop([
        runOf([...both('RUNNING', -9), ...both('FAILED', 0.5)], {at: -9}),
        newer([...both('RUNNING', 0.4), ...both('COMPLETED', 0.8)], -1)
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
    name: 'when latest had ended before created-after, and no other comes',
    outcome: 'timeout',
    setup: ask(shop([runOf([...both('RUNNING', -100), ...both('COMPLETED', -90)], {at: -100})]), {
      ...latest,
      'created-after': '30s',
      'queue-timeout': '1s'
    }),
    outputs: {'run-id': ''}
  },
  {
    name: 'in one look at a latest that had ended',
    outcome: 'success',
    setup: ask(ended('COMPLETED'), {...check, ...latest}),
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
    name: 'of three latest runs, looked at in one request',
    outcome: 'success',
    setup: ask(
      [ended('COMPLETED'), other(PL2, both('COMPLETED')), other(PL3, both('COMPLETED'), hexId('third'))],
      {...check, ...latest}
    ),
    outputs: {'run-id': [R, R2, hexId('third')].join(','), 'matched-by': 'latest', polls: '1'},
    also(ran) {
      asked({batch: 1})(ran)
      expect(JSON.parse(ran.asks[0]?.body ?? '')).toEqual([PL, PL2, PL3])
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
    name: 'of one of three latest runs, where the others are allowed',
    outcome: 'running',
    setup: ask([ended('COMPLETED'), other(PL2, both('FAILED')), other(PL3, both('RUNNING'))], {
      ...check,
      ...latest,
      'allow-outcomes': 'success,failure'
    }),
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
    setup: ask([green(), other(PL2, [...both('RUNNING'), ...both('COMPLETED', 0.6)])], {
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
    name: 'of one of two, without fail-fast',
    outcome: 'failure',
    setup: ask([green(), other(PL2, both('FAILED'))], {'run-id': `${R},${R2}`, 'fail-fast': 'false'}),
    also: targetsAre(['success', true], ['failure', true])
  },
  {
    name: 'of a commit in two pipelines',
    outcome: 'success',
    setup: ask([green({at: 0.2}), {...green({runId: R2, at: 0.4}), pipelineId: PL2}], byCommit),
    outputs: {'run-id': `${R},${R2}`, 'matched-by': 'commit'}
  }
]

const odd: unknown[] = [
  'completed',
  'COMPLETED ',
  'SUCCESS',
  'DOING',
  '',
  null,
  1,
  true,
  ['COMPLETED'],
  {status: 'COMPLETED'}
]
const unknown: readonly Row[] = [
  ...odd.map(
    (word): Row => ({
      name: `at once in one look at the word ${JSON.stringify(word)}`,
      outcome: 'error',
      setup: ask(shop([runOf([...all('COMPLETED'), says(word)])]), {
        ...check,
        'allow-outcomes': 'success,failure,cancelled,skipped,paused,running'
      }),
      outputs: {polls: '1', reason: /unknown status/}
    })
  ),
  {
    name: 'after 20 polls at an unknown word and outage-tolerance',
    outcome: 'error',
    setup: ask(shop([runOf([...all('COMPLETED'), says('DOING')])]), {'outage-tolerance': '1s'}),
    outputs: {status: 'DOING', reason: /DOING/},
    also(ran) {
      expect(Number(ran.run.outputs.polls)).toBeGreaterThanOrEqual(20)
      expect(timesIn(ran, /unknown status.*DOING/)).toBeLessThanOrEqual(4)
    }
  },
  {
    name: 'after an unknown word that went away',
    outcome: 'success',
    setup: ask(shop([runOf([says('DOING'), ...both('COMPLETED', 0.5)])])),
    log: [/unknown status.*DOING/]
  },
  {
    name: 'for answers about another run',
    outcome: 'error',
    setup: ask(shop([runOf(both('COMPLETED'), {overlay: {id: R2}})]), {'outage-tolerance': '1s'}),
    outputs: {reason: new RegExp(R2)}
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
  {
    name: 'for a run that is not there',
    outcome: 'error',
    setup: ask(green(), {'run-id': R2}),
    outputs: {reason: /HTTP 400.*PARAMETER_ERROR.*run-id/, polls: '1'}
  },
  {
    name: 'for a refusal with 403',
    outcome: 'error',
    setup: ask(
      faulty(green(), {
        on: 'any',
        fault: answer(403, {error_code: 'PM.02177303', error_msg: 'no permission'})
      })
    ),
    outputs: {reason: /HTTP 403.*no permission.*policy/, polls: '1'}
  },
  {
    name: 'at once in one look at a path that the host does not have',
    outcome: 'error',
    setup: ask(
      faulty(green(), {on: 'any', fault: answer(404, {error_code: 'APIGW.0101', error_msg: 'no such API'})}),
      check
    ),
    outputs: {reason: /APIGW\.0101.*endpoint/, polls: '1'}
  },
  ...(
    [
      ['429 with APIGW.0308', answer(429, {error_code: 'APIGW.0308', error_msg: 'throttling'})],
      ['503', answer(503)],
      ['a cut body', answer(200, '{"id":')],
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
    name: 'after 503 in mid wait, said at once',
    outcome: 'success',
    setup: ask(faulty(green(), {on: 'detail', nth: [2, 3], fault: answer(503)}), {}, {as: aksk}),
    log: [/HTTP 503/, /answers again/]
  },
  {
    name: 'for an outage longer than outage-tolerance',
    outcome: 'error',
    setup: ask(faulty(runs, {on: 'detail', from: 0.2, fault: answer(503)}), {
      'outage-tolerance': '1s'
    }),
    outputs: {status: 'RUNNING', reason: /no good answer.*HTTP 503.*outage-tolerance/, 'run-id': R}
  },
  {
    name: 'for a good word inside an error',
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
      const late = ran.asks.filter(a => {
        const text = String(a.headers['x-sdk-date']).replace(
          /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/,
          '$1-$2-$3T$4:$5:$6Z'
        )
        return Date.parse(text) < Date.now() + 1_800_000
      })
      expect(late).toEqual([ran.asks[0]])
      expect(ran.asks.length).toBeGreaterThan(3)
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
  ...([token, aksk] as const).flatMap((as): Row[] => [
    {
      name: `wait-pipeline with ${as === token ? 'a token' : 'AK/SK'}`,
      outcome: 'success',
      setup: ask(green(), v3, {as}),
      outputs: {status: 'success', 'run-id': '42', 'matched-by': 'latest'},
      log: ['latest is run 42', /by run-id is safer|api: v5|no other/]
    },
    {
      name: `wait-pipeline with ${as === token ? 'a token' : 'AK/SK'}`,
      outcome: 'failure',
      setup: ask(red(), v3, {as}),
      outputs: {status: 'error', 'run-id': '42', reason: /deploy/}
    },
    {
      name: `check-pipeline with ${as === token ? 'a token' : 'AK/SK'}`,
      outcome: 'success',
      setup: ask(ended('COMPLETED'), {...v3, ...check}, {as}),
      outputs: {status: 'success', polls: '1'}
    },
    {
      name: `check-pipeline with ${as === token ? 'a token' : 'AK/SK'}`,
      outcome: 'failure',
      setup: ask(ended('FAILED'), {...v3, ...check}, {as}),
      outputs: {status: 'error', polls: '1'}
    }
  ]),
  {
    name: 'for an aborted run',
    outcome: 'cancelled',
    setup: ask(shop([runOf([...both('RUNNING'), ...both('CANCELED', 0.4)])]), v3),
    outputs: {status: 'aborted'}
  },
  {
    name: 'for a run under review',
    outcome: 'paused',
    setup: ask(shop([runOf(both('PAUSED'))]), {...v3, ...stop}),
    outputs: {status: 'verifying', reason: /a reviewer of this pipeline can approve or refuse/}
  },
  {
    name: 'for a suspended run',
    outcome: 'paused',
    setup: ask(shop([runOf(both('SUSPEND'))]), {...v3, ...check}),
    outputs: {status: 'suspending'}
  },
  {
    name: 'in one look at a running run',
    outcome: 'running',
    setup: ask(runs, {...v3, ...check}),
    outputs: {status: 'running'}
  },
  {
    name: 'when a newer run took the place of the pinned one, though it succeeded',
    outcome: 'error',
    setup: ask(shop([runOf(both('RUNNING')), newer(both('COMPLETED', 0.4), 0.4)]), {
      ...v3,
      'allow-outcomes': 'success,failure,cancelled,skipped,paused'
    }),
    outputs: {'run-id': '42', reason: /shows run 43, and the end of run 42 was not seen.*v5/}
  },
  {
    name: 'when latest had ended already',
    outcome: 'error',
    setup: ask(ended('COMPLETED'), v3),
    outputs: {reason: /had ended already/}
  },
  {
    name: 'when latest had ended already and created-after admits it',
    outcome: 'success',
    setup: ask(ended('COMPLETED'), {...v3, 'created-after': '1h'}),
    log: [/without a zone/]
  },
  {
    name: 'at once in one look at a pipeline that has never run',
    outcome: 'error',
    setup: ask(shop([]), {...v3, ...check}),
    outputs: {reason: /nothing was found/, polls: '1'}
  },
  {
    name: 'for a pipeline that never runs',
    outcome: 'timeout',
    setup: ask(shop([]), {...v3, 'queue-timeout': '1s'}),
    outputs: {reason: /queue-timeout/}
  },
  {
    name: 'at once in one look at a pipeline that the platform leaves out, which is said',
    outcome: 'error',
    setup: ask(green(), {...v3, ...check, 'pipeline-id': PL2}),
    log: [/left pipeline fedcba9876543210fedcba9876543211 out/]
  },
  ...(
    [
      {status: 'completed', result: null},
      {status: 'completed', result: 'SUCCESS'},
      {status: 'completed', result: 'ok'},
      {status: 'success'},
      {status: 'completed/success'},
      {status: null, result: 'success'}
    ] as const
  ).map(
    (said): Row => ({
      name: `at once in one look at ${JSON.stringify(said)}`,
      outcome: 'error',
      setup: ask(shop([runOf([{at: -1, run: 'RUNNING', v3: said}])]), {
        ...v3,
        ...check,
        'allow-outcomes': 'success,failure,cancelled,skipped,paused,running'
      }),
      outputs: {polls: '1', reason: /unknown status/}
    })
  ),
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
      expect(ran.asks[0]?.query.get('pipeline_ids')?.split(',').sort()).toEqual([PL, PL2, PL3].sort())
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
        shop([runOf([...both('RUNNING'), ...both('COMPLETED', 0.4)])]),
        other(PL2, [...both('RUNNING'), ...both('COMPLETED', 0.8)])
      ],
      v3
    ),
    also: targetsAre(['success', true], ['success', true])
  },
  {
    name: 'after 503, and an error inside HTTP 200',
    outcome: 'success',
    setup: ask(
      faulty(shop([runOf([...both('RUNNING'), ...both('COMPLETED', 1)])]), once('v3', answer(503)), {
        on: 'v3',
        nth: [2],
        fault: inOk('DEV_21_1', 'busy')
      }),
      v3
    )
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
  also({asks, run}: {asks: readonly Ask[]; run: RunResult}) {
    expect(asks).toEqual([])
    expect(run.outputs.reason).toMatch(/^wrong input: /)
    for (const reason of [reasons].flat()) expect(run.outputs.reason).toMatch(reason)
  }
})
const none: Way = {keys, inputs: {}, secrets: []}
const mistakes: readonly Row[] = [
  wrong('token together with AK/SK', pair, [
    /access-key: cannot be given together with token/,
    /secret-key: cannot/
  ]),
  wrong(
    'token together with a secret key alone',
    {'secret-key': SK},
    /secret-key: cannot be given together with token/
  ),
  wrong(
    'token together with a security token',
    {'security-token': securityToken},
    /security-token: cannot be given/
  ),
  wrong('no credential', {}, /token: required.*HUAWEI_CLOUD_ACCESS_KEY_ID/, none),
  wrong('an access key alone', {'access-key': AK}, /secret-key: required/, none),
  wrong('a secret key alone', {'secret-key': SK}, /access-key: required/, none),
  wrong('a security token alone', {'security-token': securityToken}, /access-key|token: required/, none),
  wrong('half a pair in the environment', {}, /token: required/, {
    ...none,
    env: {HUAWEI_CLOUD_ACCESS_KEY_ID: AK, HUAWEICLOUD_SDK_SK: SK}
  }),
  wrong('no project', {'project-id': ''}, /project-id: required/),
  wrong('a project by name', {'project-id': 'shop'}, /project-id: .* is not the id/),
  wrong('no pipeline', {'pipeline-id': ''}, /pipeline-id: required/),
  wrong('a path for a pipeline', {'pipeline-id': '../../v3'}, /pipeline-id: .* is not an id/),
  wrong(
    '51 pipelines',
    {...latest, 'pipeline-id': Array.from({length: 51}, (_, i) => `${'e'.repeat(30)}${10 + i}`).join(',')},
    /at most 50/
  ),
  wrong('a pipeline twice', {...latest, 'pipeline-id': `${PL},${PL}`}, /pipeline-id: .* names .* twice/),
  wrong('an empty run', {'run-id': ''}, /run-id: required/),
  wrong('an empty run of white space and commas', {'run-id': ' , \n'}, /run-id: required/),
  wrong('a run number', {'run-id': '42'}, /run-id: .* is not a CodeArts run id/),
  wrong('a run and a commit', {commit}, /commit: .* cannot be given together with run-id/),
  wrong('a commit that is a branch', {...byCommit, commit: 'main'}, /commit: .* is not a commit id/),
  wrong(
    'one run for two pipelines',
    {'pipeline-id': `${PL},${PL2}`},
    /run-id: .* names 1 runs for 2 pipelines/
  ),
  wrong(
    'latest among ids',
    {'pipeline-id': `${PL},${PL2}`, 'run-id': `latest,${R}`},
    /run-id: .* mixes latest with ids/
  ),
  wrong('created-after with an id', {'created-after': '1h'}, /created-after: .* is used only with/),
  wrong(
    'created-after without a zone',
    {...latest, 'created-after': '2026-11-22T08:00:00'},
    /created-after: .* is neither/
  ),
  wrong('v3 with a run', {...v3, 'run-id': R}, /run-id: .* must be latest/),
  wrong('v3 with an empty run', {...v3, 'run-id': ''}, /run-id: required/),
  wrong('v3 with a commit', {...v3, ...byCommit}, /commit: .* is not used with api: v3/),
  wrong('v3 with a project', {...v3, 'project-id': P}, /project-id: .* is not used with api: v3/),
  wrong('v3 for logs', {...v3, ...fetch}, /api: .* has no logs/),
  wrong(
    'an API of another vendor',
    {api: 'direct-v3'},
    /api: .* is not supported by codearts. Use one of: v5, v3/
  ),
  wrong(
    'a region that is not known, without endpoint',
    {region: 'eu-west-101', endpoint: ''},
    /endpoint: required with this region/
  ),
  wrong('neither region nor endpoint', {region: '', endpoint: ''}, /region: required/),
  wrong('a host for a region', {region: 'evil.example/'}, /region: .* is not a region/),
  wrong('an endpoint without TLS', {'allow-http': 'false'}, /endpoint/),
  wrong('ids of other vendors', {'organization-id': 'org-1', username: 'amy', 'deploy-order-id': '1'}, [
    /organization-id: .* is not used/,
    /username: .* is not used/,
    /deploy-order-id: .* is not used/
  ]),
  wrong('credentials of other vendors', {'app-code': 'shop', 'app-secret': 'app-secret-0001'}, [
    /app-code: .* is not used/,
    /app-secret: not used/
  ]),
  wrong('a step to wait for', {'job-id': 'deploy', 'step-id': 'rollout'}, [
    /job-id: .* is not used/,
    /step-id: .* is not used/
  ]),
  wrong('a machine', {...fetch, 'machine-sn': 'i-1'}, /machine-sn: .* is not used/),
  wrong(
    'orders',
    {operation: 'wait-deploy-order'},
    /operation: .* is not supported by codearts. Use one of: wait-pipeline, check-pipeline, fetch-logs/
  ),
  wrong('a run in another spelling', {run_id: R}, /run_id: unknown input. Did you mean run-id/),
  wrong('a link that differs', {'from-url': url, 'run-id': R2, region: 'cn-east-3'}, [
    /run-id: .* is not the one in from-url/,
    /region: .* is not the one/
  ]),
  wrong(
    'a link to elsewhere',
    {'from-url': `https://example.com/cicd/project/${P}/pipeline/detail/${PL}/${R}`},
    /from-url: .* is not a console link/
  ),
  wrong(
    'a link to no run, without a run',
    {'from-url': url.replace(/detail.*/, `history/${PL}`), 'run-id': ''},
    /run-id: required/
  ),
  wrong(
    'running among what a wait allows',
    {'allow-outcomes': 'success,running'},
    /allow-outcomes: .*running.* can be allowed only with operation: check-pipeline/
  ),
  wrong(
    'timeout among what is allowed',
    {'allow-outcomes': 'timeout'},
    /allow-outcomes: .*timeout.* is not a verdict/
  ),
  wrong(
    'many things at once',
    {'project-id': 'x', 'pipeline-id': 'y', 'run-id': 'z', timeout: '0', region: '?'},
    [/project-id/, /pipeline-id/, /run-id/, /timeout/, /region/]
  )
]

table('each operation ends as', cells, checkAsks)
table('fetch-logs ends as', fetched, checkAsks)
table('a long log is shown, and the wait ends as', long, checkAsks)
table('a run that ends is', ends, checkAsks)
table('a run that has not ended is', waits, checkAsks)
table('the right run is found:', choosing, checkAsks)
table('several pipelines end as', several, checkAsks)
table('an unknown word is never success:', unknown, checkAsks)
table('trouble ends as', troubles, ran => {
  if (!ran.run.outputs.reason?.includes('APIGW.0301') && !ran.run.outputs.reason?.includes('00011412'))
    checkAsks(ran)
})
table('api: v3 ends as', old, checkAsks)
table('a wrong input is an error without a request:', mistakes, () => {})
