import {describe, expect, test} from '@jest/globals'
import type {Outcome} from '../../src/model/outcome.js'
import {commandsNamed, type Gated, wholeLog} from '../support/action/run-action.js'
import {answer, body} from '../support/deploys/deploy-orders.js'
import {
  all,
  both,
  casesOf,
  commit,
  failing,
  gateAction,
  jobSays,
  otherCommit,
  pipelineId,
  play,
  type Row,
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
// Twenty looks decide when no outage is tolerated.
const strict = {'outage-tolerance': '0s'}
const hasty = {'outage-tolerance': '1s'}
const short = {timeout: '1s'}

// One object for all requests: a fault counts them by itself.
const noListOnce = [failing(body('{"runs":[]}'), {nth: [1]})]

const running = runOf(all('RUNNING'))
const done = runOf(all('SUCCESS'))
const succeeds = runOf([...all('RUNNING'), ...all('SUCCESS', 0.3)])
const old = runOf(all('SUCCESS', -500), {runId: 76, createdAt: -600})
const waitsAt = (status: string, actions = [gateAction('wang', 'li')]) => [
  says('RUNNING'),
  jobSays(501, 'SUCCESS'),
  jobSays(502, status, 0, actions)
]
const conflict = {
  type: 'ExecutePipelineJobAction',
  disable: false,
  params: {actionId: 'CONFLICT_MERGE'}
}
const asksFor =
  (pattern: RegExp, times: number) =>
  ({requests}: Gated) =>
    expect(requests.filter(r => pattern.test(r.path))).toHaveLength(times)
const warns = (pattern: RegExp) => (gated: Gated) =>
  expect(commandsNamed(gated, 'warning').filter(c => pattern.test(c.data))).toHaveLength(1)
const urlIs = (url: RegExp) => (gated: Gated) => expect(gated.run.outputs.url).toMatch(url)
const unknowns: readonly unknown[] = ['FINISH', 'UNKOWN', 'success', '', null, ['SUCCESS']]

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
  waits('success', 'of a run whose ids come as text', {
    runs: [runOf(all('SUCCESS'), {runId: '77', overlay: {pipelineId: '4201'}})],
    inputs: given
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
  ...['FAIL', 'fail', 'ABORTED'].map(word =>
    waits('failure', `by the word ${word}`, {
      editions: word === 'FAIL' ? both : ['central'],
      runs: [
        runOf([...all('RUNNING'), jobSays(501, 'SUCCESS', 0.2), jobSays(502, word, 0.3), says(word, 0.3)])
      ],
      inputs: given,
      status: word,
      reason: /run 77 of pipeline 4201 ended in.*job deploy/
    })
  ),
  waits('failure', 'with what the failed job says of itself', {
    runs: [
      runOf([
        ...all('RUNNING'),
        {
          at: 0.2,
          job: 502,
          status: 'FAIL',
          result: '{"successful":false,"code":1903005,"message":"mvn failed"}'
        },
        says('FAIL', 0.2)
      ])
    ],
    inputs: given,
    reason: /mvn failed, code 1903005/
  }),
  waits('failure', 'although the job says successful of itself', {
    runs: [
      runOf([
        ...all('RUNNING'),
        {at: 0.2, job: 502, status: 'FAIL', result: '{"successful":true,"message":"deploy.running"}'},
        says('FAIL', 0.2)
      ])
    ],
    inputs: given
  }),
  ...['CANCELED', 'Canceled'].map(word =>
    waits('cancelled', `by the word ${word}`, {
      editions: word === 'CANCELED' ? both : ['central'],
      runs: [runOf([...all('RUNNING'), says('CANCELLING', 0.2), says(word, 0.3)])],
      inputs: given,
      status: word,
      reason: /cancelled on the platform/
    })
  ),
  ...unknowns.map(word =>
    waits('error', `for the status ${JSON.stringify(word)}`, {
      editions: word === 'FINISH' ? both : ['central'],
      runs: [runOf([...all('SUCCESS'), says(word)])],
      inputs: {...given, ...strict},
      reason: /unknown status.*20 polls/,
      also(gated) {
        warns(/unknown status/)(gated)
        if (typeof word === 'string' && /^[A-Za-z]+$/.test(word))
          expect(gated.run.outputs.reason).toContain(`unknown status ${word},`)
      }
    })
  ),
  waits('success', 'after an unknown word', {
    runs: [runOf([...all('RUNNING'), says('UNKOWN', 0.1), ...all('SUCCESS', 0.4)])],
    inputs: given,
    also: warns(/UNKOWN/)
  }),

  ...['WAITING', 'SWITCH_MANUAL', 'RUNNING', 'INIT'].map(status =>
    waits('paused', `at a manual gate whose job says ${status}`, {
      editions: status === 'WAITING' ? both : ['central'],
      runs: [runOf(waitsAt(status))],
      inputs: {...given, ...stop},
      status: 'RUNNING',
      reason: /deploy.*wang, li/,
      log: [/paused/]
    })
  ),
  waits('paused', 'at a job that is started by hand', {
    runs: [runOf(waitsAt('WAITING', [{type: 'StartPipelineJobRun'} as never]))],
    inputs: {...given, ...stop},
    reason: /deploy.*person/
  }),
  ...['SWITCH_MANUAL', 'PAUSED'].map(status =>
    waits('paused', `at a job that says ${status} and shows no action`, {
      runs: [runOf(waitsAt(status, []))],
      inputs: {...given, ...stop},
      reason: /deploy/
    })
  ),
  waits('paused', 'at a merge conflict', {
    editions: both,
    runs: [runOf([says('RUNNING'), jobSays(501, 'RUNNING', 0, [conflict])])],
    inputs: {...given, ...stop},
    reason: /merge conflict/
  }),
  waits('paused', 'that is allowed', {
    runs: [runOf(waitsAt('WAITING'))],
    inputs: {...given, ...stop, 'allow-outcomes': 'success, paused'},
    green: true
  }),
  waits('success', 'after a gate that somebody passed', {
    runs: [
      runOf([
        ...waitsAt('WAITING'),
        jobSays(502, 'RUNNING', 0.3, []),
        jobSays(502, 'SUCCESS', 0.5),
        says('SUCCESS', 0.5)
      ])
    ],
    inputs: given,
    log: [/waits for a person/, /wang, li/]
  }),
  waits('success', 'past a gate that is not reached and shows its buttons', {
    runs: [
      runOf([
        says('RUNNING'),
        jobSays(501, 'RUNNING'),
        jobSays(502, 'INIT', 0, [gateAction('wang')]),
        jobSays(502, 'SUCCESS', 0.4, []),
        jobSays(501, 'SUCCESS', 0.4),
        says('SUCCESS', 0.4)
      ])
    ],
    inputs: {...given, ...stop}
  }),
  waits('success', 'past a gate whose button is disabled', {
    runs: [runOf([...waitsAt('RUNNING', [{...gateAction('wang'), disable: true}]), ...all('SUCCESS', 0.4)])],
    inputs: {...given, ...stop}
  }),
  waits('timeout', 'of a gate that nobody passes', {
    runs: [runOf(waitsAt('WAITING'))],
    inputs: {...given, ...short},
    reason: /timeout \(1s\).*wang/
  }),

  waits('success', 'of a commit whose run comes later', {
    editions: both,
    runs: [old, runOf([...all('RUNNING', 0.4), ...all('SUCCESS', 0.8)], {createdAt: 0.4})],
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
    editions: both,
    runs: [old, runOf([...all('RUNNING'), ...all('FAIL', 0.3)], {createdAt: -5})],
    inputs: byCommit,
    runId: '77'
  }),
  waits('failure', 'of the run that is created later, although an older one was green', {
    runs: [old, runOf(all('FAIL', 0.4), {createdAt: 0.4})],
    inputs: {...byCommit, 'created-after': '1m'},
    runId: '77'
  }),
  waits('timeout', 'of a commit that has only an older run than created-after', {
    runs: [old],
    inputs: {...byCommit, 'created-after': '1m', 'queue-timeout': '1s'},
    runId: '',
    reason: /queue-timeout|no run/,
    matchedBy: 'commit'
  }),
  waits('timeout', 'of a commit that only another one resembles', {
    editions: both,
    runs: [{...old, commit: otherCommit}],
    inputs: {...byCommit, 'queue-timeout': '1s'},
    runId: ''
  }),
  waits('success', 'of a commit whose run had ended already, with a warning that gives its age', {
    runs: [old],
    inputs: byCommit,
    runId: '76',
    also: warns(/run 76 \(created (?:9m5\ds|10m.*) ago\) had ended already/)
  }),
  waits('failure', 'of a commit whose run had failed already', {
    runs: [{...old, timeline: all('FAIL', -500)}],
    inputs: byCommit,
    also: warns(/had ended already/)
  }),

  waits('success', 'of the latest run, which is pinned and named', {
    editions: both,
    runs: [old, succeeds],
    inputs: latest,
    matchedBy: 'latest',
    runId: '77',
    also: gated =>
      expect(
        commandsNamed(gated, 'notice').filter(c => /latest is run 77.*run-id/.test(c.data))
      ).toHaveLength(1)
  }),
  waits('failure', 'of the latest run, although a newer one has begun and is green', {
    editions: both,
    runs: [
      runOf([...all('RUNNING'), ...all('FAIL', 0.6)]),
      runOf(all('SUCCESS', 0.2), {runId: 78, createdAt: 0.15})
    ],
    inputs: latest,
    runId: '77',
    also: gated => expect(wholeLog(gated)).not.toContain('78')
  }),
  waits('success', 'of the latest run, queued ones included', {
    runs: [old, runOf([says('QUEUED'), says('INIT', 0.1), ...all('RUNNING', 0.2), ...all('SUCCESS', 0.4)])],
    inputs: latest,
    runId: '77'
  }),
  waits('success', 'of the latest run of forty, whose list comes in pages', {
    runs: [...Array.from({length: 40}, (_, i) => ({...old, runId: 37 + i})), succeeds],
    inputs: latest,
    runId: '77'
  }),
  ...(['SUCCESS', 'FAIL', 'CANCELED'] as const).map(word =>
    waits('error', `of the latest run that had ended already in ${word}`, {
      editions: word === 'SUCCESS' ? both : ['central'],
      runs: [{...old, timeline: all(word, -500)}],
      inputs: latest,
      matchedBy: 'latest',
      reason: /latest is run 76.*ended already.*created-after/
    })
  ),
  waits('success', 'of the latest run that had ended already, when created-after admits it', {
    runs: [old],
    inputs: {...latest, 'created-after': '1h'},
    runId: '76'
  }),
  waits('timeout', 'of the latest run, when created-after admits none', {
    runs: [old],
    inputs: {...latest, 'created-after': '5m', 'queue-timeout': '1s'},
    runId: ''
  }),
  waits('timeout', 'of the latest run, which began after created-after and was created before it', {
    editions: both,
    runs: [{...old, begunAt: -60}],
    inputs: {...latest, 'created-after': '5m', 'queue-timeout': '1s'},
    runId: ''
  }),
  waits('failure', 'of the first run after created-after', {
    runs: [old, runOf([...all('RUNNING', 0.3), ...all('FAIL', 0.6)], {createdAt: 0.3})],
    inputs: {...latest, 'created-after': '5m'},
    runId: '77'
  }),

  waits('success', 'of two pipelines whose runs have one number', {
    editions: both,
    runs: [succeeds, {...done, pipelineId: '4202'}],
    inputs: {'pipeline-id': '4201\n4202', 'run-id': '77\n77'},
    runId: '77,77',
    targets: [
      ['4201/77', 'success', true],
      ['4202/77', 'success', true]
    ]
  }),
  waits('success', 'of two pipelines, latest for both', {
    runs: [succeeds, runOf([...all('RUNNING'), ...all('SUCCESS', 0.5)], {pipelineId: '4202', runId: 12})],
    inputs: {'pipeline-id': '4201,4202', ...latest},
    matchedBy: 'latest',
    runId: '77,12'
  }),
  waits('failure', 'of one of two pipelines, which ends the wait', {
    runs: [running, runOf(all('FAIL', 0.2), {pipelineId: '4202', runId: 12})],
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
    editions: both,
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
    editions: both,
    runs: [done],
    inputs: {'run-id': '78', ...short},
    reason: /HTTP 404.*run-id/
  }),
  waits('success', 'after 404 for a while', {
    runs: [{...succeeds, faults: [failing(answer(404, {errorCode: 'NotFound'}), {nth: [1, 2]})]}],
    inputs: given
  }),
  waits('success', 'of a run that is there later', {
    runs: [old, runOf([...all('RUNNING', 0.3), ...all('SUCCESS', 0.5)], {createdAt: 0.3})],
    inputs: given
  }),
  waits('error', 'for an answer about another run', {
    editions: both,
    runs: [{...done, overlay: {pipelineRunId: 78}}],
    inputs: {...given, ...hasty},
    reason: /78/
  }),
  waits('error', 'for an answer about the run of another pipeline', {
    runs: [{...done, overlay: {pipelineId: 9999}}],
    inputs: {...given, ...hasty},
    reason: /9999/
  }),
  waits('error', 'for stages that are no list', {
    runs: [{...done, overlay: {stages: 'all'}}],
    inputs: {...given, ...hasty}
  }),
  waits('error', 'for an outage in mid wait', {
    runs: [{...running, faults: [failing(answer(503), {from: 0.3})]}],
    inputs: {...given, ...hasty},
    status: 'RUNNING',
    reason: /HTTP 503.*outage-tolerance/
  }),
  waits('success', 'after a list of runs that was none', {
    runs: [succeeds],
    faults: segments => (segments.at(-1) === 'runs' ? noListOnce : []),
    inputs: latest
  }),
  waits('timeout', 'while it runs', {
    editions: both,
    runs: [running],
    inputs: {...given, ...short},
    reason: /timeout \(1s\).*× RUNNING/
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
    editions: both,
    runs: [succeeds],
    inputs: {'pipeline-id': '', 'from-url': 'https://flow.aliyun.com/pipelines/4201/current', ...latest},
    runId: '77'
  })
]

const check: readonly Row[] = [
  checks('running', 'at one look, which is red', {
    editions: both,
    runs: [running],
    inputs: given,
    status: 'RUNNING',
    matchedBy: 'given',
    runId: '77',
    also: asksFor(/\/runs\/77$/, 1)
  }),
  checks('running', 'that is allowed', {
    runs: [running],
    inputs: {...given, 'allow-outcomes': 'success,running'},
    green: true
  }),
  ...['INIT', 'WAITING'].map(word =>
    checks('running', `by the word ${word}`, {runs: [runOf(all(word))], inputs: given, status: word})
  ),
  checks('paused', 'at a gate, whatever on-paused says', {
    editions: both,
    runs: [runOf(waitsAt('WAITING'))],
    inputs: given,
    reason: /wang, li/,
    also: asksFor(/\/runs\/77$/, 1)
  }),
  checks('paused', 'that is allowed', {
    runs: [runOf(waitsAt('SWITCH_MANUAL', []))],
    inputs: {...given, 'allow-outcomes': 'paused'},
    green: true
  }),
  checks('success', 'of a run by id', {editions: both, runs: [done], inputs: given, status: 'SUCCESS'}),
  checks('success', 'of the latest run, also when it ended long ago', {
    editions: both,
    runs: [old],
    inputs: latest,
    matchedBy: 'latest',
    runId: '76'
  }),
  checks('success', 'of a commit', {runs: [old], inputs: byCommit, matchedBy: 'commit', runId: '76'}),
  checks('failure', 'of a run by id', {editions: both, runs: [runOf(all('FAIL'))], inputs: given}),
  checks('failure', 'that is allowed', {
    runs: [runOf(all('FAIL'))],
    inputs: {...given, 'allow-outcomes': 'success,failure'},
    green: true
  }),
  checks('cancelled', 'of a run by id', {runs: [runOf(all('CANCELED'))], inputs: given}),
  checks('error', 'at once when nothing is found for a commit', {
    editions: both,
    runs: [{...old, commit: otherCommit}],
    inputs: byCommit,
    runId: '',
    reason: /nothing was found/,
    also: asksFor(/\/runs\?/, 1)
  }),
  checks('error', 'at once when the latest run is older than created-after', {
    runs: [old],
    inputs: {...latest, 'created-after': '1m'},
    reason: /nothing was found/
  }),
  checks('error', 'at once for 404', {
    editions: both,
    runs: [done],
    inputs: {'run-id': '78'},
    reason: /HTTP 404/,
    also: asksFor(/\/runs\/78$/, 1)
  }),
  checks('error', 'at once for 403', {
    runs: [{...done, faults: [failing(answer(403))]}],
    inputs: given,
    reason: /HTTP 403/,
    also: asksFor(/\/runs\/77$/, 1)
  }),
  ...['FINISH', 'success'].map(word =>
    checks('error', `at once for the status ${JSON.stringify(word)}`, {
      runs: [runOf([...all('SUCCESS'), says(word)])],
      inputs: given,
      reason: /unknown status/,
      also: asksFor(/\/runs\/77$/, 1)
    })
  ),
  checks('success', 'after an answer that was none', {
    runs: [{...done, faults: [failing(answer(503), {nth: [1]})]}],
    inputs: given
  }),
  checks('success', 'of several pipelines, latest for all', {
    editions: both,
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

/** Mistakes are told by the input's name, all of them, before the first request. */
const mistakes: readonly [name: string, operation: string, inputs: Record<string, string>, told: RegExp[]][] =
  [
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

describe('wait-pipeline', () => {
  test.concurrent.each(casesOf(wait))('$outcome $name ($edition)', play, 60_000)
})

describe('check-pipeline', () => {
  test.concurrent.each(casesOf(check))('$outcome $name ($edition)', play, 60_000)
})

describe('a mistake in the inputs', () => {
  test.concurrent.each(mistakes)(
    '%s with %s',
    async (_name, operation, inputs, told) => {
      await play({
        outcome: 'error',
        name: '',
        operation,
        edition: 'central',
        runs: [done],
        inputs: {'pipeline-id': pipelineId, ...inputs},
        also(gated) {
          expect(gated.requests).toEqual([])
          for (const pattern of told) expect(gated.run.outputs.reason).toMatch(pattern)
        }
      })
    },
    60_000
  )
})
