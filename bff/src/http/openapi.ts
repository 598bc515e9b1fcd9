import type { Endpoint, EndpointSchemas } from '@cheji/shared/kernel/endpoint'
import { ERROR_MESSAGES, ERROR_STATUS, type ErrorCode } from '@cheji/shared/kernel/errors'
import { z } from 'zod'
import { type ZodOpenApiOperationObject, type ZodOpenApiPathsObject, createDocument } from 'zod-openapi'
import type { ServedEndpoint } from './serve'

const codes = Object.keys(ERROR_STATUS) as [ErrorCode, ...ErrorCode[]]
const ErrorAnswer = z
  .object({
    error: z.object({
      code: z.enum(codes).meta({ description: 'Stable; never changes its meaning' }),
      message: z.string().meta({ description: 'Plain Chinese for the user' }),
      requestId: z.string().meta({ description: 'Eight characters, also in X-Request-Id' }),
      details: z.unknown().optional(),
    }),
  })
  .meta({
    id: 'Error',
    examples: [{ error: { code: 'not_found', message: ERROR_MESSAGES.not_found, requestId: '7K2M9QXA' } }],
  })

const Health = z.object({ alive: z.literal(true) })
const Readiness = z.object({ ready: z.boolean(), checks: z.record(z.string(), z.boolean()) })

/** OpenAPI 3.1 of everything that is served, made from the same schemas that requests are held against. */
export const openApiOf = (served: readonly ServedEndpoint[], publicUrl: string) => {
  const paths: ZodOpenApiPathsObject = {
    '/healthz': { get: probe('healthz', 'The process runs', Health) },
    '/readyz': { get: probe('readyz', 'Requests may be sent', Readiness) },
  }
  for (const { endpoint, schemas } of served) {
    const path = endpoint.path.replace(/:([a-zA-Z]+)/g, '{$1}')
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operationOf(endpoint, schemas) }
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: '车集 Cheji',
      version: '1.0.0',
      description:
        'Money is a whole number of fen, times are ISO 8601 with an offset, coordinates are GCJ-02. Clients send `X-Client-Version`.',
    },
    servers: [{ url: publicUrl }],
    paths,
    components: {
      securitySchemes: {
        session: { type: 'http', scheme: 'bearer', description: 'The token that login gave' },
        staff: { type: 'http', scheme: 'bearer', description: 'A named staff token' },
      },
    },
  })
}

const operationOf = (endpoint: Endpoint, schemas: EndpointSchemas): ZodOpenApiOperationObject => {
  const { access, creates, method, path } = endpoint
  const header = z.object({
    ...(creates && { 'Idempotency-Key': z.string().min(16).max(64).meta({ description: 'The same for each repeat' }) }),
    'X-Client-Version': z.string().optional(),
  })
  return {
    operationId: operationIdOf(method, path),
    tags: [path.split('/')[3] ?? 'api'],
    'x-access': access,
    security: securityOf(access),
    requestParams: {
      header,
      ...(isObject(schemas.params) && { path: schemas.params }),
      ...(isObject(schemas.query) && { query: schemas.query }),
    },
    ...(schemas.body && { requestBody: { required: true, content: { 'application/json': { schema: schemas.body } } } }),
    responses: {
      [creates ? '201' : '200']: {
        description: creates ? 'Made, or made already by an earlier attempt' : 'Done',
        content: { 'application/json': { schema: schemas.result } },
      },
      default: { description: 'Refused', content: { 'application/json': { schema: ErrorAnswer } } },
    },
  }
}

const securityOf = (access: Endpoint['access']): Record<string, string[]>[] => {
  if (access === 'public') return [{}, { session: [] }]
  if (access === 'hook') return []
  return access === 'staff' ? [{ staff: [] }] : [{ session: [] }]
}

/** `GET /api/v1/test-drives/:testDriveId` → `getTestDrivesByTestDriveId` */
const operationIdOf = (method: string, path: string): string =>
  path
    .split('/')
    .slice(3)
    .flatMap((segment) => (segment.startsWith(':') ? ['by', segment.slice(1)] : segment.split('-')))
    .reduce((name, word) => name + word.charAt(0).toUpperCase() + word.slice(1), method.toLowerCase())

const isObject = (schema: z.ZodType | undefined): schema is z.ZodObject => schema instanceof z.ZodObject

const probe = (operationId: string, description: string, schema: z.ZodType): ZodOpenApiOperationObject => ({
  operationId,
  tags: ['probes'],
  'x-access': 'public',
  responses: { '200': { description, content: { 'application/json': { schema } } } },
})
