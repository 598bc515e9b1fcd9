import type { Feature } from '../../http/feature'
import type { PreparedSource } from '../../http/prepared'
import { catalogueRoutes } from './catalogue.routes'
import { createPreparedCatalogue } from './catalogue.prepared'
import type { PictureUrl } from './catalogue.presenter'
import { type CatalogueService, createCatalogueService } from './catalogue.service'
import { type CatalogueSyncOptions, createCatalogueSync } from './catalogue.sync'
import { createPriceOf } from './stored-price'

export interface CatalogueOptions extends CatalogueSyncOptions {
  /** Full URL of one of our pictures by its logical name. */
  readonly urlOf: PictureUrl
  /** Stores that the promise of one price counts. */
  readonly storeCount: () => number
}

/** Words that are looked up before the first reader comes, so that she does not wait for code that never ran. */
const REHEARSED = ['五菱 mini', 'hai1ou', '海殴', '7 座 8 万以内', 'wulinbingo']

export interface Catalogue extends Feature, Pick<CatalogueService, 'modelOf' | 'trimOf' | 'carOf'> {
  /** What is answered before Koa. */
  readonly prepared: PreparedSource
  /** Whether there is anything to show, from the core platform or from the snapshot. */
  readonly isLoaded: () => boolean
  readonly priceOf: ReturnType<typeof createPriceOf>
}

/** The catalogue: kept in memory from the core platform, the last good snapshot of it in MongoDB. */
export const createCatalogue = (options: CatalogueOptions): Catalogue => {
  const { clock, log, snapshots } = options
  const sync = createCatalogueSync(options)
  const catalogue = createCatalogueService({
    ...options,
    source: sync.source,
    onEdition: ({ version, view }) => {
      const { models, unpricedTrimIds } = view
      log.info({ version, models: models.length, unpricedTrimIds }, 'a new edition of the catalogue')
    },
  })
  const prepared: PreparedSource = createPreparedCatalogue(catalogue)

  const rehearse = (): void => {
    prepared.match('/api/v1/catalogue/models')?.body().packed('br')
    if (catalogue.issue()) for (const q of REHEARSED) catalogue.list({ q })
  }

  return {
    routes: catalogueRoutes(catalogue),
    start: async () => {
      await sync.start()
      rehearse()
      // From now on an edition is made when its parts come, not when somebody waits for it.
      sync.onChange(() => {
        catalogue.issue()
      })
    },
    stop: sync.stop,
    prepared,
    isLoaded: (): boolean => sync.source.state() !== undefined,
    modelOf: catalogue.modelOf,
    trimOf: catalogue.trimOf,
    carOf: catalogue.carOf,
    priceOf: createPriceOf(snapshots, clock),
  }
}
