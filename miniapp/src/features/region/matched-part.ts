import type { County } from '@cheji/shared/stores/stores.contract'

/** How many of a county's first characters the typed words stand for: to be shown in colour. 0 when that cannot be told. */
export const matchedLength = (county: Pick<County, 'name' | 'pinyin' | 'initials'>, typed: string): number => {
  const words = typed.trim().toLowerCase()
  if (words === '') return 0
  if (county.name.startsWith(words)) return words.length
  if (county.initials.startsWith(words)) return words.length
  return county.pinyin.startsWith(words) ? county.name.length : 0
}
