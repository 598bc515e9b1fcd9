import type { County, PrefectureRow } from '@cheji/shared/stores/stores.contract'
import { provinceOf, storesFirst } from './use-provinces'

const county = (adcode: string, storeCount: number) => ({ adcode, storeCount }) as County
const prefecture = (adcode: string, ...counties: County[]): PrefectureRow => ({ adcode, name: adcode, counties })

test('the province of a county', () => {
  expect(provinceOf('321322')).toBe('320000')
  expect(provinceOf(undefined)).toBeUndefined()
})

test('her own prefecture first, then those with stores; counties with stores first; else the official order', () => {
  const ordered = storesFirst(
    [
      prefecture('320100', county('320102', 0)),
      prefecture('320700', county('320703', 0), county('320722', 1)),
      prefecture('321300', county('321302', 0), county('321322', 2), county('321323', 1)),
    ],
    '321322',
  )
  expect(ordered.map(({ adcode }) => adcode)).toEqual(['321300', '320700', '320100'])
  expect(ordered[0]?.counties.map(({ adcode }) => adcode)).toEqual(['321322', '321323', '321302'])
  expect(ordered[1]?.counties.map(({ adcode }) => adcode)).toEqual(['320722', '320703'])
})
