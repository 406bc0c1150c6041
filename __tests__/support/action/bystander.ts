import {createServer, type Server} from 'node:http'
import type {AddressInfo, Socket} from 'node:net'

/** A server that must never get a request. */
export interface Bystander {
  url: string
  host: string
  /** What was heard of each connection, from its first byte on. */
  heard: readonly string[]
  close(): Promise<void>
}

export async function bystander(): Promise<Bystander> {
  const heard: string[] = []
  const sockets = new Set<Socket>()
  const server: Server = createServer((_request, response) => {
    response.end('{}')
  })
  server.on('connection', (socket: Socket) => {
    const at = heard.push('(a connection)') - 1
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('data', chunk => {
      heard[at] += chunk.toString('latin1')
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const {port} = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    host: `127.0.0.1:${port}`,
    heard,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      })
  }
}
