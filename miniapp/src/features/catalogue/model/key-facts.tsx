import type { Trim } from '@cheji/shared/catalogue/catalogue.contract'
import { View } from '@tarojs/components'
import { Card } from '../../../ui/card'
import { classNames } from '../../../ui/class-names'
import './key-facts.scss'
import { catalogueTexts as texts } from '../texts'
import { fastChargeWords } from '../trim-words'

/** Three facts of the chosen trim: how far, how fast it charges, how often. */
export const KeyFacts = ({ trim }: { trim: Trim }) => {
  const { rangeEstimate, daysPerCharge, fastCharge } = trim
  return (
    <Card>
      <View className="cj-trio">
        <Cell
          first
          name={texts.makerSays}
          value={texts.km(trim.rangeKm)}
          small={texts.winterAbout(rangeEstimate.winter)}
        />
        <Cell
          name={texts.fast}
          value={fastChargeWords(fastCharge)}
          small={fastCharge.minutes30to80 === null ? '' : texts.fastTo80}
        />
        <Cell
          wide
          name={texts.everyDay}
          value={texts.chargeOnce(daysPerCharge.spring)}
          small={texts.winterDays(daysPerCharge.winter)}
        />
      </View>
    </Card>
  )
}

interface CellProps {
  name: string
  value: string
  small: string
  first?: boolean
  wide?: boolean
}

const Cell = ({ name, value, small, first, wide }: CellProps) => (
  <View className={classNames('cj-trio__cell', first && 'cj-trio__cell--first', wide && 'cj-key-facts__wide')}>
    <View className="cj-trio__k">{name}</View>
    <View className="cj-head cj-num">{value}</View>
    {small !== '' && <View className="cj-trio__s">{small}</View>}
  </View>
)
