import type { Place } from '@cheji/shared/kernel/geo'
import { locateCounty } from '@cheji/shared/stores/stores.endpoints'
import { useEffect, useState } from 'react'
import { client } from '../../api/cheji'
import { isAllowed, locate, openPermission } from '../../platform/location'
import { createStore, useStore } from '../../platform/store'
import { chooseRegion } from './recent-regions'
import { useRegion } from './region'

/** Where she is, for as long as the program runs: it is never written down. */
export interface Position {
  place: Place
  /** Good for some hundred metres only: distances say 约. */
  fuzzy: boolean
}

/** How the search for her place stands. `far`: found, but no store is near. */
export type Search = 'idle' | 'asking' | 'refused' | 'unavailable' | 'far'

const position = createStore<Position | undefined>(undefined)
const search = createStore<Search>('idle')

export const usePosition = (): Position | undefined => useStore(position)
export const useSearch = (): Search => useStore(search)

let running: Promise<boolean> | undefined

/** Asks the phone where she is and takes the county of the nearest store. False when that did not work; `useSearch` says why. */
export const findMe = (): Promise<boolean> => {
  running ??= find().finally(() => {
    running = undefined
  })
  return running
}

/** After a refusal: opens the settings where it can be taken back, then looks again. */
export const askAgain = async (): Promise<boolean> => {
  if (search.get() === 'refused') await openPermission()
  return findMe()
}

const find = async (): Promise<boolean> => {
  search.set('asking')
  const located = await locate()
  if (!located.known) {
    search.set(located.reason)
    return false
  }
  position.set({ place: located.place, fuzzy: located.fuzzy })
  try {
    const { county } = await client.call(locateCounty, { query: asQuery(located.place) })
    if (county) chooseRegion(county)
    search.set(county ? 'idle' : 'far')
    return county !== null
  } catch {
    search.set('unavailable')
    return false
  }
}

/** A hundred metres are enough to find a county. */
const asQuery = ({ lat, lng }: Place) => ({ lat: lat.toFixed(3), lng: lng.toFixed(3) })

/**
 * For a page that is about what is near: asks once when nothing is known yet; where she allowed it before, it renews her
 * place without asking. A county that she chose stays chosen. `settled`: what is nearest will not change any more.
 */
export const useWhereabouts = ({ ask = true }: { ask?: boolean } = {}) => {
  const region = useRegion()
  const here = usePosition()
  const state = useSearch()
  const [settled, setSettled] = useState(position.get() !== undefined)
  const isKnown = region !== undefined
  useEffect(() => {
    if (!isKnown) {
      if (ask && search.get() === 'idle') void findMe()
    } else if (position.get()) {
      setSettled(true)
    } else {
      void renewQuietly().then(() => {
        setSettled(true)
      })
    }
  }, [isKnown, ask])
  return { region, position: here, search: state, settled }
}

/** Longer than this nobody waits for a place that only makes the order better. */
const LONGEST_WAIT_MS = 1500

const renewQuietly = async (): Promise<void> => {
  if (!(await isAllowed())) return
  const renewal = locate().then((located) => {
    if (located.known) position.set({ place: located.place, fuzzy: located.fuzzy })
  })
  await Promise.race([renewal, new Promise((resolve) => setTimeout(resolve, LONGEST_WAIT_MS))])
}
