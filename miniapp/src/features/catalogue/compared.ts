import Taro from '@tarojs/taro'
import { useStore } from '../../platform/store'
import { createStoredList, hasTexts } from './stored-list'
import { catalogueTexts as texts } from './texts'

/** A trim that she wants to compare. */
export interface Compared {
  trimId: string
  modelName: string
}

export const MOST_COMPARED = 4

const compared = createStoredList('compared', (value): value is Compared => hasTexts(value, 'trimId', 'modelName'))

/** With the trim added or taken off; undefined when there is no room for one more. */
export const withToggled = (list: readonly Compared[], trim: Compared): readonly Compared[] | undefined => {
  if (list.some(({ trimId }) => trimId === trim.trimId)) return list.filter(({ trimId }) => trimId !== trim.trimId)
  return list.length < MOST_COMPARED ? [...list, trim] : undefined
}

/** What she chose for comparing, kept on the phone; at most four. */
export const useCompared = (): readonly Compared[] => useStore(compared)

/** Adds or takes off. A fifth is refused in words; `aloud` also says what was done, where the tray is not to be seen. */
export const toggleCompared = (trim: Compared, { aloud = false }: { aloud?: boolean } = {}): void => {
  const next = withToggled(compared.get(), trim)
  if (next) compared.set(next)
  const done = next?.some(({ trimId }) => trimId === trim.trimId) ? texts.trayAdded : texts.trayRemoved
  if (!next || aloud) void Taro.showToast({ title: next ? done : texts.trayFull, icon: 'none' })
}

export const setCompared = (list: readonly Compared[]): void => {
  compared.set(list.slice(0, MOST_COMPARED))
}
