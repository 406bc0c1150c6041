import {expect} from '@jest/globals'
import {type PipelinePlan, pipelineRun} from '../../simulator/bkci/pipeline-run.js'
import {type BkciOptions, bkci} from '../../simulator/bkci/platform.js'
import type {BuildEvent, BuildFault, BuildScenario, TaskShape} from '../../simulator/bkci/scenario.js'
import {hexId} from '../../simulator/codearts/scenario.js'
import type {FaultKind} from '../../simulator/server/fault.js'
import type {PlatformRequest} from '../../simulator/server/platform.js'
import {checkLastLines, checkPolls} from '../support/action/checks.js'
import * as log from '../support/action/log-views.js'
import {remoteLines} from '../support/action/log-views.js'
import type {ActionOptions, ActionRun} from '../support/action/run-action.js'
import {numbered, type Row, table} from '../support/action/table.js'
import {PIPELINE, PROJECT} from '../vendors/bkci/support.js'

const PIPELINE2 = `p-${hexId('second')}`
const [BUILD, BUILD2] = ['one', 'two'].map(name => `b-${hexId(name)}`) as [string, string]
const commit = '3f2a9c1d5e6f708192a3b4c5d6e7f8091a2b3c4d'
const TOKEN = 'bkci-token-0fh3-0001'
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
const old = green({createdAt: -10})
/** So many builds that succeeded before. */
const before = (count: number) =>
  Array.from({length: count}, (_, i) =>
    green({createdAt: -100 * (i + 1), buildId: `b-${hexId(`before ${i}`)}`, buildNum: 41 - i})
  )

type Call = 'status' | 'batch' | 'detail' | 'history' | 'past' | 'log'
const v3Calls: readonly [RegExp, Call][] = [
  [/^builds\/b-\w+\/status$/, 'status'],
  [/^builds\/b-\w+\/detail$/, 'detail'],
  [/^builds\/history$/, 'history'],
  [/^builds\/b-\w+\/logs\/(?:init|after)$/, 'log']
]
const v4Calls: readonly [RegExp, Call][] = [
  [/^build_status$/, 'status'],
  [/^batch_get_build_status$/, 'batch'],
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
  const call = (api === 'direct-v3' ? v3Calls : v4Calls).find(([pattern]) => pattern.test(below))?.[1] ?? rest
  return call === 'history' && query.get('pageSize') === '30' ? 'past' : call
}
const calls = ({requests, inputs}: ActionRun, call: Call) =>
  requests.filter(a => callOf(a, inputs.api) === call)

/** Only questions, with the credentials where they belong. */
function checkAsks(ran: ActionRun): void {
  const {requests, secrets, inputs} = ran
  const {api = '', token, username} = inputs
  const known = ['status', 'batch', 'detail', 'history', 'past', 'log']
  expect(requests.map(a => callOf(a, api)).filter(call => !known.includes(call))).toEqual([])
  checkPolls(ran, requests.filter(a => !['log', 'past'].includes(callOf(a, api))).length)
  for (const request of requests) {
    const {method, headers, segments, query, body} = request
    const isBatch = callOf(request, api) === 'batch'
    expect(method).toBe(isBatch ? 'POST' : 'GET')
    expect(body).toMatch(isBatch ? /^\["b-\w+"(?:,"b-\w+")+\]$/ : /^$/)
    const {'x-bkapi-authorization': authorization, 'x-devops-uid': user, ...others} = headers
    expect(others.authorization ?? others.cookie).toBeUndefined()
    expect(user).toBe(username)
    const rest = new URLSearchParams(query)
    rest.delete('access_token')
    const sent = `${segments.join('/')} ${rest} ${JSON.stringify(others)}`
    expect(secrets.filter(secret => sent.includes(secret))).toEqual([])
    if (api.startsWith('direct')) {
      expect(query.getAll('access_token')).toEqual(token ? [token] : [])
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

/** Each operation, and each way to ask in one of them; all ways in each are asked in __tests__/vendors/bkci. */
const cells: readonly Row[] = [
  ...[direct, app].map(
    (as): Row => ({
      name: `wait-pipeline with ${as.api}`,
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
  }
]

const logs = (state: number, at = -4): BuildEvent => ({at, logs: state})
const line = (text: string, at: number): BuildEvent => ({at, task: 'e-1', log: [text]})
const fetched: readonly Row[] = [
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
    name: 'narrowed by job-id and step-id',
    outcome: 'success',
    setup: ask(old, {...fetch, 'job-id': 'production', 'step-id': 'rollout'}),
    never: /package line/,
    also(ran) {
      expect(untimed(remoteLines(ran).flatMap(b => b.lines))).toEqual(rollout.log)
      for (const {query} of calls(ran, 'log')) expect(query.get('tag')).toBe('e-2')
    }
  }
]

const streams: readonly Row[] = [
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
      reason: /lin or chen can approve or reject stage Deploy at http.*reviewStageSeq=3/
    },
    also: ran => checkLastLines(ran, ['lin or chen'])
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
    log: [/lin or chen can approve or reject stage Deploy/]
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
  }
]

const newer = (timeline: readonly BuildEvent[], createdAt = 3) =>
  buildOf(timeline, {buildId: BUILD2, buildNum: 43, createdAt})
const choosing: readonly Row[] = [
  {
    name: 'of a commit whose build appears later',
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
      {as: v4}
    ),
    outputs: {'run-id': BUILD, 'matched-by': 'commit'},
    also: ran => expect(calls(ran, 'history').length).toBeGreaterThan(1)
  },
  {
    name: 'at once in one poll at a commit without a build',
    outcome: 'error',
    setup: ask(done, {...check, ...byCommit}),
    outputs: {reason: /nothing was found/, polls: '1', 'matched-by': /^(?:commit)?$/}
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
    name: 'when latest had ended already',
    outcome: 'error',
    setup: ask(done, {...latest, 'allow-outcomes': 'success,failure,cancelled,skipped,paused'}),
    outputs: {reason: /had ended already at the first poll.*created-after/}
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
  }
]

const BUILD3 = `b-${hexId('three')}`
/** Three builds of one pipeline that run, each until it ends so, at its own time. */
const three = (...endings: readonly (readonly [status: string, at: number])[]) =>
  [BUILD, BUILD2, BUILD3].map((buildId, i) => {
    const [status = '', at] = endings[i] ?? []
    return buildOf([...begins(), ...endsWith(status, status, at)], {buildId, buildNum: 42 + i})
  })
const together = {
  'pipeline-id': [PIPELINE, PIPELINE, PIPELINE].join(','),
  'run-id': [BUILD, BUILD2, BUILD3].join(',')
}
/** Gaps beside which it takes no time to read a detail. */
const calm = {'min-interval': '400ms', 'max-interval': '400ms'}
const all = {...together, 'fail-fast': 'false'}
const allAt8 = three(['SUCCEED', 8], ['SUCCEED', 8], ['SUCCEED', 8])
const onFirst =
  (...faults: BuildFault[]) =>
  (builds: readonly BuildScenario[]) =>
    builds.map((build, i) => (i === 0 ? faulty(build, ...faults) : build))
const several: readonly Row[] = [
  {
    name: 'of three builds, in one request a poll from the second poll to their end',
    outcome: 'success',
    setup: ask(allAt8, {...together, ...calm}, {as: v4}),
    outputs: {'run-id': together['run-id']},
    also(ran) {
      targetsAre(['success', true], ['success', true], ['success', true])(ran)
      // Each by itself at first, and to confirm its end; one by one they would have been asked for 11 times.
      expect(calls(ran, 'status').length).toBeLessThan(10)
      expect(calls(ran, 'batch').length).toBeGreaterThanOrEqual(3)
    }
  },
  ...[v4, app].map(
    (as): Row => ({
      name: `of three builds of an older server with ${as.api}, which is found out once`,
      outcome: 'success',
      setup: ask(allAt8, {...together, ...calm}, {as, platform: {hasBatch: false}}),
      never: /HTTP 40[45]|1640401/,
      also(ran) {
        targetsAre(['success', true], ['success', true], ['success', true])(ran)
        expect(calls(ran, 'batch')).toHaveLength(1)
        expect(calls(ran, 'status').length).toBeGreaterThan(6)
      }
    })
  ),
  {
    name: 'of three builds, one of which fails',
    outcome: 'failure',
    setup: ask(three(['SUCCEED', 14], ['FAILED', 8], ['SUCCEED', 14]), all, {as: app}),
    outputs: {status: 'FAILED'},
    also: targetsAre(['success', true], ['failure', true], ['success', true])
  },
  {
    name: 'of three builds, one of which the answer about all of them leaves out',
    outcome: 'failure',
    setup: ask(
      onFirst({on: 'batch', fault: {kind: 'swap', find: `"id":"${BUILD2}"`, put: '"id":"b-0"'}})(
        three(['SUCCEED', 16], ['FAILED', 12], ['SUCCEED', 16])
      ),
      all,
      {as: v4}
    ),
    outputs: {status: 'FAILED'},
    also: targetsAre(['success', true], ['failure', true], ['success', true])
  },
  {
    name: 'of three builds, one of which has succeeded in the answer about all of them alone',
    outcome: 'failure',
    setup: ask(
      // The last build stands first in that answer.
      onFirst({
        on: 'batch',
        fault: {kind: 'swap', find: '"status":"RUNNING"', put: '"status":"SUCCEED","endTime":1999999999999'}
      })(three(['SUCCEED', 16], ['SUCCEED', 16], ['FAILED', 16])),
      all,
      {as: v4}
    ),
    outputs: {status: 'FAILED'},
    also: targetsAre(['success', true], ['success', true], ['failure', true])
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

const troubles: readonly Row[] = [
  {
    name: 'for a token that the server does not take',
    outcome: 'error',
    setup: () => {
      const other = 'another-token-0009'
      return {...ask(green(), {token: other})(), secrets: [other]}
    },
    outputs: {reason: /2100024.*check token.*user\/token\/get/, polls: '1', status: ''}
  },
  {
    name: 'of a build that appears later',
    outcome: 'success',
    setup: ask([running, newer([...begins(4), ...endsWith('SUCCEED', 'SUCCEED', 7)], 4)], {
      'run-id': BUILD2
    })
  },
  {
    name: 'of a build after others, which are asked once how long they took',
    outcome: 'success',
    setup: ask([green(), ...before(6)]),
    log: [/: usually \S+, the last 6 runs/],
    also: ran => expect(calls(ran, 'past')).toHaveLength(1)
  },
  {
    name: 'of a build after others, of which nothing can be known',
    outcome: 'success',
    setup: ask([faulty(green(), {on: 'past', fault: {kind: 'silence'}}), ...before(6)]),
    also: ran => expect(calls(ran, 'past')).toHaveLength(1),
    never: /usually|could not be listed/
  },
  {
    name: 'after 2100001 inside HTTP 200',
    outcome: 'success',
    setup: ask(
      faulty(done, {on: 'status', nth: [1], fault: answer(200, {status: 2100001, message: 'system busy'})}),
      {},
      {as: gateway}
    ),
    also: ran => expect(calls(ran, 'status')).toHaveLength(2)
  },
  {
    name: 'without the detail, which explains and never decides, and the log says so',
    outcome: 'success',
    setup: ask(faulty(green(), {on: 'detail', fault: answer(403, {status: 403, message: 'no'})})),
    log: [/the detail of the build cannot be read/]
  }
]

table('fetch-logs ends as', fetched, checkAsks)
table('a build ends as', cells, checkAsks)
table('a wait that shows a log ends as', streams, checkAsks)
table('a build that ends is', finals, checkAsks)
table('a build that has not ended is', waits, checkAsks)
table('a search for a build ends as', choosing, checkAsks)
table('a wait for several builds ends as', several, checkAsks)
table('an unknown status ends as', unknown, checkAsks)
table('a wait with trouble ends as', troubles, checkAsks)
