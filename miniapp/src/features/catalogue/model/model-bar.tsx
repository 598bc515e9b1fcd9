import type { Colour, Model, Trim } from '@cheji/shared/catalogue/catalogue.contract'
import { useClientConfig } from '../../../api/client-config'
import { openPage, PAGES } from '../../../platform/routes'
import { BarIcon, BottomBar } from '../../../ui/bottom-bar'
import { Button } from '../../../ui/button'
import { toggleCompared, useCompared } from '../compared'
import { toggleSaved, useSaved } from '../saved'
import { catalogueTexts as texts } from '../texts'

interface ModelBarProps {
  model: Pick<Model, 'modelId' | 'name'>
  trim: Trim
  colour: Colour
  /** The nearest store that has the car, to begin the booking there. */
  storeId?: string | undefined
}

/** 收藏, 对比, 先付订金, and the one deed of the page: 约试驾. */
export const ModelBar = ({ model: { modelId, name }, trim, colour, storeId }: ModelBarProps) => {
  const compared = useCompared()
  const isSaved = useSaved().some((car) => car.modelId === modelId)
  const isCompared = compared.some(({ trimId }) => trimId === trim.trimId)
  const canSee = isCompared && compared.length > 1
  const booking = useClientConfig().data?.features.book

  const compare = () => {
    if (canSee) void openPage(PAGES.compare, { trimIds: compared.map(({ trimId }) => trimId).join(',') })
    else toggleCompared({ trimId: trim.trimId, modelName: name }, { aloud: true })
  }
  const save = () => {
    toggleSaved({
      modelId,
      trimId: trim.trimId,
      colourId: colour.colourId,
      modelName: name,
      trimName: trim.name,
      priceFen: trim.priceFen,
    })
  }
  return (
    <BottomBar
      say={booking?.on === false ? (booking.words ?? texts.bookOff) : texts.bookFree}
      icons={
        <>
          <BarIcon
            icon={isSaved ? 'heart-solid' : 'heart'}
            word={isSaved ? texts.savedWord : texts.save}
            on={isSaved}
            onPress={save}
          />
          <BarIcon icon="compare" word={canSee ? texts.seeCompare : texts.compare} on={isCompared} onPress={compare} />
        </>
      }
    >
      <Button
        kind="plain"
        onPress={() => void openPage(PAGES.checkout, { trimId: trim.trimId, colourId: colour.colourId })}
      >
        {texts.order}
      </Button>
      <Button
        missing={booking?.on === false ? texts.bookOff : undefined}
        onPress={() => void openPage(PAGES.book, { modelId, trimId: trim.trimId, storeId })}
      >
        {texts.book}
      </Button>
    </BottomBar>
  )
}
