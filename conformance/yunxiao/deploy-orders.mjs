import assert from 'node:assert/strict'
import {setTimeout as sleep} from 'node:timers/promises'
import {yunxiaoScene as scene} from '../scenes.mjs'
import {ELSEWHERE, rejects} from './answers.mjs'

const {organizationId: org, pipelineId, machine} = scene

/** Deploy orders: status, logs of machines, resuming, stopping. */
export const deployOrderChecks = {
  'get deploy order': async ({client, read}) => {
    const order = await read(
      client.getVMDeployOrderFunc(org, pipelineId, String(scene.order)),
      ELSEWHERE.order
    )
    assert.equal(order.status, 'Waiting')
    assert.equal(order.deployOrderId, scene.order)
    assert.deepEqual([order.currentBatch, order.totalBatch], [1, 2])
    assert.deepEqual(
      order.deployMachineInfo.deployMachines.map(m => [m.machineSn, m.status, m.batchNum]),
      [
        [machine, 'Success', 1],
        ['i-bp1shop2', 'Pending', 2],
        ['i-bp1shop3', 'Pending', 2]
      ]
    )
  },
  'get machine log': async ({client, read}) => {
    const log = await read(client.getVMDeployMachineLogFunc(org, pipelineId, String(scene.order), machine))
    assert.equal(log.deployLog, `${scene.lines.join('\n')}\n`)
    assert.match(log.deployBeginTime, /^\d{13}$/)
    assert.match(log.deployEndTime, /^\d{13}$/)
  },
  'machine log before it begins': async ({client, read}) => {
    const log = await read(
      client.getVMDeployMachineLogFunc(org, pipelineId, String(scene.running), 'i-bp1shop3')
    )
    assert.equal(log.deployLog, '')
  },
  'resume deploy order': async ({client, read, answers}) => {
    assert.equal(await client.resumeVMDeployOrderFunc(org, pipelineId, String(scene.order)), true)
    assert.strictEqual(answers.at(-1).body, true)
    await sleep(50)
    const order = await read(
      client.getVMDeployOrderFunc(org, pipelineId, String(scene.order)),
      ELSEWHERE.order
    )
    assert.deepEqual(
      [order.status, ...order.deployMachineInfo.deployMachines.map(m => m.status)],
      ['Running', 'Success', 'Success', 'Failed']
    )
    const [failed] = order.deployMachineInfo.deployMachines.slice(-1)
    assert.deepEqual(failed.actions.map(action => action.type).sort(), [
      'LogVMDeployMachine',
      'RetryVMDeployMachine',
      'SkipVMDeployMachine'
    ])
  },
  'stop deploy order': async ({client, read}) => {
    assert.equal(await client.stopVMDeployOrderFunc(org, pipelineId, String(scene.running)), true)
    const order = await read(
      client.getVMDeployOrderFunc(org, pipelineId, String(scene.running)),
      ELSEWHERE.order
    )
    assert.equal(order.status, 'Cancelled')
    await rejects(
      client.stopVMDeployOrderFunc(org, pipelineId, String(scene.running)),
      client.errors.YunxiaoError
    )
  }
}
