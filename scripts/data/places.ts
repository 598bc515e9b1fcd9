import { z } from 'zod'
import file from './places.json'

const Place = z.strictObject({
  /** Administrative division code (GB/T 2260), as in @vant/area-data. */
  adcode: z.string().regex(/^\d{6}$/),
  nameZh: z.string().min(1),
  level: z.enum(['prefecture-level city', 'county-level city', 'county', 'autonomous county']),
  province: z.string().min(1),
  prefecture: z.string().min(1),
  /** GCJ-02, the seat of government or the middle of the county town. */
  lat: z.number(),
  lng: z.number(),
  /** Of the whole area, rounded: for ordering and sizing only. */
  populationApprox: z.int().positive(),
  pinyin: z.strictObject({ full: z.string().min(1), initials: z.string().min(1) }),
})

const PlacesFile = z.strictObject({
  note: z.string().min(1),
  coordinateSystem: z.literal('GCJ-02'),
  asOf: z.string().min(4),
  places: z.array(Place),
})

export type SamplePlace = z.infer<typeof Place>

/** Prefecture-level cities, counties and county-level cities of low-tier China in which sample stores stand. */
export const SAMPLE_PLACES: readonly SamplePlace[] = PlacesFile.parse(file).places
