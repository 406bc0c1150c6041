import {expect} from '@jest/globals'
import {pipelineRun} from '../../simulator/bkci/pipeline-run.js'
import {bkci} from '../../simulator/bkci/platform.js'
import type {Platform} from '../../simulator/server/platform.js'
import type {DeployOrderScenario} from '../../simulator/yunxiao/deploy-order-scenario.js'
import type {RunScenario} from '../../simulator/yunxiao/run-scenario.js'
import {type CancelledRun, cancelRun, checkCancelled} from '../support/action/cancelled-run.js'
import type {ActionOptions} from '../support/action/run-action.js'
import {sideBySide} from '../support/action/side-by-side.js'
import {both, is, order, says} from '../support/deploys/deploy-orders.js'
import {token} from '../support/deploys/order-waits.js'
import {aBuild, BKCI_TOKEN, BUILD, buildOf} from '../support/deploys/stoppable/bkci.js'
import {
  expectStops,
  onCancel,
  onFirstPoll,
  onFirstPollOf,
  slow,
  unheard
} from '../support/deploys/stoppable/cancelled.js'

import {quiet} from '../support/deploys/stoppable/stoppable-deploy.js'
import {aChangeOrder, anOrder, central, running, yunxiaoOf} from '../support/deploys/stoppable/yunxiao.js'
import {PIPELINE} from '../vendors/bkci/support.js'
import {
  allChange,
  changeOf,
  jobSays,
  orderAction,
  runOf,
  says as runSays
} from '../vendors/yunxiao/support.js'

const LONG = 180_000
const orTimeout = {'cancel-remote': 'on-cancel-or-timeout'}

sideBySide('a cancel, or a time limit, stops', test => {
  const second = (rest: Partial<DeployOrderScenario> = {}) => ({...running(), deployOrderId: 1112, ...rest})
  const two = {...anOrder.inputs, 'deploy-order-id': '1111,1112', ...quiet}
  const fast = {'min-interval': '50ms', 'max-interval': '100ms'}
  const fails = order([
    says('Running'),
    ...both('Running'),
    is(1, 'Failed', 3),
    is(2, 'Success', 3),
    says('Failed', 3)
  ])
  const orders = (...all: DeployOrderScenario[]) => yunxiaoOf({orders: all})
  const stopOf = (id: number) => new RegExp(`deploy/${id}/stop$`)
  const jobs = [
    {id: 501, name: 'north'},
    {id: 502, name: 'south'}
  ]
  const making = (rest: Partial<RunScenario> = {}) =>
    runOf(
      [
        runSays('RUNNING'),
        jobSays(501, 'RUNNING', 0, [orderAction(1111)]),
        jobSays(502, 'RUNNING', 0, [orderAction(1112)])
      ],
      {
        jobs,
        ...rest
      }
    )
  const ofRun = {...central, ...quiet, operation: 'wait-deploy-order', 'pipeline-id': '4201', 'run-id': '77'}
  const ofPipeline = (scenario: DeployOrderScenario) => ({...scenario, pipelineId: '4201'})

  const cases: readonly {
    name: string
    platform: Platform
    inputs: Readonly<Record<string, string>>
    when?: Partial<ActionOptions>
    outcome: 'interrupted' | 'timeout' | 'failure' | 'error' | 'paused'
    stops: readonly RegExp[]
    log?: readonly RegExp[]
    also?: (done: CancelledRun) => void
  }[] = [
    {
      name: 'of two orders the one that has not ended',
      platform: orders(order([says('Success'), ...both('Success')]), second()),
      inputs: {...two, ...onCancel, 'fail-fast': 'false'},
      when: {onLine: onFirstPollOf('1112', 'cancel')},
      outcome: 'interrupted',
      stops: [stopOf(1112)],
      log: [/deploy order 1112 of pipeline 123 has ended on the platform: Cancelled/],
      also({run}) {
        const targets = JSON.parse(run.outputs.result ?? '').targets as {id: string; reason: string}[]
        expect(targets.find(t => t.id === '1111')?.reason).toMatch(/had just ended in Success/)
        expect(targets.find(t => t.id === '1112')?.reason).toMatch(/the platform is asked to stop it/)
      }
    },
    {
      name: 'both orders when the time limit has passed',
      platform: orders(running(), second()),
      inputs: {...two, ...orTimeout, timeout: '8s'},
      outcome: 'timeout',
      stops: [stopOf(1111), stopOf(1112)],
      also: ({run}) =>
        expect(run.outputs.reason).toMatch(
          /^timeout \(8s\) passed before the end: .* \(deploy order 111[12] .*\); the platform is asked to stop it: /
        )
    },
    {
      name: 'of two orders only the one that stalled',
      platform: orders(
        running(),
        second({
          timeline: [
            says('Running'),
            ...both('Running'),
            ...Array.from({length: 500}, (_, i) => says('Running', i))
          ].map((event, i) => ('order' in event ? {...event, batch: (i % 2) + 1} : event))
        })
      ),
      inputs: {...two, ...orTimeout, 'stall-timeout': '6s'},
      outcome: 'timeout',
      stops: [stopOf(1111)]
    },
    {
      name: 'nothing on a time limit, where only a cancel was to stop it',
      platform: orders(running()),
      inputs: {...anOrder.inputs, ...onCancel, timeout: '8s'},
      outcome: 'timeout',
      stops: [],
      also: ({run}) => expect(run.outputs.reason).not.toMatch(/asked to stop/)
    },
    {
      name: 'nothing after a failure, and no deploy that the failure left running',
      platform: orders(fails, second()),
      inputs: {...two, ...orTimeout},
      outcome: 'failure',
      stops: []
    },
    {
      name: 'a run and the orders that it has made',
      platform: yunxiaoOf({runs: [making()], orders: [ofPipeline(running()), ofPipeline(second())]}),
      inputs: {...ofRun, ...onCancel},
      when: {onLine: onFirstPollOf('1112', 'cancel')},
      outcome: 'interrupted',
      stops: [/runs\/77$/, stopOf(1111), stopOf(1112)]
    },
    {
      name: 'of a run that is narrowed to a job only its order',
      platform: yunxiaoOf({runs: [making()], orders: [ofPipeline(running()), ofPipeline(second())]}),
      inputs: {...ofRun, ...onCancel, 'job-id': 'south'},
      when: {onLine: onFirstPollOf('1112', 'cancel')},
      outcome: 'interrupted',
      stops: [stopOf(1112)]
    },
    {
      name: 'an order that was just found and never polled',
      platform: yunxiaoOf({runs: [making()], orders: [ofPipeline(running()), ofPipeline(second())]}),
      inputs: {...ofRun, ...onCancel, 'job-id': 'south', ...slow},
      when: {
        onLine: unheard,
        faults: [{on: 'order', nth: [1], fault: {kind: 'silence'}}],
        onRequest: ({kind}) => (kind === 'order' ? 'cancel' : undefined)
      },
      outcome: 'interrupted',
      stops: [stopOf(1112)]
    },
    {
      name: 'a run whose change orders cannot be stopped without their app, and prints that',
      platform: yunxiaoOf({
        runs: [making()],
        changeOrders: [changeOf([...allChange('RUNNING')], {origin: {pipelineId: '4201', runId: '77'}})]
      }),
      inputs: {...ofRun, operation: 'wait-change-order', ...onCancel},
      when: {onLine: onFirstPollOf('c0ffee', 'cancel')},
      outcome: 'interrupted',
      stops: [/runs\/77$/],
      log: [
        /^##\[warning\]change order c0ffee cannot be stopped from here: its app is not known, give app-name/m
      ]
    },
    {
      name: 'a run and its change orders, with their app',
      platform: yunxiaoOf({
        runs: [making()],
        changeOrders: [changeOf([...allChange('RUNNING')], {origin: {pipelineId: '4201', runId: '77'}})]
      }),
      inputs: {...ofRun, operation: 'wait-change-order', 'app-name': 'shop-web', ...onCancel},
      when: {onLine: onFirstPollOf('c0ffee', 'cancel')},
      outcome: 'interrupted',
      stops: [/runs\/77$/, /apps\/shop-web\/changeOrders\/c0ffee\/jobs\/j1:execute$/]
    },
    {
      name: 'the jobs of a change order that have a number',
      platform: yunxiaoOf({
        changeOrders: [
          changeOf([...allChange('RUNNING')], {
            stopTakes: 3600,
            overlay: {
              jobs: [
                {envName: 'lost', state: 'RUNNING', stages: []},
                {sn: 'j1', envName: 'prod', state: 'RUNNING', stages: []}
              ]
            }
          })
        ]
      }),
      inputs: {...aChangeOrder.inputs, ...onCancel},
      when: {onLine: onFirstPoll('cancel')},
      outcome: 'interrupted',
      stops: [/jobs\/j1:execute$/, /jobs\/j1:execute$/],
      log: [/could not be stopped \(the answer did not name the job of environment lost\)/]
    },
    {
      name: 'a build that waits for an approval, which ends as if that had been refused',
      platform: bkci({
        token: BKCI_TOKEN,
        builds: [
          {
            ...pipelineRun({
              projectId: 'shop',
              pipelineId: PIPELINE,
              pipelineName: 'Deploy the shop',
              buildId: BUILD,
              buildNum: 42,
              queues: 0,
              stages: [
                {
                  name: 'Live',
                  approval: {by: ['amy'], takes: 3600},
                  jobs: [{name: 'Linux', tasks: [{id: 'e-1', name: 'Copy', seconds: 1, log: []}]}]
                }
              ]
            }),
            stopTakes: 0
          }
        ]
      }),
      inputs: {...aBuild.inputs, ...onCancel},
      when: {onLine: onFirstPoll('cancel')},
      outcome: 'interrupted',
      stops: aBuild.stops,
      log: [/has ended on the platform: STAGE_SUCCESS/]
    },
    {
      name: 'no build a second time that was cancelled by a user, and whose tasks are being cancelled',
      platform: bkci({
        token: BKCI_TOKEN,
        builds: [
          buildOf({
            timeline: [
              {at: 0, build: 'RUNNING', starts: true},
              {at: 2, build: 'RUNNING', cancelUser: 'ben'},
              {at: 2, task: 'e-1', status: 'CANCELED'}
            ]
          })
        ]
      }),
      inputs: {...aBuild.inputs, ...onCancel},
      when: {
        onLine: unheard,
        onRequest: ({kind}, count) => (kind === 'status' && count > 7 ? 'cancel' : undefined)
      },
      outcome: 'interrupted',
      stops: [],
      // The second where the last look had no detail yet, which alone tells who cancelled it.
      log: [/is being stopped on the platform \(RUNNING\)|will be stopped: the platform accepted it/]
    }
  ]

  test.each(cases)(
    '$name',
    async ({platform, inputs, when, outcome, stops, log = [], also}) => {
      const done = await cancelRun({platform, secrets: [token], inputs: {...fast, ...inputs}, ...when})
      checkCancelled(done, outcome)
      expectStops({...anOrder, stops}, done.stops.main)
      expect(done.stops.post.length).toBe(log.some(text => /could not be/.test(text.source)) ? 2 : 0)
      for (const text of log) expect(done.log.main).toMatch(text)
      also?.(done)
    },
    LONG
  )
})
