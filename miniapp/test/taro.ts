import { useEffect } from 'react'

// A light stand-in for @tarojs/taro: mocks for what a test looks at, page lifecycles that run once on mount.

type Callback = (value?: unknown) => unknown

const state = { params: {} as Record<string, string>, shows: new Set<Callback>(), hides: new Set<Callback>() }

/** Query parameters of the page under test. */
export const setParams = (params: Record<string, string>): void => {
  state.params = params
}

/** The page is shown again (she came back to it). */
export const showAgain = (): void => {
  for (const show of [...state.shows]) show()
}

/** Another page is opened over it. */
export const coverPage = (): void => {
  for (const hide of [...state.hides]) hide()
}

const resolved = () => jest.fn(() => Promise.resolve({}))

const taro = {
  request: resolved(),
  login: jest.fn(() => Promise.resolve({ code: 'test-code' })),
  navigateTo: resolved(),
  navigateBack: resolved(),
  redirectTo: resolved(),
  reLaunch: resolved(),
  switchTab: resolved(),
  showToast: resolved(),
  showModal: jest.fn(() => Promise.resolve({ confirm: true })),
  setNavigationBarTitle: resolved(),
  setClipboardData: resolved(),
  makePhoneCall: resolved(),
  openLocation: resolved(),
  pageScrollTo: resolved(),
  stopPullDownRefresh: jest.fn(),
  getCurrentPages: jest.fn((): { route: string }[] => [{ route: 'pages/cars/index' }]),
  getCurrentInstance: () => ({ router: { params: state.params } }),
  pxTransform: (px: number) => `${String(px)}px`,
}

export default taro

const onMount = (callback: Callback, value?: () => unknown): void => {
  useEffect(() => {
    callback(value?.())
    // Once, as WeChat calls it.
  }, [])
}

export const useLoad = (callback: Callback): void => onMount(callback, () => state.params)
export const useReady = (callback: Callback): void => onMount(callback)
export const useLaunch = (callback: Callback): void => onMount(callback)

export const useDidShow = (callback: Callback): void => {
  useEffect(() => {
    state.shows.add(callback)
    return () => {
      state.shows.delete(callback)
    }
  })
  onMount(callback)
}

export const useDidHide = (callback: Callback): void => {
  useEffect(() => {
    state.hides.add(callback)
    return () => {
      state.hides.delete(callback)
    }
  })
}

const never = (_callback: Callback): void => undefined
export const useUnload = never
export const usePullDownRefresh = never
export const useReachBottom = never
export const usePageScroll = never
export const useShareAppMessage = never

export const useRouter = () => ({ params: state.params, path: '' })
