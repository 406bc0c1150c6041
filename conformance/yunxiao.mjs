// Alibaba's own client: its functions make the requests, its zod schemas read the answers. It is told of the
// platform as its users tell it, by environment variables.
import assert from 'node:assert/strict'
import {spawn} from 'node:child_process'
import {createRequire} from 'node:module'
import {dirname, join} from 'node:path'
import {createInterface} from 'node:readline'
import {setTimeout as sleep} from 'node:timers/promises'
import {pathToFileURL} from 'node:url'
import {play, yunxiaoScene as scene, yunxiaoPlatform} from './scenes.mjs'

const SERVER = createRequire(import.meta.url).resolve('alibabacloud-devops-mcp-server/dist/index.js')
const MACHINE = 'deployMachineInfo.deployMachines[].'

/**
 * Fields that the simulator serves and this client does not know, by what they are part of, each with where it is
 * from. Any other is one that we made up.
 */
const ELSEWHERE = {
  order: {
    'actions[].displayType': 'bodies that another client recorded',
    'actions[].order': 'bodies that another client recorded',
    [`${MACHINE}hostName`]: 'bodies that another client recorded',
    [`${MACHINE}machineOsArch`]: 'bodies that another client recorded',
    [`${MACHINE}actions[].params.machineSn`]: 'bodies that another client recorded'
  },
  // The client gives a job of an order the fields of a record of the job's log.
  changeOrder: Object.fromEntries(
    ['type', 'startedAt', 'endedAt', 'appOrchestration', 'variableGroups', 'nextJob', 'stages'].map(name => [
      `jobs[].${name}`,
      "the vendor's OpenAPI document"
    ])
  ),
  // ... and to such a record `content` and `timestamp`, which the vendor's OpenAPI document does not have.
  jobLog: Object.fromEntries(
    ['action', 'gmtCreate', 'jobSn', 'message', 'operator', 'state'].map(name => [
      `records[].${name}`,
      "the vendor's OpenAPI document"
    ])
  )
}

export async function yunxiaoChecks(check) {
  const dist = dirname(SERVER)
  const load = path => import(pathToFileURL(join(dist, path)).href)
  process.env.LOG_LEVEL = 'silent'
  for (const edition of ['central', 'region']) {
    const {url, answers, close} = await play(yunxiaoPlatform(edition))
    process.env.YUNXIAO_API_BASE_URL = url
    process.env.YUNXIAO_EDITION = edition
    process.env.YUNXIAO_ACCESS_TOKEN = scene.token
    const client = {
      ...(await load('operations/flow/vmDeployOrder.js')),
      ...(await load('operations/flow/pipeline.js')),
      ...(await load('operations/flow/pipelineJob.js')),
      ...(await load('operations/appstack/changeOrders.js')),
      ...(await load('operations/organization/organization.js')),
      ...(await load('common/utils.js')),
      errors: await load('common/errors.js')
    }
    try {
      await editionChecks((call, run) => check(`alibabacloud-devops-mcp-server (${edition})`, call, run), {
        client,
        edition,
        answers
      })
    } finally {
      await close()
    }
  }
}

async function editionChecks(check, {client, edition, answers}) {
  const {organizationId: org, pipelineId, machine, app} = scene
  /** The answer as the client read it, after a look at what it left out of what was sent. */
  const read = async (promise, known = {}) => {
    const parsed = await promise
    const sent = answers.at(-1)
    const body = typeof sent.body === 'string' ? JSON.parse(sent.body) : sent.body
    const strange = [...leftOut(body, parsed)].filter(path => !Object.hasOwn(known, path))
    assert.deepEqual(strange, [], 'fields that the client does not know')
    return parsed
  }

  await check('get deploy order', async () => {
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
  })
  await check('get machine log', async () => {
    const log = await read(client.getVMDeployMachineLogFunc(org, pipelineId, String(scene.order), machine))
    assert.equal(log.deployLog, `${scene.lines.join('\n')}\n`)
    assert.match(log.deployBeginTime, /^\d{13}$/)
    assert.match(log.deployEndTime, /^\d{13}$/)
  })
  await check('machine log before it begins', async () => {
    const log = await read(
      client.getVMDeployMachineLogFunc(org, pipelineId, String(scene.running), 'i-bp1shop3')
    )
    assert.equal(log.deployLog, '')
  })
  await check('resume deploy order', async () => {
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
  })
  await check('stop deploy order', async () => {
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
  })

  await check('list pipeline runs', async () => {
    const {items} = await client.listPipelineRunsFunc(org, pipelineId, {page: 1, perPage: 4})
    assert.deepEqual(
      items.map(run => run.pipelineRunId),
      [12, 11, 10, 9]
    )
    assert.deepEqual([...leftOut(answers.at(-1).body, items)], [])
    const last = await client.listPipelineRunsFunc(org, pipelineId, {page: 3, perPage: 4})
    assert.deepEqual(
      last.items.map(run => run.pipelineRunId),
      [4, 3]
    )
  })
  await check('pages of runs, by headers', async () => {
    const paths = {
      central: `/oapi/v1/flow/organizations/${org}/pipelines/${pipelineId}/runs`,
      region: `/oapi/v1/flow/pipelines/${pipelineId}/runs`
    }
    const pages = {1: ['1', '4', '10', '3', '2', null], 2: ['2', '4', '10', '3', '3', '1']}
    for (const [page, expected] of Object.entries(pages)) {
      const {headers} = await client.yunxiaoRequestRaw(
        client.buildUrl(paths[edition], {page: Number(page), perPage: 4})
      )
      // The headers by which this client goes through pages, in its history of jobs.
      const names = ['x-page', 'x-per-page', 'x-total', 'x-total-pages', 'x-next-page', 'x-prev-page']
      assert.deepEqual(
        names.map(name => headers.get(name) || null),
        expected
      )
    }
  })
  await check('list pipeline runs by status', async () => {
    const {items} = await client.listPipelineRunsFunc(org, pipelineId, {status: 'FAIL'})
    assert.deepEqual(
      items.map(run => [run.pipelineRunId, run.status]),
      [[scene.failedRun, 'FAIL']]
    )
  })
  await check('list pipeline runs by time', async () => {
    const since = Date.now() - 500_000
    const recent = await client.listPipelineRunsFunc(org, pipelineId, {startTime: since})
    assert.deepEqual(
      recent.items.map(run => run.pipelineRunId),
      [12]
    )
    const older = await client.listPipelineRunsFunc(org, pipelineId, {endTime: since, perPage: 2})
    assert.deepEqual(
      older.items.map(run => run.pipelineRunId),
      [11, 10]
    )
  })
  await check('list pipeline runs by trigger', async () => {
    assert.equal((await client.listPipelineRunsFunc(org, pipelineId, {triggerMode: 1})).items.length, 10)
    assert.equal((await client.listPipelineRunsFunc(org, pipelineId, {triggerMode: 6})).items.length, 0)
  })
  await check('get pipeline run', async () => {
    const run = await read(client.getPipelineRunFunc(org, pipelineId, scene.run))
    assert.equal(run.status, 'RUNNING')
    assert.equal(run.globalParams.find(param => param.key === 'CI_COMMIT_SHA').value, scene.commit)
    const jobs = run.stages.flatMap(stage => stage.stageInfo.jobs)
    const action = jobs[1].actions.find(candidate => candidate.type === 'GetVMDeployOrder')
    assert.equal(action.params.deployOrderId, scene.order)
  })
  await check('get failed pipeline run', async () => {
    const run = await read(client.getPipelineRunFunc(org, pipelineId, scene.failedRun))
    assert.deepEqual(
      [run.status, ...run.stages.map(stage => stage.stageInfo.status)],
      ['FAIL', 'FAIL', 'INIT']
    )
  })
  await check('get latest pipeline run', async () => {
    const run = await read(client.getLatestPipelineRunFunc(org, pipelineId))
    assert.equal(run.pipelineRunId, scene.run)
  })
  await check('job log', async () => {
    const log = await read(client.getPipelineJobRunLogFunc(org, pipelineId, scene.run, scene.buildJob))
    assert.equal(log.content, `${scene.lines.join('\n')}\n`)
    assert.equal(log.more, false)
  })
  await check('job steps, and step log by offset', async () => {
    const [build] = await read(client.getPipelineJobStepsFunc(org, pipelineId, scene.run, scene.buildJob))
    const nodes = build.buildProcessNodes
    assert.deepEqual(
      nodes.map(node => [node.nodeName, node.status]),
      [
        ['checkout', 'success'],
        ['package', 'success']
      ]
    )
    let [text, offset, more] = ['', 0, true]
    for (let turns = 0; more && turns < 10; turns++) {
      const page = await read(
        client.getPipelineJobStepLogFunc(
          org,
          pipelineId,
          scene.run,
          scene.buildJob,
          nodes[1].stepIndex,
          offset,
          2,
          build.buildId
        )
      )
      text += page.logs
      offset = page.last
      more = page.more
    }
    assert.equal(text, `${scene.lines.slice(1).join('\n')}\n`)
  })

  await check('get change order', async () => {
    const params = {organizationId: org, appName: app, changeOrderSn: scene.changeOrder}
    const order = await read(client.getChangeOrder(params), ELSEWHERE.changeOrder)
    assert.deepEqual(
      [order.state, order.jobs[0].state, order.jobs[0].envName],
      ['FAILED', 'FAILED', 'production']
    )
  })
  await check('get paused change order', async () => {
    const params = {organizationId: org, appName: app, changeOrderSn: scene.paused}
    assert.equal((await read(client.getChangeOrder(params), ELSEWHERE.changeOrder)).state, 'SUSPENDED')
  })
  await check('change orders of a run', async () => {
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
  })
  await check('events of a change order job', async () => {
    const params = {organizationId: org, appName: app, changeOrderSn: scene.changeOrder, jobSn: scene.job}
    const page = await read(
      client.listChangeOrderJobLogs({...params, current: 2, pageSize: 10}),
      ELSEWHERE.jobLog
    )
    assert.deepEqual([page.current, page.pages, page.total, page.records.length], [2, 2, 12, 2])
    assert.deepEqual(page.records, [{}, {}], 'the client keeps none of the fields of such an event')
  })
  await check('log of a change order task', async () => {
    const log = await client.findTaskOperationLog({
      organizationId: org,
      appName: app,
      changeOrderSn: scene.changeOrder,
      jobSn: scene.job,
      stageSn: scene.stage,
      taskSn: scene.task
    })
    assert.equal(log, 'apply deployment shop\nrollout not complete\n')
  })

  await check('stop a job of a change order', async () => {
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
  })
  await check('refused: stops with a read-only token', async () => {
    const {url, close} = await play(yunxiaoPlatform(edition, {readOnly: true}))
    const before = process.env.YUNXIAO_API_BASE_URL
    process.env.YUNXIAO_API_BASE_URL = url
    try {
      const {YunxiaoPermissionError} = client.errors
      const params = {organizationId: org, appName: app, changeOrderSn: scene.paused, jobSn: scene.job}
      await rejects(
        client.stopVMDeployOrderFunc(org, pipelineId, String(scene.running)),
        YunxiaoPermissionError
      )
      await rejects(
        client.executeJobAction({...params, action: {actionType: 'STOP'}}),
        YunxiaoPermissionError
      )
      assert.equal(
        (await client.getVMDeployOrderFunc(org, pipelineId, String(scene.running))).status,
        'Running'
      )
    } finally {
      process.env.YUNXIAO_API_BASE_URL = before
      await close()
    }
  })

  await check('current user, token good and bad', async () => {
    const user = await read(client.getCurrentUserFunc())
    assert.equal(user.lastOrganization, org)
    assert.equal(await client.verifyToken(scene.token), true)
    assert.equal(await client.verifyToken('pt-wrong_0001'), false)
  })
  if (edition === 'central') {
    await check('organization found by the token', async () => {
      const order = await client.getVMDeployOrderFunc(undefined, pipelineId, String(scene.order))
      assert.equal(order.deployOrderId, scene.order)
      assert.deepEqual(
        (await client.getUserOrganizationsFunc()).map(organization => organization.id),
        [org]
      )
    })
    await check('refused: another organization', async () => {
      await rejects(
        client.getVMDeployOrderFunc('another', pipelineId, String(scene.order)),
        client.errors.YunxiaoPermissionError
      )
    })
  }
  await check('refused: wrong token', async () => {
    await client.runWithAuth({token: 'pt-wrong_0001'}, () =>
      rejects(client.getLatestPipelineRunFunc(org, pipelineId), client.errors.YunxiaoAuthenticationError)
    )
  })
  await check('refused: no such thing', async () => {
    const {YunxiaoResourceNotFoundError: Missing} = client.errors
    await rejects(client.getVMDeployOrderFunc(org, pipelineId, '1'), Missing)
    await rejects(client.getVMDeployMachineLogFunc(org, pipelineId, String(scene.order), 'i-none'), Missing)
    await rejects(client.getPipelineRunFunc(org, pipelineId, 999), Missing)
    await rejects(client.getLatestPipelineRunFunc(org, '1'), Missing)
    await rejects(client.getChangeOrder({organizationId: org, appName: app, changeOrderSn: 'none'}), Missing)
  })
  await check('as an assistant asks, over stdio', () => overStdio(org, pipelineId))
}

async function rejects(promise, type) {
  await assert.rejects(promise, error => {
    assert.ok(error instanceof type, `${error.name}: ${error.message}`)
    assert.ok(!/undefined|\[object/.test(error.message), `no message: ${error.message}`)
    return true
  })
}

/** Paths that are in what was sent and not in what was read; the items of a list count as one. */
export function leftOut(sent, read, path = '', found = new Set()) {
  if (Array.isArray(sent)) {
    sent.forEach((item, i) => {
      leftOut(item, Array.isArray(read) ? read[i] : undefined, `${path}[]`, found)
    })
  } else if (sent !== null && typeof sent === 'object') {
    for (const [key, value] of Object.entries(sent)) {
      const at = path === '' ? key : `${path}.${key}`
      if (read !== null && typeof read === 'object' && Object.hasOwn(read, key))
        leftOut(value, read[key], at, found)
      else found.add(at)
    }
  }
  return found
}

/** The package as it is meant to be run: a server that takes JSON-RPC by its standard input. */
async function overStdio(organizationId, pipelineId) {
  const child = spawn(process.execPath, [SERVER], {stdio: ['pipe', 'pipe', 'ignore'], env: process.env})
  try {
    const lines = createInterface({input: child.stdout})[Symbol.asyncIterator]()
    const send = message => child.stdin.write(`${JSON.stringify({jsonrpc: '2.0', ...message})}\n`)
    const answerTo = async id => {
      for (let turns = 0; turns < 20; turns++) {
        const {value, done} = await Promise.race([lines.next(), sleep(20_000, {done: true}, {ref: false})])
        assert.ok(!done, 'the server went silent')
        const message = JSON.parse(value)
        if (message.id === id) return message
      }
      return assert.fail('no answer')
    }
    const clientInfo = {name: 'conformance', version: '1.0.0'}
    send({
      id: 1,
      method: 'initialize',
      params: {protocolVersion: '2025-03-26', capabilities: {}, clientInfo}
    })
    assert.ok((await answerTo(1)).result.serverInfo)
    send({method: 'notifications/initialized'})
    const ids = {organizationId, pipelineId, deployOrderId: String(scene.order)}
    send({id: 2, method: 'tools/call', params: {name: 'get_vm_deploy_order', arguments: ids}})
    const {result, error} = await answerTo(2)
    assert.ok(result && !result.isError, JSON.stringify(error ?? result))
    assert.equal(JSON.parse(result.content[0].text).deployOrderId, scene.order)
  } finally {
    child.kill()
  }
}
