import {expect, test} from '@jest/globals'
import type {Outcome} from '../../src/model/outcome.js'
import {commandsNamed, remoteLines, streamed} from '../support/action/log-views.js'
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
import {casesOf, checkCase, type Row} from '../support/deploys/yunxiao-table.js'
import {
  all,
  allChange,
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

const rows: readonly Row[] = [
  logsOf('success', 'of a whole run, steps of thousands of lines included', {
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

  logsOf('success', 'of one step by its number within a job', {
    runs: [done],
    inputs: {'job-id': 'ship', 'step-id': '0'},
    also: showsOnly({'step upload': shipped})
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

  logsOf('success', 'of a deploy order', {
    editions: ['region'],
    orders: [deployOrder],
    inputs: ofOrder,
    also: showsOnly({'machine web-1': web1, 'machine web-2': web2})
  }),

  logsOf('success', 'of a change order: events and task logs', {
    editions: ['region'],
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

  logsOf('failure', 'of a run that has failed, with its machines', {
    runs: [failed],
    orders: [failedOrder],
    also: showsOnly({
      'step fetch': fetched,
      'machine web-1': web1,
      'machine web-2': ['web-2 stop', '[deploy] exited with 1']
    })
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

  logsOf('error', 'for a job that there is not', {
    runs: [done],
    inputs: {'job-id': 'Build'},
    reason: /job-id Build.*build, ship/,
    also: showsOnly({})
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
  })
]

sideBySide('fetch-logs ends as', test => {
  test.each(casesOf(rows))('$outcome $name ($edition)', checkCase, 60_000)
})

test.concurrent('the events of a change order that say they are complete are read once', async () => {
  await checkCase({
    outcome: 'success',
    name: 'with complete events',
    operation: 'wait-change-order',
    edition: 'central',
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
}, 60_000)
