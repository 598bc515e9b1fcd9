import type { ModelCard } from '@cheji/shared/catalogue/catalogue.contract'
import { View } from '@tarojs/components'
import { useCompared } from '../compared'
import { ModelListCard } from './model-card'
import { useWindowed } from './use-windowed'

const PIECE_CLASS = 'cj-models__piece'

/** Cards under each other, drawn only around the window. */
export const ModelCards = ({ items, onEnd }: { items: readonly ModelCard[]; onEnd: () => void }) => {
  const pieces = useWindowed(items, PIECE_CLASS, onEnd)
  const compared = new Set(useCompared().map(({ trimId }) => trimId))
  return (
    <View>
      {pieces.map(({ index, items: cards, foldedPx }) => (
        <View
          key={index}
          className={PIECE_CLASS}
          {...(foldedPx !== undefined && { style: { height: `${String(foldedPx)}px` } })}
        >
          {foldedPx === undefined &&
            cards.map((card) => (
              <ModelListCard key={card.modelId} card={card} isCompared={compared.has(card.trim.trimId)} />
            ))}
        </View>
      ))}
    </View>
  )
}
