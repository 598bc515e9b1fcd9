import type { z } from 'zod'
import { ApiError } from './api-error'

type Part = 'params' | 'query' | 'body'

/** One field at fault, as `details` of `validation_failed` lists it. */
export interface FieldFault {
  readonly in: Part
  /** `slotId` or `accepted.0`; the name of the unknown field itself; empty for the whole. */
  readonly path: string
  /** zod's code: `invalid_type`, `unrecognized_keys`, `too_big` … */
  readonly code: string
}

export interface ValidateOptions {
  /** Drop unknown fields instead of refusing them: for clients newer than this BFF. */
  readonly lenient: boolean
}

/**
 * Holds a part of a request against its schema and returns it with the schema's transforms done. `input` must be plain JSON.
 *
 * @throws ApiError `not_found` for path parameters (such a thing cannot exist), else `validation_failed` naming each field
 */
export const validate = <T extends z.ZodType>(
  schema: T,
  input: unknown,
  part: Part,
  { lenient }: ValidateOptions,
): z.output<T> => {
  const first = schema.safeParse(input)
  if (first.success) return first.data
  const second = lenient ? schema.safeParse(withoutUnknownFields(input, first.error.issues)) : first
  if (second.success) return second.data
  if (part === 'params') throw new ApiError('not_found')
  throw new ApiError('validation_failed', { details: second.error.issues.flatMap((issue) => faultsOf(issue, part)) })
}

type Issue = z.core.$ZodIssue

const faultsOf = (issue: Issue, part: Part): FieldFault[] => {
  const paths = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path]
  return paths.map((path) => ({ in: part, path: path.map(String).join('.').slice(0, 200), code: issue.code }))
}

const withoutUnknownFields = (input: unknown, issues: readonly Issue[]): unknown => {
  const copy: unknown = JSON.parse(JSON.stringify(input))
  for (const issue of issues) {
    if (issue.code !== 'unrecognized_keys') continue
    const holder = issue.path.reduce<unknown>((value, key) => childOf(value, key), copy)
    if (typeof holder !== 'object' || holder === null) continue
    for (const key of issue.keys) Reflect.deleteProperty(holder, key)
  }
  return copy
}

const childOf = (value: unknown, key: PropertyKey): unknown =>
  typeof value === 'object' && value !== null ? (Reflect.get(value, key) as unknown) : undefined
