import assert from 'node:assert/strict'
import {spawn} from 'node:child_process'
import {createInterface} from 'node:readline'
import {setTimeout as sleep} from 'node:timers/promises'
import {yunxiaoScene as scene} from '../scenes.mjs'

/** The package as it is meant to be run: a server that takes JSON-RPC by its standard input. */
export async function overStdio(server) {
  const {organizationId, pipelineId} = scene
  const child = spawn(process.execPath, [server], {stdio: ['pipe', 'pipe', 'ignore'], env: process.env})
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
