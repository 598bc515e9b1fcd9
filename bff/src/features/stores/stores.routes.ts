import * as contract from '@cheji/shared/stores/stores.contract'
import * as endpoints from '@cheji/shared/stores/stores.endpoints'
import type { ApiRouter } from '../../http/serve'
import { serve } from '../../http/serve'
import type { StoresService } from './stores.service'

export const storesRoutes =
  (stores: StoresService) =>
  (router: ApiRouter): void => {
    serve(router, endpoints.listStores, contract.listStores, ({ query }) => stores.list(query))
    serve(router, endpoints.getStore, contract.getStore, ({ params, query: { lat, lng } }) =>
      stores.detail(params.storeId, lat === undefined || lng === undefined ? undefined : { lat, lng }),
    )
    serve(router, endpoints.listProvinces, contract.listProvinces, () => stores.provinces())
    serve(router, endpoints.getProvince, contract.getProvince, ({ params }) => stores.province(params.adcode))
    serve(router, endpoints.searchCounties, contract.searchCounties, ({ query }) => stores.searchCounties(query.q))
    serve(router, endpoints.locateCounty, contract.locateCounty, ({ query }) => stores.locate(query))
  }
