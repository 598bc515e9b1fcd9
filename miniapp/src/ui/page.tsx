import { View } from '@tarojs/components'
import { useDidHide, useDidShow } from '@tarojs/taro'
import type { PropsWithChildren, ReactNode } from 'react'
import { useEffect, useState } from 'react'
import { removeFirstScreen } from '../platform/first-screen'
import { PAGE_DRAWS_TABS } from '../platform/tab-bar-drawn'
import { classNames } from './class-names'
import { useLargeText, useLargeTextNews } from './large-text'
import { Notice } from './notice'
import { PageShown } from './page-shown'
import { Press } from './press'
import { PreviewSheet } from './preview-sheet'
import { PrivacySheet } from './privacy-sheet'
import { TabBar } from './tab-bar'
import type { TabName } from './tabs'
import { currentTab } from './tabs'
import { uiTexts } from './texts'

interface PageProps {
  /** Of a tab page: its tab. */
  tab?: TabName
  /** `BottomBar`, fixed under the thumb; the page ends above it. */
  bar?: ReactNode
  /** `StaleBanner`, right below the title. */
  banner?: ReactNode
  /** White instead of paper. */
  white?: boolean
  /** The first thing reaches the title (a car's stage). */
  flush?: boolean
  /** Nothing to show yet: the first cards that came with the preview's page stay until there is. */
  waiting?: boolean
}

/** The root of every page: ground, large text, tabs, what lies fixed above and below. */
export const Page = ({ tab, bar, banner, white, flush, waiting = false, children }: PropsWithChildren<PageProps>) => {
  const large = useLargeText()
  const [shown, setShown] = useState(true)
  useDidShow(() => {
    setShown(true)
    if (tab) currentTab.set(tab)
  })
  useDidHide(() => setShown(false))
  useEffect(() => {
    if (!waiting) removeFirstScreen()
  }, [waiting])
  return (
    <View
      className={classNames('cj-root cj-page', large && 'cj-large', white && 'cj-page--white', tab && 'cj-page--tab')}
    >
      <PageShown.Provider value={shown}>
        {banner}
        <LargeTextNews />
        <View className={classNames('cj-page__body', flush && 'cj-page__body--flush')}>{children}</View>
        {bar}
        {tab && PAGE_DRAWS_TABS && <TabBar large={large} />}
        {shown && <PrivacySheet />}
        {shown && <PreviewSheet />}
      </PageShown.Provider>
    </View>
  )
}

const LargeTextNews = () => {
  const [unsaid, said] = useLargeTextNews()
  if (!unsaid) return null
  return (
    <View className="cj-pad cj-top">
      <Notice kind="good" icon="text-size">
        {uiTexts.largeTextOn}
        <Press className="cj-text-btn" onPress={said}>
          {uiTexts.gotIt}
        </Press>
      </Notice>
    </View>
  )
}
