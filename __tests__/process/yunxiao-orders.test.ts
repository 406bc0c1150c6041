import {expect} from '@jest/globals'
import type {DeployOrderScenario} from '../../simulator/yunxiao/deploy-order-scenario.js'
import type {Outcome} from '../../src/model/outcome.js'
import {lastLines} from '../support/action/log-views.js'
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
  commit,
  environment,
  failing,
  jobSays,
  orderAction,
  pipelineId,
  runOf,
  says
} from '../vendors/yunxiao/support.js'

type Rest = Omit<Row, 'outcome' | 'name' | 'operation'>
const ofRun = (outcome: Outcome, name: string, rest: Rest): Row => ({
  outcome,
  name,
  operation: 'wait-deploy-order',
  ...rest,
  inputs: {'pipeline-id': pipelineId, 'run-id': '77', ...rest.inputs}
})
const changes = (outcome: Outcome, name: string, rest: Rest): Row => ({
  outcome,
  name,
  operation: 'wait-change-order',
  matchedBy: 'given',
  ...rest,
  inputs: {'app-name': 'shop-web', 'change-order-sn': 'c0ffee', ...rest.inputs}
})
const changesOfRun = (outcome: Outcome, name: string, rest: Rest): Row => ({
  outcome,
  name,
  operation: 'wait-change-order',
  ...rest,
  inputs: {'pipeline-id': pipelineId, 'run-id': '77', ...rest.inputs}
})

const stop = {'on-paused': 'stop'}

const together = {'fail-fast': 'false'}

const target = `${pipelineId}/77`
const of = (id: number | string, scenario: DeployOrderScenario): DeployOrderScenario => ({
  ...scenario,
  pipelineId,
  deployOrderId: id
})
const deploys = of(
  1111,
  order([orderSays('Running'), ...bothMachines('Success', 3), orderSays('Success', 3)])
)
const deployed = of(1112, order([orderSays('Success'), ...bothMachines('Success')]))
const waiting = of(1111, order([orderSays('Waiting'), is(1, 'Success')]))
const blocked = of(
  1111,
  order([orderSays('Running'), is(1, 'Success'), is(2, 'Failed'), prints(2, ['[deploy] exited with 1'])])
)
/** A run whose second job makes an order at `at`, and that ends with `status`. */
const making = (ids: readonly (number | string)[], status = 'SUCCESS', at = 0, end = 5) =>
  runOf([
    says('RUNNING'),
    jobSays(501, 'SUCCESS'),
    jobSays(502, 'RUNNING', at, ids.map(orderAction)),
    jobSays(502, status, end),
    says(status, end)
  ])
const idsAre =
  (run: string, orders: string) =>
  ({run: {outputs}}: ActionRun) =>
    expect([outputs['run-id'], outputs['deploy-order-id'], outputs['change-order-sn']]).toEqual([
      run,
      orders,
      ''
    ])
const changesAre =
  (run: string, orders: string) =>
  ({run: {outputs}}: ActionRun) =>
    expect([outputs['run-id'], outputs['deploy-order-id'], outputs['change-order-sn']]).toEqual([
      run,
      '',
      orders
    ])
const orders: readonly Row[] = [
  ofRun('success', 'that comes later', {
    matchedBy: 'run',
    runs: [making([1111], 'SUCCESS', 3, 7)],
    orders: [deploys],
    status: 'SUCCESS',
    log: [/deploy order 1111 of pipeline 4201/],
    targets: [
      [target, 'success', true],
      ['1111', 'success', true]
    ],
    also(ran) {
      idsAre('77', '1111')(ran)
      expect(ran.result.targets[1]?.matchedBy).toBe('run')
      expect(ran.result.targets[1]?.url).toMatch(/\/pipelines\/4201\/builds\/77$/)
    }
  }),

  ofRun('failure', 'found through a run of a commit: matched-by says so', {
    runs: [making([1111], 'SUCCESS', 0, 60)],
    orders: [blocked],
    inputs: {'run-id': '', commit},
    matchedBy: 'commit'
  }),

  ofRun('success', 'one after the other, of two jobs', {
    runs: [
      runOf([
        says('RUNNING'),
        jobSays(501, 'RUNNING', 2, [orderAction(1112)]),
        jobSays(501, 'SUCCESS', 3),
        jobSays(502, 'RUNNING', 4, [orderAction(1111)]),
        jobSays(502, 'SUCCESS', 6),
        says('SUCCESS', 6)
      ])
    ],
    orders: [deploys, deployed],
    also: idsAre('77', '1112,1111')
  }),
  ofRun('success', 'that ends after its run', {
    runs: [making([1111], 'SUCCESS', 0, 2)],
    orders: [of(1111, order([orderSays('Running'), orderSays('Success', 6), ...bothMachines('Success')]))]
  }),
  ofRun('skipped', 'that never came', {
    runs: [runOf([...all('RUNNING'), ...all('SUCCESS', 3)])],
    also: idsAre('77', ''),
    reason: /no deploy order/
  }),
  ofRun('failure', 'that waits for an approval when its run fails', {
    runs: [making([1111], 'FAIL')],
    orders: [waiting],
    inputs: together,
    status: 'FAIL',
    reason: /job deploy failed; status FAIL .*run 77 of pipeline 4201/,
    targets: [
      [target, 'failure', true],
      ['1111', 'failure', true]
    ]
  }),

  ofRun('failure', 'that is polled when its run has failed already: the machine is named', {
    runs: [making([1111], 'FAIL', 0, 0)],
    orders: [blocked],
    inputs: together,
    targets: [
      [target, 'failure', true],
      ['1111', 'failure', true]
    ],
    also(ran) {
      expect(ran.result.targets[1]?.parts.map(p => p.status)).toEqual(['Success', 'Failed'])
    }
  }),
  ofRun('failure', 'that is blocked while its run runs', {
    runs: [making([1111], 'SUCCESS', 0, 60)],
    orders: [blocked],
    reason: /web-2.*failed/,
    targets: [
      [target, 'running', false],
      ['1111', 'failure', true]
    ]
  }),
  ofRun('cancelled', 'whose run was cancelled', {
    runs: [making([1111], 'CANCELED')],
    orders: [waiting],
    inputs: together,
    targets: [
      [target, 'cancelled', true],
      ['1111', 'cancelled', true]
    ]
  }),
  ofRun('paused', 'that waits for an approval', {
    runs: [making([1111], 'SUCCESS', 0, 60)],
    orders: [waiting],
    inputs: stop,
    reason: /person.*Waiting.*1111/
  }),
  ofRun('error', 'that may not be read', {
    runs: [making([1111], 'SUCCESS', 0, 60)],
    orders: [{...deploys, faults: [failing(answer(403, {errorCode: 'Forbidden'}))]}],
    reason: /403.*1111.*主机部署/
  }),
  ofRun('success', 'of one job, while its run goes on', {
    runs: [
      runOf([
        says('RUNNING'),
        jobSays(501, 'RUNNING', 0, [orderAction(1112)]),
        jobSays(502, 'RUNNING', 0, [orderAction(1111)]),
        jobSays(502, 'SUCCESS', 4)
      ])
    ],
    orders: [deploys, of(1112, order([orderSays('Waiting')]))],
    inputs: {'job-id': 'deploy'},
    also: idsAre('77', '1111'),
    // The run's own status; the job is what succeeded.
    status: 'RUNNING'
  }),

  ofRun('failure', 'of a job that has not ended, though its run says success', {
    runs: [
      runOf([
        says('RUNNING'),
        jobSays(501, 'SUCCESS'),
        jobSays(502, 'RUNNING', 0, [orderAction(1112)]),
        says('SUCCESS', 3)
      ])
    ],
    orders: [deployed],
    inputs: {'job-id': 'deploy'},
    reason: /deploy is RUNNING/
  }),
  ofRun('error', 'of a run that has made more of them than are followed', {
    runs: [
      making(
        Array.from({length: 101}, (_, i) => 2000 + i),
        'SUCCESS',
        0,
        60
      )
    ],
    reason: /more than 100 orders.*job-id/
  }),

  ofRun('failure', 'of two runs, whose orders have the same number', {
    runs: [making([1112]), {...making([1112]), pipelineId: '4202', runId: 12}],
    orders: [
      deployed,
      {...of(1112, order([orderSays('Running'), is(1, 'Failed'), orderSays('Failed')])), pipelineId: '4202'}
    ],
    inputs: {'pipeline-id': '4201,4202', 'run-id': '77,12', ...together},
    reason: /deploy order 1112 of pipeline 4202/,
    also: idsAre('77,12', '1112,1112')
  })
]

const prod = environment('j1', 'prod')
const two = [prod, environment('j2', 'gray')]
const suspendedBy = (operator: string, at = 0) => ({
  at,
  event: {job: 'j1', action: 'JOB_SUSPEND', operator, message: 'batch 1 of 2'}
})
const changed = changeOf([...allChange('RUNNING'), ...allChange('SUCCESS', 3)])
const done = changeOf(allChange('SUCCESS'))
const crashed = 'CrashLoopBackOff: exit code 137'

const change: readonly Row[] = [
  changes('success', 'of an order', {
    changes: [changed],
    status: 'SUCCESS',
    log: [/environment prod/],
    also(ran) {
      changesAre('', 'c0ffee')(ran)
      expect(ran.run.outputs.url).toMatch(/\/appstack\/app\/shop-web$/)
      expect(ran.run.outputs['started-at']).toMatch(/Z$/)
    }
  }),

  changes('success', 'of orders of several apps', {
    changes: [changed, {...done, appName: 'shop-api', sn: 'beef'}, {...done, appName: 'shop-api'}],
    inputs: {'change-order-sn': 'c0ffee\nshop-api/beef\nshop-api/c0ffee'},
    also: changesAre('', 'c0ffee,shop-api/beef,shop-api/c0ffee'),
    targets: [
      ['c0ffee', 'success', true],
      ['beef', 'success', true],
      ['c0ffee', 'success', true]
    ]
  }),

  changes('failure', 'by its state, with what its task says', {
    changes: [
      changeOf([
        ...allChange('RUNNING'),
        {at: 3, task: 'j1t', state: 'FAILED', errorMessage: crashed},
        {at: 3, stage: 'j1s', state: 'FAILED'},
        {at: 3, job: 'j1', state: 'FAILED'},
        {at: 4, order: 'FAILED'}
      ])
    ],
    status: 'FAILED',
    reason: /environment prod.*Deployment web-prod.*CrashLoopBackOff: exit code 137/,
    also(ran) {
      expect(ran.result.targets[0]?.failedParts[0]).toMatchObject({kind: 'task', message: crashed})
      expect(lastLines(ran)).toMatch(/Cause:.*Deployment web-prod.*CrashLoopBackOff/)
      expect(ran.summary).toContain('CrashLoopBackOff')
    }
  }),
  changes('cancelled', 'by its state', {changes: [changeOf(allChange('CANCELED'))], status: 'CANCELED'}),
  changes('paused', 'by SUSPENDED, and who did it', {
    changes: [changeOf([...allChange('RUNNING'), ...allChange('SUSPENDED', 2), suspendedBy('wang', 2)])],
    inputs: stop,
    status: 'SUSPENDED',
    reason: /prod.*suspended by wang/
  }),

  changes('success', 'after a pause, with who may end it in the log', {
    changes: [changeOf([...allChange('SUSPENDED'), suspendedBy('wang'), ...allChange('SUCCESS', 4)])],
    log: [/suspended by wang/, /waits for a person/]
  }),
  changes('failure', 'of an order that says SUCCESS and has an environment that says FAILED, in two polls', {
    changes: [changeOf([...allChange('SUCCESS'), {at: 0, job: 'j2', state: 'FAILED'}], {jobs: two})],
    status: 'SUCCESS',
    reason: /gray/,
    also: ({requests}) => expect(requests).toHaveLength(2)
  }),

  changes('skipped', 'of an order without environments', {
    changes: [changeOf(allChange('SUCCESS'), {jobs: []})]
  }),

  changes('error', 'for 403, naming the scope', {
    changes: [{...done, faults: [failing(answer(403, {errorCode: 'PermissionDenied'}))]}],
    reason: /PermissionDenied.*部署单/
  }),

  changesOfRun('success', 'of the orders of a run, which come later', {
    editions: ['region'],
    runs: [runOf([...all('RUNNING'), ...all('SUCCESS', 6)])],
    changes: [
      changeOf([...allChange('RUNNING'), ...allChange('SUCCESS', 5)], {
        origin: {pipelineId, runId: '77'},
        createdAt: 3
      }),
      changeOf(allChange('SUCCESS'), {sn: 'beef', appName: 'shop-api', origin: {pipelineId, runId: '77'}}),
      changeOf(allChange('FAILED'), {sn: 'other', origin: {pipelineId, runId: '78'}})
    ],
    also(ran) {
      expect(ran.run.outputs['change-order-sn']?.split(',').sort()).toEqual(['beef', 'c0ffee'])
      const asked = ran.requests.filter(r => r.path.includes('changeOrders:byOrigin'))
      expect(asked.length).toBeGreaterThan(1)
      expect(asked.every(r => r.path.includes('originId=4201%2B77'))).toBe(true)
    }
  }),
  changesOfRun('success', 'of the orders of a run, of one app', {
    runs: [runOf([...all('RUNNING'), ...all('SUCCESS', 3)])],
    changes: [
      changeOf(allChange('SUCCESS'), {origin: {pipelineId, runId: '77'}}),
      changeOf(allChange('FAILED'), {sn: 'beef', appName: 'shop-api', origin: {pipelineId, runId: '77'}})
    ],
    inputs: {'app-name': 'shop-web'},
    also: changesAre('77', 'c0ffee')
  }),
  changesOfRun('skipped', 'of a run that made none', {
    runs: [runOf(all('SUCCESS'))],
    reason: /no change order/
  }),
  changesOfRun('failure', 'of an order of a run that still runs', {
    runs: [runOf(all('RUNNING'))],
    changes: [
      changeOf([...allChange('FAILED'), {at: 0, task: 'j1t', state: 'FAILED', errorMessage: crashed}], {
        origin: {pipelineId, runId: '77'}
      })
    ],
    reason: /CrashLoopBackOff/
  })
]

sideBySide('wait-deploy-order by run ends as', test => {
  test.each(casesOf(orders))('$outcome $name ($edition)', checkCase, 60_000)
})

sideBySide('wait-change-order ends as', test => {
  test.each(casesOf(change))('$outcome $name ($edition)', checkCase, 60_000)
})
