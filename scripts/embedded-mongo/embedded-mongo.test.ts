import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { MongoClient } from 'mongodb'
import { type RunningMongo, startEmbeddedMongo, withDatabase } from './embedded-mongo'

let dataDir: string
const running: RunningMongo[] = []

beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'cheji-engine-'))
})
afterEach(async () => {
  await Promise.all(running.splice(0).map(async (mongo) => mongo.stop()))
  rmSync(dataDir, { recursive: true, force: true })
})

async function start(): Promise<RunningMongo> {
  const mongo = await startEmbeddedMongo({ dataDir })
  running.push(mongo)
  return mongo
}

test('what was acknowledged as journalled is there after the engine was killed', async () => {
  const first = await start()
  const client = await MongoClient.connect(first.uri, { serverSelectionTimeoutMS: 2_000 })
  const numbers = client.db('cheji').collection<{ _id: number }>('numbers')
  const acknowledged: number[] = []
  const writing = (async () => {
    for (let number = 0; ; number += 1) {
      await numbers.insertOne({ _id: number }, { writeConcern: { w: 1, journal: true } })
      acknowledged.push(number)
      if (number === 200) process.kill(first.pid, 'SIGKILL')
    }
  })()
  await expect(writing).rejects.toThrow()
  await client.close(true)
  await expect(first.ended).resolves.toMatchObject({ expected: false })

  const second = await start()
  const again = await MongoClient.connect(second.uri)
  const kept = await again.db('cheji').collection<{ _id: number }>('numbers').distinct('_id')
  await again.close()
  expect(acknowledged.length).toBeGreaterThan(200)
  expect(kept).toEqual(expect.arrayContaining(acknowledged))
})

test('a clean stop ends the process, is expected, and leaves the files', async () => {
  const mongo = await start()
  await mongo.stop()
  await mongo.stop()
  await expect(mongo.ended).resolves.toMatchObject({ expected: true })
  expect(existsSync(path.join(dataDir, 'engine'))).toBe(true)
})

test('a second engine on the same folder is refused in words', async () => {
  await start()
  await expect(startEmbeddedMongo({ dataDir })).rejects.toThrow(/Another Cheji is running.*CHEJI_DATA_DIR/)
})

test('where nothing works the message names every reason and the way out', async () => {
  writeFileSync(path.join(dataDir, 'engine'), 'a file where the engine wants its folder')
  const pathBefore = process.env['PATH']
  process.env['PATH'] = ''
  try {
    await expect(startEmbeddedMongo({ dataDir })).rejects.toThrow(/engine.*no mongod on PATH.*Set MONGODB_URI/s)
  } finally {
    process.env['PATH'] = pathBefore
  }
})

test('a mongod on PATH serves where the engine cannot be loaded', async () => {
  writeFileSync(path.join(dataDir, 'engine'), 'a file where the engine wants its folder')
  const bin = path.join(dataDir, 'bin')
  mkdirSync(bin)
  const standIn = '#!/bin/sh\n[ "$1" = --version ] && exit\necho Waiting for connections\nexec sleep 60\n'
  writeFileSync(path.join(bin, 'mongod'), standIn, { mode: 0o755 })
  const pathBefore = process.env['PATH']
  process.env['PATH'] = `${bin}:${pathBefore ?? ''}`
  try {
    const mongo = await start()
    expect(mongo.uri).toMatch(/^mongodb:\/\/127\.0\.0\.1:\d+\//)
  } finally {
    process.env['PATH'] = pathBefore
  }
})

test('withDatabase puts the name where the driver reads it', () => {
  expect(withDatabase('mongodb://%2Ftmp%2Fx.sock/?directConnection=true', 'cheji')).toBe(
    'mongodb://%2Ftmp%2Fx.sock/cheji?directConnection=true',
  )
  expect(withDatabase('mongodb://user:word@host:1,host:2/other?replicaSet=a', 'cheji')).toBe(
    'mongodb://user:word@host:1,host:2/cheji?replicaSet=a',
  )
  expect(withDatabase('mongodb+srv://host', 'cheji')).toBe('mongodb+srv://host/cheji')
  expect(() => withDatabase('http://host', 'cheji')).toThrow('Not a MongoDB address')
})
