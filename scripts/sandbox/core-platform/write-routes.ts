import { createHash } from 'node:crypto'
import {
  AllocationAnswerBody,
  SalesOrderBody,
  SettlementBody,
  StockHoldBody,
} from '@cheji/bff/core-platform/contract/orders'
import { UpstreamTestDriveBody } from '@cheji/bff/core-platform/contract/test-drives'
import { z } from 'zod'
import type { Answer } from '../http/answer'
import { AnswerError, type Route, type SandboxRequest, jsonBody } from '../http/system'
import { type Change, ChangeRefused } from './change'
import type { Platform } from './platform'
import { type World, publishedOrder, publishedTestDrive } from './world'

type Write = Extract<Change, { idempotencyKey: string }>
type WithBody = Extract<Write, { body: unknown }>

const LONGEST_REFERENCE = 64

/** What the BFF writes, each by an `Idempotency-Key`, and what it can read of it. `worldOf` gives the state that a read sees. */
export function writeRoutes(platform: Platform, worldOf: (request: SandboxRequest) => World): Route[] {
  const made = <T>(kept: T | undefined): T => {
    if (kept === undefined) throw new AnswerError(409, 'reset_meanwhile', 'the sandbox was reset')
    return kept
  }
  const put = <K extends WithBody['kind']>(
    path: string,
    kind: K,
    schema: z.ZodType<Extract<WithBody, { kind: K }>['body']>,
    result: (reference: string) => object,
  ): Route => ({
    method: 'PUT',
    path,
    handle: async (request) => {
      const head = headOf(request)
      const parsed = schema.safeParse(jsonBody(request))
      if (!parsed.success)
        throw new AnswerError(400, 'invalid_request', parsed.error.issues[0]?.message ?? 'the body is not as agreed')
      await take({ ...head, kind, body: parsed.data } as Write)
      return ok(result(head.reference))
    },
  })
  const take = async (change: Write): Promise<void> => {
    try {
      await platform.change(change)
    } catch (error) {
      if (error instanceof ChangeRefused) throw new AnswerError(error.status, error.code, error.message)
      throw error
    }
  }
  const holdOf = (reference: string) => {
    const kept = platform.world.holds.get(reference)
    return kept
      ? { reference, skuId: kept.skuId, status: 'held', until: kept.until }
      : { reference, skuId: null, status: 'released', until: null }
  }

  return [
    put('/v1/test-drives/:reference', 'put_test_drive', UpstreamTestDriveBody, (reference) =>
      publishedTestDrive(made(platform.world.testDrives.get(reference))),
    ),
    {
      method: 'GET',
      path: '/v1/test-drives/:reference',
      handle: (request) => {
        const kept = worldOf(request).testDrives.get(request.params['reference'] ?? '')
        if (!kept) throw new AnswerError(404, 'test_drive_not_found', 'no booking of that reference')
        return ok(publishedTestDrive(kept))
      },
    },
    put('/v1/stock-holds/:reference', 'put_stock_hold', StockHoldBody, holdOf),
    {
      method: 'DELETE',
      path: '/v1/stock-holds/:reference',
      handle: async (request) => {
        const head = headOf(request)
        await take({ ...head, kind: 'release_stock_hold' })
        return ok(holdOf(head.reference))
      },
    },
    put('/v1/sales-orders/:reference', 'put_sales_order', SalesOrderBody, (reference) =>
      publishedOrder(made(platform.world.orders.get(reference))),
    ),
    {
      method: 'GET',
      path: '/v1/sales-orders/:reference',
      handle: (request) => {
        const kept = worldOf(request).orders.get(request.params['reference'] ?? '')
        if (!kept) throw new AnswerError(404, 'order_not_found', 'no order of that reference')
        return ok(publishedOrder(kept))
      },
    },
    put('/v1/sales-orders/:reference/allocation-answer', 'answer_allocation', AllocationAnswerBody, (reference) =>
      publishedOrder(made(platform.world.orders.get(reference))),
    ),
    put('/v1/settlements/:reference', 'put_settlement', SettlementBody, (settlementId) =>
      made(platform.world.settlements.get(settlementId)),
    ),
  ]
}

/** @throws AnswerError 400 without a usable key or reference */
function headOf({ params, headers, body }: SandboxRequest) {
  const reference = params['reference'] ?? ''
  const idempotencyKey = String(headers['idempotency-key'] ?? '')
  if (!/^[\x21-\x7e]{1,64}$/.test(idempotencyKey))
    throw new AnswerError(400, 'idempotency_key_required', 'send an Idempotency-Key of 1 to 64 characters')
  if (reference.length > LONGEST_REFERENCE) throw new AnswerError(400, 'invalid_request', 'the reference is too long')
  return { reference, idempotencyKey, bodyDigest: createHash('sha256').update(body).digest('hex') }
}

const ok = (json: object): Answer => ({ status: 200, json })
