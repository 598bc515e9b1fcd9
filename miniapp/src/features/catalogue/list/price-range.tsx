import { Text, View } from '@tarojs/components'
import type { ITouchEvent } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useRef } from 'react'
import { accessible } from '../../../platform/accessible'
import { IconButton } from '../../../ui/button'
import './price-range.scss'
import type { PriceSpan } from './filters'
import type { Knob } from './price-scale'
import { nearerKnob, priceAt, shareOf, spanWords, stepped, wanWords, withKnob } from './price-scale'
import { catalogueTexts as texts } from '../texts'

interface PriceRangeProps {
  scale: PriceSpan
  span: PriceSpan
  onSpan: (span: PriceSpan) => void
}

const TRACK_ID = 'price-track'

interface Drag {
  knob: Knob | undefined
  left: number
  width: number
}

/** Two knobs on a scale of whole ten-thousands. A finger drags them; 低 and 高 have a key each for whoever cannot. */
export const PriceRange = ({ scale, span, onSpan }: PriceRangeProps) => {
  const drag = useRef<Drag>()

  const begin = () => {
    drag.current = undefined
    Taro.createSelectorQuery()
      .select(`#${TRACK_ID}`)
      .boundingClientRect((track) => {
        const { left, width } = track as { left: number; width: number }
        drag.current = { knob: undefined, left, width }
      })
      .exec()
  }
  const move = (event: object) => {
    const [touch] = (event as Pick<ITouchEvent, 'touches'>).touches
    if (!touch || !drag.current) return
    const fen = priceAt((touch.clientX - drag.current.left) / drag.current.width, scale)
    const knob = (drag.current.knob ??= nearerKnob(fen, span))
    const next = withKnob(span, knob, fen, scale)
    if (next[knob] !== span[knob]) onSpan(next)
  }

  return (
    <View>
      <View className="cj-line cj-line--apart">
        <Text className="cj-strong">{texts.price}</Text>
        <Text className="cj-strong cj-num" {...accessible({ role: 'status' })}>
          {spanWords(span)}
        </Text>
      </View>
      <View
        className="cj-range cj-price-range"
        catchMove
        onTouchStart={begin}
        onTouchMove={move}
        {...accessible({ hidden: true })}
      >
        <View className="cj-range__track" />
        <View className="cj-price-range__inner" id={TRACK_ID}>
          <View className="cj-range__fill" style={between(span, scale)} />
          <View className="cj-range__knob" style={{ left: percent(shareOf(span.minFen, scale)) }} />
          <View className="cj-range__knob" style={{ left: percent(shareOf(span.maxFen, scale)) }} />
        </View>
      </View>
      <View className="cj-price-range__steps cj-mt1">
        <Stepper which={texts.priceLow} knob="minFen" scale={scale} span={span} onSpan={onSpan} />
        <Stepper which={texts.priceHigh} knob="maxFen" scale={scale} span={span} onSpan={onSpan} />
      </View>
    </View>
  )
}

const Stepper = ({ which, knob, scale, span, onSpan }: PriceRangeProps & { which: string; knob: Knob }) => (
  <View className="cj-price-range__step">
    <IconButton icon="minus" label={texts.lower(which)} onPress={() => onSpan(stepped(span, knob, -1, scale))} />
    <View className="cj-center cj-price-range__value">
      <View className="cj-mark">{which}</View>
      <View className="cj-strong cj-num">{wanWords(span[knob])}</View>
    </View>
    <IconButton icon="plus" label={texts.higher(which)} onPress={() => onSpan(stepped(span, knob, 1, scale))} />
  </View>
)

const percent = (share: number): string => `${(share * 100).toFixed(1)}%`

const between = (span: PriceSpan, scale: PriceSpan) => ({
  left: percent(shareOf(span.minFen, scale)),
  width: percent(shareOf(span.maxFen, scale) - shareOf(span.minFen, scale)),
})
