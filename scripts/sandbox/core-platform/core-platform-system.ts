import type { Clock } from '@cheji/shared/kernel/time'
import { beijingIso } from '@cheji/shared/kernel/time'
import { type Answer, UNKNOWN_FIELD } from '../http/answer'
import { AnswerError, type SandboxRequest, type System } from '../http/system'
import type { Authentication } from './authentication'
import { openApiDocument } from './openapi'
import type { Platform } from './platform'
import type { DeltaOf } from './versioned-set'
import { type World, frozen } from './world'
import { writeRoutes } from './write-routes'

interface Dependencies {
  readonly platform: Platform
  readonly authentication: Authentication
  readonly clock: Clock
}

/** The core platform over HTTP, behind the contract that the BFF has with it. */
export function corePlatformSystem({ platform, authentication, clock }: Dependencies): System {
  const worldOf = (request: SandboxRequest) => (request.staleState as World | undefined) ?? platform.world
  const head = <T>(world: World, { version, full }: DeltaOf<T>) => ({
    version,
    full,
    asOf: beijingIso(world.frozenAt ?? clock()),
  })

  return {
    name: 'core-platform',
    errorAnswer,
    dress: (answer) => (answer.json ? { ...answer, json: { ...answer.json, ...UNKNOWN_FIELD } } : answer),
    freeze: () => frozen(platform.world, clock()),
    refuse: (request) => {
      const fault = authentication.faultOf(request)
      return fault && errorAnswer(401, fault, fault.replaceAll('_', ' '))
    },
    routes: [
      {
        method: 'GET',
        path: '/v1/catalogue',
        handle: (request) => {
          const world = worldOf(request)
          const delta = world.catalogue.changedSince(sinceIn(request))
          return ok({ ...head(world, delta), models: delta.items, removedModelIds: delta.removedIds })
        },
      },
      {
        method: 'GET',
        path: '/v1/prices',
        handle: (request) => {
          const world = worldOf(request)
          const delta = world.prices.changedSince(sinceIn(request))
          return ok({ ...head(world, delta), entries: delta.items.flat() })
        },
      },
      {
        method: 'GET',
        path: '/v1/stock',
        handle: (request) => {
          const world = worldOf(request)
          const delta = world.stock.changedSince(sinceIn(request))
          return ok({ ...head(world, delta), stock: delta.items })
        },
      },
      {
        method: 'GET',
        path: '/v1/stores',
        handle: (request) => {
          const world = worldOf(request)
          const delta = world.stores.changedSince(sinceIn(request))
          return ok({ ...head(world, delta), stores: delta.items, removedStoreIds: delta.removedIds })
        },
      },
      {
        method: 'GET',
        path: '/v1/stores/:storeId/slots',
        handle: (request) => {
          const world = worldOf(request)
          const store = world.stores.get(request.params['storeId'] ?? '')
          if (!store) throw new AnswerError(404, 'store_not_found', 'no store of that id')
          const delta = world.slots.changedSince(store, sinceIn(request), world.frozenAt ?? clock())
          return ok({ ...head(world, delta), slots: delta.items, removedSlotIds: delta.removedIds })
        },
      },
      ...writeRoutes(platform, worldOf),
      { method: 'GET', path: '/openapi.json', isOpen: true, handle: () => ok(openApiDocument()) },
    ],
  }
}

const ok = (json: object): Answer => ({ status: 200, json })
const errorAnswer = (status: number, code: string, message: string): Answer => ({ status, json: { code, message } })

/** `updatedSince` of the query. Throws AnswerError 400 when it is no whole number. */
function sinceIn({ query }: SandboxRequest): number | undefined {
  const text = query.get('updatedSince')
  if (text === null) return undefined
  if (!/^\d{1,15}$/.test(text)) throw new AnswerError(400, 'invalid_request', 'updatedSince is a version')
  return Number(text)
}
