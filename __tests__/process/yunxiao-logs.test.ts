import {expect, test} from '@jest/globals'
import type {Outcome} from '../../src/model/outcome.js'
import {commandsNamed, remoteLines, streamed, wholeLog} from '../support/action/log-views.js'
import type {ActionRun} from '../support/action/run-action.js'
import {sideBySide} from '../support/action/side-by-side.js'
import {
  answer,
  both as bothMachines,
  is,
  order,
  says as orderSays,
  prints
} from '../support/deploys/deploy-orders.js'
import {both, casesOf, checkCase, type Row} from '../support/deploys/yunxiao-table.js'
import {
  all,
  allChange,
  approvalAction,
  changeOf,
  environment,
  failing,
  jobSays,
  orderAction,
  pipelineId,
  runOf,
  says,
  step
} from '../vendors/yunxiao/support.js'

type Rest = Omit<Row, 'outcome' | 'name' | 'operation'>
const logsOf = (outcome: Outcome, name: string, rest: Rest): Row => ({
  outcome,
  name,
  operation: 'fetch-logs',
  // By default every outcome that is a verdict is green here.
  green: outcome !== 'error' && outcome !== 'timeout',
  ...rest,
  inputs: {logs: '', 'pipeline-id': pipelineId, 'run-id': '77', ...rest.inputs}
})

const numbered = (text: string, count: number) => Array.from({length: count}, (_, i) => `${text} ${i + 1}`)
const long = numbered('compiled module', 2500)
const fetched = ['Cloning into shop', 'HEAD is now at 4f0c8d1']
const shipped = ['upload shop-2.4.0.tar.gz', 'done']
const jobs = [
  {id: 501, name: 'build', steps: [step('fetch', fetched), step('compile', long)]},
  {id: 502, name: 'ship', steps: [step('upload', shipped)]}
]
const done = runOf(all('SUCCESS'), {jobs})

/** Remote lines of the parts as they were streamed, without those that the digest shows once more. */
const printed = (ran: ActionRun) =>
  remoteLines(ran)
    .filter(block => block.heading !== '')
    .flatMap(block => block.lines)
/** Each of these lines stands under the heading that names its part, in its order, once; and no other line does. */
const showsOnly =
  (expected: Readonly<Record<string, readonly string[]>>) =>
  (ran: ActionRun): void => {
    for (const [part, lines] of Object.entries(expected)) expect(streamed(ran, part)).toEqual(lines)
    expect(printed(ran).sort()).toEqual(Object.values(expected).flat().sort())
  }

const deployOrder = {
  ...order([
    orderSays('Success'),
    ...bothMachines('Success'),
    prints(1, ['web-1 stop', 'web-1 start']),
    prints(2, ['web-2 stop', 'web-2 start'])
  ]),
  pipelineId
}
const web1 = ['web-1 stop', 'web-1 start']
const web2 = ['web-2 stop', 'web-2 start']
const deploying = runOf(
  [says('SUCCESS'), jobSays(501, 'SUCCESS'), jobSays(502, 'SUCCESS', 0, [orderAction(1111)])],
  {jobs: [{...jobs[0], steps: [step('fetch', fetched)]} as (typeof jobs)[0], {id: 502, name: 'deploy'}]}
)
const failed = runOf([says('FAIL'), jobSays(501, 'SUCCESS'), jobSays(502, 'FAIL', 0, [orderAction(1111)])], {
  jobs: [{...jobs[0], steps: [step('fetch', fetched)]} as (typeof jobs)[0], {id: 502, name: 'deploy'}]
})
const failedOrder = {
  ...order([
    orderSays('Running'),
    is(1, 'Success'),
    is(2, 'Failed'),
    prints(1, web1),
    prints(2, ['web-2 stop', '[deploy] exited with 1'])
  ]),
  pipelineId
}

const event = (action: string, operator: string, at = 0) => ({
  at,
  event: {job: 'j1', action, operator, message: `${action.toLowerCase()} says`}
})
const changed = changeOf([
  ...allChange('SUCCESS'),
  event('JOB_CREATE', 'wang', -3),
  event('JOB_START', 'wang', -2),
  event('JOB_FINISH', 'system', -1),
  {at: 0, taskLog: 'j1t', text: 'apply Deployment web-prod\nrolled out\n'}
])
const ofChange = {'pipeline-id': '', 'run-id': '', 'app-name': 'shop-web', 'change-order-sn': 'c0ffee'}
const ofOrder = {'run-id': '', 'deploy-order-id': '1111'}
const denied = [failing(answer(403, {errorCode: 'Forbidden'}), {on: 'log'})]
// Objects of their own, made once: a fault counts its requests by itself.
const noTaskLogs = [failing(answer(403, {errorCode: 'Forbidden'}))]
const noSteps = [failing(answer(403, {errorCode: 'Forbidden'}))]

const rows: readonly Row[] = [
  logsOf('success', 'of a whole run, steps of thousands of lines included', {
    editions: both,
    runs: [done],
    status: 'SUCCESS',
    matchedBy: 'given',
    runId: '77',
    also(ran) {
      showsOnly({'step fetch': fetched, 'step compile': long, 'step upload': shipped})(ran)
      const pages = ran.requests.filter(r => /step\/log\?stepIndex=1&/.test(r.path))
      expect(pages.every(r => /limit=\d+/.test(r.path) && /buildId=5010/.test(r.path))).toBe(true)
      expect(pages.slice(0, 3).map(r => /offset=(\d+)/.exec(r.path)?.[1])).toEqual(['0', '1000', '2000'])
    }
  }),
  logsOf('success', 'whatever logs says', {
    runs: [done],
    inputs: {logs: 'none', 'step-id': 'upload'},
    also: showsOnly({'step upload': shipped})
  }),
  logsOf('success', 'of one job alone', {
    runs: [done],
    inputs: {'job-id': 'build'},
    also: showsOnly({'step fetch': fetched, 'step compile': long})
  }),
  logsOf('success', 'of one step by its number within a job', {
    runs: [done],
    inputs: {'job-id': 'ship', 'step-id': '0'},
    also: showsOnly({'step upload': shipped})
  }),
  logsOf('success', 'of a job whose steps may not be read: its own log', {
    runs: [runOf(all('SUCCESS'), {jobs: [{id: 501, name: 'build', steps: [step('fetch', fetched)]}]})],
    faults: segments => (segments.at(-1) === 'steps' ? noSteps : []),
    also: showsOnly({'job build': fetched})
  }),
  logsOf('success', 'of a run without a deploy order, of which nothing is printed', {
    runs: [runOf(all('SUCCESS'))],
    status: 'SUCCESS',
    reason: /run 77 of pipeline 4201 succeeded/
  }),
  logsOf('success', 'of a run with its machines', {
    runs: [deploying],
    orders: [deployOrder],
    also: showsOnly({'step fetch': fetched, 'machine web-1': web1, 'machine web-2': web2})
  }),
  logsOf('success', "of one machine of a run's order", {
    runs: [deploying],
    orders: [deployOrder],
    inputs: {'machine-sn': 'web-2'},
    also: showsOnly({'machine web-2': web2})
  }),
  logsOf('success', "of a job that deploys: its machines'", {
    runs: [deploying],
    orders: [deployOrder],
    inputs: {'job-id': 'deploy'},
    also: showsOnly({'machine web-1': web1, 'machine web-2': web2})
  }),
  logsOf('success', 'of a deploy order', {
    editions: both,
    orders: [deployOrder],
    inputs: ofOrder,
    also: showsOnly({'machine web-1': web1, 'machine web-2': web2})
  }),
  logsOf('success', 'of one machine of a deploy order', {
    orders: [deployOrder],
    inputs: {...ofOrder, 'machine-sn': '10.0.0.1'},
    also: showsOnly({'machine web-1': web1})
  }),
  logsOf('success', 'of a change order: events and task logs', {
    editions: both,
    changes: [changed],
    inputs: ofChange,
    also(ran) {
      const events = streamed(ran, 'environment prod')
      expect(events.map(line => /JOB_\w+/.exec(line)?.[0])).toEqual(['JOB_CREATE', 'JOB_START', 'JOB_FINISH'])
      expect(events[0]).toMatch(/by wang: job_create says/)
      expect(streamed(ran, 'task Deployment web-prod')).toEqual(['apply Deployment web-prod', 'rolled out'])
      expect(printed(ran)).toHaveLength(5)
    }
  }),
  logsOf('success', 'of one environment of a change order, with more events than a page has', {
    changes: [
      changeOf(
        [
          ...allChange('SUCCESS'),
          {at: 0, job: 'j2', state: 'SUCCESS'},
          ...Array.from({length: 230}, (_, i) => event(`TASK_${i}`, 'wang', i / 100 - 3)),
          {at: 0, event: {job: 'j2', action: 'JOB_START', operator: 'li', message: ''}}
        ],
        {jobs: [environment('j1', 'prod', {stages: []}), environment('j2', 'gray', {stages: []})]}
      )
    ],
    inputs: {...ofChange, 'job-id': 'prod'},
    also: ran =>
      expect(printed(ran).map(line => /TASK_(\d+)/.exec(line)?.[1])).toEqual(
        Array.from({length: 230}, (_, i) => `${i}`)
      )
  }),

  logsOf('failure', 'of a run that has failed, which is green here', {
    runs: [runOf([says('FAIL'), jobSays(501, 'SUCCESS'), jobSays(502, 'FAIL')], {jobs})],
    status: 'FAIL',
    reason: /step upload|job ship/,
    also: showsOnly({'step fetch': fetched, 'step compile': long, 'step upload': shipped})
  }),
  logsOf('failure', 'of a run that has failed, where that is not allowed', {
    runs: [runOf([says('FAIL'), jobSays(501, 'SUCCESS'), jobSays(502, 'FAIL')], {jobs})],
    inputs: {'allow-outcomes': 'success', 'step-id': 'upload'},
    green: false,
    also: showsOnly({'step upload': shipped})
  }),
  logsOf('failure', 'of a run that has failed, with its machines', {
    runs: [failed],
    orders: [failedOrder],
    also: showsOnly({
      'step fetch': fetched,
      'machine web-1': web1,
      'machine web-2': ['web-2 stop', '[deploy] exited with 1']
    })
  }),
  logsOf('failure', "of one machine of a run's order, although the run has failed", {
    runs: [failed],
    orders: [failedOrder],
    inputs: {'machine-sn': 'i-bp1web2'},
    also: showsOnly({'machine web-2': ['web-2 stop', '[deploy] exited with 1']})
  }),
  logsOf('success', 'of a run that still runs, until its end', {
    runs: [
      runOf([...all('RUNNING'), jobSays(502, 'INIT'), ...all('SUCCESS', 13)], {
        jobs: [
          {
            id: 501,
            name: 'build',
            steps: [{name: 'compile', lines: numbered('line', 40).map((text, i) => ({at: i * 0.3, text}))}]
          },
          {id: 502, name: 'ship'}
        ]
      })
    ],
    status: 'SUCCESS',
    also: showsOnly({'step compile': numbered('line', 40)})
  }),
  logsOf('success', 'of a machine that still deploys, until its end', {
    orders: [
      {
        ...order([
          orderSays('Running'),
          ...bothMachines('Running'),
          ...numbered('line', 20).map((line, i) => prints(1, [line], i / 2)),
          ...bothMachines('Success', 11),
          orderSays('Success', 11)
        ]),
        pipelineId
      }
    ],
    inputs: {...ofOrder, 'machine-sn': 'i-bp1web1'},
    also: showsOnly({'machine web-1': numbered('line', 20)})
  }),
  logsOf('paused', 'of a run that waits for an approval', {
    runs: [
      runOf(
        [says('RUNNING'), jobSays(501, 'SUCCESS'), jobSays(502, 'WAITING', 0, [approvalAction('wang')])],
        {
          jobs: [
            {id: 501, name: 'build', steps: [step('fetch', fetched)]},
            {id: 502, name: 'approve'}
          ]
        }
      )
    ],
    reason: /wang/,
    also: showsOnly({'step fetch': fetched})
  }),

  logsOf('error', 'for a job that there is not', {
    runs: [done],
    inputs: {'job-id': 'Build'},
    reason: /job-id Build.*build, ship/,
    also: showsOnly({})
  }),
  logsOf('error', 'for a step that there is not', {
    runs: [done],
    inputs: {'step-id': 'lint'},
    reason: /step-id lint.*fetch, compile, upload/
  }),
  logsOf('error', 'for a machine that there is not', {
    runs: [deploying],
    orders: [deployOrder],
    inputs: {'machine-sn': 'web-3'},
    reason: /machine-sn web-3.*web-1.*web-2/
  }),
  logsOf('error', 'when no log may be read', {
    runs: [{...runOf(all('SUCCESS'), {jobs: jobs.slice(1)}), faults: denied}],
    reason: /log.*403/,
    also: showsOnly({})
  }),
  logsOf('error', 'when of two runs no log of one may be read', {
    runs: [
      done,
      {...runOf(all('SUCCESS'), {jobs: jobs.slice(1)}), pipelineId: '4202', runId: 12, faults: denied}
    ],
    inputs: {'pipeline-id': '4201,4202', 'run-id': '77,12'},
    reason: /log.*403/
  }),
  logsOf('error', 'when the log that was asked for may not be read', {
    runs: [deploying],
    orders: [{...deployOrder, faults: denied}],
    inputs: {'machine-sn': 'i-bp1web1'},
    reason: /log.*403/
  }),
  logsOf('success', 'when only some logs may be read, with a warning', {
    runs: [deploying],
    orders: [{...deployOrder, faults: denied}],
    also(ran) {
      showsOnly({'step fetch': fetched})(ran)
      expect(commandsNamed(ran, 'warning').filter(c => /log of machine .*403/.test(c.data))).toHaveLength(1)
    }
  }),
  logsOf('success', 'of a change order whose task logs may not be read, with a warning', {
    changes: [changed],
    faults: segments => (segments.at(-1) === 'operationLog' ? noTaskLogs : []),
    inputs: ofChange,
    also(ran) {
      expect(printed(ran)).toHaveLength(3)
      expect(wholeLog(ran)).toMatch(/log of task Deployment web-prod cannot be read.*403/)
    }
  }),
  logsOf('error', 'for a run that there is not, at the deadline', {
    runs: [done],
    inputs: {'run-id': '78', timeout: '1s'},
    reason: /HTTP 404/
  })
]

sideBySide('fetch-logs ends as', test => {
  test.each(casesOf(rows))('$outcome $name ($edition)', checkCase, 60_000)
})

test.concurrent.each(both)(
  'the events of a change order that say they are complete are read once (%s)',
  async edition => {
    await checkCase({
      outcome: 'success',
      name: 'with complete events',
      operation: 'wait-change-order',
      edition,
      changes: [
        changeOf(
          [
            ...allChange('SUCCESS'),
            event('JOB_CREATE', 'wang', -3),
            event('JOB_START', 'wang', -2),
            event('JOB_FINISH', 'system', -1)
          ],
          {jobs: [environment('j1', 'prod', {stages: []})]}
        )
      ],
      inputs: {'app-name': 'shop-web', 'change-order-sn': 'c0ffee', logs: 'all'},
      also(ran) {
        expect(streamed(ran, 'environment prod')).toHaveLength(3)
        // Lines that may come late would be asked for again 1, 3 and 5 s after the end.
        expect(ran.requests.filter(r => /\/jobs\/j1\/logs/.test(r.path))).toHaveLength(1)
      }
    })
  },
  60_000
)
