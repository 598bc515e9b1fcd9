import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { MongoClient } from 'mongodb'
import { consoleSystem } from './console-api/console-system'
import { servePage } from './console-api/page'
import { isFromHere } from './console-api/same-machine'
import { Authentication } from './core-platform/authentication'
import { corePlatformSystem } from './core-platform/core-platform-system'
import { EventPusher } from './core-platform/event-pusher'
import { Journal } from './core-platform/journal'
import { Platform } from './core-platform/platform'
import { StoreStaff } from './core-platform/store-staff'
import { FaultTable } from './faults/fault-table'
import { handleRequest } from './http/handle-request'
import { RequestLog } from './http/request-log'
import type { System } from './http/system'
import type { SandboxOptions } from './options'
import { PAY_SETTINGS, Settings } from './settings'
import { smsSystem } from './sms/sms-system'
import { SmsOutbox } from './sms/sms-outbox'
import { TradeManagement } from './wechat/trade-management'
import { wechatSystem } from './wechat/wechat-system'
import { WechatState } from './wechat/wechat-state'
import { paySystem } from './wechat-pay/pay-system'
import { WechatPay } from './wechat-pay/wechat-pay'

export interface RunningSandbox {
  /** `http://127.0.0.1:port`, without a path. */
  readonly url: string
  /** Finishes what runs and lets go of port and database. What events are undelivered goes out at the next start. */
  stop(): Promise<void>
}

/**
 * Starts the outside world on one port: `/core-platform`, `/wechat`, `/wechat-pay`, `/sms`, and `/console` from which it is driven.
 *
 * @throws when the port is taken or the database cannot be reached
 */
export async function startSandbox(options: SandboxOptions): Promise<RunningSandbox> {
  const settings = new Settings({
    bffUrl: options.bffUrl ?? null,
    pushEvents: true,
    autoConfirm: options.autoConfirm ?? false,
    confirmAfterMs: 4_000,
    clockOffsetMs: 0,
    accessTokenLength: 136,
    wechatPages: [],
    ...PAY_SETTINGS,
  })
  const clock = () => new Date((options.clock?.() ?? new Date()).getTime() + settings.current.clockOffsetMs)
  const client = await MongoClient.connect(options.mongodbUri, {
    // A server without a replica set waits for its journal only when it is asked as one server.
    writeConcern: { w: 1, journal: true },
    serverSelectionTimeoutMS: 10_000,
  })
  try {
    const db = client.db(options.database)
    const faults = new FaultTable(clock)
    const log = new RequestLog()
    const onNews = () => void log.news.emit('something')
    const staff: StoreStaff = new StoreStaff(() => platform, settings, clock)
    const platform = await Platform.open(new Journal(db), clock, (change) => {
      staff.notice(change)
      pusher.wake()
      onNews()
    })
    const { corePlatform, wechat: wechatKeys, smsKey } = options
    const pusher = new EventPusher({ platform, settings, faults, clock, onNews, ...corePlatform })
    const pay = await WechatPay.open(db, { clock, settings, faults, onNews, options: options.wechatPay })
    const trade = new TradeManagement({ orders: pay.orders, options: options.wechatPay, settings, clock })
    const wechat = new WechatState(db, { clock, settings, trade, ...wechatKeys })
    const sms = new SmsOutbox(db, clock)
    const authentication = new Authentication(corePlatform.keyId, corePlatform.secret, clock)
    const systems: System[] = [
      corePlatformSystem({ platform, authentication, clock }),
      wechatSystem(wechat),
      paySystem(pay),
      smsSystem(sms, smsKey),
    ]
    const controls = consoleSystem({ platform, pusher, staff, settings, faults, log, clock, wechat, pay, sms, systems })
    staff.resume()

    const server = createServer((request, response) => {
      const path = (request.url ?? '/').split('?', 1)[0] ?? '/'
      if (/^\/(console(\/|$)|$)/.test(path) && !isFromHere(request.headers)) {
        response.writeHead(403).end()
        return
      }
      const system = [...systems, controls].find(({ name }) => path.startsWith(`/${name}/`))
      if (system) void handleRequest(system, request, response, { faults, log, now: clock })
      else void servePage(path, response)
    })
    // Longer than any caller keeps an idle connection, so that none is closed under a request.
    server.keepAliveTimeout = 65_000
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(options.port, options.host ?? '127.0.0.1', resolve)
    })
    const { address, port } = server.address() as AddressInfo

    return {
      url: `http://${address.includes(':') ? `[${address}]` : address}:${port}`,
      async stop() {
        faults.lift()
        const closed = new Promise((resolve) => server.close(resolve))
        server.closeAllConnections()
        await Promise.all([closed, pusher.stop(), staff.stop(), pay.stop()])
        await client.close()
      },
    }
  } catch (error) {
    await client.close()
    throw error
  }
}
