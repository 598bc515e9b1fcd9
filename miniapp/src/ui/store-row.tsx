import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { WordButton } from './button'
import { classNames } from './class-names'
import { Press } from './press'
import { uiTexts } from './texts'

interface StoreRowProps {
  name: string
  /** Open or not, and until when: give the first word a colour (`cj-good`, `cj-look`). */
  hours: ReactNode
  address: string
  /** Number and unit apart, as `distanceParts` gives them; absent when nobody knows where she is. */
  distance?: { about: boolean; number: string; unit: string } | undefined
  /** `Label`s. */
  abilities?: ReactNode
  last?: boolean
  onOpen?: () => void
  onCall?: () => void
  onNavigate?: () => void
}

/** A store in a list: the words open it, 电话 and 导航 act. */
export const StoreRow = ({
  name,
  hours,
  address,
  distance,
  abilities,
  last,
  onOpen,
  onCall,
  onNavigate,
}: StoreRowProps) => (
  <View className={classNames('cj-place', last && 'cj-bottom')}>
    <Press className="cj-line cj-line--top" role="link" onPress={onOpen}>
      <View className="cj-grow">
        <View className="cj-head">{name}</View>
        <View className="cj-note cj-mt1">{hours}</View>
        <View className="cj-quiet">{address}</View>
      </View>
      {distance && (
        <View className="cj-ml2 cj-place__far">
          {distance.about && <Text className="cj-quiet">约 </Text>}
          <Text className="cj-head cj-num">{distance.number}</Text>
          <View className="cj-quiet">{distance.unit}</View>
        </View>
      )}
    </Press>
    <View className="cj-line cj-line--apart cj-mt2">
      <View className="cj-line cj-line--wrap cj-grow">{abilities}</View>
      <View className="cj-line cj-place__do">
        {onCall && <WordButton icon="phone" word={uiTexts.call} label={uiTexts.callStore(name)} onPress={onCall} />}
        {onNavigate && (
          <View className="cj-ml2">
            <WordButton icon="navigate" word={uiTexts.navigate} label={uiTexts.goToStore(name)} onPress={onNavigate} />
          </View>
        )}
      </View>
    </View>
  </View>
)
