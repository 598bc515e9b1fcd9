import type { Colour, Model, Trim } from '@cheji/shared/catalogue/catalogue.contract'
import { View } from '@tarojs/components'
import { Card } from '../../../ui/card'
import { classNames } from '../../../ui/class-names'
import { Heading } from '../../../ui/heading'
import { Picture } from '../../../ui/picture'
import './size-card.scss'
import { catalogueTexts as texts } from '../texts'
import { metreWords } from '../trim-words'

/** All cars are drawn into a frame that is this long in the world. */
const FRAME_MM = 5021
const OTHERS = 2

interface SizeCardProps {
  model: Pick<Model, 'name' | 'related'>
  trim: Trim
  colour: Colour
}

/** This car above two others at one scale, with a line as long as each and the difference in words. */
export const SizeCard = ({ model, trim, colour }: SizeCardProps) => {
  if (model.related.length === 0) return null
  return (
    <Card>
      <Heading>{texts.sizeTitle}</Heading>
      <View className="cj-quiet">{texts.sizeNote}</View>
      <Sized name={model.name} pictureUrl={colour.pictureUrl} lengthMm={trim.lengthMm} on />
      {model.related.slice(0, OTHERS).map(({ modelId, name, pictureUrl, lengthMm }) => (
        <Sized
          key={modelId}
          name={name}
          pictureUrl={pictureUrl}
          lengthMm={lengthMm}
          difference={lengthDifferenceWords(lengthMm - trim.lengthMm)}
        />
      ))}
    </Card>
  )
}

/** `长 33 厘米` of a car that is 325 mm longer. */
export const lengthDifferenceWords = (moreMm: number): string => {
  const cm = Math.round(Math.abs(moreMm) / 10)
  if (cm === 0) return texts.sameLength
  return moreMm > 0 ? texts.longer(cm) : texts.shorter(cm)
}

interface SizedProps {
  name: string
  pictureUrl: string
  lengthMm: number
  difference?: string
  on?: boolean
}

const Sized = ({ name, pictureUrl, lengthMm, difference, on }: SizedProps) => (
  <View className="cj-line cj-mt2">
    <View className="cj-sized">
      <Picture className="cj-sized__car" src={pictureUrl} lazy />
      <View
        className={classNames('cj-sized__line', on && 'cj-sized__line--on')}
        style={{ width: `${((100 * lengthMm) / FRAME_MM).toFixed(1)}%` }}
      />
    </View>
    <View className="cj-grow cj-ml3">
      <View className="cj-strong">{name}</View>
      <View className="cj-num">{metreWords(lengthMm)}</View>
      {difference !== undefined && <View className="cj-quiet">{difference}</View>}
    </View>
  </View>
)
