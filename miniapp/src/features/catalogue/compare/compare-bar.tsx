import type { Comparison } from '@cheji/shared/catalogue/catalogue.contract'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { openPage, PAGES } from '../../../platform/routes'
import { BottomBar } from '../../../ui/bottom-bar'
import { Button } from '../../../ui/button'
import { ChoiceSheet } from '../choice-sheet'
import { MOST_COMPARED, setCompared } from '../compared'
import { catalogueTexts as texts } from '../texts'
import { trimWords } from '../../../ui/trim-words'

interface CompareBarProps {
  trims: Comparison['trims']
  onDrop: (trimId: string) => void
}

/** One more or one less, and a test drive of one of them. */
export const CompareBar = ({ trims, onDrop }: CompareBarProps) => {
  const [asking, setAsking] = useState<'drop' | 'book'>()
  const close = () => {
    setAsking(undefined)
  }
  const add = () => {
    setCompared(trims.map(({ trimId, modelName }) => ({ trimId, modelName })))
    void Taro.switchTab({ url: PAGES.cars })
  }
  const book = (trimId: string) => {
    const trim = trims.find((one) => one.trimId === trimId)
    if (trim) void openPage(PAGES.book, { modelId: trim.modelId, trimId })
  }
  const choices = trims.map(({ trimId, modelName, trimName }) => ({
    value: trimId,
    word: modelName,
    note: trimWords(trimName),
  }))
  const [only] = trims

  return (
    <>
      <BottomBar>
        {trims.length < MOST_COMPARED ? (
          <Button kind="plain" icon="plus" onPress={add}>
            {texts.addCar}
          </Button>
        ) : (
          <Button kind="plain" icon="minus" onPress={() => setAsking('drop')}>
            {texts.dropCar}
          </Button>
        )}
        <Button
          onPress={() => {
            if (trims.length === 1 && only) book(only.trimId)
            else setAsking('book')
          }}
        >
          {texts.book}
        </Button>
      </BottomBar>
      {asking === 'drop' && <ChoiceSheet title={texts.dropTitle} choices={choices} onChoose={onDrop} onClose={close} />}
      {asking === 'book' && <ChoiceSheet title={texts.bookWhich} choices={choices} onChoose={book} onClose={close} />}
    </>
  )
}
