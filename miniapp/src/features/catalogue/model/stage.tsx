import { View } from '@tarojs/components'
import type { Colour } from '@cheji/shared/catalogue/catalogue.contract'
import { Picture } from '../../../ui/picture'
import { Swatches } from '../../../ui/swatches'
import './stage.scss'
import { catalogueTexts as texts } from '../texts'
import { metreWords } from '../trim-words'

interface StageProps {
  name: string
  lengthMm: number
  colours: readonly Colour[]
  colour: Colour
  onColour: (colourId: string) => void
}

/** The car on its ground in the chosen colour, at the scale of all cars, and the other colours below. */
export const Stage = ({ name, lengthMm, colours, colour, onColour }: StageProps) => (
  <View>
    <View className="cj-stage">
      <View className="cj-stage__ground" />
      <View className="cj-stage__mark cj-quiet">{texts.lengthAtScale(metreWords(lengthMm))}</View>
      <Picture className="cj-stage__car" src={colour.pictureUrl} label={texts.pictureOf(name, colour.name)} />
    </View>
    <ColourSwatches colours={colours} colour={colour} onColour={onColour} />
  </View>
)

export const ColourSwatches = ({ colours, colour, onColour }: Pick<StageProps, 'colours' | 'colour' | 'onColour'>) => (
  <Swatches
    colours={colours.map(({ colourId, name, hex }) => ({ id: colourId, name, hex }))}
    chosen={colour.colourId}
    onChoose={onColour}
  />
)
