import { CatalogueDelta, PriceDelta, StockDelta } from '@cheji/bff/core-platform/contract/catalogue'
import { UpstreamError, UpstreamEvent } from '@cheji/bff/core-platform/contract/events'
import {
  AllocationAnswerBody,
  SalesOrder,
  SalesOrderBody,
  Settlement,
  SettlementBody,
  StockHold,
  StockHoldBody,
} from '@cheji/bff/core-platform/contract/orders'
import { HEADERS } from '@cheji/bff/core-platform/contract/signing'
import { SlotDelta, StoreDelta } from '@cheji/bff/core-platform/contract/stores'
import { UpstreamTestDrive, UpstreamTestDriveBody } from '@cheji/bff/core-platform/contract/test-drives'
import { z } from 'zod'
import { createDocument } from 'zod-openapi'

const SIGNATURE = `HMAC-SHA256 in lower-case hex over METHOD\\nPATH?QUERY\\nTIMESTAMP\\nNONCE\\nSHA256(BODY)\\n. Headers ${Object.values(HEADERS).join(', ')}. At most 300 s old, each nonce once.`

const since = z.object({
  updatedSince: z.string().regex(/^\d+$/).optional().describe('Only what changed after this version'),
})
const json = (schema: z.ZodType) => ({ 'application/json': { schema } })
const refused = (description: string) => ({ description, content: json(UpstreamError) })
const unauthorised = refused(
  'unknown_key, stale_timestamp, invalid_nonce, invalid_signature or nonce_replayed: nothing was done',
)

const read = (summary: string, result: z.ZodType, path?: z.ZodObject) => ({
  get: {
    summary,
    security: [{ signed: [] }],
    requestParams: { query: since, ...(path && { path }) },
    responses: {
      '200': { description: 'What changed, or everything (`full`)', content: json(result) },
      '400': refused('invalid_request'),
      '401': unauthorised,
      ...(path && { '404': refused('store_not_found') }),
    },
  },
})

let made: ReturnType<typeof createDocument> | undefined

/** The contract with the BFF as OpenAPI 3.1, made from its zod schemas. */
export function openApiDocument(): ReturnType<typeof createDocument> {
  made ??= createDocument({
    openapi: '3.1.0',
    info: {
      title: '车集 core platform (sandbox)',
      version: '1.0.0',
      description: 'Readers ignore fields and enum values that they do not know.',
    },
    servers: [{ url: '/core-platform' }],
    paths: {
      '/v1/catalogue': read('Models with trims and colours', CatalogueDelta),
      '/v1/prices': read('The national price list: every version of the trims that changed', PriceDelta),
      '/v1/stock': read('Cars that can be sold, by trim and colour', StockDelta),
      '/v1/stores': read('Stores, service points and service vans', StoreDelta),
      '/v1/stores/{storeId}/slots': read(
        'Test-drive slots of the next fourteen Beijing days',
        SlotDelta,
        z.object({ storeId: z.string() }),
      ),
      ...WRITES,
    },
    webhooks: {
      event: {
        post: {
          summary: 'Pushed to the BFF, signed with the event secret, again and again until answered 2xx',
          requestBody: { content: json(UpstreamEvent) },
          responses: { '204': { description: 'Taken' } },
        },
      },
    },
    components: {
      securitySchemes: {
        signed: { type: 'apiKey', in: 'header', name: HEADERS.signature, description: SIGNATURE },
      },
    },
  })
  return made
}

interface Written {
  readonly summary: string
  readonly body?: z.ZodType
  readonly result: z.ZodType
  /** What the write can be refused for, by status. */
  readonly refusals: Readonly<Record<string, string>>
  /** Where it can be read too: what is said of one that is not there. */
  readonly missing?: string
}

const security = [{ signed: [] }]
const reference = z.object({ reference: z.string().max(64) })
const header = z.object({ 'idempotency-key': z.string().min(1).max(64) })

const write = ({ summary, body, result, refusals }: Written) => ({
  summary,
  security,
  requestParams: { path: reference, header },
  ...(body && { requestBody: { content: json(body) } }),
  responses: {
    '200': { description: 'What the platform has now', content: json(result) },
    '400': refused('invalid_request, malformed_json, idempotency_key_required'),
    '401': unauthorised,
    '422': refused('idempotency_key_reused'),
    ...Object.fromEntries(Object.entries(refusals).map(([status, words]) => [status, refused(words)])),
  },
})

const written = (path: Written) => ({
  put: write(path),
  ...(path.missing && {
    get: {
      summary: 'What the platform has',
      security,
      requestParams: { path: reference },
      responses: {
        '200': { description: 'What the platform has now', content: json(path.result) },
        '401': unauthorised,
        '404': refused(path.missing),
      },
    },
  }),
})

const stockHold = {
  summary: 'Keeps one car; until a time it is soft, without one firm',
  body: StockHoldBody,
  result: StockHold,
  refusals: { '404': 'sku_not_found', '409': 'sold_out, other_sku_held' },
}
const WRITES = {
  '/v1/test-drives/{reference}': written({
    summary: 'Takes a booking in as it stands at its revision; the highest revision is kept',
    body: UpstreamTestDriveBody,
    result: UpstreamTestDrive,
    refusals: {
      '404': 'store_not_found',
      '409': 'revision_conflict: this revision is known with other contents',
    },
    missing: 'test_drive_not_found',
  }),
  '/v1/stock-holds/{reference}': {
    ...written(stockHold),
    delete: write({ summary: 'Gives the car back', result: StockHold, refusals: {} }),
  },
  '/v1/sales-orders/{reference}': written({
    summary: 'Takes an order in as it stands at its revision; the highest revision is kept',
    body: SalesOrderBody,
    result: SalesOrder,
    refusals: { '404': 'store_not_found', '409': 'revision_conflict' },
    missing: 'order_not_found',
  }),
  '/v1/sales-orders/{reference}/allocation-answer': written({
    summary: 'Her word on the car that is meant for the order',
    body: AllocationAnswerBody,
    result: SalesOrder,
    refusals: { '409': 'allocation_gone' },
  }),
  '/v1/settlements/{reference}': written({
    summary: 'Money that came in or went back for an order',
    body: SettlementBody,
    result: Settlement,
    refusals: { '409': 'settlement_conflict' },
  }),
}
