import {beforeAll, describe, expect, test} from '@jest/globals'
import type {Outcome} from '../../src/model/outcome.js'
import {commandsNamed, type Gated, remoteLines, streamed, wholeLog} from '../support/action/run-action.js'
import {
  answer,
  both as bothMachines,
  is,
  order,
  says as orderSays,
  prints
} from '../support/deploys/deploy-orders.js'
import {
  all,
  allChange,
  both,
  casesOf,
  changeOf,
  environment,
  failing,
  gateAction,
  jobSays,
  orderAction,
  pipelineId,
  play,
  type Row,
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
const printed = (gated: Gated) =>
  remoteLines(gated)
    .filter(block => block.heading !== '')
    .flatMap(block => block.lines)
/** Each of these lines stands under the heading that names its part, in its order, once; and no other line does. */
const showsOnly =
  (expected: Readonly<Record<string, readonly string[]>>) =>
  (gated: Gated): void => {
    for (const [part, lines] of Object.entries(expected)) expect(streamed(gated, part)).toEqual(lines)
    expect(printed(gated).sort()).toEqual(Object.values(expected).flat().sort())
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
    also(gated) {
      showsOnly({'step fetch': fetched, 'step compile': long, 'step upload': shipped})(gated)
      const pages = gated.requests.filter(r => /step\/log\?stepIndex=1&/.test(r.path))
      expect(pages.every(r => /limit=\d+/.test(r.path) && /buildId=5010/.test(r.path))).toBe(true)
      expect(pages.slice(0, 3).map(r => /offset=(\d+)/.exec(r.path)?.[1])).toEqual(['0', '1000', '2000'])
    }
  }),
  logsOf('success', 'whatever logs says', {
    runs: [done],
    inputs: {logs: 'none', 'step-id': 'upload'},
    also: showsOnly({'step upload': shipped})
  }),
  ...['build', '501', 'job_501'].map(id =>
    logsOf('success', `of the job ${id} alone`, {
      runs: [done],
      inputs: {'job-id': id},
      also: showsOnly({'step fetch': fetched, 'step compile': long})
    })
  ),
  logsOf('success', 'of two jobs', {
    runs: [
      runOf(all('SUCCESS'), {
        jobs: [...jobs.slice(1), {id: 501, name: 'build', steps: [step('fetch', fetched)]}]
      })
    ],
    inputs: {'job-id': '501\nship'},
    also: showsOnly({'step fetch': fetched, 'step upload': shipped})
  }),
  logsOf('success', 'of one step by name', {
    runs: [done],
    inputs: {'step-id': 'fetch'},
    also: showsOnly({'step fetch': fetched})
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
    editions: both,
    runs: [deploying],
    orders: [deployOrder],
    also: showsOnly({'step fetch': fetched, 'machine web-1': web1, 'machine web-2': web2})
  }),
  ...['i-bp1web2', '10.0.0.2', 'web-2'].map(machine =>
    logsOf('success', `of the machine ${machine} in a run's order`, {
      runs: [deploying],
      orders: [deployOrder],
      inputs: {'machine-sn': machine},
      also: showsOnly({'machine web-2': web2})
    })
  ),
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
  ...['i-bp1web1', '10.0.0.1', 'web-1'].map(machine =>
    logsOf('success', `of the machine ${machine} of a deploy order`, {
      orders: [deployOrder],
      inputs: {...ofOrder, 'machine-sn': machine},
      also: showsOnly({'machine web-1': web1})
    })
  ),
  logsOf('success', 'of a change order: events and task logs', {
    editions: both,
    changes: [changed],
    inputs: ofChange,
    also(gated) {
      const events = streamed(gated, 'environment prod')
      expect(events.map(line => /JOB_\w+/.exec(line)?.[0])).toEqual(['JOB_CREATE', 'JOB_START', 'JOB_FINISH'])
      expect(events[0]).toMatch(/by wang: job_create says/)
      expect(streamed(gated, 'task Deployment web-prod')).toEqual(['apply Deployment web-prod', 'rolled out'])
      expect(printed(gated)).toHaveLength(5)
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
    also: gated =>
      expect(printed(gated).map(line => /TASK_(\d+)/.exec(line)?.[1])).toEqual(
        Array.from({length: 230}, (_, i) => `${i}`)
      )
  }),

  logsOf('failure', 'of a run that has failed, which is green here', {
    editions: both,
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
    editions: both,
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
  logsOf('cancelled', 'of a run that was cancelled', {
    runs: [runOf(all('CANCELED'), {jobs: jobs.slice(1).map(job => ({...job, id: 501}))})],
    also: showsOnly({'step upload': shipped})
  }),
  logsOf('success', 'of a run that still runs, until its end', {
    editions: both,
    runs: [
      runOf([...all('RUNNING'), jobSays(502, 'INIT'), ...all('SUCCESS', 1.2)], {
        jobs: [
          {
            id: 501,
            name: 'build',
            steps: [{name: 'compile', lines: numbered('line', 40).map((text, i) => ({at: i * 0.03, text}))}]
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
          ...numbered('line', 20).map((line, i) => prints(1, [line], i * 0.05)),
          ...bothMachines('Success', 1),
          orderSays('Success', 1)
        ]),
        pipelineId
      }
    ],
    inputs: {...ofOrder, 'machine-sn': 'i-bp1web1'},
    also: showsOnly({'machine web-1': numbered('line', 20)})
  }),
  logsOf('paused', 'of a run that waits for a person', {
    runs: [
      runOf([says('RUNNING'), jobSays(501, 'SUCCESS'), jobSays(502, 'WAITING', 0, [gateAction('wang')])], {
        jobs: [
          {id: 501, name: 'build', steps: [step('fetch', fetched)]},
          {id: 502, name: 'approve'}
        ]
      })
    ],
    reason: /wang/,
    also: showsOnly({'step fetch': fetched})
  }),

  logsOf('error', 'for a job that there is not', {
    editions: both,
    runs: [done],
    inputs: {'job-id': 'Build'},
    reason: /job-id Build.*build, ship/,
    also: showsOnly({})
  }),
  logsOf('error', 'for one of two jobs', {
    runs: [done],
    inputs: {'job-id': 'ship,deploy'},
    reason: /job-id deploy.*build, ship/
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
    editions: both,
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
    also(gated) {
      showsOnly({'step fetch': fetched})(gated)
      expect(commandsNamed(gated, 'warning').filter(c => /log of machine .*403/.test(c.data))).toHaveLength(1)
    }
  }),
  logsOf('success', 'of a change order whose task logs may not be read, with a warning', {
    changes: [changed],
    faults: segments => (segments.at(-1) === 'operationLog' ? noTaskLogs : []),
    inputs: ofChange,
    also(gated) {
      expect(printed(gated)).toHaveLength(3)
      expect(wholeLog(gated)).toMatch(/log of task Deployment web-prod can not be read.*403/)
    }
  }),
  logsOf('error', 'for a run that there is not, at the deadline', {
    runs: [done],
    inputs: {'run-id': '78', timeout: '1s'},
    reason: /HTTP 404/
  })
]

/** Reading on after the end takes three seconds of each, in which nothing is done: so they all run at once. */
describe('fetch-logs', () => {
  const cases = casesOf(rows)
  const results = new Map<string, Promise<void>>()
  const nameOf = ({outcome, name, edition}: (typeof cases)[number]) => `${outcome} ${name} (${edition})`
  let free = 12
  const waiting: (() => void)[] = []
  const slot = async (run: () => Promise<void>) => {
    if (free === 0) await new Promise<void>(resolve => waiting.push(resolve))
    else free--
    try {
      await run()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else free++
    }
  }
  beforeAll(() => {
    for (const each of cases) {
      const played = slot(() => play(each))
      played.catch(() => {}) // its own test tells
      results.set(nameOf(each), played)
    }
  })

  test.each(cases)('$outcome $name ($edition)', async each => results.get(nameOf(each)), 60_000)
})

test.each(both)(
  'the events of a change order that say they are complete are read once (%s)',
  async edition => {
    await play({
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
      also(gated) {
        expect(streamed(gated, 'environment prod')).toHaveLength(3)
        // Lines that may come late would be asked for again 1, 3 and 5 s after the end.
        expect(gated.requests.filter(r => /\/jobs\/j1\/logs/.test(r.path))).toHaveLength(1)
      }
    })
  }
)
