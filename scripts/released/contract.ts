import * as account from '@cheji/shared/account/account.contract'
import * as accountEndpoints from '@cheji/shared/account/account.endpoints'
import * as catalogue from '@cheji/shared/catalogue/catalogue.contract'
import * as catalogueEndpoints from '@cheji/shared/catalogue/catalogue.endpoints'
import * as clientConfig from '@cheji/shared/client-config/client-config.contract'
import * as clientConfigEndpoints from '@cheji/shared/client-config/client-config.endpoints'
import * as clientErrors from '@cheji/shared/client-errors/client-errors.contract'
import * as clientErrorsEndpoints from '@cheji/shared/client-errors/client-errors.endpoints'
import * as deposits from '@cheji/shared/deposits/deposits.contract'
import * as depositsStaff from '@cheji/shared/deposits/deposits-staff.contract'
import * as depositsStaffEndpoints from '@cheji/shared/deposits/deposits-staff.endpoints'
import * as depositsEndpoints from '@cheji/shared/deposits/deposits.endpoints'
import type { Access, Endpoint, EndpointSchemas } from '@cheji/shared/kernel/endpoint'
import { ERROR_STATUS } from '@cheji/shared/kernel/errors'
import * as stores from '@cheji/shared/stores/stores.contract'
import * as storesEndpoints from '@cheji/shared/stores/stores.endpoints'
import * as testDrives from '@cheji/shared/test-drives/test-drives.contract'
import * as testDrivesEndpoints from '@cheji/shared/test-drives/test-drives.endpoints'
import { z } from 'zod'
import type { JsonSchema } from './compatibility'

/** The schemas of a part of a request: as it is sent, and as it is read once text has become numbers and lists. */
export interface RequestPart {
  readonly sent: JsonSchema
  readonly read: JsonSchema
}

export interface ReleasedEndpoint {
  readonly access: Access
  readonly creates: boolean
  readonly params: RequestPart | null
  readonly query: RequestPart | null
  readonly body: RequestPart | null
  readonly result: JsonSchema
}

/** What clients of one version were built against. */
export interface Contract {
  /** By method and path. */
  readonly endpoints: Readonly<Record<string, ReleasedEndpoint>>
  /** Error code → HTTP status. */
  readonly errors: Readonly<Record<string, number>>
}

/** Every feature's endpoints beside the schemas of the same names. */
const FEATURES: Readonly<Record<string, readonly [Record<string, Endpoint>, Record<string, unknown>]>> = {
  account: [accountEndpoints, account],
  catalogue: [catalogueEndpoints, catalogue],
  'client-config': [clientConfigEndpoints, clientConfig],
  'client-errors': [clientErrorsEndpoints, clientErrors],
  deposits: [
    { ...depositsEndpoints, ...depositsStaffEndpoints },
    { ...deposits, ...depositsStaff },
  ],
  stores: [storesEndpoints, stores],
  'test-drives': [testDrivesEndpoints, testDrives],
}

/** The features that are part of the contract. */
export const contractFeatures = Object.keys(FEATURES)

/** The contract as it stands in the sources. */
export const presentContract = (): Contract => ({
  endpoints: Object.fromEntries(
    Object.values(FEATURES).flatMap(([endpoints, schemas]) =>
      Object.entries(endpoints).map(([name, endpoint]) => [
        `${endpoint.method} ${endpoint.path}`,
        described(endpoint, schemas[name] as EndpointSchemas),
      ]),
    ),
  ),
  errors: ERROR_STATUS,
})

const described = (
  { access, creates }: Endpoint,
  { params, query, body, result }: EndpointSchemas,
): ReleasedEndpoint => ({
  access,
  creates,
  params: partOf(params),
  query: partOf(query),
  body: partOf(body),
  result: jsonSchemaOf(result, 'input'),
})

const partOf = (schema: z.ZodType | undefined): RequestPart | null =>
  schema ? { sent: jsonSchemaOf(schema, 'input'), read: jsonSchemaOf(schema, 'output') } : null

/** Objects stay open, as clients take them, unless the schema itself is strict. */
const jsonSchemaOf = (schema: z.ZodType, io: 'input' | 'output'): JsonSchema => {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return rest as JsonSchema
}
