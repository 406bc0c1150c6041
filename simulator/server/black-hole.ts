import {connect, type Socket} from 'node:net'
import {Worker} from 'node:worker_threads'

/** Listens, prints the port, and then never accepts a connection. */
const SLEEPER = `
  const {createServer} = require('node:net')
  const {parentPort} = require('node:worker_threads')
  const server = createServer().listen({port: 0, host: '127.0.0.1', backlog: 1}, () => {
    parentPort.postMessage(server.address().port)
    setImmediate(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0))
  })
`
const ANSWERS_WITHIN_MS = 500
const MOST = 64

/**
 * A port on loopback that neither takes nor refuses a connection: its queue is full, and so the kernel drops whoever
 * knocks. As a firewall that drops packets is seen from inside.
 */
export async function blackHole(): Promise<{url: string; close(): Promise<void>}> {
  const worker = new Worker(SLEEPER, {eval: true})
  const port = await new Promise<number>((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
  })
  const queue: Socket[] = []
  const close = async () => {
    for (const socket of queue) socket.destroy()
    await worker.terminate()
  }
  do {
    if (queue.length === MOST) {
      await close()
      throw new Error(`${MOST} connections did not fill the queue of a port`)
    }
    queue.push(connect(port, '127.0.0.1').on('error', () => {}))
  } while (await isTaken(queue.at(-1) as Socket))
  return {url: `http://127.0.0.1:${port}`, close}
}

function isTaken(socket: Socket): Promise<boolean> {
  return new Promise(resolve => {
    const timer = setTimeout(() => resolve(false), ANSWERS_WITHIN_MS)
    socket.once('connect', () => {
      clearTimeout(timer)
      resolve(true)
    })
  })
}
