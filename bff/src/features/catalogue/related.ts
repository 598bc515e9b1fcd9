import type { SizeClass } from '@cheji/shared/catalogue/catalogue.contract'
import { type CatalogueView, type ModelEntry, order } from './catalogue.view'

const SIZE_ORDER: Readonly<Record<SizeClass, number>> = { micro: 0, small: 1, compact: 2, unknown: 1 }
/** One step of size weighs as much as this difference in price. */
const SIZE_STEP_FEN = 1_500_000
const OTHER_BODY_FEN = 400_000
const RELATED = 4

/** The models nearest in price, size and body, each by its cheapest trim; nearest first. */
export const relatedModels = (view: CatalogueView, to: ModelEntry): ModelEntry[] =>
  view.models
    .filter((model) => model !== to)
    .map((model) => ({ model, distanceFen: distanceFen(model, to) }))
    .sort((a, b) => a.distanceFen - b.distanceFen || order(a.model.id, b.model.id))
    .slice(0, RELATED)
    .map(({ model }) => model)

const distanceFen = (a: ModelEntry, b: ModelEntry): number =>
  Math.abs(cheapestFen(a) - cheapestFen(b)) +
  Math.abs(SIZE_ORDER[a.sizeClass] - SIZE_ORDER[b.sizeClass]) * SIZE_STEP_FEN +
  (a.facts.bodyStyle === b.facts.bodyStyle ? 0 : OTHER_BODY_FEN)

const cheapestFen = ({ trims }: ModelEntry): number => trims[0]?.price.priceFen ?? 0
