import path from 'node:path'
import type { Config } from './config'
import { type CorePlatformOptions, createCorePlatform } from './core-platform/client'
import { EventFeed } from './core-platform/event-feed'
import { eventModels } from './core-platform/events.model'
import { SnapshotStore } from './core-platform/snapshots'
import { createAssets } from './http/assets'
import { Alarms, alarmModel } from './infrastructure/alarms'
import { createFieldEncryption, createPseudonyms } from './infrastructure/crypto'
import type { Infrastructure } from './infrastructure/dependencies'
import { keepHouse } from './infrastructure/housekeeping'
import { Jobs } from './infrastructure/jobs'
import { mongoDocumentStore } from './infrastructure/mongo-document-store'
import { OutboxRelay } from './infrastructure/outbox-relay'
import { createWechatPay, type WechatPayOptions } from './wechat/pay/client'
import { createWechat } from './wechat/wechat-client'
import { tokenModel } from './wechat/token.model'
import { mongoTokenStore } from './wechat/token.store'

/** What tests make quicker or slower than it is in production. */
export interface Tuning {
  readonly corePlatform?: Pick<
    CorePlatformOptions,
    'attemptMs' | 'deadlineMs' | 'retries' | 'firstBackoffMs' | 'breakAfter' | 'halfOpenAfterMs'
  >
  readonly wechatPay?: NonNullable<WechatPayOptions['tuning']>
  /** How often the core platform is asked for changes. */
  readonly syncIntervalMs?: number
  /** How often outbox, jobs and stored events are looked at. */
  readonly pollMs?: number
  readonly leaseMs?: number
}

export interface AppDependencies extends Infrastructure {
  readonly config: Config
  /** Folder of the built pictures, and of Swagger UI's files. */
  readonly folders: { readonly assets: string; readonly swagger: string }
  readonly tuning?: Tuning
}

/** What the features stand on: the outside world, what is delivered to it and what comes from it. */
export const createFoundation = (dependencies: AppDependencies) => {
  const { config, connection, clock, random, log, metrics, folders, tuning = {} } = dependencies
  const { pollMs, leaseMs, syncIntervalMs } = tuning
  const store = mongoDocumentStore(connection)
  const alarms = new Alarms({ ...dependencies, store })
  const background = { ...dependencies, store, ...(pollMs && { pollMs }), ...(leaseMs && { leaseMs }) }

  const encryption = createFieldEncryption(config.fieldEncryptionKeys, random)
  const corePlatform = createCorePlatform({
    ...config.corePlatform,
    clock,
    random,
    log,
    metrics,
    ...tuning.corePlatform,
  })
  const hookModels = eventModels(connection)
  const events = new EventFeed({ ...background, models: hookModels })
  const snapshots = new SnapshotStore(connection, () => random.bytes(9).toString('base64url'))
  const outbox = new OutboxRelay(background)
  const jobs = new Jobs(background)
  const wechatTokens = tokenModel(connection)
  const wechat = createWechat({
    ...config.wechat,
    tokenStore: mongoTokenStore(wechatTokens, config.wechat.appId, encryption, random),
    clock,
    observe: ({ endpoint, outcome, durationMs }) => {
      metrics.upstreamCalls.observe({ upstream: 'wechat', operation: endpoint, outcome }, durationMs / 1000)
    },
  })
  const wechatPay = config.wechatPay
    ? createWechatPay({
        ...config.wechatPay,
        clock,
        random,
        log,
        metrics,
        appId: config.wechat.appId,
        notifyUrls: {
          payments: `${config.publicUrl}/hooks/wechat-pay/payments`,
          refunds: `${config.publicUrl}/hooks/wechat-pay/refunds`,
        },
        ...(tuning.wechatPay && { tuning: tuning.wechatPay }),
      })
    : undefined
  keepHouse(jobs, connection, [
    { collection: hookModels.events.collection.name, field: 'receivedAt', days: 90 },
    { collection: hookModels.nonces.collection.name, field: 'at', days: 1 },
  ])

  return {
    ...dependencies,
    ...(syncIntervalMs && { intervalMs: syncIntervalMs }),
    store,
    alarms,
    encryption,
    pseudonym: createPseudonyms(config.sessionSecret),
    assets: createAssets({ folder: path.resolve(folders.assets), url: config.assets.url, log }),
    corePlatform,
    hookModels,
    events,
    snapshots,
    outbox,
    jobs,
    wechat,
    wechatPay,
    models: [
      hookModels.events,
      hookModels.nonces,
      ...snapshots.models,
      ...jobs.models,
      wechatTokens,
      alarmModel(connection),
    ],
    start: async (): Promise<void> => {
      wechatPay?.start()
      await events.start()
      outbox.start()
      jobs.start()
    },
    stop: async (): Promise<void> => {
      await Promise.all([jobs.stop(), outbox.stop(), events.stop()])
    },
    close: async (): Promise<void> => {
      await Promise.all([corePlatform.close(), wechat.close(), wechatPay?.stop()])
    },
  }
}

export type Foundation = ReturnType<typeof createFoundation>
