import type { County } from '@cheji/shared/stores/stores.contract'
import { searchCounties } from '@cheji/shared/stores/stores.endpoints'
import type { Resource } from '../../api/use-resource'
import { useResource } from '../../api/use-resource'
import { useSettled } from '../../ui/use-settled'

const PAUSE_MS = 200

/** Counties by name, pinyin or initials, asked for once she pauses typing; the last answer stays while the next one comes. */
export const useCountySearch = (typed: string): Resource<{ items: County[] }> => {
  const asked = useSettled(typed.trim(), PAUSE_MS)
  return useResource(searchCounties, asked === '' ? undefined : { query: { q: asked } }, { keepPrevious: true })
}
