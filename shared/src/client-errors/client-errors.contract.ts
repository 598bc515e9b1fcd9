import { z } from 'zod'
import { Done } from '../kernel/fields'

/** What a phone may report of an error: no ids, no personal data. */
export const ClientErrorBody = z.strictObject({
  kind: z.enum(['error', 'rejection', 'page_not_found', 'slow_start']),
  message: z.string().max(500),
  stack: z.string().max(2000).optional(),
  page: z
    .string()
    .regex(/^[a-z0-9/-]{0,100}$/)
    .optional(),
})
export const reportClientError = { body: ClientErrorBody, result: Done }
export type ClientErrorBody = z.output<typeof ClientErrorBody>
