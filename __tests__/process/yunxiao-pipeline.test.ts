import {expect} from '@jest/globals'
import type {Outcome} from '../../src/model/outcome.js'
import {commandsNamed, wholeLog} from '../support/action/log-views.js'
import type {ActionRun} from '../support/action/run-action.js'
import {sideBySide} from '../support/action/side-by-side.js'
import {answer} from '../support/deploys/deploy-orders.js'
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
// Time enough for some polls on any machine.
const short = {timeout: '8s'}

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

  waits('failure', 'by its status', {
    runs: [runOf([...all('RUNNING'), jobSays(501, 'SUCCESS', 3), jobSays(502, 'FAIL', 3), says('FAIL', 3)])],
    inputs: given,
    status: 'FAIL',
    reason: /job deploy.*run 77 of pipeline 4201/
  }),

  waits('cancelled', 'by its status', {
    runs: [runOf([...all('RUNNING'), says('CANCELLING', 2), says('CANCELED', 3)])],
    inputs: given,
    status: 'CANCELED',
    reason: /cancelled on the platform/
  }),

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

  waits('success', 'of a commit whose run comes later', {
    editions: ['region'],
    runs: [old, runOf([...all('RUNNING', 4), ...all('SUCCESS', 6)], {createdAt: 4})],
    inputs: {commit: commit.slice(0, 12), 'created-after': '5m'},
    matchedBy: 'commit',
    runId: '77',
    log: [/commit 4f0c8d1be2a9 has run 77/]
  }),

  waits('failure', 'of the newest run of a commit, although an older one was green', {
    runs: [old, runOf([...all('RUNNING'), ...all('FAIL', 3)], {createdAt: -5})],
    inputs: byCommit,
    runId: '77'
  }),

  waits('failure', 'of the latest run, although a newer one has begun and is green', {
    runs: [
      runOf([...all('RUNNING'), ...all('FAIL', 5)]),
      runOf(all('SUCCESS', 3), {runId: 78, createdAt: 2})
    ],
    inputs: latest,
    runId: '77',
    also: ran => expect(wholeLog(ran)).not.toMatch(/(run|builds)[ /]78/)
  }),

  waits('error', 'of the latest run, which had ended already', {
    runs: [old],
    inputs: latest,
    matchedBy: 'latest',
    reason: /latest is run 76.*ended already.*created-after/
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

  waits('error', 'for 403, naming the scope', {
    runs: [{...done, faults: [failing(answer(403, {errorCode: 'Forbidden', errorMessage: 'no'}))]}],
    inputs: given,
    reason: /HTTP 403.*Forbidden.*流水线运行实例/,
    also: asksFor(/\/runs\/77$/, 1)
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
  })
]

const check: readonly Row[] = [
  checks('running', 'at one poll, which is red', {
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

  checks('success', 'after an answer that was none', {
    runs: [{...done, faults: [failing(answer(503), {nth: [1]})]}],
    inputs: given
  }),
  checks('success', 'of several pipelines, latest for all', {
    runs: [done, {...old, pipelineId: '4202', runId: 12}],
    inputs: {'pipeline-id': '4201,4202', ...latest},
    runId: '77,12'
  })
]

sideBySide('wait-pipeline ends as', test => {
  test.each(casesOf(wait))('$outcome $name ($edition)', checkCase, 60_000)
})

sideBySide('check-pipeline ends as', test => {
  test.each(casesOf(check))('$outcome $name ($edition)', checkCase, 60_000)
})
