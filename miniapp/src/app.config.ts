/** WeChat refuses a package that declares both families of location: one switch at build chooses. */
const precise = process.env.TARO_APP_PRECISE_LOCATION === '1'

const purpose = '用来找离您近的门店和充电站。不同意也能用，自己选县就行'

const tab = (name: string, text: string) => ({
  pagePath: `pages/${name}/index`,
  text,
  // Only WeChat falls back on these pictures; the browser build would carry them in its script.
  ...(process.env.TARO_ENV !== 'h5' && {
    iconPath: `assets/tabs/tab-${name}.png`,
    selectedIconPath: `assets/tabs/tab-${name}-active.png`,
  }),
})

/** What only WeChat reads; the browser build would carry it in its script. */
const onlyWechat: Parameters<typeof defineAppConfig>[0] = {
  preloadRule: {
    'pages/cars/index': { network: 'all', packages: ['packages/model'] },
    'packages/model/pages/detail/index': { network: 'all', packages: ['packages/test-drives', 'packages/deposits'] },
  },
  lazyCodeLoading: 'requiredComponents',
  requiredPrivateInfos: precise ? ['getLocation', 'chooseLocation'] : ['getFuzzyLocation', 'chooseLocation'],
  permission: precise ? { 'scope.userLocation': { desc: purpose } } : { 'scope.userFuzzyLocation': { desc: purpose } },
  __usePrivacyCheck__: true,
}

export default defineAppConfig({
  pages: ['pages/cars/index', 'pages/charge/index', 'pages/service/index', 'pages/mine/index'],
  subpackages: [
    { root: 'packages/catalogue', pages: ['pages/search/index'] },
    {
      root: 'packages/model',
      pages: [
        'pages/detail/index',
        'pages/specs/index',
        'pages/warranty/index',
        'pages/prices/index',
        'pages/compare/index',
        'pages/saved/index',
      ],
    },
    { root: 'packages/stores', pages: ['pages/list/index', 'pages/detail/index', 'pages/region/index'] },
    {
      root: 'packages/test-drives',
      pages: ['pages/book/index', 'pages/booked/index', 'pages/list/index', 'pages/detail/index'],
    },
    {
      root: 'packages/deposits',
      pages: ['pages/pay/index', 'pages/list/index', 'pages/order/index', 'pages/receipt/index', 'pages/to-pay/index'],
    },
    {
      root: 'packages/account',
      pages: [
        'pages/login/index',
        'pages/agreement/index',
        'pages/privacy/index',
        'pages/my-data/index',
        'pages/help/index',
        'pages/settings/index',
      ],
    },
  ],
  window: {
    navigationBarTitleText: '车集',
    // Said, because the browser build draws a title only then.
    navigationStyle: 'default',
    navigationBarBackgroundColor: '#F4F4EF',
    navigationBarTextStyle: 'black',
    backgroundColor: '#F4F4EF',
    backgroundTextStyle: 'dark',
  },
  // Drawn by custom-tab-bar, because native labels cannot grow; WeChat falls back on this list.
  tabBar: {
    custom: true,
    color: '#4A544E',
    selectedColor: '#0B5B49',
    backgroundColor: '#FFFFFF',
    borderStyle: 'white',
    list: [tab('cars', '选车'), tab('charge', '充电'), tab('service', '服务'), tab('mine', '我的')],
  },
  ...(process.env.TARO_ENV !== 'h5' && onlyWechat),
})
