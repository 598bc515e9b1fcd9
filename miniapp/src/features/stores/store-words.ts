import type { Place } from '@cheji/shared/kernel/geo'
import { distanceM } from '@cheji/shared/kernel/geo'
import { addDays, beijingDay } from '@cheji/shared/kernel/time'
import type { OpenState, Store, StoreAbility, StoreCard } from '@cheji/shared/stores/stores.contract'
import type { DistanceParts } from '../../ui/format'
import { distanceParts } from '../../ui/format'
import { storesTexts as texts } from './texts'

/** Where she is, as far as this feature needs it. */
export interface Here {
  place: Place
  fuzzy: boolean
}

/**
 * How far a store is: from her own place, else from the county that she chose. Inside that county nobody knows, so there is
 * no distance then.
 */
export const storeDistance = (
  store: Pick<StoreCard, 'place' | 'distanceM' | 'adcode'>,
  here: Here | undefined,
  countyAdcode: string | undefined,
): DistanceParts | undefined => {
  if (here) return distanceParts(distanceM(here.place, store.place), here.fuzzy)
  if (store.distanceM === null || store.adcode === countyAdcode) return undefined
  return distanceParts(store.distanceM, true)
}

/** Nearest first where her place is known; else in the order in which they came. */
export const nearestFirst = <T extends Pick<StoreCard, 'place'>>(
  stores: readonly T[],
  here: Here | undefined,
): readonly T[] =>
  here ? [...stores].sort((a, b) => distanceM(here.place, a.place) - distanceM(here.place, b.place)) : stores

/** The first words of the opening state, which carry the colour, and the rest: 营业中 + ，到 18:00. */
export const openWords = ({ words }: OpenState): [state: string, rest: string] => {
  const comma = words.indexOf('，')
  return comma < 0 ? [words, ''] : [words.slice(0, comma), words.slice(comma)]
}

/** What a store can do in words, without 试驾 (which is said with the model) and what this version does not know. */
export const abilityWords = (abilities: readonly StoreAbility[]): readonly string[] =>
  abilities.flatMap((ability) => (ability === 'unknown' || ability === 'test_drive' ? [] : [texts.abilities[ability]]))

/** Closed for more than the night: a holiday or longer. The notice and the other stores that are open belong to this. */
export const isClosedForDays = (
  { openState, openingHours }: Pick<Store, 'openState' | 'openingHours'>,
  now: Date,
): boolean => {
  if (openState.open) return false
  if (openState.opensAt === null) return true
  const today = beijingDay(now)
  if (beijingDay(new Date(openState.opensAt)) > addDays(today, 1)) return true
  return openingHours.exceptions.some(({ from, to, words }) => from <= today && today <= to && words.endsWith('休息'))
}

/** Days that differ soon enough to plan by: the next ones within two months. */
export const nextExceptions = ({ openingHours }: Pick<Store, 'openingHours'>, now: Date): readonly string[] => {
  const horizon = addDays(beijingDay(now), 60)
  return openingHours.exceptions.filter(({ from }) => from <= horizon).map(exceptionWords)
}

/** 2 月 4 日到 11 日，春节放假：休息 */
const exceptionWords = ({ from, to, words }: Store['openingHours']['exceptions'][number]): string => {
  const day = (date: string) => `${String(Number(date.slice(5, 7)))} 月 ${String(Number(date.slice(8)))} 日`
  if (from === to) return `${day(from)}，${words}`
  const end = from.slice(0, 7) === to.slice(0, 7) ? `${String(Number(to.slice(8)))} 日` : day(to)
  return `${day(from)}到 ${end}，${words}`
}
