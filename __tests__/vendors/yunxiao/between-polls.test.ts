import {describe, expect, test} from '@jest/globals'
import type {Http, HttpRequest} from '../../../src/http/exchange.js'
import {inEnglish} from '../../../src/messages/message.js'
import type {RawInputs} from '../../../src/model/identity.js'
import type {Target} from '../../../src/model/target.js'
import type {Operation} from '../../../src/vendors/vendor.js'
import {yunxiao} from '../../../src/vendors/yunxiao/index.js'
import {beginning, nextPage} from '../../../src/vendors/yunxiao/step-log.js'
import {describeBetweenPolls, Reply, waitOver} from '../between-polls.js'
import {commit} from './support.js'

type Phase = 'running' | 'success' | 'failure'
const runWords = {running: 'RUNNING', success: 'SUCCESS', failure: 'FAIL'}
const orderWords = {running: 'Running', success: 'Success', failure: 'Failed'}
const changeWords = {running: 'RUNNING', success: 'SUCCESS', failure: 'FAILED'}

const open =
  (operation: Operation, given: RawInputs) =>
  async (http: Http): Promise<Target> => {
    const inputs = {token: 'pt-secret-0001', 'organization-id': 'org1', ...given}
    const mistakes: string[] = []
    const plan = yunxiao.plan(operation, inputs, (input, text) =>
      mistakes.push(`${input} ${inEnglish(text)}`)
    )
    const [target] = (await plan?.open(http, undefined)) ?? []
    if (target === undefined) throw new Error(mistakes.join('; '))
    return target
  }

const run = (status: string, over: object = {}) => ({
  pipelineId: 1,
  pipelineRunId: 7,
  status,
  stages: [],
  ...over
})
const order = (status: string, ...machines: string[]) => ({
  deployOrderId: 2,
  status,
  deployMachineInfo: {
    batchNum: 1,
    deployMachines: machines.map((machine, i) => ({
      machineSn: `m${i}`,
      hostName: `web-${i}`,
      status: machine
    }))
  }
})
const change = (phase: Phase) => ({
  sn: 'sn1',
  state: changeWords[phase],
  jobs: [{sn: 'j', envName: 'prod', state: changeWords[phase], stages: []}]
})
const gone = new Reply(404, {errorCode: 'NotFound', errorMessage: 'Not Found', requestId: 'r-1'})
const isMachine = (phase: Phase) =>
  phase === 'failure' ? 'Failed' : phase === 'success' ? 'Success' : 'Running'

describeBetweenPolls('yunxiao', [
  {
    name: 'pipeline run',
    open: open('wait-pipeline', {'pipeline-id': '1', 'run-id': '7'}),
    answer: (_request, phase) => run(runWords[phase]),
    gone: [['the run', gone, 30]]
  },
  {
    name: 'deploy order',
    open: open('wait-deploy-order', {'pipeline-id': '1', 'deploy-order-id': '2'}),
    answer: (_request, phase) => order(orderWords[phase], isMachine(phase)),
    gone: [['the order', gone, 30]]
  },
  {
    name: 'change order',
    open: open('wait-change-order', {'app-name': 'shop', 'change-order-sn': 'sn1'}),
    answer: (_request, phase) => change(phase),
    gone: [['the order', gone, 30]]
  }
])

describe('a pipeline run', () => {
  test.each(['commit', 'latest'])('that was found by %s is kept to when a newer one begins', async by => {
    const given: RawInputs = by === 'commit' ? {commit} : {'run-id': 'latest'}
    const params = {globalParams: [{key: 'CI_COMMIT_SHA', value: commit}]}
    const {outcome, snapshots} = await waitOver(
      open('wait-pipeline', {'pipeline-id': '1', ...given}),
      ({path}, at) => {
        const old = at < 20 ? 'RUNNING' : 'CANCELED'
        const listed = (pipelineRunId: number, status: string) => ({pipelineRunId, status, startTime: 1000})
        if (path.at(-1) === 'runs') return at < 20 ? [listed(7, old)] : [listed(8, 'SUCCESS'), listed(7, old)]
        return path.at(-1) === '8' ? run('SUCCESS', {pipelineRunId: 8, ...params}) : run(old, params)
      }
    )
    expect(outcome).toBe('cancelled')
    expect(snapshots.at(-1)?.identity?.ids).toEqual({'run-id': '7'})
  })

  test('has other steps where a job of it runs again', async () => {
    const job = {id: 5, name: 'build', status: 'RUNNING'}
    const stages = [{name: 'Build', stageInfo: {status: 'RUNNING', jobs: [job]}}]
    const {snapshots} = await waitOver(
      open('wait-pipeline', {'pipeline-id': '1', 'run-id': '7'}),
      ({path}, at) => {
        if (path.at(-1) !== 'steps') return run(at < 60 ? 'RUNNING' : 'SUCCESS', {stages})
        const buildId = at < 20 ? 'b1' : 'b2'
        return [{buildId, buildProcessNodes: [{nodeName: 'make', nodeIndex: 0, status: 'running'}]}]
      }
    )
    const ids = snapshots.flatMap(({parts}) => parts.filter(({kind}) => kind === 'step').map(({id}) => id))
    expect([...new Set(ids)]).toEqual(['5/b1/0', '5/b2/0'])
  })
})

describe('a deploy order', () => {
  const openOrder = open('wait-deploy-order', {'pipeline-id': '1', 'deploy-order-id': '2'})

  test('whose failed machine is retried before a second poll goes on', async () => {
    const {outcome} = await waitOver(openOrder, (_request, at) =>
      order(at < 60 ? 'Running' : 'Success', at > 10 && at < 12 ? 'Failed' : at < 60 ? 'Running' : 'Success')
    )
    expect(outcome).toBe('success')
  })

  test('whose failed machine is retried after it was seen twice has failed', async () => {
    const {outcome, cause, endedAt} = await waitOver(openOrder, (_request, at) =>
      order('Running', at < 10 || at >= 60 ? 'Running' : 'Failed')
    )
    expect([outcome, cause.code]).toEqual(['failure', 'blocked'])
    expect(endedAt).toBeLessThan(20)
  })
})

describe('change orders of a run, without their app', () => {
  test('that are no longer listed end the wait as an error', async () => {
    const openRun = open('wait-change-order', {'pipeline-id': '1', 'run-id': '7'})
    const {outcome, endedAt} = await waitOver(
      async http => {
        const target = await openRun(http)
        const {children = []} = await target.read({signal: new AbortController().signal})
        return children[0] as Target
      },
      ({path}: HttpRequest, at) =>
        path.at(-1) === 'changeOrders:byOrigin' ? (at < 10 ? [change('running')] : []) : run('RUNNING')
    )
    expect([outcome, endedAt >= 38 && endedAt < 45]).toEqual(['error', true])
  })
})

describe('the log of a step', () => {
  const told = nextPage(beginning, {logs: 'one\ntwo\nthree\n', last: 3, more: false}).cursor

  test('whose count of lines falls back brings nothing until it is past what was told', () => {
    const back = nextPage(told, {logs: 'new\n', last: 1, more: false})
    expect([back.text, back.cursor]).toEqual(['', {...told, behind: 1}])
    expect(nextPage(back.cursor, {logs: 'four\n', last: 4, more: false}).text).toBe('four\n')
  })
})
