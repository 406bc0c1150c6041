import assert from 'node:assert/strict'
import {yunxiaoScene as scene} from '../scenes.mjs'
import {ELSEWHERE, rejects} from './answers.mjs'

const {organizationId: org, pipelineId, app} = scene

/** Change orders: status, events, logs of tasks, stopping. */
export const changeOrderChecks = {
  'get change order': async ({client, read}) => {
    const params = {organizationId: org, appName: app, changeOrderSn: scene.changeOrder}
    const order = await read(client.getChangeOrder(params), ELSEWHERE.changeOrder)
    assert.deepEqual(
      [order.state, order.jobs[0].state, order.jobs[0].envName],
      ['FAILED', 'FAILED', 'production']
    )
  },
  'get paused change order': async ({client, read}) => {
    const params = {organizationId: org, appName: app, changeOrderSn: scene.paused}
    assert.equal((await read(client.getChangeOrder(params), ELSEWHERE.changeOrder)).state, 'SUSPENDED')
  },
  'change orders of a run': async ({client}) => {
    const params = {
      organizationId: org,
      originType: 'FLOW',
      originId: `${pipelineId}+${scene.run}`,
      appName: app
    }
    const orders = await client.listChangeOrdersByOrigin({...params, envName: 'production'})
    assert.deepEqual(
      orders.map(order => order.sn),
      [scene.changeOrder, scene.paused]
    )
    assert.deepEqual(await client.listChangeOrdersByOrigin({...params, envName: 'staging'}), [])
  },
  'events of a change order job': async ({client, read}) => {
    const params = {organizationId: org, appName: app, changeOrderSn: scene.changeOrder, jobSn: scene.job}
    const page = await read(
      client.listChangeOrderJobLogs({...params, current: 2, pageSize: 10}),
      ELSEWHERE.jobLog
    )
    assert.deepEqual([page.current, page.pages, page.total, page.records.length], [2, 2, 12, 2])
    assert.deepEqual(page.records, [{}, {}], 'the client keeps none of the fields of such an event')
  },
  'log of a change order task': async ({client}) => {
    const log = await client.findTaskOperationLog({
      organizationId: org,
      appName: app,
      changeOrderSn: scene.changeOrder,
      jobSn: scene.job,
      stageSn: scene.stage,
      taskSn: scene.task
    })
    assert.equal(log, 'apply deployment shop\nrollout not complete\n')
  },
  'stop a job of a change order': async ({client, read}) => {
    const params = {organizationId: org, appName: app, changeOrderSn: scene.paused, jobSn: scene.job}
    const order = await read(
      client.executeJobAction({...params, action: {actionType: 'STOP'}}),
      ELSEWHERE.changeOrder
    )
    assert.deepEqual([order.sn, order.state, order.jobs[0].state], [scene.paused, 'CANCELED', 'CANCELED'])
    const {YunxiaoError, YunxiaoResourceNotFoundError} = client.errors
    await rejects(client.executeJobAction({...params, action: {actionType: 'STOP'}}), YunxiaoError)
    await rejects(client.executeJobAction({...params, action: {}}), YunxiaoError)
    await rejects(
      client.executeJobAction({...params, jobSn: 'none', action: {actionType: 'STOP'}}),
      YunxiaoResourceNotFoundError
    )
  }
}
