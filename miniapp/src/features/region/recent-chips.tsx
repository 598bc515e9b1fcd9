import { View } from '@tarojs/components'
import { Chip, ChipRow } from '../../ui/chip'
import type { Region } from './region'
import { regionTexts as texts } from './texts'

interface RecentChipsProps {
  recent: readonly Region[]
  chosen: string | undefined
  onChoose: (region: Region) => void
}

export const RecentChips = ({ recent, chosen, onChoose }: RecentChipsProps) => {
  if (recent.length === 0) return null
  return (
    <View className="cj-pad cj-mt3">
      <View className="cj-mark">{texts.recent}</View>
      <View className="cj-mt2">
        <ChipRow wrap>
          {recent.map((region) => (
            <Chip
              key={region.adcode}
              label={region.name}
              on={region.adcode === chosen}
              onPress={() => {
                onChoose(region)
              }}
            />
          ))}
        </ChipRow>
      </View>
    </View>
  )
}
