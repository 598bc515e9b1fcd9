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
  const chosen = picked ?? provinceOf(countyAdcode) ?? richest(provinces)?.adcode
  const province = useResource(getProvince, chosen === undefined ? undefined : { params: { adcode: chosen } }, {
    freshForMs: FRESH_FOR_MS,
  })
  return { list, provinces, chosen, choose: setPicked, province }
}

/** 321322 → 320000 */
export const provinceOf = (countyAdcode: string | undefined): string | undefined =>
  countyAdcode === undefined ? undefined : `${countyAdcode.slice(0, 2)}0000`

const richest = (provinces: readonly ProvinceRow[]): ProvinceRow | undefined =>
  provinces.reduce<ProvinceRow | undefined>(
    (best, one) => (best === undefined || one.storeCount > best.storeCount ? one : best),
    undefined,
  )
