import type { Phone, Scope } from '../phone'
import type { PageStack, RouteKind } from '../runtime/page-stack'
import { ROUTE_KINDS } from '../runtime/page-stack'
import {
  answerCallbacks,
  deferred,
  defineApi,
  hasCallbacks,
  record,
  runStandIn,
  type ApiOptions,
  type CallWorld,
  type WxMethod,
} from './call'
import { ApiFailure } from './failure'
import { USER_DATA_PATH } from './files'
import type { Gestures } from './gestures'
import { WX_EVENTS, type Listeners } from './listeners'
import type { PrivacyGate } from './privacy'
import type { Requests } from './requests'
import { PLAIN_APIS, REPLIES } from './standard-replies'
import { storageApis, syncApis } from './sync-apis'
import { requestSubscribeMessage } from './subscribe-message'
import type { IntersectionObservers, RectangleOf } from './view-queries'

/** Answers an API instead of the standard reply: what it returns is the reply, what it throws (`ApiFailure`) the failure. */
export type StandIn = (options: ApiOptions) => unknown

export interface WxWorld extends CallWorld {
  readonly phone: Phone
  readonly privacy: PrivacyGate
  readonly gestures: Gestures
  readonly listeners: Listeners
  readonly requests: Requests
  readonly observers: IntersectionObservers
  readonly rectangleOf: RectangleOf
  readonly stack: () => PageStack
  readonly launchOptions: () => unknown
  readonly standIns: Readonly<Record<string, StandIn | undefined>>
}

/** Scopes that WeChat asks the user for at the first call of these APIs. */
const SCOPES: Readonly<Record<string, Scope>> = {
  getLocation: 'scope.userLocation',
  startLocationUpdate: 'scope.userLocation',
  getFuzzyLocation: 'scope.userFuzzyLocation',
  saveImageToPhotosAlbum: 'scope.writePhotosAlbum',
  addPhoneContact: 'scope.addPhoneContact',
  addPhoneCalendar: 'scope.addPhoneCalendar',
}

export type Wx = Record<string, unknown>

/** The whole `wx` object that the mini-program sees. `missing` names APIs that this phone's WeChat does not have. */
export function createWx(world: WxWorld, missing: readonly string[]): Wx {
  const wx: Wx = {
    ...syncApis(world, missing),
    ...storageApis(world),
    ...asyncApis(world),
    ...listenerApis(world),
    ...routeApis(world),
    request: (options: ApiOptions = {}) => world.requests.start(options),
    env: { USER_DATA_PATH },
  }
  return Object.fromEntries(Object.entries(wx).filter(([name]) => !missing.includes(name)))
}

/** What an API replies: the privacy gate and the permission first, then a test's stand-in or the standard reply. */
export async function replyOf(world: WxWorld, api: string, options: ApiOptions, referrer?: string): Promise<unknown> {
  await world.privacy.pass(api, referrer)
  const scope = SCOPES[api]
  const standIn = world.standIns[api]
  if (scope && !world.phone.permits(scope)) throw new ApiFailure(`${api}:fail auth deny`, { errno: 103 })
  return standIn ? runStandIn(world, () => standIn(options)) : REPLIES[api]?.(options)
}

function asyncApis(world: WxWorld): Record<string, WxMethod> {
  const { phone, privacy, gestures } = world
  const settings = () => ({ authSetting: Object.fromEntries(phone.permissions) })
  const own: Record<string, (options: ApiOptions) => unknown> = {
    getSetting: settings,
    openSetting: () => {
      phone.changesSettings(phone.permissions)
      return settings()
    },
    authorize: ({ scope }) => {
      if (!phone.permits(scope as Scope)) throw new ApiFailure('authorize:fail auth deny')
    },
    getNetworkType: () => ({ networkType: phone.network.type }),
    getPrivacySetting: () => ({
      needAuthorization: privacy.needsAuthorization,
      privacyContractName: '《小程序隐私保护指引》',
    }),
    requirePrivacyAuthorize: () => privacy.passAgreement('requirePrivacyAuthorize'),
  }
  const apis: Record<string, WxMethod> = {}
  for (const name of [...PLAIN_APIS, ...Object.keys(REPLIES), ...Object.keys(world.standIns)]) {
    const afterwards =
      name === 'requestPayment'
        ? () => {
            gestures.begin()
          }
        : undefined
    apis[name] = defineApi(world, name, (options) => replyOf(world, name, options), afterwards)
  }
  for (const [name, reply] of Object.entries(own)) {
    apis[name] = defineApi(world, name, (options) => (world.standIns[name] ?? reply)(options))
  }
  apis.requestSubscribeMessage = subscribeApi(world)
  return apis
}

/** Whether a gesture is on is known when the API is called, not when it answers. */
function subscribeApi(world: WxWorld): WxMethod {
  return (options) => {
    const inGesture = world.gestures.isActive
    const perform = (asked: ApiOptions) => {
      const reply = requestSubscribeMessage(asked, inGesture)
      return world.standIns.requestSubscribeMessage?.(asked) ?? reply
    }
    return defineApi(world, 'requestSubscribeMessage', perform)(options)
  }
}

function listenerApis({ listeners, privacy }: WxWorld): Wx {
  const apis: Wx = {
    onNeedPrivacyAuthorization: (listener: unknown) => {
      privacy.onNeedAuthorization(listener)
    },
  }
  for (const event of WX_EVENTS) {
    apis[`on${event}`] = (listener: unknown) => {
      listeners.add(event, listener)
    }
    apis[`off${event}`] = (listener?: unknown) => {
      listeners.remove(event, listener)
    }
  }
  return apis
}

function routeApis(world: WxWorld): Record<RouteKind, WxMethod> {
  const apis = {} as Record<RouteKind, WxMethod>
  for (const kind of ROUTE_KINDS) apis[kind] = routeApi(world, kind)
  return apis
}

/** A refused route that the mini-program does not handle itself counts as an error. */
function routeApi(world: WxWorld, kind: RouteKind): WxMethod {
  return (options = {}) => {
    record(world, kind, options)
    const { promise, resolve, reject } = deferred(world.promise())
    world.clock.after(1, () => {
      try {
        const reply = { errMsg: `${kind}:ok`, eventChannel: route(world.stack(), kind, options) }
        answerCallbacks(world, options, reply, true)
        resolve(reply)
      } catch (error) {
        const reply = { errMsg: `${kind}:fail ${error instanceof Error ? error.message : String(error)}` }
        if (typeof options.fail !== 'function') world.faults.rule(reply.errMsg)
        answerCallbacks(world, options, reply, false)
        reject(reply)
      }
    })
    promise.catch(() => undefined)
    return hasCallbacks(options) ? undefined : promise
  }
}

function route(stack: PageStack, kind: RouteKind, { url, delta, events }: ApiOptions): unknown {
  if (kind === 'navigateBack') {
    stack.back(typeof delta === 'number' ? delta : 1)
    return undefined
  }
  const channel = stack.go(kind, String(url))?.channel
  for (const [event, listener] of Object.entries((events ?? {}) as Record<string, (...values: unknown[]) => void>)) {
    channel?.on(event, listener)
  }
  return channel
}
