import { Text, View } from '@tarojs/components'
import { accessible } from '../platform/accessible'
import { classNames } from './class-names'
import { Press } from './press'

export interface Swatch {
  id: string
  name: string
  /** `#RRGGBB` of the paint. */
  hex: string
  /** A second colour, of the roof. */
  roofHex?: string | null | undefined
}

/** Colours by dot and name; the chosen one has a ring and bold words. */
export const Swatches = ({
  colours,
  chosen,
  onChoose,
}: {
  colours: readonly Swatch[]
  chosen: string
  onChoose: (id: string) => void
}) => (
  <View className="cj-swatches" {...accessible({ role: 'group', label: '颜色' })}>
    {colours.map(({ id, name, hex, roofHex }) => (
      <Press
        key={id}
        className={classNames('cj-swatch', id === chosen && 'cj-swatch--on')}
        role="radio"
        label={name}
        checked={id === chosen}
        onPress={() => {
          onChoose(id)
        }}
      >
        <View className="cj-swatch__dot">
          <View
            className="cj-swatch__ink"
            style={{ background: roofHex ? `linear-gradient(${roofHex} 50%, ${hex} 50%)` : hex }}
          />
        </View>
        <Text>{name}</Text>
      </Press>
    ))}
  </View>
)
