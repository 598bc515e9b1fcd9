import { createStore } from '../platform/store'

export type TabName = 'cars' | 'charge' | 'service' | 'mine'

export const TABS: readonly { name: TabName; word: string; url: string }[] = [
  { name: 'cars', word: '选车', url: '/pages/cars/index' },
  { name: 'charge', word: '充电', url: '/pages/charge/index' },
  { name: 'service', word: '服务', url: '/pages/service/index' },
  { name: 'mine', word: '我的', url: '/pages/mine/index' },
]

/** The tab whose page is shown; `Page` sets it, the tab bar reads it. */
export const currentTab = createStore<TabName>('cars')
