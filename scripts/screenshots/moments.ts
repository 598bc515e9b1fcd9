import type { Hand } from '../journeys/hand'
import type { Belongings, Visit } from '../journeys/every-page'
import { wishFor } from '../journeys/order'
import { at } from '../journeys/paths'
import type { Sample } from '../journeys/sample'

/** A page with something done on it. */
export interface Moment extends Visit {
  /** On a phone that has never seen the program. */
  isNew?: boolean
  then: (hand: Hand) => Promise<void>
}

/** Sheets and states that no address leads to. */
export function moments({ model, store, drive, paid, unpaid }: Sample & Belongings): Moment[] {
  const { modelId } = model
  const { storeId } = store
  const booking = at('book', { modelId, storeId })
  return [
    { name: 'first-start', path: at('cars'), shows: /先说清楚，再开始/, isNew: true, then: nothing },
    {
      name: 'filter',
      path: at('cars'),
      shows: /天充一次/,
      then: async (hand) => {
        await hand.tap('button', '筛选')
        await hand.sees(/看这 \d+ 款车/)
      },
    },
    {
      name: 'compare-tray',
      path: at('cars'),
      shows: /天充一次/,
      then: async (hand) => hand.tap('checkbox', /^对比/),
    },
    {
      name: 'search-found',
      path: at('search'),
      shows: /写错字/,
      then: async (hand) => {
        await hand.type('搜车名', 'binguo')
        await hand.sees(/找到 \d+ 款/)
      },
    },
    {
      name: 'trim-picker',
      path: at('model', { modelId }),
      shows: /能跑多远/,
      then: async (hand) => hand.tap('link', /选版本和颜色/),
    },
    {
      name: 'drive-away',
      path: at('model', { modelId }),
      shows: /能跑多远/,
      then: async (hand) => hand.tap('button', /上牌开走约/),
    },
    {
      name: 'no-location',
      path: at('stores'),
      shows: /先说清楚|没关系。/,
      isNew: true,
      then: nothing,
    },
    {
      name: 'slot-chosen',
      path: booking,
      shows: /几点去/,
      then: async (hand) => hand.tap('radio', /剩 \d+ 个$/),
    },
    {
      name: 'sign-in',
      path: booking,
      shows: /几点去/,
      isNew: true,
      then: async (hand) => {
        await hand.tap('radio', /剩 \d+ 个$/)
        await hand.tap('button', '约这个时间')
        await hand.sees(/先不登录/)
      },
    },
    {
      name: 'offline-booking',
      path: booking,
      shows: /几点去/,
      then: async (hand) => {
        await hand.context.setOffline(true)
        await hand.sees(/现在没网/)
      },
    },
    {
      name: 'cancel',
      path: at('drive', { testDriveId: drive.testDriveId }),
      shows: /到店给顾问看/,
      then: async (hand) => hand.tap('button', '取消预约'),
    },
    {
      name: 'checkout-ticked',
      path: at('checkout', { ...wishFor(model, storeId) }),
      shows: /不想要了，怎么退/,
      then: async (hand) => hand.tap('checkbox', /我看过，同意这样退/),
    },
    {
      name: 'order-unpaid',
      path: at('order', { depositId: unpaid.depositId }),
      shows: /等您付订金/,
      then: nothing,
    },
    {
      name: 'order-cancel',
      path: at('order', { depositId: paid.depositId }),
      shows: /车给您留着了/,
      then: async (hand) => hand.tap('button', /^取消，退/),
    },
    {
      name: 'not-found',
      path: at('model', { modelId: 'no-such-car' }),
      shows: /这一页没打开/,
      then: nothing,
    },
  ]
}

export const nothing = async (): Promise<void> => Promise.resolve()
