import { endpoint } from '../kernel/endpoint'
import type * as contract from './stores.contract'

export const listStores = endpoint<typeof contract.listStores>('GET', '/stores', 'public')
export const listProvinces = endpoint<typeof contract.listProvinces>('GET', '/stores/regions', 'public')
export const searchCounties = endpoint<typeof contract.searchCounties>('GET', '/stores/regions/search', 'public')
export const locateCounty = endpoint<typeof contract.locateCounty>('GET', '/stores/regions/locate', 'public')
export const getProvince = endpoint<typeof contract.getProvince>('GET', '/stores/regions/:adcode', 'public')
export const getStore = endpoint<typeof contract.getStore>('GET', '/stores/:storeId', 'public')
