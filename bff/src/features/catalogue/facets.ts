import type { BodyStyle, FacetChoice, Facets, SizeClass } from '@cheji/shared/catalogue/catalogue.contract'
import { PRICE_BANDS } from '@cheji/shared/catalogue/price-bands'
import {
  BODY_STYLE_LABELS,
  FAST_CHARGE_LABEL,
  HOME_SOCKET_LABEL,
  SIZE_CLASS_LABELS,
  budgetLabel,
  rangeLabel,
  seatsLabel,
} from './catalogue.texts'
import type { CatalogueView, ModelEntry, TrimEntry } from './catalogue.view'
import { order } from './catalogue.view'
import type { Dimension, NearMiss, PassingModel } from './filters'
import { groupBy } from './group-by'

type FacetName = keyof Facets

interface Choice {
  readonly value: string
  readonly label: string
  readonly accepts: (trim: TrimEntry, model: ModelEntry) => boolean
}

/** The choices of one facet, and the filters that making such a choice would set aside. */
export interface FacetRule {
  readonly name: FacetName
  readonly setsAside: readonly Dimension[]
  readonly choices: readonly Choice[]
}

const BUDGETS_FEN = [5_000_000, 6_000_000, 7_000_000, 8_000_000, 10_000_000] as const
const RANGES_KM = [200, 300, 400] as const

/** Facets of a catalogue: fixed ones, and those that its models bring (brands with most models first). */
export const facetRulesOf = (view: CatalogueView): FacetRule[] => [
  {
    name: 'priceBands',
    setsAside: ['price', 'defaultBand'],
    choices: PRICE_BANDS.map(({ minFen, maxFen, label }) => ({
      value: `${String(minFen)}-${String(maxFen)}`,
      label,
      accepts: (trim) => trim.price.priceFen >= minFen && trim.price.priceFen <= maxFen,
    })),
  },
  {
    name: 'budgets',
    setsAside: ['budget', 'defaultBand'],
    choices: BUDGETS_FEN.map((max) => ({
      value: String(max),
      label: budgetLabel(max),
      accepts: (trim) => trim.driveAway.totalHighFen <= max,
    })),
  },
  byModel('brands', brandsOf(view), (model) => model.facts.brand.id),
  byModel(
    'bodyStyles',
    valuesOf(view, BODY_STYLE_LABELS, (m) => m.facts.bodyStyle),
    (m) => m.facts.bodyStyle,
  ),
  byModel(
    'sizeClasses',
    valuesOf(view, SIZE_CLASS_LABELS, (m) => m.sizeClass),
    (m) => m.sizeClass,
  ),
  byModel(
    'seats',
    [...new Set(view.models.map((model) => model.facts.seats))]
      .sort((a, b) => a - b)
      .map((seats) => ({ value: String(seats), label: seatsLabel(seats) })),
    (model) => String(model.facts.seats),
  ),
  {
    name: 'rangeMinKm',
    setsAside: ['range'],
    choices: RANGES_KM.map((km) => ({
      value: String(km),
      label: rangeLabel(km),
      accepts: (trim) => trim.facts.rangeCltcKm >= km,
    })),
  },
  flag('fastCharge', FAST_CHARGE_LABEL, (trim) => trim.facts.fastCharge.supported),
  flag('homeSocket', HOME_SOCKET_LABEL, (trim) => trim.homeSocket),
]

/** How many models each choice would leave, every other filter kept: what passes already, and what fails only at what the choice sets aside. */
export const countFacets = (
  rules: readonly FacetRule[],
  passing: readonly PassingModel[],
  nearMisses: readonly NearMiss[],
): Facets => {
  const facets: Facets = {
    priceBands: [],
    budgets: [],
    brands: [],
    bodyStyles: [],
    sizeClasses: [],
    seats: [],
    rangeMinKm: [],
    fastCharge: [],
    homeSocket: [],
  }
  for (const rule of rules) {
    const misses = nearMisses.filter((miss) => rule.setsAside.includes(miss.failed))
    facets[rule.name] = rule.choices.map(({ value, label, accepts }) => {
      const models = new Set<string>()
      for (const { model, trims } of passing) if (trims.some((trim) => accepts(trim, model))) models.add(model.id)
      for (const { model, trim } of misses) if (accepts(trim, model)) models.add(model.id)
      return { value, label, count: models.size }
    })
  }
  return facets
}

const byModel = (
  name: FacetName & Dimension,
  choices: readonly Omit<FacetChoice, 'count'>[],
  valueOf: (model: ModelEntry) => string,
): FacetRule => ({
  name,
  setsAside: [name],
  choices: choices.map((choice) => ({ ...choice, accepts: (_, model) => valueOf(model) === choice.value })),
})

const flag = (name: FacetName & Dimension, label: string, accepts: (trim: TrimEntry) => boolean): FacetRule => ({
  name,
  setsAside: [name],
  choices: [{ value: 'true', label, accepts }],
})

const brandsOf = (view: CatalogueView): { value: string; label: string }[] =>
  [...groupBy(view.models, (model) => model.facts.brand.id)]
    .sort(([idA, a], [idB, b]) => b.length - a.length || order(idA, idB))
    .map(([id, models]) => ({ value: id, label: models[0]?.facts.brand.nameZh ?? id }))

const valuesOf = <V extends BodyStyle | SizeClass>(
  view: CatalogueView,
  labels: Readonly<Record<V, string>>,
  valueOf: (model: ModelEntry) => V,
): { value: string; label: string }[] => {
  const present = new Set(view.models.map(valueOf))
  return (Object.entries(labels) as [V, string][])
    .filter(([value]) => present.has(value))
    .map(([value, label]) => ({ value, label }))
}
