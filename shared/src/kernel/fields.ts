import { z } from 'zod'

/** Identifiers of the core platform: lower-case words with hyphens, at most 64 characters. */
const slug = () => z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/)
export const ModelId = slug()
export const TrimId = slug()
export const ColourId = slug()
export const BrandId = slug()
export const StoreId = slug()
/** `storeId.modelId.yyyymmdd.hhmm` as the core platform names its slots; opaque to us. */
export const SlotId = z.string().regex(/^[a-z0-9][a-z0-9.-]{7,159}$/)
/** Identifiers that this BFF makes: 24 hexadecimal digits. */
export const ObjectIdText = z.string().regex(/^[0-9a-f]{24}$/)
/** An administrative division, six digits (GB/T 2260). */
export const Adcode = z.string().regex(/^[1-9]\d{5}$/)
/** A Beijing day, `YYYY-MM-DD`, that exists. */
export const Day = z.iso.date()
/** `HH:MM` */
export const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
/** ISO 8601 with an offset. */
export const Timestamp = z.iso.datetime({ offset: true })
/** A whole, non-negative number of fen. */
export const Fen = z.int().min(0).max(1_000_000_000)
/** A mainland mobile number: 11 digits beginning with 13–19. */
export const MobilePhone = z.string().regex(/^1[3-9]\d{9}$/)
export const Latitude = z.number().min(-90).max(90)
export const Longitude = z.number().min(-180).max(180)
/** GCJ-02 degrees. */
export const GeoPoint = z.object({ lat: Latitude, lng: Longitude })

const numberText = /^-?\d{1,9}(\.\d{1,9})?$/
/** A whole number in a query string. */
export const wholeNumberIn = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,12}$/)
    .transform(Number)
    .pipe(z.int().min(min).max(max))
/** Degrees in a query string. */
export const degreesIn = (limit: number) =>
  z.string().regex(numberText).transform(Number).pipe(z.number().min(-limit).max(limit))
/** `true` or `false` in a query string. */
export const FlagText = z.enum(['true', 'false']).transform((text) => text === 'true')
/** A comma-separated list in a query string, 1 to 20 different items. */
export const listOf = <T extends z.ZodType<unknown, string>>(item: T) =>
  z
    .string()
    .max(1000)
    .transform((text) => [...new Set(text.split(','))])
    .pipe(z.array(item).min(1).max(20))
/** Opaque position in a list, as `nextCursor` gave it. */
export const Cursor = z.string().regex(/^[A-Za-z0-9_-]{1,200}$/)

/** How old an answer's data is: `asOf` is when the core platform last confirmed it; `stale` when that is longer ago than promised. */
export const Freshness = z.object({ asOf: Timestamp, stale: z.boolean() })
/** A body that carries nothing. */
export const NoBody = z.strictObject({})
/** An answer that only says that it is done. */
export const Done = z.object({ done: z.literal(true) })
