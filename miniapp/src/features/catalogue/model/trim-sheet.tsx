import type { Colour, Model, Trim } from '@cheji/shared/catalogue/catalogue.contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { accessible } from '../../../platform/accessible'
import { Button } from '../../../ui/button'
import { RadioMark } from '../../../ui/checkbox'
import { classNames } from '../../../ui/class-names'
import { exactPriceWords } from '../../../ui/format'
import { Picture } from '../../../ui/picture'
import { Press } from '../../../ui/press'
import { ExactPrice } from '../../../ui/price'
import { Sheet } from '../../../ui/sheet'
import './trim-sheet.scss'
import { catalogueTexts as texts } from '../texts'
import { plainNumber } from '../trim-words'
import { trimWords } from '../../../ui/trim-words'
import { ColourSwatches } from './stage'
import { stockWords } from './stock-words'
import { choiceOf } from './use-choice'

interface TrimSheetProps {
  model: Pick<Model, 'name' | 'trims' | 'colours'>
  trim: Trim
  colour: Colour
  onChoose: (trimId: string, colourId: string) => void
  onClose: () => void
}

/** Trims by what tells them apart, each with its exact price and whether it is there in the colour chosen above. */
export const TrimSheet = ({ model, trim, colour, onChoose, onClose }: TrimSheetProps) => {
  const [trimId, setTrimId] = useState(trim.trimId)
  const [colourId, setColourId] = useState(colour.colourId)
  const chosen = choiceOf(model, trimId, colourId) ?? { trim, colour }
  return (
    <Sheet
      title={texts.pickTrim}
      onClose={onClose}
      foot={
        <View className="cj-line">
          <Button onPress={() => onChoose(chosen.trim.trimId, chosen.colour.colourId)}>
            {texts.choose(exactPriceWords(chosen.trim.priceFen))}
          </Button>
        </View>
      }
    >
      <View className="cj-line">
        <Picture className="cj-trim-sheet__car" src={chosen.colour.pictureUrl} />
        <View className="cj-grow cj-ml3">
          <View className="cj-strong">{chosen.colour.name}</View>
          <View className="cj-note">{texts.colourSamePrice}</View>
        </View>
      </View>
      <View className="cj-trim-sheet__colours">
        <ColourSwatches colours={model.colours} colour={chosen.colour} onColour={setColourId} />
      </View>
      <View {...accessible({ role: 'group', label: texts.pickTrim })}>
        {model.trims.map((one) => (
          <TrimChoice
            key={one.trimId}
            trim={one}
            colour={chosen.colour}
            on={one.trimId === chosen.trim.trimId}
            onPress={() => setTrimId(one.trimId)}
          />
        ))}
      </View>
    </Sheet>
  )
}

interface TrimChoiceProps {
  trim: Trim
  colour: Colour
  on: boolean
  onPress: () => void
}

const TrimChoice = ({ trim, colour, on, onPress }: TrimChoiceProps) => {
  const stock = stockWords(trim, colour)
  return (
    <Press className={classNames('cj-trim', on && 'cj-trim--on')} role="radio" checked={on} onPress={onPress}>
      <RadioMark on={on} />
      <View className="cj-grow">
        <View className="cj-strong">{trimWords(trim.name)}</View>
        <View className="cj-note">{differenceWords(trim)}</View>
        <View className="cj-note cj-clauses">
          <Text className={stock.kind === 'plain' ? '' : `cj-${stock.kind}`}>{stock.word}</Text>
          {stock.rest}
        </View>
      </View>
      <View className="cj-trim__price">
        <ExactPrice fen={trim.priceFen} size="head" />
      </View>
    </Press>
  )
}

/** `17.3 度电 · 能快充`: what she would notice of a trim. */
export const differenceWords = ({ batteryKwh, fastCharge, acFullHours }: Trim): string =>
  [
    texts.battery(plainNumber(batteryKwh)),
    fastCharge.supported ? texts.canFastCharge : texts.slowOnly,
    ...(fastCharge.supported || acFullHours === null ? [] : [texts.slowFull(plainNumber(acFullHours))]),
  ].join(' · ')
