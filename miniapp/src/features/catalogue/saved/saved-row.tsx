import { getModel } from '@cheji/shared/catalogue/catalogue.endpoints'
import type { Model } from '@cheji/shared/catalogue/catalogue.contract'
import { View } from '@tarojs/components'
import { useResource } from '../../../api/use-resource'
import { openPage, PAGES } from '../../../platform/routes'
import { exactPriceWords } from '../../../ui/format'
import { Icon } from '../../../ui/icon'
import { Press } from '../../../ui/press'
import { ExactPrice } from '../../../ui/price'
import { CarRow } from '../car-row'
import { stockWords } from '../model/stock-words'
import type { Saved } from '../saved'
import './saved-row.scss'
import { catalogueTexts as texts } from '../texts'
import { trimWords } from '../../../ui/trim-words'
import type { SavedEntry } from './use-saved-page'

const FRESH_FOR_MS = 60_000

interface SavedRowProps {
  entry: SavedEntry
  last: boolean
  onToggle: (car: Saved) => void
}

/** A saved car with its price now, what became of it since, and the heart that takes it off. */
export const SavedRow = ({ entry: { car, isGone }, last, onToggle }: SavedRowProps) => {
  const { data: model, failure } = useResource(
    getModel,
    { params: { modelId: car.modelId } },
    { freshForMs: FRESH_FOR_MS },
  )
  const trim = model?.trims.find(({ trimId }) => trimId === car.trimId)
  const news = isGone ? { words: texts.unsaved, look: 'cj-quiet' } : newsOf(car, model, failure?.code === 'not_found')
  return (
    <CarRow
      pictureUrl={pictureOf(car, model)}
      title={car.modelName}
      notes={
        <>
          <View className="cj-note">{trimWords(car.trimName)}</View>
          <View className={news.look}>{news.words}</View>
        </>
      }
      side={
        <>
          <ExactPrice fen={trim?.priceFen ?? car.priceFen} size="head" />
          <Press
            className="cj-saved__heart"
            label={isGone ? texts.resave(car.modelName) : texts.unsave(car.modelName)}
            checked={!isGone}
            onPress={() => onToggle(car)}
          >
            <Icon name={isGone ? 'heart' : 'heart-solid'} colour="pine" />
          </Press>
        </>
      }
      last={last}
      onOpen={() => void openPage(PAGES.model, { modelId: car.modelId, trimId: car.trimId, colourId: car.colourId })}
    />
  )
}

const pictureOf = (car: Saved, model: Model | undefined): string => {
  const colours = model?.colours ?? []
  return (colours.find(({ colourId }) => colourId === car.colourId) ?? colours[0])?.pictureUrl ?? ''
}

export interface News {
  words: string
  look: string
}

/** What changed since she saved it: gone, dearer or cheaper, else whether her colour is to be had. */
const newsOf = (car: Saved, model: Pick<Model, 'trims' | 'colours'> | undefined, isUnknown: boolean): News => {
  if (isUnknown) return { words: texts.savedGone, look: 'cj-note cj-look' }
  if (!model) return { words: ' ', look: 'cj-quiet' }
  const trim = model.trims.find(({ trimId }) => trimId === car.trimId)
  if (!trim) return { words: texts.savedGone, look: 'cj-note cj-look' }
  const changeFen = trim.priceFen - car.priceFen
  if (changeFen < 0) return { words: texts.lessThanThen(exactPriceWords(-changeFen)), look: 'cj-note cj-good' }
  if (changeFen > 0) return { words: texts.moreThanThen(exactPriceWords(changeFen)), look: 'cj-note cj-look' }
  const colour = model.colours.find(({ colourId }) => colourId === car.colourId)
  const stock = colour && stockWords(trim, colour)
  return stock?.kind === 'look'
    ? { words: stock.word, look: 'cj-note cj-look' }
    : { words: texts.sameAsThen, look: 'cj-quiet' }
}
