import { useStore } from '../../platform/store'
import { createStoredList, hasTexts } from './stored-list'

/** A car that she saved: which trim and colour, and what it cost then. */
export interface Saved {
  modelId: string
  trimId: string
  colourId: string
  modelName: string
  trimName: string
  /** The national price when she saved it. */
  priceFen: number
}

/** More than anybody compares; the oldest go. */
export const MOST_SAVED = 20

const isSaved = (value: unknown): value is Saved =>
  hasTexts(value, 'modelId', 'trimId', 'colourId', 'modelName', 'trimName') &&
  Number.isSafeInteger((value as Partial<Saved>).priceFen)

const saved = createStoredList('saved-models', isSaved)

/** Newest first, one entry a model. */
export const withSaved = (list: readonly Saved[], car: Saved): readonly Saved[] =>
  [car, ...list.filter(({ modelId }) => modelId !== car.modelId)].slice(0, MOST_SAVED)

const withoutSaved = (list: readonly Saved[], modelId: string): readonly Saved[] =>
  list.filter((car) => car.modelId !== modelId)

/** The cars that she saved, kept on the phone. */
export const useSaved = (): readonly Saved[] => useStore(saved)

export const toggleSaved = (car: Saved): void => {
  const list = saved.get()
  const isThere = list.some(({ modelId }) => modelId === car.modelId)
  saved.set(isThere ? withoutSaved(list, car.modelId) : withSaved(list, car))
}

/** Puts the whole list back in her order, after an undo. */
export const setSaved = (list: readonly Saved[]): void => {
  saved.set(list)
}
