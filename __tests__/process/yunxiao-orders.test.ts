import {describe, expect, test} from '@jest/globals'
import type {DeployOrderScenario} from '../../simulator/yunxiao/deploy-order-scenario.js'
import type {ChangeOrderScenario} from '../../simulator/yunxiao/scenario.js'
import type {Outcome} from '../../src/model/outcome.js'
import {type Gated, lastLines} from '../support/action/run-action.js'
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
  commit,
  environment,
  failing,
  jobSays,
  orderAction,
  pipelineId,
  play,
  type Row,
  runOf,
  says,
  spec
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
const strict = {'outage-tolerance': '0s'}
const short = {timeout: '1s'}
const together = {'fail-fast': 'false'}

const target = `${pipelineId}/77`
const of = (id: number | string, scenario: DeployOrderScenario): DeployOrderScenario => ({
  ...scenario,
  pipelineId,
  deployOrderId: id
})
const deploys = of(
  1111,
  order([orderSays('Running'), ...bothMachines('Success', 0.3), orderSays('Success', 0.3)])
)
const deployed = of(1112, order([orderSays('Success'), ...bothMachines('Success')]))
const waiting = of(1111, order([orderSays('Waiting'), is(1, 'Success')]))
const held = of(
  1111,
  order([orderSays('Running'), is(1, 'Success'), is(2, 'Failed'), prints(2, ['[deploy] exited with 1'])])
)
/** A run whose second job makes an order at `at`, and that ends in `word`. */
const making = (ids: readonly (number | string)[], word = 'SUCCESS', at = 0, end = 0.6) =>
  runOf([
    says('RUNNING'),
    jobSays(501, 'SUCCESS'),
    jobSays(502, 'RUNNING', at, ids.map(orderAction)),
    jobSays(502, word, end),
    says(word, end)
  ])
const idsAre =
  (run: string, orders: string) =>
  ({run: {outputs}}: Gated) =>
    expect([outputs['run-id'], outputs['deploy-order-id'], outputs['change-order-sn']]).toEqual([
      run,
      orders,
      ''
    ])
const changesAre =
  (run: string, orders: string) =>
  ({run: {outputs}}: Gated) =>
    expect([outputs['run-id'], outputs['deploy-order-id'], outputs['change-order-sn']]).toEqual([
      run,
      '',
      orders
    ])
/** Stages as they stand in a body, for a job whose order is not where it is looked for first. */
const staticStages = (job: Record<string, unknown>) => ({
  stages: [{index: '1', name: 'Deploy', stageInfo: {name: 'Deploy', status: 'RUNNING', jobs: [job]}}]
})

const orders: readonly Row[] = [
  ofRun('success', 'that comes later', {
    editions: both,
    runs: [making([1111], 'SUCCESS', 0.3, 0.9)],
    orders: [deploys],
    status: 'SUCCESS',
    log: [/deploy order 1111 of pipeline 4201/],
    targets: [
      [target, 'success', true],
      ['1111', 'success', true]
    ],
    also(gated) {
      idsAre('77', '1111')(gated)
      expect(gated.result.targets[1]?.matchedBy).toBe('run')
      expect(gated.result.targets[1]?.url).toMatch(/\/pipelines\/4201\/builds\/77$/)
    }
  }),
  ofRun('success', 'found through a given run: matched-by says so', {
    editions: both,
    runs: [making([1111])],
    orders: [deploys],
    matchedBy: 'run'
  }),
  ofRun('failure', 'found through a given run that fails: matched-by says so', {
    runs: [making([1111], 'FAIL')],
    orders: [waiting],
    matchedBy: 'run'
  }),
  ofRun('failure', 'found through a run of a commit: matched-by says so', {
    runs: [making([1111], 'SUCCESS', 0, 60)],
    orders: [held],
    inputs: {'run-id': '', commit},
    matchedBy: 'commit'
  }),
  ofRun('success', 'whose id is text', {
    runs: [making(['1111'])],
    orders: [deploys],
    also: idsAre('77', '1111')
  }),
  ...[
    [
      'in the data of the action',
      {actions: [{type: 'GetVMDeployOrder', data: '{"deployOrderId":1111,"status":"RUNNING"}'}]}
    ],
    [
      'in the parameters of the job',
      {actions: [{type: 'GetVMDeployOrder'}], params: '{"deployOrderId":1111}'}
    ]
  ].map(([where, job]) =>
    ofRun('success', `whose id stands ${where}`, {
      editions: both,
      runs: [
        runOf([says('RUNNING'), says('SUCCESS', 0.5)], {
          overlay: staticStages({
            id: 502,
            name: 'deploy',
            status: 'SUCCESS',
            result: null,
            ...(job as object)
          })
        })
      ],
      orders: [deploys],
      also: idsAre('77', '1111')
    })
  ),
  ofRun('success', 'and another of the same job', {
    runs: [making([1111, 1112])],
    orders: [deploys, deployed],
    also: idsAre('77', '1111,1112'),
    targets: [
      [target, 'success', true],
      ['1111', 'success', true],
      ['1112', 'success', true]
    ]
  }),
  ofRun('success', 'one after the other, of two jobs', {
    runs: [
      runOf([
        says('RUNNING'),
        jobSays(501, 'RUNNING', 0.1, [orderAction(1112)]),
        jobSays(501, 'SUCCESS', 0.3),
        jobSays(502, 'RUNNING', 0.4, [orderAction(1111)]),
        jobSays(502, 'SUCCESS', 0.7),
        says('SUCCESS', 0.7)
      ])
    ],
    orders: [deploys, deployed],
    also: idsAre('77', '1112,1111')
  }),
  ofRun('success', 'that ends after its run', {
    runs: [making([1111], 'SUCCESS', 0, 0.1)],
    orders: [of(1111, order([orderSays('Running'), orderSays('Success', 0.8), ...bothMachines('Success')]))]
  }),
  ofRun('skipped', 'that never came', {
    editions: both,
    runs: [runOf([...all('RUNNING'), ...all('SUCCESS', 0.3)])],
    also: idsAre('77', ''),
    reason: /no deploy order/
  }),
  ofRun('skipped', 'that never came, which is allowed', {
    runs: [runOf(all('SUCCESS'))],
    inputs: {'allow-outcomes': 'success,skipped'},
    green: true
  }),
  ofRun('failure', 'that waits for a person when its run fails', {
    editions: both,
    runs: [making([1111], 'FAIL')],
    orders: [waiting],
    inputs: together,
    status: 'FAIL',
    reason: /run 77 of pipeline 4201 ended in FAIL/,
    targets: [
      [target, 'failure', true],
      ['1111', 'failure', true]
    ]
  }),
  ofRun('failure', 'that is held when its run fails', {
    runs: [making([1111], 'FAIL')],
    orders: [held],
    inputs: {...together, 'on-failed-machine': 'wait'},
    status: 'FAIL',
    targets: [
      [target, 'failure', true],
      ['1111', 'failure', true]
    ]
  }),
  ofRun('failure', 'that waits when its run fails, which ends the wait', {
    runs: [making([1111], 'FAIL')],
    orders: [waiting],
    status: 'FAIL',
    also: ({result}) => expect(result.targets.map(t => [t.id, t.outcome])[0]).toEqual([target, 'failure'])
  }),
  ofRun('failure', 'that succeeded, of a run that failed', {
    runs: [making([1112], 'FAIL')],
    orders: [deployed],
    inputs: together,
    status: 'FAIL',
    targets: [
      [target, 'failure', true],
      ['1112', 'success', true]
    ]
  }),
  ofRun('failure', 'that is looked at when its run has failed already: the machine is named', {
    editions: both,
    runs: [making([1111], 'FAIL', 0, 0)],
    orders: [held],
    inputs: {...together, logs: 'failed'},
    targets: [
      [target, 'failure', true],
      ['1111', 'failure', true]
    ],
    also(gated) {
      expect(gated.result.targets[1]?.parts.map(p => p.status)).toEqual(['Success', 'Failed'])
      expect(lastLines(gated)).toContain('[deploy] exited with 1')
    }
  }),
  ofRun('failure', 'that is held while its run runs', {
    editions: both,
    runs: [making([1111], 'SUCCESS', 0, 60)],
    orders: [held],
    reason: /web-2.*failed/,
    targets: [
      [target, 'running', false],
      ['1111', 'failure', true]
    ]
  }),
  ofRun('failure', 'that is held, although its run says success', {
    runs: [making([1111], 'SUCCESS', 0, 0.1)],
    orders: [held],
    reason: /web-2.*failed/
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
  ofRun('paused', 'that waits for a person', {
    editions: both,
    runs: [making([1111], 'SUCCESS', 0, 60)],
    orders: [waiting],
    inputs: stop,
    reason: /1111.*Waiting.*person/
  }),
  ofRun('paused', 'that waits for a person, which is allowed', {
    runs: [making([1111], 'SUCCESS', 0, 60)],
    orders: [waiting],
    inputs: {...stop, 'allow-outcomes': 'success,paused'},
    green: true
  }),
  ofRun('error', 'of a run that says a word nobody knows', {
    runs: [making([1111], 'FINISH')],
    orders: [deploys],
    inputs: strict,
    reason: /FINISH/
  }),
  ofRun('error', 'that may not be read', {
    runs: [making([1111], 'SUCCESS', 0, 60)],
    orders: [{...deploys, faults: [failing(answer(403, {errorCode: 'Forbidden'}))]}],
    reason: /1111.*403.*主机部署/
  }),
  ofRun('success', 'of a commit', {
    editions: both,
    runs: [making([1111])],
    orders: [deploys],
    inputs: {'run-id': '', commit},
    matchedBy: 'commit',
    also: idsAre('77', '1111')
  }),
  ...[
    ['id', '502'],
    ['exact name', 'deploy'],
    ['names', 'deploy\n502']
  ].map(([how, id]) =>
    ofRun('success', `of one job by ${how}, while its run goes on`, {
      runs: [
        runOf([
          says('RUNNING'),
          jobSays(501, 'RUNNING', 0, [orderAction(1112)]),
          jobSays(502, 'RUNNING', 0, [orderAction(1111)]),
          jobSays(502, 'SUCCESS', 0.5)
        ])
      ],
      orders: [deploys, of(1112, order([orderSays('Waiting')]))],
      inputs: {'job-id': String(id), timeout: '5s'},
      also: idsAre('77', '1111'),
      // The run's own word; the job is what succeeded.
      status: 'RUNNING'
    })
  ),
  ofRun('skipped', 'of a job that makes none', {
    runs: [making([1111], 'SUCCESS', 0, 60)],
    orders: [deploys],
    inputs: {'job-id': 'build'},
    also: idsAre('77', '')
  }),
  ofRun('failure', 'of one job, whose run failed elsewhere', {
    runs: [
      runOf([
        says('RUNNING'),
        jobSays(502, 'RUNNING', 0, [orderAction(1111)]),
        jobSays(501, 'FAIL', 0.2),
        says('FAIL', 0.2)
      ])
    ],
    orders: [waiting],
    inputs: {'job-id': 'deploy', ...together}
  }),
  ...[
    ['runs', 60, 'RUNNING'],
    ['has ended in success', 0, 'SUCCESS']
  ].map(([how, end, status]) =>
    ofRun('failure', `of two jobs, one of which failed while its run ${how}`, {
      editions: both,
      runs: [
        runOf([
          says('RUNNING'),
          jobSays(501, 'FAIL'),
          jobSays(502, 'RUNNING', 0, [orderAction(1112)]),
          jobSays(502, 'SUCCESS'),
          says('SUCCESS', Number(end))
        ])
      ],
      orders: [deployed],
      inputs: {'job-id': 'build,deploy'},
      status: String(status)
    })
  ),
  ofRun('failure', 'of a job that has not ended, though its run says success', {
    editions: both,
    runs: [
      runOf([
        says('RUNNING'),
        jobSays(501, 'SUCCESS'),
        jobSays(502, 'RUNNING', 0, [orderAction(1112)]),
        says('SUCCESS', 0.2)
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
  ofRun('error', 'of a job that there is not', {
    editions: both,
    runs: [making([1111], 'SUCCESS', 0, 0.2)],
    orders: [deploys],
    inputs: {'job-id': 'Deploy'},
    reason: /no job Deploy.*build.*deploy/
  }),
  ofRun('success', 'of two runs', {
    runs: [making([1111]), {...making([1113]), pipelineId: '4202', runId: 12}],
    orders: [deploys, {...deployed, pipelineId: '4202', deployOrderId: 1113}],
    inputs: {'pipeline-id': '4201,4202', 'run-id': '77,12'},
    also: idsAre('77,12', '1111,1113')
  }),
  ofRun('failure', 'of two runs, whose orders have the same number', {
    editions: both,
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
const changed = changeOf([...allChange('RUNNING'), ...allChange('SUCCESS', 0.3)])
const done = changeOf(allChange('SUCCESS'))
const crashed = 'CrashLoopBackOff: exit code 137'

const change: readonly Row[] = [
  changes('success', 'of an order', {
    editions: both,
    changes: [changed],
    status: 'SUCCESS',
    log: [/environment prod/],
    also(gated) {
      changesAre('', 'c0ffee')(gated)
      expect(gated.run.outputs.url).toMatch(/\/appstack\/app\/shop-web$/)
      expect(gated.run.outputs['started-at']).toMatch(/Z$/)
    }
  }),
  changes('success', 'of an order as app/sn', {
    changes: [changed],
    inputs: {'app-name': '', 'change-order-sn': 'shop-web/c0ffee'},
    also: changesAre('', 'shop-web/c0ffee')
  }),
  changes('success', 'of orders of several apps', {
    editions: both,
    changes: [changed, {...done, appName: 'shop-api', sn: 'beef'}, {...done, appName: 'shop-api'}],
    inputs: {'change-order-sn': 'c0ffee\nshop-api/beef\nshop-api/c0ffee'},
    also: changesAre('', 'c0ffee,shop-api/beef,shop-api/c0ffee'),
    targets: [
      ['c0ffee', 'success', true],
      ['beef', 'success', true],
      ['c0ffee', 'success', true]
    ]
  }),
  changes('failure', 'of one of several orders', {
    changes: [changeOf(allChange('RUNNING')), changeOf(allChange('FAILED', 0.2), {sn: 'beef'})],
    inputs: {'change-order-sn': 'c0ffee,beef'},
    targets: [
      ['c0ffee', 'running', false],
      ['beef', 'failure', true]
    ]
  }),
  ...['FAILED', 'failure'].map(word =>
    changes('failure', `by the word ${word}, with what its task says`, {
      editions: word === 'FAILED' ? both : ['central'],
      changes: [
        changeOf([
          ...allChange('RUNNING'),
          {at: 0.2, task: 'j1t', state: 'FAILED', errorMessage: crashed},
          {at: 0.2, stage: 'j1s', state: 'FAILED'},
          {at: 0.2, job: 'j1', state: 'FAILED'},
          {at: 0.3, order: word}
        ])
      ],
      status: word,
      reason: /environment prod.*Deployment web-prod.*CrashLoopBackOff: exit code 137/,
      also(gated) {
        expect(gated.result.targets[0]?.failedPart).toMatchObject({kind: 'task', message: crashed})
        expect(lastLines(gated)).toMatch(/Part:.*Deployment web-prod.*CrashLoopBackOff/)
        expect(gated.summary).toContain('CrashLoopBackOff')
      }
    })
  ),
  ...['CANCELED', 'cancelled'].map(word =>
    changes('cancelled', `by the word ${word}`, {changes: [changeOf(allChange(word))], status: word})
  ),
  changes('paused', 'by SUSPENDED, and who did it', {
    editions: both,
    changes: [changeOf([...allChange('RUNNING'), ...allChange('SUSPENDED', 0.1), suspendedBy('wang', 0.1)])],
    inputs: stop,
    status: 'SUSPENDED',
    reason: /prod.*suspended by wang/
  }),
  changes('paused', 'by one environment that says SUSPENDED', {
    editions: both,
    changes: [
      changeOf(
        [
          ...allChange('RUNNING'),
          {at: 0, job: 'j2', state: 'SUSPENDED'},
          {at: 0, event: {job: 'j2', action: 'TASK_SUSPEND', operator: 'li', message: ''}}
        ],
        {jobs: two}
      )
    ],
    inputs: stop,
    status: 'RUNNING',
    reason: /gray.*suspended by li/
  }),
  changes('paused', 'by a job that follows another one', {
    changes: [
      changeOf([...allChange('RUNNING'), {at: 0, job: 'j9', state: 'SUSPENDED'}], {
        jobs: [{...prod, nextJob: environment('j9', 'prod-rollback')}]
      })
    ],
    inputs: stop,
    reason: /prod-rollback/
  }),
  changes('paused', 'when the events may not be read', {
    changes: [
      changeOf(allChange('SUSPENDED'), {
        faults: []
      })
    ],
    faults: segments => (segments.at(-1) === 'logs' ? [failing(answer(403))] : []),
    inputs: stop,
    reason: /prod/
  }),
  changes('success', 'after a pause, with who may end it in the log', {
    changes: [changeOf([...allChange('SUSPENDED'), suspendedBy('wang'), ...allChange('SUCCESS', 0.5)])],
    log: [/suspended by wang/, /waits for a person/]
  }),
  changes('success', 'although it is suspending and stopping for a while', {
    changes: [
      changeOf([...allChange('SUSPENDING'), ...allChange('STOPPING', 0.2), ...allChange('SUCCESS', 0.4)])
    ],
    inputs: stop
  }),
  changes('failure', 'in a job that follows another one', {
    changes: [
      changeOf(
        [
          ...allChange('RUNNING'),
          {at: 0.2, task: 'j9t', state: 'FAILED', errorMessage: 'rollback refused'},
          {at: 0.2, job: 'j9', state: 'FAILED'},
          {at: 0.3, order: 'FAILED'}
        ],
        {jobs: [{...prod, nextJob: environment('j9', 'prod-rollback')}]}
      )
    ],
    reason: /rollback refused/
  }),
  changes('failure', 'of an order that says SUCCESS and has an environment that says FAILED, in two looks', {
    editions: both,
    changes: [changeOf([...allChange('SUCCESS'), {at: 0, job: 'j2', state: 'FAILED'}], {jobs: two})],
    status: 'SUCCESS',
    reason: /gray/,
    also: ({requests}) => expect(requests).toHaveLength(2)
  }),
  ...['CANCELED', null].map(word =>
    changes('failure', `of an order that says SUCCESS and has an environment that says ${word}`, {
      changes: [changeOf([...allChange('SUCCESS'), {at: 0, job: 'j1', state: word}])],
      reason: /prod/
    })
  ),
  changes('success', 'of an order whose environment says so in the second look', {
    changes: [
      changeOf([
        {at: 0, order: 'SUCCESS'},
        {at: 0, job: 'j1', state: 'FAILED'},
        {at: 0.02, job: 'j1', state: 'SUCCESS'}
      ])
    ]
  }),
  changes('skipped', 'of an order without environments', {
    editions: both,
    changes: [changeOf(allChange('SUCCESS'), {jobs: []})]
  }),
  ...['success', '成功', null].map(word =>
    changes('error', `for the state ${JSON.stringify(word)}`, {
      changes: [changeOf([...allChange('SUCCESS'), {at: 0, order: word}])],
      inputs: strict,
      reason: /unknown status/
    })
  ),
  changes('error', 'for an answer about another order', {
    changes: [changeOf(allChange('SUCCESS'), {overlay: {sn: 'beef'}})],
    inputs: {'outage-tolerance': '1s'},
    reason: /about change order beef and not c0ffee/
  }),
  changes('error', 'for 404 at the deadline, with the ids to check', {
    editions: both,
    changes: [done],
    inputs: {'change-order-sn': 'beef', ...short},
    reason: /ChangeOrderNotExists.*app-name and change-order-sn/
  }),
  changes('error', 'for 403, naming the scope', {
    editions: both,
    changes: [{...done, faults: [failing(answer(403, {errorCode: 'PermissionDenied'}))]}],
    reason: /PermissionDenied.*部署单/
  }),
  changes('success', 'after a code that means try again', {
    changes: [{...done, faults: [failing(answer(400, {errorCode: 'KubernetesApiRateLimited'}), {nth: [1]})]}]
  }),

  changesOfRun('success', 'of the orders of a run, which come later', {
    editions: both,
    runs: [runOf([...all('RUNNING'), ...all('SUCCESS', 0.8)])],
    changes: [
      changeOf([...allChange('RUNNING'), ...allChange('SUCCESS', 0.6)], {
        origin: {pipelineId, runId: '77'},
        createdAt: 0.2
      }),
      changeOf(allChange('SUCCESS'), {sn: 'beef', appName: 'shop-api', origin: {pipelineId, runId: '77'}}),
      changeOf(allChange('FAILED'), {sn: 'other', origin: {pipelineId, runId: '78'}})
    ],
    also(gated) {
      expect(gated.run.outputs['change-order-sn']?.split(',').sort()).toEqual(['beef', 'c0ffee'])
      const asked = gated.requests.filter(r => r.path.includes('changeOrders:byOrigin'))
      expect(asked.length).toBeGreaterThan(1)
      expect(asked.every(r => r.path.includes('originId=4201%2B77'))).toBe(true)
    }
  }),
  changesOfRun('success', 'of the orders of a run, of one app', {
    runs: [runOf([...all('RUNNING'), ...all('SUCCESS', 0.3)])],
    changes: [
      changeOf(allChange('SUCCESS'), {origin: {pipelineId, runId: '77'}}),
      changeOf(allChange('FAILED'), {sn: 'beef', appName: 'shop-api', origin: {pipelineId, runId: '77'}})
    ],
    inputs: {'app-name': 'shop-web'},
    also: changesAre('77', 'c0ffee')
  }),
  changesOfRun('skipped', 'of a run that made none', {
    editions: both,
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
  }),
  changesOfRun('failure', 'of a run that failed while its order was suspended', {
    runs: [runOf([...all('RUNNING'), ...all('FAIL', 0.4)])],
    changes: [changeOf(allChange('SUSPENDED'), {origin: {pipelineId, runId: '77'}})],
    inputs: together,
    status: 'FAIL',
    targets: [
      [target, 'failure', true],
      ['c0ffee', 'failure', true]
    ]
  }),
  changesOfRun('paused', 'of an order of a run that is suspended', {
    runs: [runOf(all('RUNNING'))],
    changes: [changeOf(allChange('SUSPENDED'), {origin: {pipelineId, runId: '77'}})],
    inputs: stop
  })
]

const manyTasks: ChangeOrderScenario = changeOf(
  [
    {at: 0, order: 'FAILED'},
    {at: 0, job: 'j1', state: 'FAILED'},
    {at: 0, stage: 's', state: 'FAILED'},
    {at: 0, task: 't1', state: 'SUCCESS'},
    {at: 0, task: 't2', state: 'FAILED', errorMessage: 'quota exceeded'},
    {at: 0, task: 't3', state: 'CANCELED'}
  ],
  {
    jobs: [
      {
        sn: 'j1',
        envName: 'prod',
        stages: [
          {
            sn: 's',
            tasks: [
              {sn: 't1', spec: spec('ConfigMap', 'settings')},
              {sn: 't2', spec: spec('Deployment', 'web')},
              {sn: 't3', spec: 'not: yaml: at all'}
            ]
          }
        ]
      }
    ]
  }
)

describe('wait-deploy-order by run: an order', () => {
  test.concurrent.each(casesOf(orders))('$outcome $name ($edition)', play, 60_000)
})

describe('wait-change-order', () => {
  test.concurrent.each(casesOf(change))('$outcome $name ($edition)', play, 60_000)

  test.concurrent('blames the task that failed, and not its neighbours', async () => {
    await play({
      ...changes('failure', '', {changes: [manyTasks], reason: /Deployment web.*quota exceeded/}),
      edition: 'central',
      also: gated => expect(gated.result.targets[0]?.failedPart).toMatchObject({name: 'Deployment web'})
    })
  })
})
