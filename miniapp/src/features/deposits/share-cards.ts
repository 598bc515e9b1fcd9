import type { Deposit } from '@cheji/shared/deposits/deposits.contract'
import { pageUrl, PAGES } from '../../platform/routes'
import type { ShareCard } from '../../platform/share.types'
import { exactPriceWords } from '../../ui/format'
import { carWords } from './deposit-words'
import { depositTexts as texts } from './texts'

const modelUrl = ({ modelId, trimId, colourId }: Deposit['car']): string =>
  pageUrl(PAGES.model, { modelId, trimId, colourId })

/** Asks somebody to pay while that can be done; else the card shows the car, never the order, which is hers alone. */
export const orderShareCard = (deposit: Deposit): ShareCard => {
  const { car, payCode, canPay, depositFen, payablePriceFen } = deposit
  if (canPay && payCode !== null) {
    return {
      title: texts.shareToPay(exactPriceWords(depositFen), carWords(car)),
      path: pageUrl(PAGES.toPay, { payCode }),
    }
  }
  return { title: texts.shareCar(carWords(car), exactPriceWords(payablePriceFen)), path: modelUrl(car) }
}

/** Tells the family that it is paid; the card opens the car. */
export const receiptShareCard = ({ car, depositFen }: Deposit): ShareCard => ({
  title: texts.sharePaid(exactPriceWords(depositFen), carWords(car)),
  path: modelUrl(car),
})
