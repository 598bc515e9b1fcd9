import { CatalogueDelta, PriceDelta, StockDelta } from '@cheji/bff/core-platform/contract/catalogue'
import { UpstreamError, UpstreamEvent } from '@cheji/bff/core-platform/contract/events'
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
      '/v1/test-drives/{reference}': testDrivePath(),
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

function testDrivePath() {
  const path = z.object({ reference: z.string().max(64) })
  const security = [{ signed: [] }]
  const result = { description: 'The booking as the platform has it', content: json(UpstreamTestDrive) }
  return {
    put: {
      summary: 'Takes a booking in as it stands at its revision; the highest revision is kept',
      security,
      requestParams: { path, header: z.object({ 'idempotency-key': z.string().min(1).max(64) }) },
      requestBody: { content: json(UpstreamTestDriveBody) },
      responses: {
        '200': result,
        '400': refused('invalid_request, malformed_json, idempotency_key_required'),
        '401': unauthorised,
        '404': refused('store_not_found'),
        '409': refused('revision_conflict: this revision is known with other contents'),
        '422': refused('idempotency_key_reused'),
      },
    },
    get: {
      summary: 'A booking',
      security,
      requestParams: { path },
      responses: { '200': result, '401': unauthorised, '404': refused('test_drive_not_found') },
    },
  }
}
