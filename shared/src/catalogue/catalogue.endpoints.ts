import { endpoint } from '../kernel/endpoint'
import type * as contract from './catalogue.contract'

/** Models with filters, words, facets and a cursor. */
export const listModels = endpoint<typeof contract.listModels>('GET', '/catalogue/models', 'public')
export const getModel = endpoint<typeof contract.getModel>('GET', '/catalogue/models/:modelId', 'public')
/** The national price of a trim, every version of it, and the promise in words. */
export const getPriceHistory = endpoint<typeof contract.getPriceHistory>(
  'GET',
  '/catalogue/trims/:trimId/prices',
  'public',
)
export const compareTrims = endpoint<typeof contract.compareTrims>('GET', '/catalogue/compare', 'public')
