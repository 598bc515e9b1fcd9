import type { Comparison } from '@cheji/shared/catalogue/catalogue.contract'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { SwitchRow } from '../../../ui/switch-row'
import { catalogueTexts as texts } from '../texts'
import { CompareHeads, CompareRows } from './compare-table'

/** Trims side by side; at first only what differs. */
export const CompareContent = ({ comparison: { trims, rows, differing } }: { comparison: Comparison }) => {
  const [onlyDifferent, setOnlyDifferent] = useState(differing > 0)
  const shown = onlyDifferent ? rows.filter(({ differs }) => differs) : rows
  return (
    <View className="cj-pad">
      <CompareHeads trims={trims} />
      {trims.length > 1 && (
        <SwitchRow title={texts.onlyDifferent(differing)} on={onlyDifferent} onChange={setOnlyDifferent} />
      )}
      {shown.length === 0 ? (
        <View className="cj-mt3">{texts.compareAlike}</View>
      ) : (
        <CompareRows trims={trims} rows={shown} />
      )}
    </View>
  )
}
