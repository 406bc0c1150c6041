import {expect} from '@jest/globals'
import type {Outcome} from '../../src/model/outcome.js'
import {commandsNamed, wholeLog} from '../support/action/log-views.js'
import type {ActionRun} from '../support/action/run-action.js'
import {sideBySide} from '../support/action/side-by-side.js'
import {answer, body} from '../support/deploys/deploy-orders.js'
import {both, casesOf, checkCase, type Row} from '../support/deploys/yunxiao-table.js'
import {
  all,
  approvalAction,
  commit,
  failing,
  jobSays,
  otherCommit,
  pipelineId,
  runOf,
  says
} from '../vendors/yunxiao/support.js'

type Rest = Omit<Row, 'outcome' | 'name' | 'operation'>
const rowsOf =
  (operation: string) =>
  (outcome: Outcome, name: string, rest: Rest): Row => ({
    ...rest,
    outcome,
    name,
    operation,
    inputs: {'pipeline-id': pipelineId, ...rest.inputs}
  })
const waits = rowsOf('wait-pipeline')
const checks = rowsOf('check-pipeline')

const given = {'run-id': '77'}
const latest = {'run-id': 'latest'}
const byCommit = {commit}
const stop = {'on-paused': 'stop'}
// Twenty polls decide when no outage is tolerated.
const strict = {'outage-tolerance': '0s'}
const hasty = {'outage-tolerance': '1s'}
// Time enough for some polls on any machine.
const short = {timeout: '8s'}

// One object for all requests: a fault counts them by itself.
const noListOnce = [failing(body('{"runs":[]}'), {nth: [1]})]

const running = runOf(all('RUNNING'))
const done = runOf(all('SUCCESS'))
const succeeds = runOf([...all('RUNNING'), ...all('SUCCESS', 3)])
const old = runOf(all('SUCCESS', -500), {runId: 76, createdAt: -600})
const waitsAt = (status: string, actions = [approvalAction('wang', 'li')]) => [
  says('RUNNING'),
  jobSays(501, 'SUCCESS'),
  jobSays(502, status, 0, actions)
]
const asksFor =
  (pattern: RegExp, times: number) =>
  ({requests}: ActionRun) =>
    expect(requests.filter(r => pattern.test(r.path))).toHaveLength(times)
const warns = (pattern: RegExp) => (ran: ActionRun) =>
  expect(commandsNamed(ran, 'warning').filter(c => pattern.test(c.data))).toHaveLength(1)
const urlIs = (url: RegExp) => (ran: ActionRun) => expect(ran.run.outputs.url).toMatch(url)

const wait: readonly Row[] = [
  waits('success', 'of a run by id', {
    editions: both,
    runs: [succeeds],
    inputs: given,
    status: 'SUCCESS',
    matchedBy: 'given',
    runId: '77',
    log: [/RUNNING/, /RUNNING → SUCCESS/],
    targets: [[`${pipelineId}/77`, 'success', true]],
    also: urlIs(/\/pipelines\/4201\/builds\/77$/)
  }),
  waits('success', 'of a run that had ended long ago, named by its id', {
    runs: [old],
    inputs: {'run-id': '76'},
    runId: '76'
  }),
  waits('success', 'of a run with nulls wherever they may be', {
    runs: [
      runOf(all('SUCCESS'), {
        overlay: {globalParams: null, sources: null, createTime: null, updateTime: null, stages: null}
      })
    ],
    inputs: given,
    also: ({run}) => expect([run.outputs['started-at'], run.outputs.duration]).toEqual(['', ''])
  }),
  waits('failure', 'by its status', {
    editions: both,
    runs: [runOf([...all('RUNNING'), jobSays(501, 'SUCCESS', 3), jobSays(502, 'FAIL', 3), says('FAIL', 3)])],
    inputs: given,
    status: 'FAIL',
    reason: /run 77 of pipeline 4201 ended in.*job deploy/
  }),
  waits('failure', 'with what the failed job says of itself', {
    runs: [
      runOf([
        ...all('RUNNING'),
        {
          at: 3,
          job: 502,
          status: 'FAIL',
          result: '{"successful":false,"code":1903005,"message":"mvn failed"}'
        },
        says('FAIL', 3)
      ])
    ],
    inputs: given,
    reason: /mvn failed, code 1903005/
  }),
  waits('cancelled', 'by its status', {
    runs: [runOf([...all('RUNNING'), says('CANCELLING', 2), says('CANCELED', 3)])],
    inputs: given,
    status: 'CANCELED',
    reason: /cancelled on the platform/
  }),
  ...['success', null].map(status =>
    waits('error', `for the status ${JSON.stringify(status)}`, {
      runs: [runOf([...all('SUCCESS'), says(status)])],
      inputs: {...given, ...strict},
      reason: /unknown status.*20 polls/,
      also: warns(/unknown status/)
    })
  ),
  waits('success', 'after an unknown status', {
    runs: [runOf([...all('RUNNING'), says('UNKOWN', 2), ...all('SUCCESS', 4)])],
    inputs: given,
    also: warns(/UNKOWN/)
  }),

  waits('paused', 'at an approval', {
    runs: [runOf(waitsAt('WAITING'))],
    inputs: {...given, ...stop},
    status: 'RUNNING',
    reason: /deploy.*wang, li/,
    log: [/paused/]
  }),
  waits('paused', 'at a job that is paused and shows no action', {
    runs: [runOf(waitsAt('SWITCH_MANUAL', []))],
    inputs: {...given, ...stop},
    reason: /deploy/
  }),
  waits('success', 'after an approval', {
    runs: [
      runOf([
        ...waitsAt('WAITING'),
        jobSays(502, 'RUNNING', 3, []),
        jobSays(502, 'SUCCESS', 4),
        says('SUCCESS', 4)
      ])
    ],
    inputs: given,
    log: [/waits for a person/, /wang, li/]
  }),
  waits('timeout', 'of an approval that does not come', {
    runs: [runOf(waitsAt('WAITING'))],
    inputs: {...given, ...short},
    reason: /timeout \(8s\).*wang/
  }),

  waits('success', 'of a commit whose run comes later', {
    editions: both,
    runs: [old, runOf([...all('RUNNING', 4), ...all('SUCCESS', 6)], {createdAt: 4})],
    inputs: {commit: commit.slice(0, 12), 'created-after': '5m'},
    matchedBy: 'commit',
    runId: '77',
    log: [/commit 4f0c8d1be2a9 has run 77/]
  }),
  waits('success', 'of a commit, its newest run of three', {
    runs: [{...old, runId: 75}, {...old, timeline: all('FAIL')}, succeeds],
    inputs: {commit: commit.toUpperCase()},
    runId: '77',
    log: [/newest of 3/]
  }),
  waits('failure', 'of the newest run of a commit, although an older one was green', {
    runs: [old, runOf([...all('RUNNING'), ...all('FAIL', 3)], {createdAt: -5})],
    inputs: byCommit,
    runId: '77'
  }),
  waits('timeout', 'of a commit that has only an older run than created-after', {
    runs: [old],
    inputs: {...byCommit, 'created-after': '1m', 'queue-timeout': '1s'},
    runId: '',
    reason: /queue-timeout|no run/,
    matchedBy: 'commit'
  }),
  waits('success', 'of a commit whose run had ended already, with a warning that gives its age', {
    runs: [old],
    inputs: byCommit,
    runId: '76',
    also: warns(/run 76 \(created (?:9m5\ds|10m.*) ago\) had ended already/)
  }),

  waits('success', 'of the latest run, which is pinned and named', {
    runs: [old, succeeds],
    inputs: latest,
    matchedBy: 'latest',
    runId: '77',
    also: ran =>
      expect(commandsNamed(ran, 'notice').filter(c => /latest is run 77.*run-id/.test(c.data))).toHaveLength(
        1
      )
  }),
  waits('failure', 'of the latest run, although a newer one has begun and is green', {
    runs: [
      runOf([...all('RUNNING'), ...all('FAIL', 5)]),
      runOf(all('SUCCESS', 3), {runId: 78, createdAt: 2})
    ],
    inputs: latest,
    runId: '77',
    also: ran => expect(wholeLog(ran)).not.toContain('78')
  }),
  waits('success', 'of the latest run of forty, whose list comes in pages', {
    runs: [...Array.from({length: 40}, (_, i) => ({...old, runId: 37 + i})), succeeds],
    inputs: latest,
    runId: '77'
  }),
  waits('error', 'of the latest run, which had ended already', {
    runs: [old],
    inputs: latest,
    matchedBy: 'latest',
    reason: /latest is run 76.*ended already.*created-after/
  }),
  waits('success', 'of the latest run that had ended already, when created-after admits it', {
    runs: [old],
    inputs: {...latest, 'created-after': '1h'},
    runId: '76'
  }),
  waits('timeout', 'of the latest run, which began after created-after and was created before it', {
    runs: [{...old, begunAt: -60}],
    inputs: {...latest, 'created-after': '5m', 'queue-timeout': '1s'},
    runId: ''
  }),

  waits('success', 'of two pipelines whose runs have one number', {
    runs: [succeeds, {...done, pipelineId: '4202'}],
    inputs: {'pipeline-id': '4201\n4202', 'run-id': '77\n77'},
    runId: '77,77',
    targets: [
      ['4201/77', 'success', true],
      ['4202/77', 'success', true]
    ]
  }),
  waits('failure', 'of one of two pipelines, which ends the wait', {
    runs: [running, runOf(all('FAIL', 3), {pipelineId: '4202', runId: 12})],
    inputs: {'pipeline-id': '4201,4202', 'run-id': '77,12'},
    reason: /run 12 of pipeline 4202/,
    targets: [
      ['4201/77', 'running', false],
      ['4202/12', 'failure', true]
    ]
  }),
  waits('failure', 'of one of two pipelines, which are both waited for', {
    runs: [succeeds, runOf(all('FAIL'), {pipelineId: '4202', runId: 12})],
    inputs: {'pipeline-id': '4201,4202', 'run-id': '77,12', 'fail-fast': 'false'},
    targets: [
      ['4201/77', 'success', true],
      ['4202/12', 'failure', true]
    ]
  }),

  waits('error', 'for 403, naming the scope', {
    runs: [{...done, faults: [failing(answer(403, {errorCode: 'Forbidden', errorMessage: 'no'}))]}],
    inputs: given,
    reason: /HTTP 403.*Forbidden.*流水线运行实例/,
    also: asksFor(/\/runs\/77$/, 1)
  }),
  waits('error', 'for 403 of the list of runs', {
    runs: [done],
    faults: segments => (segments.at(-1) === 'runs' ? [failing(answer(403, {errorCode: 'Forbidden'}))] : []),
    inputs: byCommit,
    reason: /HTTP 403/
  }),
  waits('error', 'for a run that there is not, at the deadline', {
    runs: [done],
    inputs: {'run-id': '78', ...short},
    reason: /HTTP 404.*run-id/
  }),
  waits('success', 'of a run that is there later', {
    runs: [old, runOf([...all('RUNNING', 3), ...all('SUCCESS', 4)], {createdAt: 3})],
    inputs: given
  }),
  waits('error', 'for an answer about another run', {
    runs: [{...done, overlay: {pipelineRunId: 78}}],
    inputs: {...given, ...hasty},
    reason: /78/
  }),
  waits('success', 'after a list of runs that was none', {
    runs: [runOf([...all('RUNNING'), ...all('SUCCESS', 6)])],
    faults: segments => (segments.at(-1) === 'runs' ? noListOnce : []),
    inputs: latest
  }),
  waits('timeout', 'while it runs', {
    runs: [running],
    inputs: {...given, ...short},
    reason: /timeout \(8s\).*× RUNNING/
  }),
  waits('timeout', 'by queue-timeout', {
    runs: [runOf(all('QUEUED'))],
    inputs: {...given, 'queue-timeout': '1s'},
    reason: /queue-timeout \(1s\)/
  }),
  waits('success', 'with from-url alone', {
    runs: [succeeds],
    inputs: {'pipeline-id': '', 'from-url': 'https://flow.aliyun.com/pipelines/4201/builds/77'},
    runId: '77'
  }),
  waits('success', 'with from-url to a pipeline, and latest', {
    runs: [succeeds],
    inputs: {'pipeline-id': '', 'from-url': 'https://flow.aliyun.com/pipelines/4201/current', ...latest},
    runId: '77'
  }),
  waits('success', 'with from-url to a pipeline of an own instance, and latest', {
    editions: ['region'],
    runs: [succeeds],
    inputs: {
      'pipeline-id': '',
      'console-url': 'https://devops.own.example',
      'from-url': 'https://devops.own.example/pipelines/4201/current',
      ...latest
    },
    runId: '77'
  })
]

const check: readonly Row[] = [
  checks('running', 'at one poll, which is red', {
    editions: both,
    runs: [running],
    inputs: given,
    status: 'RUNNING',
    matchedBy: 'given',
    runId: '77',
    also: asksFor(/\/runs\/77$/, 1)
  }),
  checks('paused', 'at an approval, whatever on-paused says', {
    runs: [runOf(waitsAt('WAITING'))],
    inputs: given,
    reason: /wang, li/,
    also: asksFor(/\/runs\/77$/, 1)
  }),
  checks('success', 'of a run by id', {runs: [done], inputs: given, status: 'SUCCESS'}),
  checks('success', 'of the latest run, also when it ended long ago', {
    runs: [old],
    inputs: latest,
    matchedBy: 'latest',
    runId: '76'
  }),
  checks('failure', 'of a run by id', {runs: [runOf(all('FAIL'))], inputs: given}),
  checks('error', 'at once when nothing is found for a commit', {
    runs: [{...old, commit: otherCommit}],
    inputs: byCommit,
    runId: '',
    reason: /nothing was found/,
    also: asksFor(/\/runs\?/, 1)
  }),
  checks('error', 'at once for 404', {
    runs: [done],
    inputs: {'run-id': '78'},
    reason: /HTTP 404/,
    also: asksFor(/\/runs\/78$/, 1)
  }),
  checks('error', 'at once for an unknown status', {
    runs: [runOf([...all('SUCCESS'), says('FINISH')])],
    inputs: given,
    reason: /unknown status/,
    also: asksFor(/\/runs\/77$/, 1)
  }),
  checks('success', 'after an answer that was none', {
    runs: [{...done, faults: [failing(answer(503), {nth: [1]})]}],
    inputs: given
  }),
  checks('success', 'of several pipelines, latest for all', {
    runs: [done, {...old, pipelineId: '4202', runId: 12}],
    inputs: {'pipeline-id': '4201,4202', ...latest},
    runId: '77,12'
  }),
  checks('failure', 'of several pipelines, of which one only runs', {
    runs: [running, runOf(all('FAIL'), {pipelineId: '4202', runId: 12})],
    inputs: {'pipeline-id': '4201,4202', ...latest, 'fail-fast': 'false'},
    reason: /4202/,
    targets: [
      ['4201/latest', 'running', true],
      ['4202/latest', 'failure', true]
    ]
  })
]

/** All mistakes are reported by the input's name, before the first request. */
const mistakes: readonly [
  name: string,
  operation: string,
  inputs: Record<string, string>,
  reasons: RegExp[]
][] = [
  ['an empty run-id', 'wait-pipeline', {'run-id': '  '}, [/run-id: required/]],
  [
    'run and commit',
    'check-pipeline',
    {...given, commit},
    [/commit: .* cannot be given together with run-id/]
  ],
  [
    'order, commit and job',
    'wait-deploy-order',
    {commit, 'deploy-order-id': '1111', 'job-id': 'x'},
    [/commit: .* is not used/, /job-id: .* is not used/]
  ],
  [
    'from-url with another run',
    'wait-pipeline',
    {...given, 'from-url': 'https://flow.aliyun.com/pipelines/4201/builds/78'},
    [/run-id: .* is not the one in from-url/]
  ],
  [
    'many at once',
    'wait-pipeline',
    {'pipeline-id': 'shop', 'run-id': 'latest,1', 'created-after': 'yesterday', timeout: 'soon'},
    [/pipeline-id/, /run-id/, /created-after/, /timeout/]
  ]
]

sideBySide('wait-pipeline ends as', test => {
  test.each(casesOf(wait))('$outcome $name ($edition)', checkCase, 60_000)
})

sideBySide('check-pipeline ends as', test => {
  test.each(casesOf(check))('$outcome $name ($edition)', checkCase, 60_000)
})

sideBySide('before any request comes an error', test => {
  test.each(mistakes)(
    'for %s with %s',
    async (_name, operation, inputs, reasons) => {
      await checkCase({
        outcome: 'error',
        name: '',
        operation,
        edition: 'central',
        runs: [done],
        inputs: {'pipeline-id': pipelineId, ...inputs},
        also(ran) {
          expect(ran.requests).toEqual([])
          for (const pattern of reasons) expect(ran.run.outputs.reason).toMatch(pattern)
        }
      })
    },
    60_000
  )
})
