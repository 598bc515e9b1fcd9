import { beijingDay, beijingTime } from '@cheji/shared/kernel/time'
import type { Deposit } from '@cheji/shared/deposits/deposits.contract'
import { clockWords, whenWords } from '../../ui/format'
import { mineTexts as texts } from './mine-texts'

type Order = Pick<Deposit, 'status' | 'expiresAt' | 'role'> & { car: Pick<Deposit['car'], 'modelName'> }

/** What has nothing more to come. */
const OVER = new Set<Deposit['status']>(['closed', 'refunded'])
/** What waits for her word. */
const WAITS = new Set<Deposit['status']>(['awaiting_payment', 'allocation_proposed'])

/** What the row 我的订单 says: first what waits for her, else the newest that goes on; undefined while her list is not known. */
export const ordersRowWords = (
  isSignedIn: boolean,
  orders: readonly Order[] | undefined,
  now: Date,
): string | undefined => {
  if (!isSignedIn) return texts.ordersSignedOut
  if (!orders) return undefined
  const going = orders.filter(({ status }) => !OVER.has(status))
  const waits = going.find(({ status, role }) => role === 'buyer' && WAITS.has(status))
  const shown = waits ?? going[0] ?? orders[0]
  if (!shown) return texts.noOrders
  const words = orderWords(shown, now)
  return going.length > 1 ? texts.moreOrders(words, going.length) : words
}

const orderWords = ({ status, role, car, expiresAt }: Order, now: Date): string => {
  if (role === 'buyer' && status === 'awaiting_payment') return texts.orderUnpaid(car.modelName, until(expiresAt, now))
  if (role === 'buyer' && status === 'allocation_proposed') return texts.orderProposed(car.modelName)
  return texts.orderOther(car.modelName, texts.orderWords[status])
}

/** `9:58` today, else with the day. */
const until = (iso: string, now: Date): string => {
  const at = new Date(iso)
  return beijingDay(at) === beijingDay(now) ? clockWords(beijingTime(at)) : whenWords(iso, now)
}
