import {expect} from '@jest/globals'

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

import type {Answer, Platform, PlatformRequest} from '../../simulator/server/platform.js'
import {checkLastLines, checkPolls} from '../support/action/checks.js'

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

type Call = 'detail' | 'list' | 'past' | 'batch' | 'log' | 'outputs' | 'v3'
const callOf = ({method, segments, body}: PlatformRequest): Call | string => {
  const path = segments.join('/')
  const v5 = `v5/${P}/api/pipelines/`
  if (method === 'GET' && path === 'v3/pipelines/status') return 'v3'
  if (method === 'POST' && path === `${v5}status`) return 'batch'
  const rest = path.startsWith(v5)
    ? path.slice(v5.length).replace(/^[0-9a-f]{32}\/pipeline-runs\//, '')
    : path
  if (method === 'GET' && rest === 'detail') return 'detail'
  if (method === 'POST' && rest === 'list') return body.includes('COMPLETED') ? 'past' : 'list'
  if (method === 'POST' && /^[0-9a-f]{32}\/jobs\/[0-9a-f]{32}\/steps\/[0-9a-f]{32}\/logs$/.test(rest))
    return 'log'
  if (method === 'GET' && /^[0-9a-f]{32}\/steps\/outputs$/.test(rest)) return 'outputs'
  return `${method} ${path}`
}
const calls = ({requests}: ActionRun, call: Call) => requests.filter(a => callOf(a) === call)
const asked = (counts: Partial<Record<Call, number>>) => (ran: ActionRun) => {
  const all = [...new Set(ran.requests.map(callOf))].filter(call => call !== 'past')
  expect(Object.fromEntries(all.map(c => [c, calls(ran, c as Call).length]))).toEqual(counts)
}

/** Only questions, with the credentials where they belong. */
function checkAsks(ran: ActionRun): void {
  const {requests, secrets, inputs} = ran
  const known = ['detail', 'list', 'past', 'batch', 'log', 'outputs', 'v3']
  expect(requests.map(callOf).filter(call => !known.includes(call))).toEqual([])
  // The detail of a run that a step had started only explains a failure.
  const ids = ran.run.outputs['run-id']?.split(',') ?? []
  const explains = ({query}: PlatformRequest) =>
    ids.length > 0 && query.has('pipeline_run_id') && !ids.includes(query.get('pipeline_run_id') ?? '')
  const polls = requests.filter(a => !['log', 'outputs', 'past'].includes(callOf(a)) && !explains(a))
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

/**
 * Each operation, and each way to give credentials that differs in how it is asked; the others are asked in
 * __tests__/vendors/codearts.
 */
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
    name: 'check-pipeline with AK/SK',
    outcome: 'success',
    setup: ask(ended('COMPLETED'), check, {as: aksk}),
    outputs: {status: 'COMPLETED', 'run-id': R, polls: '1'}
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
    name: 'narrowed by job-id and step-id',
    outcome: 'success',
    setup: ask(green({at: -10}), {...fetch, 'job-id': 'deploy-job', 'step-id': 'deploy-step'}),
    never: /build line/,
    also(ran) {
      expect(streamed(ran, 'deploy-step')).toEqual(deploy.log)
      expect(remoteLines(ran).flatMap(b => b.lines)).toEqual(deploy.log)
      for (const {segments} of calls(ran, 'log')) expect(segments).toContain(hexId('step1-42'))
    }
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
    name: 'when one of two logs was refused',
    outcome: 'success',
    setup: ask(green({at: -10}), fetch, {
      instead: ({segments}) =>
        segments.includes(hexId('step0-42'))
          ? {status: 403, body: {error_code: 'DEVPIPE.00011999', error_msg: 'no right to this log'}}
          : undefined
    }),
    log: [/step build-job › build-step cannot be read.*no right to this log/],
    also: ran => expect(streamed(ran, 'deploy-step')).toEqual(deploy.log)
  }
]

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
const waits: readonly Row[] = [
  {
    name: 'at a review, with who may decide and where, while the run says RUNNING',
    outcome: 'paused',
    setup: ask(shop([runOf(both('RUNNING'), {}, review)]), stop),
    outputs: {reason: /lin, chen \(all of them\) can approve or reject the review prod \/ approve at https/},
    also: ran => checkLastLines(ran, ['lin, chen', url])
  },

  {
    name: 'after a review that was shown, and approved',
    outcome: 'success',
    setup: ask(
      shop([runOf([...both('RUNNING'), {at: 0, hold: 5, of: T}, ...both('COMPLETED', 2)], {}, review)])
    ),
    log: [/lin, chen.*can approve or reject/]
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
    name: 'at once in one poll at a commit without a run',
    outcome: 'error',
    setup: ask(shop([]), {...check, ...byCommit}),
    outputs: {reason: /nothing was found/, polls: '1', status: /no run yet|^$/}
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
    name: 'when latest had ended already',
    outcome: 'error',
    setup: ask(ended('COMPLETED'), {...latest, 'allow-outcomes': 'success,failure,cancelled,skipped,paused'}),
    outputs: {reason: /had ended already at the first poll.*created-after/, 'run-id': /^$|^1111/}
  },

  {
    name: 'by a console link, whose ids fill the inputs',
    outcome: 'success',
    setup: ask(green(), {'from-url': url, 'run-id': '', 'pipeline-id': '', 'project-id': '', region: ''}),
    outputs: {'run-id': R, url}
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
  }
]

const unknown: readonly Row[] = [
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

const troubles: readonly Row[] = [
  {
    name: 'for a token that the platform does not take',
    outcome: 'error',
    setup: () => {
      const other = 'MIIE-another-token-0002'
      return {...ask(green(), {token: other})(), secrets: [other]}
    },
    outputs: {reason: /APIGW\.0301.*check token/, polls: '1', status: ''},
    never: /canonicalRequest:GET|pipeline_run_id=/
  },
  {
    name: 'for a pipeline that is not there, inside HTTP 200 and nested',
    outcome: 'error',
    setup: ask(green(), {'pipeline-id': PL2}),
    outputs: {reason: /DEVPIPE\.00011401: pipeline not found.*pipeline-id/, polls: '1'}
  },
  {
    name: 'after an error of the back end inside HTTP 200',
    outcome: 'success',
    setup: ask(
      faulty(ended('COMPLETED'), {
        on: 'detail',
        nth: [1],
        fault: answer(200, {error_code: 'DEV_21_100001', error_msg: 'system busy'})
      })
    ),
    outputs: {polls: '2'}
  },
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
    name: 'for a run under review',
    outcome: 'paused',
    setup: ask(shop([runOf(both('PAUSED'))]), {...v3, ...stop}),
    outputs: {status: 'verifying', reason: /a reviewer of this pipeline can approve or reject/}
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
    name: 'of two pipelines, waited for in one request a poll until one of them has ended, through a failure too',
    outcome: 'success',
    setup: ask(
      [
        faulty(shop([runOf([...both('RUNNING'), ...both('COMPLETED', 6)])]), {
          on: 'any',
          nth: [3, 4],
          fault: {kind: 'answer', status: 503, body: ''}
        }),
        other(PL2, [...both('RUNNING'), ...both('COMPLETED', 8)])
      ],
      v3
    ),
    also(ran) {
      targetsAre(['success', true], ['success', true])(ran)
      const asked = ran.requests.map(({query}) => query.get('pipeline_ids')?.split(',').length ?? 0)
      expect(asked).toEqual([...asked].sort((a, b) => b - a))
      expect(asked.slice(0, 5)).toEqual([2, 2, 2, 2, 2])
      expect(ran.run.outputs.polls).toBe(String(asked.length))
    }
  }
]

table('a run ends as', cells, checkAsks)
table('fetch-logs ends as', fetched, checkAsks)
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
