import { type Clock, beijingDay } from '@cheji/shared/kernel/time'
import { z } from 'zod'
import { UpstreamPrice } from '../../core-platform/contract/catalogue'
import type { SnapshotStore } from '../../core-platform/snapshots'
import { PRICES_SNAPSHOT } from './catalogue.sync'
import { currentPrice } from './price-list'

const StoredPrices = z.array(UpstreamPrice)

/** The price of a trim today as MongoDB has it, for whoever takes money: another process may have heard of a newer one than this. Undefined for a trim without a price. */
export const createPriceOf =
  (snapshots: SnapshotStore, clock: Clock) =>
  async (trimId: string): Promise<UpstreamPrice | undefined> => {
    const snapshot = await snapshots.load(PRICES_SNAPSHOT)
    if (!snapshot) return undefined
    const entries = StoredPrices.parse(snapshot.value).filter((entry) => entry.trimId === trimId)
    return currentPrice(entries, beijingDay(clock()))
  }
