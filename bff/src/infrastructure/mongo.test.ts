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
