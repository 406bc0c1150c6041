import type {Server} from 'node:http'
import type {AddressInfo, Socket} from 'node:net'

/** Where a server listens on loopback, and its connections. */
export interface Port {
  number: number
  /** How many connections there ever were, are now, and were at the same time at most. */
  connections(): {opened: number; open: number; most: number}
  /** Closes every connection, and listens again on the same port after so many ms. */
  shut(ms: number): void
  close(): Promise<void>
}

/** Lets a server listen on 127.0.0.1; port 0 is any that is free. */
export async function openPort(server: Server, wanted: number): Promise<Port> {
  const sockets = new Set<Socket>()
  let [opened, most] = [0, 0]
  let reopening: NodeJS.Timeout | undefined
  server.on('connection', socket => {
    opened++
    sockets.add(socket)
    most = Math.max(most, sockets.size)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => {})
  })
  const close = () =>
    new Promise<void>(resolve => {
      clearTimeout(reopening)
      server.close(() => resolve())
      for (const socket of sockets) socket.destroy()
    })

  await listen(server, wanted)
  const {port} = server.address() as AddressInfo
  return {
    number: port,
    connections: () => ({opened, open: sockets.size, most}),
    shut(ms) {
      void close()
      reopening = setTimeout(() => void listen(server, port), ms)
    },
    close
  }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      resolve()
    })
  })
}
