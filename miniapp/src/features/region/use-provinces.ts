import type { PrefectureRow, ProvinceRow } from '@cheji/shared/stores/stores.contract'
import { getProvince, listProvinces } from '@cheji/shared/stores/stores.endpoints'
import { useMemo, useState } from 'react'
import type { Resource } from '../../api/use-resource'
import { useResource } from '../../api/use-resource'

const FRESH_FOR_MS = 10 * 60_000

interface Provinces {
  list: Resource<{ items: ProvinceRow[] }>
  /** In the order of their sound, as people look for them. */
  provinces: readonly ProvinceRow[]
  chosen: string | undefined
  /** The one that was open at first. */
  first: string | undefined
  choose: (adcode: string) => void
  province: Resource<{ adcode: string; name: string; prefectures: PrefectureRow[] }>
}

/** The provinces, and the counties of the one that is open: that of her county first, else the one with the most stores. */
export const useProvinces = (countyAdcode: string | undefined): Provinces => {
  const list = useResource(listProvinces, {}, { freshForMs: FRESH_FOR_MS })
  const provinces = useMemo(
    () => [...(list.data?.items ?? [])].sort((a, b) => (a.pinyin < b.pinyin ? -1 : 1)),
    [list.data],
  )
  const [picked, setPicked] = useState<string>()
  const first = provinceOf(countyAdcode) ?? richest(provinces)?.adcode
  const chosen = picked ?? first
  const province = useResource(getProvince, chosen === undefined ? undefined : { params: { adcode: chosen } }, {
    freshForMs: FRESH_FOR_MS,
  })
  const ordered = useMemo(
    () => province.data && { ...province.data, prefectures: storesFirst(province.data.prefectures, countyAdcode) },
    [province.data, countyAdcode],
  )
  return { list, provinces, chosen, first, choose: setPicked, province: { ...province, data: ordered } }
}

/** 321322 → 320000 */
export const provinceOf = (countyAdcode: string | undefined): string | undefined =>
  countyAdcode === undefined ? undefined : `${countyAdcode.slice(0, 2)}0000`

const richest = (provinces: readonly ProvinceRow[]): ProvinceRow | undefined =>
  provinces.reduce<ProvinceRow | undefined>(
    (best, one) => (best === undefined || one.storeCount > best.storeCount ? one : best),
    undefined,
  )

/** Her own prefecture first, then those where there is a store; inside a prefecture the counties with stores first. */
export const storesFirst = (prefectures: readonly PrefectureRow[], own: string | undefined): PrefectureRow[] => {
  const rank = ({ counties }: PrefectureRow): number => {
    if (counties.some(({ adcode }) => adcode === own)) return 0
    return counties.some(({ storeCount }) => storeCount > 0) ? 1 : 2
  }
  return prefectures
    .map((one) => ({
      ...one,
      counties: [...one.counties].sort((a, b) => Number(b.storeCount > 0) - Number(a.storeCount > 0)),
    }))
    .sort((a, b) => rank(a) - rank(b))
}
