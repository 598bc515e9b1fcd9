import { z } from 'zod'

/**
 * The contract with the core platform. Objects are loose on purpose: unknown fields are ignored and counted, and an enum value
 * that is not known becomes `unknown` (also counted), so that the platform may grow before we do.
 */
export const UpstreamId = z.string().min(1).max(64)
export const UpstreamTime = z.iso.datetime({ offset: true })
export const UpstreamDay = z.iso.date()
export const UpstreamFen = z.int().min(0)

/** An enum that turns values it does not know into `unknown`. */
export const openEnum = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum([...values, 'unknown'] as const).catch('unknown' as never)

/**
 * A delta: with `updatedSince=V` only what changed after version V, without it everything (`full`).
 * `version` rises by one with every change of the resource.
 */
export const Delta = z.object({ version: z.int().min(0), asOf: UpstreamTime, full: z.boolean() })
