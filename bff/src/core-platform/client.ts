import type { Clock } from '@cheji/shared/kernel/time'
import type { z } from 'zod'
import type { Logger } from '../infrastructure/logging'
import type { Metrics } from '../infrastructure/metrics'
import type { Random } from '../infrastructure/random'
import { CatalogueDelta, PriceDelta, StockDelta } from './contract/catalogue'
import { UpstreamError } from './contract/events'
import {
  type AllocationAnswerBody,
  SalesOrder,
  type SalesOrderBody,
  Settlement,
  type SettlementBody,
  StockHold,
  type StockHoldBody,
} from './contract/orders'
import { SlotDelta, StoreDelta } from './contract/stores'
import { UpstreamTestDrive, type UpstreamTestDriveBody } from './contract/test-drives'
import { type ResilienceOptions, createResilience } from '../infrastructure/resilience'
import { SignedHttp, type SignedRequest, type UpstreamAnswer } from './signed-http'
import { SingleFlight } from './single-flight'
import { unknownParts } from '../infrastructure/unknown-parts'
import { UpstreamRejected, UpstreamUnavailable } from '../infrastructure/upstream-errors'

export interface CorePlatformOptions extends Partial<Omit<ResilienceOptions, 'onBreaker'>> {
  readonly url: string
  readonly keyId: string
  readonly secret: string
  readonly clock: Clock
  readonly random: Random
  readonly log: Logger
  readonly metrics: Metrics
  /** The longest for one attempt. */
  readonly attemptMs?: number
}

/**
 * The core platform, as the BFF speaks to it. Every method throws `UpstreamUnavailable` when it could not be asked and
 * `UpstreamRejected` when it refused. `since`: a version had before; without it everything is answered.
 */
export interface CorePlatform {
  catalogue: (since?: number) => Promise<CatalogueDelta>
  prices: (since?: number) => Promise<PriceDelta>
  stock: (since?: number) => Promise<StockDelta>
  stores: (since?: number) => Promise<StoreDelta>
  slots: (storeId: string, since?: number) => Promise<SlotDelta>
  /** Safe to repeat with the same key; the platform keeps the highest revision. */
  putTestDrive: (
    reference: string,
    body: UpstreamTestDriveBody,
    idempotencyKey: string,
    requestId?: string,
  ) => Promise<UpstreamTestDrive>
  /** Keeps a car; refused as `sold_out`. Safe to repeat. */
  putStockHold: (reference: string, body: StockHoldBody, idempotencyKey: string) => Promise<StockHold>
  /** Gives the car back; without a hold nothing changes. */
  releaseStockHold: (reference: string, idempotencyKey: string) => Promise<StockHold>
  /** The platform keeps the highest revision. */
  putSalesOrder: (reference: string, body: SalesOrderBody, idempotencyKey: string) => Promise<SalesOrder>
  salesOrder: (reference: string) => Promise<SalesOrder>
  /** Her word on a car; refused as `allocation_gone`. */
  answerAllocation: (reference: string, body: AllocationAnswerBody, idempotencyKey: string) => Promise<SalesOrder>
  putSettlement: (settlementId: string, body: SettlementBody, idempotencyKey: string) => Promise<Settlement>
  /** Waits for calls under way and closes the connections. */
  close: () => Promise<void>
}

const UPSTREAM = 'core-platform'

type Call = Omit<SignedRequest, 'signal'> & { readonly operation: string }

/** Signed, with a deadline, repeats with jitter, circuit breaker, bulkhead and shared reads; each of them counted. */
export const createCorePlatform = (options: CorePlatformOptions): CorePlatform => {
  const { metrics, log, concurrent = 32, attemptMs = 2_500 } = options
  const http = new SignedHttp({ ...options, connections: concurrent, attemptMs })
  const resilience = createResilience({
    deadlineMs: 6_000,
    retries: 2,
    firstBackoffMs: 100,
    breakAfter: 5,
    halfOpenAfterMs: 5_000,
    queued: 64,
    ...options,
    concurrent,
    onBreaker: (open) => {
      metrics.breakerOpen.set({ upstream: UPSTREAM }, open ? 1 : 0)
      log.warn({ upstream: UPSTREAM }, open ? 'the circuit breaker opened' : 'the circuit breaker closed')
    },
  })
  const reads = new SingleFlight((key) => {
    metrics.upstreamShared.inc({ upstream: UPSTREAM, operation: key.split(' ')[0] ?? '' })
  })
  metrics.breakerOpen.set({ upstream: UPSTREAM }, 0)

  const call = async <T extends z.ZodType>({ operation, ...request }: Call, schema: T): Promise<z.output<T>> => {
    const done = metrics.upstreamCalls.startTimer({ upstream: UPSTREAM, operation })
    try {
      const result = await resilience.run(async (signal, attempt) => {
        if (attempt > 0) metrics.upstreamRetries.inc({ upstream: UPSTREAM, operation })
        const received = accepted(await http.send({ ...request, signal }))
        return { received, parsed: parsedBy(schema, received) }
      })
      count(operation, result)
      done({ outcome: 'ok' })
      return result.parsed
    } catch (error) {
      done({ outcome: outcomeOf(error) })
      throw error
    }
  }
  const count = (operation: string, { received, parsed }: { received: unknown; parsed: unknown }): void => {
    const { fields, values } = unknownParts(received, parsed)
    metrics.unknownUpstreamFields.inc({ upstream: UPSTREAM, operation }, fields)
    metrics.unknownUpstreamValues.inc({ upstream: UPSTREAM, operation }, values)
  }
  const read = async <T extends z.ZodType>(operation: string, path: string, since: number | undefined, schema: T) => {
    const target = since === undefined ? path : `${path}?updatedSince=${since}`
    return reads.run(`${operation} ${target}`, async () => call({ operation, method: 'GET', path: target }, schema))
  }
  const write = async <T extends z.ZodType>(
    operation: string,
    method: 'PUT' | 'DELETE',
    path: string,
    idempotencyKey: string,
    schema: T,
    body?: object,
  ): Promise<z.output<T>> =>
    call(
      {
        operation,
        method,
        path,
        ...(body && { body: JSON.stringify(body) }),
        headers: { 'idempotency-key': idempotencyKey },
      },
      schema,
    )
  const at = (collection: string, reference: string, rest = ''): string =>
    `/v1/${collection}/${encodeURIComponent(reference)}${rest}`

  return {
    catalogue: async (since) => read('catalogue', '/v1/catalogue', since, CatalogueDelta),
    prices: async (since) => read('prices', '/v1/prices', since, PriceDelta),
    stock: async (since) => read('stock', '/v1/stock', since, StockDelta),
    stores: async (since) => read('stores', '/v1/stores', since, StoreDelta),
    slots: async (storeId, since) => read('slots', `/v1/stores/${encodeURIComponent(storeId)}/slots`, since, SlotDelta),
    putTestDrive: async (reference, body, idempotencyKey, requestId) =>
      call(
        {
          operation: 'put_test_drive',
          method: 'PUT',
          path: `/v1/test-drives/${encodeURIComponent(reference)}`,
          body: JSON.stringify(body),
          headers: { 'idempotency-key': idempotencyKey, ...(requestId && { 'x-request-id': requestId }) },
        },
        UpstreamTestDrive,
      ),
    putStockHold: async (reference, body, key) =>
      write('put_stock_hold', 'PUT', at('stock-holds', reference), key, StockHold, body),
    releaseStockHold: async (reference, key) =>
      write('release_stock_hold', 'DELETE', at('stock-holds', reference), key, StockHold),
    putSalesOrder: async (reference, body, key) =>
      write('put_sales_order', 'PUT', at('sales-orders', reference), key, SalesOrder, body),
    salesOrder: async (reference) =>
      call({ operation: 'sales_order', method: 'GET', path: at('sales-orders', reference) }, SalesOrder),
    answerAllocation: async (reference, body, key) =>
      write('answer_allocation', 'PUT', at('sales-orders', reference, '/allocation-answer'), key, SalesOrder, body),
    putSettlement: async (settlementId, body, key) =>
      write('put_settlement', 'PUT', at('settlements', settlementId), key, Settlement, body),
    close: async () => http.close(),
  }
}

/** The JSON of an accepted answer. */
const accepted = ({ status, body }: UpstreamAnswer): unknown => {
  if (status === 429) throw new UpstreamUnavailable('throttled')
  if (status === 408 || status >= 500) throw new UpstreamUnavailable('server_error')
  if (status >= 200 && status < 300) return json(body)
  if (status < 400) throw new UpstreamUnavailable('malformed')
  throw new UpstreamRejected(status, errorCodeOf(body))
}

const json = (body: Buffer): unknown => {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch (cause) {
    throw new UpstreamUnavailable('malformed', cause)
  }
}

const errorCodeOf = (body: Buffer): string => {
  try {
    return UpstreamError.parse(JSON.parse(body.toString('utf8'))).code
  } catch {
    return 'unknown'
  }
}

const parsedBy = <T extends z.ZodType>(schema: T, received: unknown): z.output<T> => {
  const parsed = schema.safeParse(received)
  if (parsed.success) return parsed.data
  throw new UpstreamUnavailable('malformed', parsed.error)
}

const outcomeOf = (error: unknown): string => {
  if (error instanceof UpstreamUnavailable) return error.reason
  return error instanceof UpstreamRejected ? 'rejected' : 'failed'
}
