import Taro from '@tarojs/taro'

const MAX_DEPTH = 10

/** Opens a page; with ten pages open (WeChat's most) it takes the place of the last. `query` values are encoded. */
export const openPage = async (
  path: string,
  query: Readonly<Record<string, string | undefined>> = {},
): Promise<void> => {
  const url = pageUrl(path, query)
  if (Taro.getCurrentPages().length >= MAX_DEPTH) await Taro.redirectTo({ url })
  else await Taro.navigateTo({ url })
}

/** `/packages/x/pages/y/index?a=b`: what routes and share cards carry. */
export const pageUrl = (path: string, query: Readonly<Record<string, string | undefined>> = {}): string => {
  const pairs = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined)
  const search = pairs.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')
  return search === '' ? path : `${path}?${search}`
}

export const PAGES = {
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
  savedModels: '/packages/model/pages/saved/index',
  stores: '/packages/stores/pages/list/index',
  store: '/packages/stores/pages/detail/index',
  region: '/packages/stores/pages/region/index',
  book: '/packages/test-drives/pages/book/index',
  booked: '/packages/test-drives/pages/booked/index',
  testDrives: '/packages/test-drives/pages/list/index',
  testDrive: '/packages/test-drives/pages/detail/index',
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

export const openHelp = (): void => {
  void openPage(PAGES.help)
}

/** Back one page; from a page that was opened directly (a share card) to 选车. */
export const goBack = async (): Promise<void> => {
  if (Taro.getCurrentPages().length > 1) await Taro.navigateBack()
  else await Taro.switchTab({ url: PAGES.cars })
}
