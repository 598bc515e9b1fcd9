import { databaseUri, newDatabaseName } from '../testing/test-environment'
import { connectMongo, durableOn } from './mongo'

test.each([
  ['a replica set', { setName: 'rs0' }, 'majority'],
  ['a sharded cluster', { msg: 'isdbgrid' }, 'majority'],
  ['one server', {}, 1],
])('%s is asked for what survives a kill', (_, hello, w) => {
  expect(durableOn(hello)).toEqual({ w, journal: true })
})

test.each(['w=0&journal=false', 'w=majority', ''])(
  'whatever the address says (%s), a write waits for the journal',
  async (wish) => {
    const uri = databaseUri(newDatabaseName())
    const connection = await connectMongo(`${uri}${uri.includes('?') ? '&' : '?'}${wish}`)
    try {
      expect(connection.getClient().options.writeConcern).toMatchObject({ w: 1, journal: true })
    } finally {
      await connection.close()
    }
  },
)

/** What the driver keeps of its watch; a new release of it may name things otherwise, and this test then says so. */
interface Watch {
  monitor: { connection: { closed: boolean; socket: { destroy: () => void } } }
}

test('a socket that has ended is forgotten before a server is asked over it', async () => {
  const connection = await connectMongo(databaseUri(newDatabaseName()))
  try {
    const client = connection.getClient()
    const { topology } = client as unknown as { topology: { s: { servers: Map<string, Watch> } } }
    for (const [connectionId, { monitor }] of topology.s.servers) {
      const watched = monitor.connection
      watched.socket.destroy()
      expect(watched.closed).toBe(false)
      client.emit('serverHeartbeatStarted', { connectionId } as never)
      expect(watched.closed).toBe(true)
    }
    expect(topology.s.servers.size).toBe(1)
  } finally {
    await connection.close()
  }
})
