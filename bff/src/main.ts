import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { Redis } from 'ioredis'
import { createApp } from './app'
import { ConfigError, readConfig } from './config'
import { createLogger, standardOutput } from './infrastructure/logging'
import { collectProcessMetrics, createMetrics } from './infrastructure/metrics'
import { connectMongo } from './infrastructure/mongo'
import { systemRandom } from './infrastructure/random'
import { closeServer, guardServer } from './http/server'

/** Where built files lie: beside the built program, else where the sources' build puts them. */
const builtFolder = (name: string): string =>
  [path.join(__dirname, name), path.join(__dirname, '../dist', name)].find(existsSync) ?? path.join(__dirname, name)

const swaggerFolder = (): string => {
  const built = path.join(__dirname, 'swagger')
  return existsSync(built) ? built : path.dirname(createRequire(__filename).resolve('swagger-ui-dist/package.json'))
}

/** Something that a person can mend, said without a stack. */
class StartError extends Error {}

const main = async (): Promise<void> => {
  const config = readConfig()
  const output = standardOutput()
  const log = createLogger({ level: config.logLevel, write: output.write })
  const metrics = createMetrics()
  collectProcessMetrics(metrics)
  const connection = await connectMongo(config.mongodbUri).catch((error: unknown) => {
    throw new StartError(`MongoDB cannot be reached: ${error instanceof Error ? error.message : String(error)}`)
  })
  const redis = config.redisUrl
    ? new Redis(config.redisUrl, { maxRetriesPerRequest: 1, enableOfflineQueue: false })
    : undefined
  redis?.on('error', (error) => {
    log.warn({ err: error }, 'Redis is not there: limits are counted in each process')
  })
  const app = createApp({
    config,
    clock: () => new Date(),
    random: systemRandom,
    log,
    metrics,
    connection,
    redis,
    folders: { assets: config.assets.folder ?? builtFolder('assets'), swagger: swaggerFolder() },
  })
  await app.start()

  const server = guardServer(createServer(app.handle))
  server.listen(config.port, config.host, () => {
    const { port } = server.address() as AddressInfo
    log.info({ host: config.host, port }, 'the BFF listens')
  })
  server.once('error', (error) => {
    log.fatal({ err: error }, 'the BFF cannot listen')
    output.flush()
    process.exit(1)
  })

  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'the BFF ends by an error that nothing caught')
    output.flush()
    process.exit(1)
  })

  let stopping = false
  const stop = async (signal: string): Promise<void> => {
    if (stopping) return
    stopping = true
    log.info({ signal }, 'stopping')
    await closeServer(server)
    await app.stop()
    await connection.close()
    redis?.disconnect()
    log.info('stopped')
    output.flush()
    process.exit(0)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop(signal))
}

main().catch((error: unknown) => {
  const isPlain = error instanceof ConfigError || error instanceof StartError
  process.stderr.write(`${isPlain ? error.message : String(error instanceof Error ? error.stack : error)}\n`)
  process.exit(1)
})
