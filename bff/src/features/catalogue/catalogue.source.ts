import type { CatalogueSources } from './catalogue.view'
import type { SourceVersions } from './edition'

/** The parts of the catalogue as this process has them. */
export interface CatalogueState {
  readonly sources: CatalogueSources
  readonly versions: SourceVersions
  /** When the core platform last confirmed all of it. */
  readonly asOf: Date
  readonly stale: boolean
}

export interface CatalogueSource {
  /** Undefined until every part was loaded once, from the core platform or from the last good snapshot. */
  readonly state: () => CatalogueState | undefined
}
