import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { accessible } from '../platform/accessible'
import { classNames } from './class-names'
import { Press } from './press'
import { useStore } from '../platform/store'
import './tab-bar.scss'
import { currentTab, TABS } from './tabs'

/** The four tabs, drawn by ourselves because WeChat's labels cannot grow. */
export const TabBar = ({ large }: { large: boolean }) => {
  const current = useStore(currentTab)
  return (
    <View className={classNames('cj-root', large && 'cj-large')}>
      <View className="cj-tabbar" {...accessible({ role: 'tablist' })}>
        {TABS.map(({ name, word, url }) => (
          <Press
            key={name}
            className={classNames('cj-tabbar__item', name === current && 'cj-tabbar__item--on')}
            role="tab"
            checked={name === current}
            onPress={() => void Taro.switchTab({ url })}
          >
            <View
              className={`cj-tab-i cj-tab-i-${name}${name === current ? '-on' : ''}`}
              {...accessible({ hidden: true })}
            />
            <Text>{word}</Text>
          </Press>
        ))}
      </View>
    </View>
  )
}
