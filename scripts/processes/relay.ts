import { type Socket, connect, createServer } from 'node:net'
import type { AddressInfo } from 'node:net'

export interface Relay {
  /** MongoDB address that stays the same. */
  uri: string
  /** Passes connections on to this MongoDB address from now on. */
  passTo: (mongodbUri: string) => void
  stop: () => Promise<void>
}

/** One address for a database whose own changes with each start, as a name in the network does. */
export const startRelay = async (): Promise<Relay> => {
  let target = ''
  const open = new Set<Socket>()
  const server = createServer((incoming) => {
    const outgoing = target.startsWith('/')
      ? connect(target)
      : connect(Number(target.split(':')[1]), target.split(':')[0])
    for (const [socket, other] of [
      [incoming, outgoing],
      [outgoing, incoming],
    ] as const) {
      open.add(socket)
      socket.pipe(other)
      socket.on('error', () => undefined)
      socket.once('close', () => {
        open.delete(socket)
        other.destroy()
      })
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    uri: `mongodb://127.0.0.1:${(server.address() as AddressInfo).port}/?directConnection=true`,
    passTo: (mongodbUri) => {
      target = decodeURIComponent(/^mongodb:\/\/([^/?]+)/.exec(mongodbUri)?.[1] ?? '')
    },
    stop: async () => {
      for (const socket of open) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
