/** Addresses of the mini-program's pages, as share cards, codes and messages carry them: they may not change. */
export const PATHS = {
  cars: '/pages/cars/index',
  charge: '/pages/charge/index',
  service: '/pages/service/index',
  mine: '/pages/mine/index',
  search: '/packages/catalogue/pages/search/index',
  model: '/packages/model/pages/detail/index',
  specs: '/packages/model/pages/specs/index',
  warranty: '/packages/model/pages/warranty/index',
  prices: '/packages/model/pages/prices/index',
  compare: '/packages/model/pages/compare/index',
  saved: '/packages/model/pages/saved/index',
  stores: '/packages/stores/pages/list/index',
  store: '/packages/stores/pages/detail/index',
  region: '/packages/stores/pages/region/index',
  book: '/packages/test-drives/pages/book/index',
  booked: '/packages/test-drives/pages/booked/index',
  drives: '/packages/test-drives/pages/list/index',
  drive: '/packages/test-drives/pages/detail/index',
  checkout: '/packages/deposits/pages/pay/index',
  orders: '/packages/deposits/pages/list/index',
  order: '/packages/deposits/pages/order/index',
  receipt: '/packages/deposits/pages/receipt/index',
  toPay: '/packages/deposits/pages/to-pay/index',
  login: '/packages/account/pages/login/index',
  agreement: '/packages/account/pages/agreement/index',
  privacy: '/packages/account/pages/privacy/index',
  myData: '/packages/account/pages/my-data/index',
  help: '/packages/account/pages/help/index',
  settings: '/packages/account/pages/settings/index',
} as const

/** A page's address with its query. */
export const at = (page: keyof typeof PATHS, query: Record<string, string> = {}): string => {
  const search = new URLSearchParams(query).toString()
  return search === '' ? PATHS[page] : `${PATHS[page]}?${search}`
}
