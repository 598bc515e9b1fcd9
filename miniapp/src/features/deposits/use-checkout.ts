import type { Deposit, DepositOffer } from '@cheji/shared/deposits/deposits.contract'
import { placeDeposit } from '@cheji/shared/deposits/deposits.endpoints'
import { useRef, useState } from 'react'
import type { ApiFailure } from '../../api/failure'
import { useSubmit } from '../../api/use-submit'
import { rememberDeposit } from './known-deposits'

/** The price that she looked at and the one that holds now. */
export interface PriceChange {
  fromFen: number
  toFen: number
  fromDepositFen: number
  toDepositFen: number
}

interface CheckoutEvents {
  /** It is hers, and waits for its money. */
  onPlaced: (deposit: Deposit) => Promise<void>
  /** The server misses her consent or her number. */
  onNeedsAccount: (need: 'consent' | 'phone') => void
  /** The offer is no longer true: ask for it anew. */
  onOutdated: () => void
}

export interface Checkout {
  place: (offer: DepositOffer) => Promise<void>
  pending: boolean
  failure: ApiFailure | undefined
  change: PriceChange | undefined
  /** Of `order_open`: the order that is already there. */
  openOrderId: string | undefined
  clear: () => void
}

const OUTDATED = new Set<string>(['price_changed', 'rule_changed', 'sold_out', 'feature_off', 'validation_failed'])

/**
 * Places an order. The same wish tapped twice, again after a lost answer, or by a program that was killed and opened
 * again, is one order.
 */
export const useCheckout = ({ onPlaced, onNeedsAccount, onOutdated }: CheckoutEvents): Checkout => {
  const { submit, pending, failure, clear } = useSubmit(placeDeposit, { keepAs: 'place-deposit' })
  const [change, setChange] = useState<PriceChange>()
  const busy = useRef(false)

  const place = async (offer: DepositOffer): Promise<void> => {
    if (busy.current) return
    busy.current = true
    setChange(undefined)
    const { car, store, priceVersion, refundRule } = offer
    try {
      const deposit = await submit(
        {
          body: {
            trimId: car.trimId,
            colourId: car.colourId,
            storeId: store.storeId,
            priceVersion,
            refundRuleVersion: refundRule.version,
            consent: true,
          },
        },
        (why) => {
          if (why.code === 'price_changed') setChange(priceChange(offer, why.details))
          if (why.code === 'consent_required') onNeedsAccount('consent')
          if (why.code === 'phone_required') onNeedsAccount('phone')
          if (OUTDATED.has(why.code)) onOutdated()
        },
      )
      if (!deposit) return
      rememberDeposit(deposit)
      await onPlaced(deposit)
    } finally {
      busy.current = false
    }
  }

  return {
    place,
    pending,
    failure,
    change,
    openOrderId: failure?.code === 'order_open' ? idIn(failure.details) : undefined,
    clear: () => {
      clear()
      setChange(undefined)
    },
  }
}

const priceChange = (offer: DepositOffer, details: unknown): PriceChange | undefined => {
  const { priceFen, depositFen } = (details ?? {}) as { priceFen?: unknown; depositFen?: unknown }
  if (typeof priceFen !== 'number' || typeof depositFen !== 'number') return undefined
  return {
    fromFen: offer.priceFen,
    toFen: priceFen,
    fromDepositFen: offer.depositFen,
    toDepositFen: depositFen,
  }
}

const idIn = (details: unknown): string | undefined => {
  const { depositId } = (details ?? {}) as { depositId?: unknown }
  return typeof depositId === 'string' ? depositId : undefined
}
