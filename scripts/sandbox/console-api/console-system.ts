import { beijingIso } from '@cheji/shared/kernel/time'
import { z } from 'zod'
import { EVENTS_OF, FAULT_KINDS } from '../faults/fault'
import type { Answer } from '../http/answer'
import type { RequestLog } from '../http/request-log'
import type { Route, SandboxRequest, System } from '../http/system'
import { SettingsSchema } from '../settings'
import { type ConsoleDependencies, ok, read } from './console-request'
import { faultRoutes } from './fault-routes'
import { payRoutes } from './pay-routes'
import { platformRoutes } from './platform-routes'
import { wechatRoutes } from './wechat-routes'

/** From which people and tests drive the sandboxes: JSON under `/console/api`. */
export function consoleSystem(dependencies: ConsoleDependencies): System {
  return {
    name: 'console/api',
    isQuiet: true,
    errorAnswer: (status, code, message) => ({ status, json: { code, message } }),
    dress: (answer) => answer,
    refuse: requireJson,
    routes: [
      ...overviewRoutes(dependencies),
      ...faultRoutes(dependencies),
      ...platformRoutes(dependencies),
      ...wechatRoutes(dependencies),
      ...payRoutes(dependencies),
    ],
  }
}

/** A page of another site cannot send this type without asking first, and is then refused. */
function requireJson({ method, headers, body }: SandboxRequest): Answer | undefined {
  if (method === 'GET' || body.length === 0 || /^application\/json\b/.test(headers['content-type'] ?? ''))
    return undefined
  return { status: 415, json: { code: 'unsupported_media_type', message: 'send application/json' } }
}

const ChangedSettings = SettingsSchema.partial()
const Reset = z.strictObject({ settings: ChangedSettings.default({}) })

function overviewRoutes(dependencies: ConsoleDependencies): Route[] {
  const { settings, log, pusher, staff, pay } = dependencies
  const change = (some: z.output<typeof ChangedSettings>) => {
    const values = settings.change(some)
    pusher.wake()
    pay.wake()
    staff.resume()
    log.news.emit('something')
    return ok(values)
  }
  return [
    { method: 'GET', path: '/status', handle: () => ok(statusOf(dependencies)) },
    { method: 'GET', path: '/settings', handle: () => ok(settings.current) },
    { method: 'PATCH', path: '/settings', handle: (request) => change(read(ChangedSettings, request)) },
    {
      method: 'POST',
      path: '/reset',
      handle: async (request) => {
        const body = read(Reset, request)
        await reset(dependencies)
        return change(body.settings)
      },
    },
    {
      method: 'GET',
      path: '/requests',
      handle: ({ query }) => {
        const after = Number(query.get('after') ?? 0) || 0
        return ok({ items: log.list(after, query.get('system') ?? undefined) })
      },
    },
    { method: 'GET', path: '/stream', handle: () => ({ status: 200, stream: streamOf(log) }) },
  ]
}

/** Sample data, no faults, nothing sent, no log, the settings of the start. */
async function reset(dependencies: ConsoleDependencies): Promise<void> {
  const { faults, settings, log, platform, pusher, wechat, pay, sms } = dependencies
  faults.lift()
  settings.reset()
  await Promise.all([platform.reset(), wechat.reset(), pay.reset(), sms.reset()])
  pusher.reset()
  log.clear()
}

function statusOf({ platform, settings, faults, log, clock, systems }: ConsoleDependencies) {
  const { world, events } = platform
  const set = faults.list()
  return {
    now: beijingIso(clock()),
    settings: settings.current,
    systems: systems.map(({ name, routes }) => ({
      name,
      endpoints: [
        ...routes.map(({ method, path }) => `${name} ${method} ${path}`),
        ...(EVENTS_OF[name] ? [EVENTS_OF[name]] : []),
      ],
      faults: set.filter(({ endpoint }) => endpoint.startsWith(`${name} `)).length,
      lastRequest: log.list(0, name)[0] ?? null,
    })),
    faultKinds: FAULT_KINDS,
    corePlatform: {
      versions: {
        catalogue: world.catalogue.version,
        prices: world.prices.version,
        stock: world.stock.version,
        stores: world.stores.version,
      },
      counts: {
        models: world.catalogue.values().length,
        stores: world.stores.values().length,
        testDrives: world.testDrives.size,
      },
      events: {
        last: events.at(-1)?.number ?? null,
        undelivered: events.filter(({ deliveredAt }) => deliveredAt === null).length,
      },
    },
  }
}

/** One line whenever something happened, at most five a second: look again. */
const streamOf =
  (log: RequestLog): NonNullable<Answer['stream']> =>
  (write, gone) => {
    let planned: NodeJS.Timeout | undefined
    const tell = () => {
      planned ??= setTimeout(() => {
        planned = undefined
        write('{"changed":true}')
      }, 200)
    }
    log.news.on('something', tell)
    gone.addEventListener('abort', () => {
      log.news.off('something', tell)
      clearTimeout(planned)
    })
    write('{"changed":true}')
  }
