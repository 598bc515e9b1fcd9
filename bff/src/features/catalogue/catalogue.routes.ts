import * as contract from '@cheji/shared/catalogue/catalogue.contract'
import * as endpoints from '@cheji/shared/catalogue/catalogue.endpoints'
import { type ApiRouter, serve } from '../../http/serve'
import type { CatalogueService } from './catalogue.service'

/** The catalogue's endpoints. Most reads are answered before Koa, see catalogue.prepared.ts; what is wrong with a request is said here. */
export const catalogueRoutes =
  (catalogue: CatalogueService) =>
  (router: ApiRouter): void => {
    serve(router, endpoints.listModels, contract.listModels, ({ query }) => catalogue.list(query))
    serve(router, endpoints.getModel, contract.getModel, ({ params }) => catalogue.model(params.modelId))
    serve(router, endpoints.getPriceHistory, contract.getPriceHistory, ({ params }) => catalogue.prices(params.trimId))
    serve(router, endpoints.compareTrims, contract.compareTrims, ({ query }) => catalogue.compare(query.trimIds))
  }
