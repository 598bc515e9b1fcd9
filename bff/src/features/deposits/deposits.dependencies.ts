import type { UpstreamPrice } from '@cheji/bff/core-platform/contract/catalogue'
import type { OrderedCar, Parties } from '@cheji/shared/deposits/deposits.contract'
import type { StoreCard } from '@cheji/shared/stores/stores.contract'

/** A trim in a colour, as the catalogue has it. */
export interface OrderableCar {
  readonly car: OrderedCar
  /** Whether one can be had: in stock or on its way; undefined when the platform says nothing of this colour. */
  readonly isAvailable: boolean | undefined
  /** Days until one is at a store, where the platform knows. */
  readonly aboutDays: number | undefined
}

/** What other features tell this one. */
export interface DepositsDependencies {
  readonly carOf: (trimId: string, colourId: string) => OrderableCar | undefined
  readonly priceOf: (trimId: string) => Promise<UpstreamPrice | undefined>
  /** A store that takes orders; undefined for one that is unknown or was withdrawn. */
  readonly storeCardOf: (storeId: string) => StoreCard | undefined
  readonly takesOrders: (storeId: string) => boolean
  readonly hasConsent: (userId: string) => Promise<boolean>
  readonly openidOf: (userId: string) => Promise<string | undefined>
  /** Throws feature_off with its words when paying is switched off for this client or store. */
  readonly requirePayingOn: (where: { clientVersion: string | undefined; storeId: string }) => Promise<void>
  /** Seller and issuer of the invoice; undefined: paying is off. */
  readonly seller: { readonly name: string; readonly invoiceIssuer: string } | undefined
}

/** The parties of an order; undefined while the operator has not named them. */
export const partiesOf = ({ seller }: Pick<DepositsDependencies, 'seller'>): Parties | undefined =>
  seller && { seller: seller.name, invoiceIssuer: seller.invoiceIssuer, storeRole: STORE_ROLE }

const STORE_ROLE = '门店负责看车、交车和保养，订金不经过门店'

/** Why nobody can pay where the operator has not named seller and issuer, or has no account at WeChat Pay. */
export const OFF_WORDS = '现在还不能在线付订金。想要这台，先打电话问门店'
