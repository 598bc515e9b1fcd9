import { z } from 'zod'
import file from './stores-naming.json'

const Hours = z.string().regex(/^\d{2}:\d{2}-\d{2}:\d{2}$/)
const Words = z.array(z.string().min(1)).min(1)

const NamingFile = z.strictObject({
  note: z.string().min(1),
  storePatterns: Words,
  placeForm: z.string().min(1),
  roads: Words,
  towns: Words,
  landmarks: Words,
  stationPatterns: Words,
  operators: z.array(z.strictObject({ id: z.string().regex(/^[A-Z0-9]{9}$/), nameZh: z.string().min(1) })).min(1),
  openingHours: z.array(z.strictObject({ weekday: Hours, weekend: Hours })).min(1),
  phones: z.strictObject({
    rule: z.string().min(1),
    fictionalLandlinePattern: z.string().min(1),
    fictionalMobilePattern: z.string().min(1),
    mobileShapeRegex: z.string().min(1),
    confidence: z.enum(['high', 'medium', 'low']),
  }),
  surnames: Words,
  givenNames: Words,
  consultantTitle: z.string().min(1),
})

export type SampleNaming = z.infer<typeof NamingFile>

/**
 * Invented names for seeded stores, staff and stations; none names a real business.
 * Patterns hold `{place}`, `{road}`, `{town}`, `{n}`.
 * Phone numbers made from it must match the fictional patterns: they cannot be dialled.
 */
export const SAMPLE_NAMING: SampleNaming = NamingFile.parse(file)
