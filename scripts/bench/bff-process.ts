import { createServer } from 'node:http'
import { createApp } from '@cheji/bff/app'
import { readConfig } from '@cheji/bff/config'
import { createLogger, standardOutput } from '@cheji/bff/infrastructure/logging'
import { collectProcessMetrics, createMetrics } from '@cheji/bff/infrastructure/metrics'
import { connectMongo } from '@cheji/bff/infrastructure/mongo'
import { systemRandom } from '@cheji/bff/infrastructure/random'
import path from 'node:path'
import { ROOT } from '../house/folders'

/**
 * The whole BFF as in production (answers are not held against their contracts), against sandboxes on this machine, which
 * production itself refuses.
 */
async function main(): Promise<void> {
  const config = { ...readConfig(), production: true }
  const metrics = createMetrics()
  collectProcessMetrics(metrics)
  const app = createApp({
    config,
    clock: () => new Date(),
    random: systemRandom,
    log: createLogger({ level: config.logLevel, write: standardOutput().write }),
    metrics,
    connection: await connectMongo(config.mongodbUri),
    redis: undefined,
    folders: { assets: path.join(ROOT, 'bff/dist/assets'), swagger: path.join(ROOT, 'bff/dist/swagger') },
  })
  await app.start()
  createServer(app.handle).listen(config.port, config.host)
}

void main()
