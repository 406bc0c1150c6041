import {expect} from '@jest/globals'
import {type PipelinePlan, pipelineRun} from '../../simulator/bkci/pipeline-run.js'
import {type BkciOptions, bkci} from '../../simulator/bkci/platform.js'
import type {BuildEvent, BuildFault, BuildScenario, TaskShape} from '../../simulator/bkci/scenario.js'
import {hexId} from '../../simulator/codearts/scenario.js'
import type {FaultKind} from '../../simulator/server/fault.js'
import type {PlatformRequest} from '../../simulator/server/platform.js'
import {checkLastLines, checkPolls} from '../support/action/checks.js'
import {spellings} from '../support/action/leaks.js'
import * as log from '../support/action/log-views.js'
import {remoteLines, timesIn} from '../support/action/log-views.js'
import type {ActionOptions, ActionRun} from '../support/action/run-action.js'
import {numbered, type Row, table} from '../support/action/table.js'
import {PIPELINE, PROJECT} from '../vendors/bkci/support.js'

const PIPELINE2 = `p-${hexId('second')}`
const [BUILD, BUILD2] = ['one', 'two'].map(name => `b-${hexId(name)}`) as [string, string]
const commit = '3f2a9c1d5e6f708192a3b4c5d6e7f8091a2b3c4d'
const TOKEN = 'bkci-token-0fh3-0001'
const DECODED = 'bkci+token/0fh3==0002'
const SECRET = 'app-secret-9fz1-0003'
const STAGE = 'api/devops/prod'

// Every line stands behind the time that the platform gives it.
const untimed = (lines: readonly string[]) =>
  lines.map(line => {
    const [, time = '', text = ''] = /^(\S+) (.*)$/.exec(line) ?? []
    expect(new Date(time).toISOString()).toBe(time)
    return text
  })
const streamed = (ran: ActionRun, part: string) => untimed(log.streamed(ran, part))
const digested = (ran: ActionRun) => untimed(log.digested(ran))

interface Way {
  api: string
  inputs: Readonly<Record<string, string>>
  platform?: Partial<BkciOptions>
  secrets: readonly string[]
}

const direct: Way = {api: 'direct-v3', inputs: {token: TOKEN}, secrets: [TOKEN]}
const v4: Way = {...direct, api: 'direct-v4'}
const gateway: Way = {
  api: 'gateway-user',
  inputs: {token: TOKEN},
  platform: {gatewayOnly: true},
  secrets: [TOKEN]
}
const app: Way = {
  api: 'gateway-app',
  inputs: {'app-code': 'shop-gate', 'app-secret': SECRET, username: 'ben'},
  platform: {gatewayOnly: true, appCode: 'shop-gate', appSecret: SECRET, viewers: ['ben']},
  secrets: [SECRET]
}
const encoded = encodeURIComponent(DECODED)
const ways: Readonly<Record<string, Way>> = {
  'direct-v3': direct,
  'direct-v4': v4,
  'gateway-user': gateway,
  'gateway-app': app,
  'direct-v3 and an encoded token': {
    api: 'direct-v3',
    inputs: {token: encoded},
    platform: {token: DECODED},
    secrets: [encoded, DECODED]
  },
  'direct-v4 and a user alone': {
    api: 'direct-v4',
    inputs: {username: 'ben'},
    platform: {checksToken: false, viewers: ['ben']},
    secrets: []
  },
  'direct-v3, a token and a user': {
    ...direct,
    inputs: {token: TOKEN, username: 'ben'},
    platform: {viewers: ['ben']}
  }
}

interface Extra extends Pick<ActionOptions, 'event' | 'onLine' | 'clock'> {
  as?: Way
  platform?: Partial<BkciOptions>
}

const ask =
  (
    builds: BuildScenario | readonly BuildScenario[],
    inputs: Readonly<Record<string, string>> = {},
    {as = direct, platform = {}, ...rest}: Extra = {}
  ) =>
  (): ActionOptions => {
    const all = [builds].flat() as BuildScenario[]
    return {
      platform: bkci({builds: all, token: TOKEN, ...as.platform, ...platform}),
      inputs: {
        vendor: 'bkci',
        operation: 'wait-pipeline',
        api: as.api,
        endpoint: as.api.startsWith('gateway') ? `{url}/${STAGE}` : '{url}',
        'project-id': PROJECT,
        'pipeline-id': PIPELINE,
        'run-id': BUILD,
        logs: 'none',
        ...as.inputs,
        ...inputs
      },
      secrets: as.secrets,
      ...rest
    }
  }

const check = {operation: 'check-pipeline'}
const fetch = {operation: 'fetch-logs'}
const latest = {'run-id': 'latest'}
const byCommit = {'run-id': '', commit}
const stop = {'on-paused': 'stop'}
// Time enough for some polls on any machine.
const short = {timeout: '8s'}
const shown = {logs: 'all'}
const page = `{url}/console/pipeline/${PROJECT}/${PIPELINE}/detail/${BUILD}`

const identity = {
  projectId: PROJECT,
  pipelineId: PIPELINE,
  pipelineName: 'shop',
  buildId: BUILD,
  buildNum: 42,
  createdAt: -5
}
/** A build of one stage with one job of one task. */
const buildOf = (
  timeline: readonly BuildEvent[],
  rest: Partial<BuildScenario> = {},
  task: Partial<TaskShape> = {}
): BuildScenario => ({
  ...identity,
  stages: [
    {
      id: 'stage-2',
      name: 'Deploy',
      jobs: [{hash: 'c-21', name: 'production', tasks: [{id: 'e-1', name: 'rollout', ...task}]}]
    }
  ],
  timeline,
  ...rest
})
const parts = (status: unknown, at = -3): BuildEvent[] => [
  {at, stage: 'stage-2', status},
  {at, job: 'c-21', status},
  {at, task: 'e-1', status}
]
const begins = (at = -3): BuildEvent[] => [{at, build: 'RUNNING', starts: true}, ...parts('RUNNING', at)]
const ends = (status: unknown, at = -1): BuildEvent[] => [{at, build: status, ends: true}]
const endsWith = (status: string, partStatus: unknown, at = -1): BuildEvent[] => [
  ...parts(partStatus, at),
  ...ends(status, at)
]
const running = buildOf(begins())
const done = buildOf([...begins(), ...endsWith('SUCCEED', 'SUCCEED')])
const broken = buildOf([...begins(), ...endsWith('FAILED', 'FAILED')])
const faulty = (build: BuildScenario, ...faults: BuildFault[]): BuildScenario => ({...build, faults})
const answer = (status: number, body: unknown = '', headers: Record<string, string> = {}): FaultKind => ({
  kind: 'answer',
  status,
  body,
  headers
})

const failing = 'the rollout exceeded its progress deadline'
const packed = {id: 'e-1', name: 'package', seconds: 2, log: numbered('package', 4)}
const rollout = {id: 'e-2', name: 'rollout', seconds: 2, log: numbered('rollout', 3)}
const plan = (
  last: PipelinePlan['stages'][number]['jobs'][number]['tasks'][number],
  rest: Partial<PipelinePlan> = {}
) =>
  pipelineRun({
    ...identity,
    createdAt: 0,
    queues: 1,
    commits: [commit],
    stages: [
      {name: 'Build', jobs: [{name: 'compile', jobId: 'compile-job', tasks: [packed]}]},
      {name: 'Deploy', jobs: [{name: 'production', tasks: [last]}]}
    ],
    ...rest
  })
const green = (rest: Partial<PipelinePlan> = {}) => plan(rollout, rest)
const red = () => plan({...rollout, fails: failing})
const old = green({createdAt: -10})

type Call = 'status' | 'detail' | 'history' | 'log'
const v3Calls: readonly [RegExp, Call][] = [
  [/^builds\/b-\w+\/status$/, 'status'],
  [/^builds\/b-\w+\/detail$/, 'detail'],
  [/^builds\/history$/, 'history'],
  [/^builds\/b-\w+\/logs\/(?:init|after)$/, 'log']
]
const v4Calls: readonly [RegExp, Call][] = [
  [/^build_status$/, 'status'],
  [/^build_detail$/, 'detail'],
  [/^build_histories$/, 'history'],
  [/^logs\/(?:init_logs|after_line_logs)$/, 'log']
]
const prefixes: Readonly<Record<string, string>> = {
  'direct-v3': `ms/openapi/api/apigw/v3/projects/${PROJECT}/pipelines/`,
  'direct-v4': `ms/openapi/api/apigw-user/v4/projects/${PROJECT}/`,
  'gateway-user': `${STAGE}/v4/apigw-user/projects/${PROJECT}/`,
  'gateway-app': `${STAGE}/v4/apigw-app/projects/${PROJECT}/`
}
const callOf = ({segments, query}: PlatformRequest, api = 'direct-v3'): Call | string => {
  const path = segments.join('/')
  const prefix = prefixes[api] as string
  const rest = path.startsWith(prefix) ? path.slice(prefix.length) : `${path}?${query}`
  const below = api === 'direct-v3' ? rest.replace(/^p-[0-9a-f]{32}\//, '') : rest
  return (api === 'direct-v3' ? v3Calls : v4Calls).find(([pattern]) => pattern.test(below))?.[1] ?? rest
}
const calls = ({requests, inputs}: ActionRun, call: Call) =>
  requests.filter(a => callOf(a, inputs.api) === call)

/** Only questions, with the credentials where they belong. */
function checkAsks(ran: ActionRun): void {
  const {requests, secrets, inputs} = ran
  const {api = '', token, username} = inputs
  const known = ['status', 'detail', 'history', 'log']
  expect(requests.map(a => callOf(a, api)).filter(call => !known.includes(call))).toEqual([])
  checkPolls(ran, requests.filter(a => callOf(a, api) !== 'log').length)
  for (const {method, headers, segments, query, body} of requests) {
    expect(method).toBe('GET')
    expect(body).toBe('')
    const {'x-bkapi-authorization': authorization, 'x-devops-uid': user, ...others} = headers
    expect(others.authorization ?? others.cookie).toBeUndefined()
    expect(user).toBe(username)
    const rest = new URLSearchParams(query)
    rest.delete('access_token')
    const sent = `${segments.join('/')} ${rest} ${JSON.stringify(others)}`
    expect(secrets.filter(secret => sent.includes(secret))).toEqual([])
    if (api.startsWith('direct')) {
      expect(query.getAll('access_token')).toEqual(token ? [token === encoded ? DECODED : token] : [])
      expect(authorization).toBeUndefined()
    } else {
      expect(query.has('access_token')).toBe(false)
      expect(JSON.parse(String(authorization))).toEqual(
        api === 'gateway-user'
          ? {access_token: token}
          : {bk_app_code: inputs['app-code'], bk_app_secret: inputs['app-secret']}
      )
    }
  }
}

const targetsAre =
  (...expected: unknown[]) =>
  ({result}: ActionRun) =>
    expect(result.targets.map(t => [t.outcome, t.decided])).toEqual(expected)

/** Each operation with each way to ask that differs in address or credentials. */
const cells: readonly Row[] = [
  ...Object.entries(ways).map(
    ([way, as]): Row => ({
      name: `wait-pipeline with ${way}`,
      outcome: 'success',
      setup: ask(green(), {}, {as}),
      outputs: {
        status: 'SUCCEED',
        'run-id': BUILD,
        'matched-by': 'given',
        url: as.api.startsWith('direct') ? page : '',
        duration: /^\d+(?:\.\d+)?$/
      }
    })
  ),
  {
    name: 'wait-pipeline with gateway-app',
    outcome: 'failure',
    setup: ask(red(), {}, {as: app}),
    outputs: {status: 'FAILED', url: '', reason: /rollout.*exceeded its progress deadline/}
  },
  {
    name: 'check-pipeline with gateway-user',
    outcome: 'success',
    setup: ask(done, {...check, ...latest}, {as: gateway}),
    outputs: {status: 'SUCCEED', 'run-id': BUILD, 'matched-by': 'latest', polls: '3'}
  },
  {
    name: 'check-pipeline with direct-v4',
    outcome: 'failure',
    setup: ask(broken, check, {as: v4}),
    outputs: {status: 'FAILED', polls: '2'}
  },
  {
    name: 'fetch-logs with gateway-app',
    outcome: 'success',
    setup: ask(green(), fetch, {as: app}),
    also(ran) {
      expect(streamed(ran, 'package')).toEqual(packed.log)
      expect(streamed(ran, 'rollout')).toEqual(rollout.log)
    }
  },
  {
    name: 'fetch-logs with direct-v3, whose verdict is the log',
    outcome: 'failure',
    green: true,
    setup: ask(red(), fetch),
    log: [failing],
    also: ran => expect(streamed(ran, 'rollout')).toEqual(rollout.log)
  }
]

const logs = (state: number, at = -4): BuildEvent => ({at, logs: state})
const line = (text: string, at: number): BuildEvent => ({at, task: 'e-1', log: [text]})
const fetched: readonly Row[] = [
  {
    // First, since it takes the 30 s for which late lines are waited for.
    name: 'when the log store fails to the end',
    outcome: 'error',
    setup: ask(buildOf([logs(999), ...begins(), line('lost', -2), ...endsWith('SUCCEED', 'SUCCEED')]), fetch),
    outputs: {reason: /log.*could not be read.*status 999/, status: 'SUCCEED'}
  },
  {
    name: 'after the log store had failed for a moment',
    outcome: 'success',
    setup: ask(
      buildOf([logs(999), ...begins(), line('kept', -2), ...endsWith('SUCCEED', 'SUCCEED'), logs(0, 5)]),
      fetch,
      {clock: ({request, isPoll}) => isPoll || request.segments.includes('logs')}
    ),
    also: ran => expect(streamed(ran, 'rollout')).toEqual(['kept'])
  },
  {
    name: 'when the log has expired',
    outcome: 'error',
    setup: ask(buildOf([logs(3), ...begins(), line('lost', -2), ...endsWith('SUCCEED', 'SUCCEED')]), fetch),
    outputs: {reason: /log.*could not be read.*expired/}
  },
  {
    name: 'in a wait whose log has expired, which one warning says',
    outcome: 'success',
    setup: ask(buildOf([logs(3), ...begins(), line('lost', -2), ...endsWith('SUCCEED', 'SUCCEED')]), shown),
    also: ran => expect(timesIn(ran, /log of task rollout cannot be read.*expired/)).toBe(1)
  },
  {
    name: 'of latest, which has ended, without a wait',
    outcome: 'success',
    setup: ask(old, {...fetch, ...latest}),
    outputs: {'matched-by': 'latest'},
    also: ran => expect(streamed(ran, 'rollout')).toEqual(rollout.log)
  },
  ...(
    [
      ['step-id by name', {'step-id': 'rollout'}],
      ['job-id and step-id', {'job-id': 'production', 'step-id': 'rollout'}]
    ] as const
  ).map(
    ([name, narrow]): Row => ({
      name: `narrowed by ${name}`,
      outcome: 'success',
      setup: ask(old, {...fetch, ...narrow}),
      never: /package line/,
      also(ran) {
        expect(untimed(remoteLines(ran).flatMap(b => b.lines))).toEqual(rollout.log)
        for (const {query} of calls(ran, 'log')) expect(query.get('tag')).toBe('e-2')
      }
    })
  ),
  {
    name: 'for an unknown step-id, with the known ones',
    outcome: 'error',
    setup: ask(old, {...fetch, 'step-id': 'rollback'}),
    outputs: {reason: /no step-id rollback.*package, rollout/}
  },
  {
    name: 'up to where the build waits for an approval',
    outcome: 'paused',
    green: true,
    setup: ask(
      pipelineRun({
        ...identity,
        createdAt: 0,
        queues: 0,
        stages: [
          {name: 'Build', jobs: [{name: 'compile', tasks: [packed]}]},
          {
            name: 'Deploy',
            approval: {by: ['lin'], takes: 3600},
            jobs: [{name: 'production', tasks: [rollout]}]
          }
        ]
      }),
      fetch
    ),
    outputs: {status: 'STAGE_SUCCESS'},
    also: ran => expect(streamed(ran, 'package')).toEqual(packed.log)
  }
]

const many = numbered('package', 2300)
const marks = [
  '##[error]boom',
  'x ##[error] boom',
  '##[group]boom',
  '##[endgroup]boom',
  '##[command]boom',
  '##[add-mask]boom',
  '##[set-env name=PATH]boom',
  '##[info]boom',
  '::error::boom',
  ' ::set-output name=outcome::boom',
  'x\r::error::boom',
  '::add-mask::boom',
  '::stop-commands::boom',
  '\u001b[31mboom'
]
const streams: readonly Row[] = [
  {
    name: 'with each of 2,300 lines of one task and of another beside it once, with gateway-app',
    outcome: 'success',
    setup: ask(
      pipelineRun({
        ...identity,
        createdAt: 0,
        queues: 0,
        stages: [
          {
            name: 'Build',
            jobs: [
              {name: 'compile', tasks: [{...packed, seconds: 24, log: many}]},
              {name: 'test', tasks: [{...rollout, seconds: 13, log: numbered('rollout', 700)}]}
            ]
          }
        ]
      }),
      shown,
      {as: app, platform: {pageLines: 250}}
    ),
    also(ran) {
      expect(streamed(ran, 'package')).toEqual(many)
      expect(streamed(ran, 'rollout')).toEqual(numbered('rollout', 700))
      expect(remoteLines(ran).filter(b => b.heading.includes('package')).length).toBeGreaterThan(2)
    }
  },
  {
    name: 'with marks and commands in it, which do nothing',
    outcome: 'success',
    setup: ask(plan({...rollout, log: marks}), shown),
    also(ran) {
      const lines = streamed(ran, 'rollout')
      expect(lines).toHaveLength(marks.length)
      expect(lines.filter(text => !text.includes('boom'))).toEqual([])
      expect(ran.run.masks).not.toContain('boom')
      expect(ran.run.outputs.outcome).toBe('success')
    }
  },
  {
    name: 'of both executions of a build that is begun again under the same id, which is said',
    outcome: 'success',
    setup: ask(
      buildOf([
        ...begins(),
        line('first try', -2),
        {at: 4, retry: true},
        ...begins(5),
        line('second try', 6),
        ...endsWith('SUCCEED', 'SUCCEED', 9)
      ]),
      shown
    ),
    log: [/begun again on the platform under the same id/],
    also(ran) {
      expect(streamed(ran, 'rollout')).toEqual(['first try', 'second try'])
      expect(ran.run.outputs['run-id']).toBe(BUILD)
    }
  }
]

const echo = [TOKEN, SECRET, DECODED, encoded].flatMap(spellings)
const leaky = (as: Way, name: string): Row => ({
  name: `with credentials echoed everywhere, with ${name}`,
  outcome: 'failure',
  setup: ask(
    plan(
      {...rollout, log: echo.map(text => `a${text}b`), fails: `denied for ${as.secrets.join(' and ')}`},
      {pipelineName: `shop ${as.secrets.join(' ')}`}
    ),
    shown,
    {as}
  ),
  log: ['denied for'],
  also: ran => expect(streamed(ran, 'rollout')).toHaveLength(echo.length)
})
const finals: readonly Row[] = [
  {
    name: 'of a task: part, message, last lines and link stand at the end',
    outcome: 'failure',
    setup: ask(plan({...rollout, log: numbered('rollout', 80), fails: failing}), shown),
    also(ran) {
      checkLastLines(ran, [
        'stage Deploy › job production › task rollout',
        failing,
        '2199001',
        'rollout line 80'
      ])
      expect(digested(ran)).toEqual(numbered('rollout', 50, 31))
      expect(ran.summary).toContain('rollout line 80')
      expect(ran.result.targets[0]?.failedParts[0]).toMatchObject({kind: 'task', name: 'rollout'})
    }
  },
  {
    name: 'of a task, behind a gateway whose console is known',
    outcome: 'failure',
    setup: ask(red(), {...shown, 'console-url': 'https://devops.example.com/console'}, {as: app}),
    outputs: {url: `https://devops.example.com/console/pipeline/${PROJECT}/${PIPELINE}/detail/${BUILD}`},
    also: ran => checkLastLines(ran, [failing, 'rollout line 3'])
  },
  {
    name: 'with its log at the end only, with logs: failed',
    outcome: 'failure',
    setup: ask(red(), {logs: 'failed'}),
    never: /package line/,
    also: ran => expect(digested(ran)).toEqual(rollout.log)
  },
  leaky(app, 'gateway-app'),
  {
    name: 'in success with a stage that has failed, which the log names',
    outcome: 'success',
    setup: ask(buildOf([...begins(), ...endsWith('SUCCEED', 'FAILED')])),
    log: [/inside it these did not: stage Deploy \(FAILED\)/]
  },
  {
    name: 'by a user, who is named',
    outcome: 'cancelled',
    setup: ask(buildOf([...begins(), {at: 3, build: 'CANCELED', ends: true, cancelUser: 'chen'}])),
    outputs: {status: 'CANCELED', reason: /by chen/}
  },
  {
    name: 'after an approval that was refused',
    outcome: 'cancelled',
    setup: ask(
      pipelineRun({
        ...identity,
        createdAt: 0,
        queues: 0,
        stages: [
          {name: 'Build', jobs: [{name: 'compile', tasks: [packed]}]},
          {
            name: 'Deploy',
            approval: {by: ['lin', 'chen'], takes: 3, refuses: true},
            jobs: [{name: 'production', tasks: [rollout]}]
          }
        ]
      })
    ),
    outputs: {status: 'STAGE_SUCCESS', reason: /stage Deploy was refused by lin \(not today\)/}
  },
  {
    name: 'where every stage was skipped',
    outcome: 'skipped',
    setup: ask(
      buildOf([{at: -3, build: 'RUNNING', starts: true}, ...endsWith('SUCCEED', 'SKIP')], {
        overlay: {
          stageStatus: [
            {stageId: 'stage-1', status: 'SUCCEED'},
            {stageId: 'stage-2', name: 'Deploy', status: 'SKIP'}
          ]
        }
      })
    ),
    outputs: {status: 'SUCCEED'}
  }
]

const approval = (takes: number, refuses = false) =>
  pipelineRun({
    ...identity,
    createdAt: 0,
    queues: 0,
    stages: [
      {name: 'Build', jobs: [{name: 'compile', tasks: [{...packed, seconds: 1}]}]},
      {
        name: 'Deploy',
        approval: {by: ['lin', 'chen'], takes, refuses},
        jobs: [{name: 'production', tasks: [{...rollout, seconds: 1}]}]
      }
    ]
  })
const reviewTask = {type: 'manualReviewUserTask', name: 'sign-off', reviewers: ['lin', 'chen']}
const reviewed = buildOf([...begins(), {at: -2, task: 'e-1', status: 'REVIEWING'}], {}, reviewTask)
const waits: readonly Row[] = [
  {
    name: 'at the approval of a stage, with who may give it and where',
    outcome: 'paused',
    setup: ask(approval(3600), stop),
    outputs: {
      status: 'STAGE_SUCCESS',
      reason: /lin or chen can approve or refuse stage Deploy at http.*reviewStageSeq=3/
    },
    also: ran => checkLastLines(ran, ['lin or chen'])
  },
  {
    name: 'at a review task, while the build says RUNNING',
    outcome: 'paused',
    setup: ask(reviewed, stop),
    outputs: {
      status: 'RUNNING',
      reason: /lin or chen can approve or refuse task sign-off at http.*reviewTaskId=e-1/
    }
  },
  {
    name: 'at a review task, in one poll',
    outcome: 'paused',
    setup: ask(reviewed, check),
    outputs: {reason: /lin or chen/, polls: '2'}
  },
  {
    name: 'after an approval, which was shown',
    outcome: 'success',
    setup: ask(approval(6)),
    log: [/lin or chen can approve or refuse stage Deploy/]
  },
  {
    name: 'at a review task, with who may act',
    outcome: 'timeout',
    setup: ask(reviewed, short),
    outputs: {reason: /^timeout \(8s\).*lin or chen/}
  },
  {
    name: 'in one poll at a running build',
    outcome: 'running',
    setup: ask(running, check),
    outputs: {status: 'RUNNING'}
  },
  {
    name: 'while it runs, with what was seen',
    outcome: 'timeout',
    setup: ask(running, {...short, 'allow-outcomes': 'success,failure,cancelled,skipped,paused'}),
    outputs: {
      status: 'RUNNING',
      reason: /^timeout \(8s\) passed.*\d+× RUNNING, last good answer/,
      'run-id': BUILD
    }
  },
  {
    name: 'while it queues',
    outcome: 'timeout',
    setup: ask(buildOf([]), {'queue-timeout': '1s'}),
    outputs: {status: 'QUEUE', reason: /^queue-timeout \(1s\)/}
  }
]

const newer = (timeline: readonly BuildEvent[], createdAt = 3) =>
  buildOf(timeline, {buildId: BUILD2, buildNum: 43, createdAt})
const choosing: readonly Row[] = [
  ...[direct, v4].map(
    (as): Row => ({
      name: `of a commit whose build appears later, with ${as.api}`,
      outcome: 'success',
      setup: ask(
        [
          buildOf([...begins(-9), ...ends('FAILED', -8)], {
            buildId: BUILD2,
            buildNum: 41,
            createdAt: -9,
            commits: ['f'.repeat(40)]
          }),
          green({createdAt: 4})
        ],
        byCommit,
        {as}
      ),
      outputs: {'run-id': BUILD, 'matched-by': 'commit'},
      also: ran => expect(calls(ran, 'history').length).toBeGreaterThan(1)
    })
  ),
  {
    name: 'of the newest of two builds of a commit, with how many matched',
    outcome: 'success',
    setup: ask(
      [
        {...broken, commits: [commit]},
        {...newer([...begins(-1), ...endsWith('SUCCEED', 'SUCCEED', 4)], -2), commits: [commit]}
      ],
      {...byCommit, commit: commit.slice(0, 8).toUpperCase()}
    ),
    outputs: {'run-id': BUILD2},
    log: [/the newest of 2 that match/]
  },
  {
    name: 'of a commit whose build had ended, with its age as a warning',
    outcome: 'success',
    setup: ask(green({createdAt: -20}), byCommit),
    log: [/created (?:19|2\d)s ago.*had ended already/]
  },
  {
    name: 'for a commit of which no build comes',
    outcome: 'timeout',
    setup: ask({...done, commits: ['f'.repeat(40)]}, {...byCommit, 'queue-timeout': '1s'}),
    outputs: {
      'run-id': '',
      'matched-by': /^(?:commit)?$/,
      reason: /queue-timeout \(1s\).*check pipeline-id and commit/
    }
  },
  {
    name: 'at once in one poll at a commit without a build',
    outcome: 'error',
    setup: ask(done, {...check, ...byCommit}),
    outputs: {reason: /nothing was found/, polls: '1', 'matched-by': /^(?:commit)?$/}
  },
  {
    name: 'at once in one poll for a pipeline without a build',
    outcome: 'error',
    setup: ask(newer(begins(), 3600), {
      ...check,
      ...latest,
      'allow-outcomes': 'success,running,skipped,cancelled,failure,paused'
    }),
    outputs: {reason: /nothing was found/, polls: '1', 'matched-by': /^(?:latest)?$/}
  },
  {
    name: 'of the build that latest was at first, though a newer one has succeeded meanwhile',
    outcome: 'failure',
    setup: ask(
      [
        buildOf([...begins(), ...endsWith('FAILED', 'FAILED', 8)]),
        newer([...begins(3), ...endsWith('SUCCEED', 'SUCCEED', 4)])
      ],
      latest
    ),
    outputs: {'run-id': BUILD, 'matched-by': 'latest', url: page},
    log: [`latest is build ${BUILD}`, /by run-id is safer/],
    also(ran) {
      expect(calls(ran, 'history')).toHaveLength(1)
      for (const a of calls(ran, 'status')) expect(a.segments).toContain(BUILD)
    }
  },
  {
    name: 'of the newest build by creation, though it still queues',
    outcome: 'success',
    setup: ask(
      [
        buildOf([...begins(-9), ...endsWith('FAILED', 'FAILED', 4)], {createdAt: -9}),
        newer([...begins(4), ...endsWith('SUCCEED', 'SUCCEED', 7)], -1)
      ],
      latest,
      {as: v4}
    ),
    outputs: {'run-id': BUILD2}
  },
  {
    name: 'when latest had ended already',
    outcome: 'error',
    setup: ask(done, {...latest, 'allow-outcomes': 'success,failure,cancelled,skipped,paused'}),
    outputs: {reason: /had ended already at the first poll.*created-after/}
  },
  {
    name: 'when latest had ended already and created-after admits it',
    outcome: 'success',
    setup: ask(done, {...latest, 'created-after': '1h'}),
    outputs: {'run-id': BUILD}
  },
  {
    name: 'by a console link, whose ids fill the inputs',
    outcome: 'success',
    setup: ask(green(), {'from-url': page, 'run-id': '', 'pipeline-id': '', 'project-id': ''}),
    outputs: {'run-id': BUILD, url: page}
  },
  {
    name: 'of two pipelines, each with its build',
    outcome: 'success',
    setup: ask(
      [
        green(),
        buildOf([...begins(), ...endsWith('SUCCEED', 'SUCCEED', 5)], {
          pipelineId: PIPELINE2,
          buildId: BUILD2
        })
      ],
      {
        'pipeline-id': `${PIPELINE},${PIPELINE2}`,
        'run-id': `${BUILD},${BUILD2}`
      }
    ),
    outputs: {'run-id': `${BUILD},${BUILD2}`},
    also: targetsAre(['success', true], ['success', true])
  },
  {
    name: 'of one of two latest builds, in one poll',
    outcome: 'failure',
    setup: ask([done, {...broken, pipelineId: PIPELINE2, buildId: BUILD2}], {
      ...check,
      ...latest,
      'pipeline-id': `${PIPELINE},${PIPELINE2}`,
      'fail-fast': 'false'
    }),
    outputs: {'run-id': `${BUILD},${BUILD2}`},
    also(ran) {
      targetsAre(['success', true], ['failure', true])(ran)
      expect(ran.requests.map(a => callOf(a)).sort()).toEqual([
        'detail',
        'detail',
        'history',
        'history',
        'status',
        'status'
      ])
    }
  },
  {
    name: 'for a pair of a pipeline and the build of another',
    outcome: 'error',
    setup: ask([done, {...done, pipelineId: PIPELINE2, buildId: BUILD2}], {'run-id': BUILD2}),
    outputs: {reason: /2101058.*another pipeline/}
  }
]

const unknown: readonly Row[] = [
  {
    name: 'at once in one poll',
    outcome: 'error',
    setup: ask(buildOf([...begins(), ...parts('SUCCEED', -1), ...ends('succeed')]), {
      ...check,
      'allow-outcomes': 'success,failure,cancelled,skipped,paused,running'
    }),
    outputs: {reason: /unknown status/}
  },
  {
    name: 'after 20 polls and outage-tolerance',
    outcome: 'error',
    setup: ask(buildOf([...begins(), ...parts('SUCCEED', -1), ...ends('DOING')]), {'outage-tolerance': '1s'}),
    outputs: {status: 'DOING', reason: /DOING/},
    also: ran => expect(calls(ran, 'status').length).toBeGreaterThanOrEqual(20)
  },
  {
    name: 'for a good status inside an error',
    outcome: 'error',
    setup: ask(
      faulty(running, {
        on: 'status',
        fault: answer(200, {status: 2101174, message: 'no', data: {id: BUILD, status: 'SUCCEED'}})
      })
    ),
    outputs: {reason: /2101174/, status: ''}
  }
]

const envelope = (status: number, message: string) => ({status, message})
const refused = (
  name: string,
  as: Way,
  platform: Partial<BkciOptions>,
  reason: RegExp,
  given: Record<string, string> = {}
): Row => ({
  name,
  outcome: 'error',
  setup: () => {
    const setup = ask(green(), given, {as, platform})()
    return {...setup, secrets: ['token', 'app-secret'].flatMap(input => setup.inputs[input] ?? [])}
  },
  outputs: {reason, polls: '1', status: ''}
})
const troubles: readonly Row[] = [
  refused('for a token that the server does not take', direct, {}, /2100024.*check token.*user\/token\/get/, {
    token: 'another-token-0009'
  }),
  refused('for a secret that the gateway does not take', app, {}, /1640001.*check app-code, app-secret/, {
    'app-secret': 'another-secret-0009'
  }),
  refused(
    'for an app without the permission',
    app,
    {appAllowed: false},
    /1640301.*sim-gw-0001.*permission for this API/
  ),
  refused(
    'for a server that takes requests only through its gateway',
    direct,
    {gatewayOnly: true},
    /HTTP 403.*gateway-user or gateway-app/
  ),
  {
    name: 'at once in one poll for an unknown build',
    outcome: 'error',
    setup: ask(green(), {...check, 'run-id': BUILD2}),
    outputs: {reason: /(?:2101163|Invalid buildId).*check project-id, pipeline-id and run-id/, polls: '1'}
  },
  {
    name: 'of a build that appears later',
    outcome: 'success',
    setup: ask([running, newer([...begins(4), ...endsWith('SUCCEED', 'SUCCEED', 7)], 4)], {
      'run-id': BUILD2
    })
  },
  ...(
    [
      [
        '429 with 1642902',
        answer(429, {code: 1642902, message: 'rate limit'}, {'x-bkapi-ratelimit-reset': '1'})
      ],
      ['2100001 inside HTTP 200', answer(200, envelope(2100001, 'system busy'))]
    ] as const
  ).map(
    ([name, fault]): Row => ({
      name: `after ${name}`,
      outcome: 'success',
      setup: ask(faulty(done, {on: 'status', nth: [1], fault}), {}, {as: gateway}),
      also: ran => expect(calls(ran, 'status').length).toBeLessThanOrEqual(2),
      // A connection that was cut may have been asked again by the client itself.
      log: [/cannot be read|HTTP|error|connection|closed|reset|answer/]
    })
  ),
  {
    name: 'for good answers without data',
    outcome: 'error',
    setup: ask(faulty(running, {on: 'status', fault: answer(200, {status: 0})}), check),
    outputs: {reason: /status 0 without data/}
  },
  {
    name: 'without the detail, which explains and never decides, and the log says so',
    outcome: 'success',
    setup: ask(faulty(green(), {on: 'detail', fault: answer(403, envelope(403, 'no'))})),
    log: [/the detail of the build cannot be read/]
  },
  {
    name: 'without the detail, by the errors that the status names',
    outcome: 'failure',
    setup: ask(faulty(red(), {on: 'detail', fault: answer(403, envelope(403, 'no'))}), shown),
    outputs: {reason: /rollout.*progress deadline/},
    also: ran => expect(digested(ran)).toEqual(rollout.log)
  }
]

const wrong = (
  name: string,
  inputs: Record<string, string>,
  reasons: RegExp | readonly RegExp[],
  as: Way = direct
): Row => ({
  name,
  outcome: 'error',
  setup: () => {
    const setup = ask(green(), inputs, {as})()
    const secrets = ['token', 'access-key', 'secret-key', 'app-secret'].flatMap(
      input => setup.inputs[input] || []
    )
    return {...setup, secrets}
  },
  outputs: {polls: '0', status: ''},
  also({requests, run}) {
    expect(requests).toEqual([])
    expect(run.outputs.reason).toMatch(/^wrong input: /)
    for (const reason of [reasons].flat()) expect(run.outputs.reason).toMatch(reason)
  }
})
// All that can be wrong is asked in __tests__/unit/inputs/refused-bkci.test.ts.
const mistakes: readonly Row[] = [
  wrong('for direct-v3 with an app', {'app-code': 'shop', 'app-secret': SECRET}, [
    /app-code: .* is not used with api: direct-v3/,
    /app-secret: not used/
  ]),
  wrong(
    'for gateway-app without a credential',
    {'app-code': '', 'app-secret': '', username: ''},
    [/app-code: required/, /app-secret: required/, /username: required/],
    app
  ),
  wrong(
    'for many wrong inputs at once',
    {'project-id': '1', 'pipeline-id': 'y', 'run-id': 'z', timeout: '0', token: ''},
    [/project-id/, /pipeline-id/, /run-id/, /timeout/, /token/]
  )
]

table('fetch-logs ends as', fetched, checkAsks)
table('a build ends as', cells, checkAsks)
table('a wait that shows a log ends as', streams, checkAsks)
table('a build that ends is', finals, checkAsks)
table('a build that has not ended is', waits, checkAsks)
table('a search for a build ends as', choosing, checkAsks)
table('an unknown status ends as', unknown, checkAsks)
table('a wait with trouble ends as', troubles, checkAsks)
table('before any request comes an', mistakes, () => {})
