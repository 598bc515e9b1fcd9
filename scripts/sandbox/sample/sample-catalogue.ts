import type { UpstreamModel, UpstreamPrice, UpstreamStock } from '@cheji/bff/core-platform/contract/catalogue'
import { divideRoundingHalfUp } from '@cheji/shared/kernel/money'
import { type SampleModel, type SampleTrim, SAMPLE_MODELS } from '../../data/models'
import { type SeededChance, seeded } from './random'

/** The sample models as the platform publishes them. */
export function sampleModels(): UpstreamModel[] {
  return SAMPLE_MODELS.map((model) => ({ ...model, trims: model.trims.map(publishedTrim) }))
}

/** Every price version of every trim; the last one is the maker's guide price. */
export function samplePrices(): UpstreamPrice[][] {
  return SAMPLE_MODELS.flatMap(({ trims }) => trims.map(priceHistory))
}

/** What can be sold of each trim in each colour: mostly in stock, some only on the way, a few not at all. */
export function sampleStock(): UpstreamStock[] {
  return SAMPLE_MODELS.flatMap((model) => model.trims.flatMap((trim) => stockOf(model, trim)))
}

const HUNDRED_YUAN_FEN = 10_000

/** About 4 % of the price in whole hundreds of RMB, from 1,000 to 5,000; never above 20 % of the price. */
export function depositFor(priceFen: number): number {
  const hundreds = Math.min(50, Math.max(10, divideRoundingHalfUp(priceFen * 4, 100 * HUNDRED_YUAN_FEN)))
  const fifth = divideRoundingHalfUp(priceFen, 5)
  return Math.min(hundreds * HUNDRED_YUAN_FEN, fifth - (fifth % HUNDRED_YUAN_FEN))
}

function publishedTrim({ guidePriceFen: _price, confidence: _confidence, ...trim }: SampleTrim) {
  return { ...trim, rangeCycle: trim.rangeCycle ?? ('CLTC' as const) }
}

/** Days from which national price lists held, oldest first. */
const LIST_DAYS = ['2025-03-01', '2025-09-01', '2026-03-01', '2026-06-18', '2026-09-01', '2026-11-01'] as const
const LOWERED = ['厂家下调指导价，全国一起降', '电池成本下降，全国一起降', '年度改款，全国统一下调']
const RAISED = ['电池涨价，全国一起调', '厂家优惠到期，全国一起调', '配置升级，全国一起调']

function priceHistory(trim: SampleTrim): UpstreamPrice[] {
  const chance = seeded('price', trim.id)
  const versions = chance.pick([1, 1, 2, 2, 2, 3, 3, 4])
  const days = chance.shuffle(LIST_DAYS).slice(0, versions).sort()
  // From the newest backwards: mostly it was dearer before, sometimes cheaper.
  const prices = [trim.guidePriceFen]
  while (prices.length < versions) prices.unshift(earlierPrice(chance, prices[0] ?? trim.guidePriceFen))
  return prices.map((priceFen, index) => {
    const before = prices[index - 1]
    const reasons = before === undefined ? ['全国统一开售价'] : priceFen < before ? LOWERED : RAISED
    return {
      trimId: trim.id,
      version: index + 1,
      priceFen,
      depositFen: depositFor(priceFen),
      since: days[index] ?? LIST_DAYS[0],
      reasonZh: chance.pick(reasons),
    }
  })
}

function earlierPrice(chance: SeededChance, laterFen: number): number {
  const stepFen = laterFen < 6_000_000 ? 50_000 : 100_000
  return laterFen + stepFen * (chance.chance(0.8) ? chance.int(2, 6) : -chance.int(1, 3))
}

function stockOf(model: SampleModel, trim: SampleTrim): UpstreamStock[] {
  return model.colours.map((colour) => {
    const chance = seeded('stock', trim.id, colour.id)
    const kind = chance.next()
    const inStock = kind < 0.68 ? chance.int(1, 24) : 0
    const incoming = kind < 0.4 ? chance.int(0, 12) : kind >= 0.68 && kind < 0.9 ? chance.int(2, 18) : 0
    const aboutDays = inStock > 0 ? chance.int(3, 9) : incoming > 0 ? chance.int(12, 35) : undefined
    return { trimId: trim.id, colourId: colour.id, inStock, incoming, ...(aboutDays !== undefined && { aboutDays }) }
  })
}
