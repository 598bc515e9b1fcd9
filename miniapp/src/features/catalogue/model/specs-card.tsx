import type { Model, Trim } from '@cheji/shared/catalogue/catalogue.contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Card, Fact } from '../../../ui/card'
import { Heading } from '../../../ui/heading'
import { Icon } from '../../../ui/icon'
import { Press } from '../../../ui/press'
import { specTexts } from '../spec-texts'
import { firstSpecs, furtherSpecs } from './spec-rows'

/** What most people ask for, the rest behind 全部. */
export const SpecsCard = ({ model, trim }: { model: Model; trim: Trim }) => {
  const [showsAll, setAll] = useState(false)
  const first = firstSpecs(model, trim)
  const further = furtherSpecs(model, trim)
  const rows = showsAll ? [...first, ...further] : first
  return (
    <Card>
      <Heading>{specTexts.specs}</Heading>
      <View className="cj-mt2">
        {rows.map(({ label, value }) => (
          <Fact key={label} name={label} right>
            {value}
          </Fact>
        ))}
      </View>
      <Press className="cj-text-btn" expanded={showsAll} onPress={() => setAll(!showsAll)}>
        <Text>{showsAll ? specTexts.fewerSpecs : specTexts.allSpecs(first.length + further.length)}</Text>
        <Icon name={showsAll ? 'chevron-up' : 'chevron-down'} size="s" className="cj-ml1" />
      </Press>
    </Card>
  )
}
