import { defineApi, record, type ApiOptions, type WxMethod } from './call'
import { appBaseInfo, deviceInfo, menuButton, windowInfo } from './device'
import { ApiFailure } from './failure'
import { FILE_ARGUMENTS, FILE_METHODS } from './files'
import { selectorQuery } from './view-queries'
import type { WxWorld } from './wx'

type Sync = Record<string, (...values: never[]) => unknown>

/** Reads are not worth a line in the list of calls. */
const UNRECORDED = /^(?:get|canIUse|nextTick|create)/

/** The APIs of `wx` that answer at once. */
export function syncApis(world: WxWorld, missing: readonly string[]): Record<string, unknown> {
  const { phone, clock } = world
  const everything = () => ({ ...windowInfo(phone), ...deviceInfo(phone), ...appBaseInfo(phone) })
  const apis: Sync = {
    getSystemInfoSync: everything,
    getWindowInfo: () => windowInfo(phone),
    getDeviceInfo: () => deviceInfo(phone),
    getAppBaseInfo: () => appBaseInfo(phone),
    getSystemSetting: () => ({ bluetoothEnabled: true, locationEnabled: true, wifiEnabled: true }),
    getAppAuthorizeSetting: () => ({ locationAuthorized: 'authorized', locationReducedAccuracy: false }),
    getAccountInfoSync: () => ({ miniProgram: { appId: 'wx0000000000000000', envVersion: 'develop', version: '' } }),
    getMenuButtonBoundingClientRect: () => menuButton(phone),
    getLaunchOptionsSync: world.launchOptions,
    getEnterOptionsSync: world.launchOptions,
    canIUse: (schema: string) => !missing.includes(schema.split('.')[0] ?? schema),
    nextTick: (run: () => void) => clock.after(0, run),
    createSelectorQuery: () => selectorQuery(clock, world.rectangleOf),
    createIntersectionObserver: () => world.observers.create(),
    createMapContext: () => mapContext(world),
    createAnimation: () => chainable(),
    createInnerAudioContext: () => ({}),
    getFileSystemManager: () => fileSystemManager(world),
    getUpdateManager: () => updateManager(world),
    getRealtimeLogManager: () => silent('info', 'warn', 'error', 'setFilterMsg', 'addFilterMsg'),
    getLogManager: () => silent('log', 'info', 'warn', 'debug'),
    getPerformance: () => ({ createObserver: () => silent('observe', 'disconnect'), now: () => clock.nowMs }),
    reportEvent: () => undefined,
    reportPerformance: () => undefined,
  }
  const recorded: Record<string, unknown> = {}
  for (const [name, api] of Object.entries(apis)) recorded[name] = recording(world, name, api)
  recorded.getSystemInfo = defineApi(world, 'getSystemInfo', everything)
  recorded.getSystemInfoAsync = defineApi(world, 'getSystemInfoAsync', everything)
  return recorded
}

/** The storage family, in both forms. */
export function storageApis(world: WxWorld): Record<string, unknown> {
  const { storage } = world.phone
  const sync: Sync = {
    setStorageSync: (key: string, value: unknown) => {
      storage.set(key, value, 'setStorageSync')
    },
    getStorageSync: (key: string) => (storage.has(key) ? world.copy(storage.get(key)) : ''),
    removeStorageSync: (key: string) => {
      storage.remove(key)
    },
    clearStorageSync: () => {
      storage.clear()
    },
    getStorageInfoSync: () => world.copy(storage.info),
  }
  const async: Record<string, (options: ApiOptions) => unknown> = {
    setStorage: ({ key, data }) => {
      storage.set(String(key), data)
    },
    getStorage: ({ key }) => {
      if (!storage.has(String(key))) throw new ApiFailure('getStorage:fail data not found')
      return { data: storage.get(String(key)) }
    },
    removeStorage: ({ key }) => {
      storage.remove(String(key))
    },
    clearStorage: () => {
      storage.clear()
    },
    getStorageInfo: () => storage.info,
  }
  const apis: Record<string, unknown> = {}
  for (const [name, api] of Object.entries(sync)) apis[name] = recording(world, name, api)
  for (const [name, api] of Object.entries(async)) apis[name] = defineApi(world, name, api)
  return apis
}

function recording(world: WxWorld, name: string, api: (...values: never[]) => unknown) {
  return (...values: never[]) => {
    if (!UNRECORDED.test(name)) record(world, name, values)
    return api(...values)
  }
}

/** `wx.getFileSystemManager()`: the basics, each also as `…Sync`. */
function fileSystemManager(world: WxWorld): Record<string, unknown> {
  const manager: Record<string, unknown> = {}
  for (const [name, perform] of Object.entries(FILE_METHODS)) {
    const { files } = world.phone
    const asynchronous: WxMethod = defineApi(world, name, (options) => perform(files, options))
    manager[name] = asynchronous
    manager[`${name}Sync`] = (...values: unknown[]) => {
      const names = FILE_ARGUMENTS[name] ?? []
      const reply = perform(files, Object.fromEntries(names.map((each, index) => [each, values[index]])))
      const { data, files: list } = reply as { data?: unknown; files?: string[] }
      return data ?? (list && world.copy(list))
    }
  }
  return manager
}

/** `wx.getUpdateManager()`: a test announces a new version with `app.announceUpdate()`. */
function updateManager(world: WxWorld): Record<string, unknown> {
  const on = (event: string) => (listener: unknown) => {
    world.listeners.add(event, listener)
  }
  return {
    onCheckForUpdate: on('update.check'),
    onUpdateReady: on('update.ready'),
    onUpdateFailed: on('update.failed'),
    applyUpdate: () => {
      record(world, 'applyUpdate', {})
    },
  }
}

function mapContext(world: WxWorld): unknown {
  return new Proxy(
    {},
    {
      get:
        (_, name) =>
        (options: ApiOptions = {}) => {
          record(world, `map.${String(name)}`, options)
          if (typeof options.success === 'function') Reflect.apply(options.success, undefined, [{}])
        },
    },
  )
}

function chainable(): unknown {
  const animation: unknown = new Proxy(
    {},
    { get: (_, name) => (name === 'export' ? () => ({ actions: [] }) : () => animation) },
  )
  return animation
}

function silent(...names: string[]): Record<string, () => void> {
  return Object.fromEntries(names.map((name) => [name, () => undefined]))
}
