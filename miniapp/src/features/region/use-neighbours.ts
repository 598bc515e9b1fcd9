import type { County } from '@cheji/shared/stores/stores.contract'
import { getProvince } from '@cheji/shared/stores/stores.endpoints'
import { useResource } from '../../api/use-resource'
import { provinceOf } from './use-provinces'

const MOST = 3

/** A county and those of its prefecture that have stores, itself first; empty until they are known. */
export const useNeighbours = (adcode: string | undefined): readonly County[] => {
  const province = provinceOf(adcode)
  const { data } = useResource(getProvince, province === undefined ? undefined : { params: { adcode: province } })
  const around = data?.prefectures.find(({ counties }) => counties.some((one) => one.adcode === adcode))?.counties ?? []
  const self = around.filter((one) => one.adcode === adcode)
  return [...self, ...around.filter((one) => one.adcode !== adcode && one.storeCount > 0)].slice(0, MOST)
}
