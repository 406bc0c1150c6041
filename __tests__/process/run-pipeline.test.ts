import {expect} from '@jest/globals'
import {actRunners} from '../support/act-runners.js'
import {cancelRun} from '../support/action/cancelled-run.js'
import {checkEnd} from '../support/action/checks.js'
import {wholeLog} from '../support/action/log-views.js'
import {type ActionOptions, type ActionRun, runAction} from '../support/action/run-action.js'
import {sideBySide} from '../support/action/side-by-side.js'
import {aStartOfV3} from '../support/deploys/startable/bkci.js'
import type {Fate, StartableDeploy, Started} from '../support/deploys/startable/startable-deploy.js'
import {startables} from '../support/deploys/startable/startables.js'
import {expectStops, onCancel} from '../support/deploys/stoppable/cancelled.js'

const LONG = 120_000
const MARKER = /await-deploy 4711\.2\.[0-9a-f]{8}/
const job = {GITHUB_RUN_ID: '4711', GITHUB_RUN_ATTEMPT: '2'}
const ACT = {...job, ...actRunners.act}

const setup = (deploy: StartableDeploy, fate: Fate, rest: Partial<ActionOptions> = {}): ActionOptions => ({
  platform: deploy.platform(fate),
  secrets: deploy.secrets,
  env: job,
  ...rest,
  inputs: {...deploy.inputs, ...rest.inputs}
})
/** The requests that begin a run. */
const begins = ({requests}: Pick<ActionRun, 'requests'>) => requests.filter(({kind}) => kind === 'start')

sideBySide('a pipeline that is started', test => {
  test.each([...startables])(
    '%s is waited for to its success, by the id that its start answered',
    async (_name, deploy) => {
      const begun: Started[] = []
      let early = ''
      let isSent = false
      const ran = await runAction(
        setup(deploy, 'success', {
          platform: deploy.platform('success', {onStart: one => begun.push(one)}),
          inputs: {variables: 'VERSION=1.2=3\n\nNOTE= a b\n'},
          onRequest: (request, _count, files) => {
            if (request.kind === 'start') isSent = true
            else if (isSent) early ||= files.read('OUTPUT')
            return undefined
          }
        })
      )
      await checkEnd(ran, 'success', true)
      expect(ran.run.outputs).toMatchObject({'run-id': deploy.idOf(1), 'matched-by': 'started'})
      expect(begun).toMatchObject([{variables: {VERSION: '1.2=3', NOTE: ' a b'}}])
      expect(begins(ran)).toHaveLength(1)
      // Before anything was asked of the run.
      expect(early).toContain(deploy.idOf(1))
      expect(wholeLog(ran)).toMatch(/^Started /m)
    },
    LONG
  )

  test.each([...startables])(
    '%s is found by its marker where the answer to the start is cut off, and is waited for to its failure',
    async (_name, deploy) => {
      const cut = {on: 'start', nth: [1], fault: {kind: 'cut', how: 'reset'}} as const
      const ran = await runAction(setup(deploy, 'failure', {faults: [cut]}))
      await checkEnd(ran, 'failure', false)
      expect(ran.run.outputs).toMatchObject({'run-id': deploy.idOf(1), 'matched-by': 'started'})
      expect(begins(ran)).toHaveLength(1)
      expect(wholeLog(ran)).toMatch(MARKER)
    },
    LONG
  )

  test.each([...startables])(
    '%s is stopped by the post step where the job dies in the second of the start',
    async (_name, deploy) => {
      let isAnswered = false
      const done = await cancelRun(
        setup(deploy, 'goes on', {
          env: ACT,
          inputs: onCancel,
          onRequest: ({kind}) => {
            if (isAnswered) return 'SIGKILL'
            isAnswered = kind === 'start'
            return undefined
          }
        })
      )
      expect(done.run.signal).toBe('SIGKILL')
      expect(done.run.outputs['run-id']).toBe(deploy.idOf(1))
      expectStops(deploy, done.stops.post)
      expect(begins(done)).toHaveLength(1)
    },
    LONG
  )

  test(
    'is found by its marker and stopped by the post step where the job dies while the start is under way',
    async () => {
      const done = await cancelRun(
        setup(aStartOfV3, 'goes on', {
          env: ACT,
          inputs: onCancel,
          faults: [{on: 'start', fault: {kind: 'silence'}}],
          // The platform has begun it by then, and says nothing.
          onRequest: ({kind}) => (kind === 'start' ? {afterMs: 100, wish: 'SIGKILL'} : undefined)
        })
      )
      expect([done.run.signal, done.run.outputs['run-id']]).toEqual(['SIGKILL', ''])
      expectStops(aStartOfV3, done.stops.post)
      expect(begins(done)).toHaveLength(1)
    },
    LONG
  )

  test(
    'is looked for in vain by the post step where the job dies before the start has reached the platform',
    async () => {
      const done = await cancelRun(
        setup(aStartOfV3, 'goes on', {
          env: ACT,
          inputs: onCancel,
          faults: [{on: 'start', fault: {kind: 'unreached', as: {kind: 'silence'}}}],
          onRequest: ({kind}) => (kind === 'start' ? {afterMs: 100, wish: 'SIGKILL'} : undefined)
        })
      )
      expect([...done.stops.main, ...done.stops.post]).toEqual([])
      expect(begins(done)).toHaveLength(1)
      expect(done.log.post).toMatch(
        /may have been started, and no run with the marker await-deploy 4711\.2\.\w+ was found/
      )
    },
    LONG
  )

  test(
    'is stopped where the workflow is cancelled while the start is under way',
    async () => {
      const done = await cancelRun(
        setup(aStartOfV3, 'goes on', {
          inputs: onCancel,
          faults: [{on: 'start', fault: {kind: 'late', seconds: 1}}],
          onRequest: ({kind}) => (kind === 'start' ? {afterMs: 100, wish: 'SIGINT'} : undefined)
        })
      )
      expect([done.run.code, done.run.outputs.outcome]).toEqual([1, 'interrupted'])
      expectStops(aStartOfV3, [...done.stops.main, ...done.stops.post])
      expect(begins(done)).toHaveLength(1)
    },
    LONG
  )

  test(
    'and not waited for ends green as running, with its id',
    async () => {
      const ran = await runAction(setup(aStartOfV3, 'goes on', {inputs: {wait: 'false'}}))
      await checkEnd(ran, 'running', true)
      expect(ran.run.outputs).toMatchObject({
        'run-id': aStartOfV3.idOf(1),
        'matched-by': 'started',
        polls: '0'
      })
      expect(wholeLog(ran) + ran.summary).not.toContain('allow-outcomes')
      expect(ran.run.outputs.reason).toMatch(/^started, and not waited for \(wait: false\)/)
    },
    LONG
  )

  test(
    'is not started by who may not, and the reason names the code and the right to ask for',
    async () => {
      const platform = aStartOfV3.platform('goes on', {readOnly: true})
      const ran = await runAction(setup(aStartOfV3, 'goes on', {platform}))
      await checkEnd(ran, 'error', false)
      expect(ran.run.outputs.reason).toMatch(aStartOfV3.forbidden)
      expect(begins(ran)).toHaveLength(1)
    },
    LONG
  )
})
