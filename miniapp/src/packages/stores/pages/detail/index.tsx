import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { client } from '../../../../api/cheji'
import { useClientConfig } from '../../../../api/client-config'
import { usePosition } from '../../../../features/region/whereabouts'
import { BookBar } from '../../../../features/stores/book-bar'
import { bookingOff } from '../../../../features/stores/booking-off'
import { ModelSheet } from '../../../../features/stores/model-sheet'
import { storeShareCard } from '../../../../features/stores/share-store'
import { StoreAbilities, StoreConsultant, StoreModels } from '../../../../features/stores/store-abilities'
import { ClosedNotice, OpenNearby } from '../../../../features/stores/store-closed'
import { StoreFacts } from '../../../../features/stores/store-facts'
import { StoreHead, StoreMap } from '../../../../features/stores/store-head'
import { storesTexts as texts } from '../../../../features/stores/texts'
import { useStorePage } from '../../../../features/stores/use-store'
import { openPage, PAGES } from '../../../../platform/routes'
import { useShareCard } from '../../../../platform/share'
import { FreshnessBanner, Loaded } from '../../../../ui/loaded'
import { Page } from '../../../../ui/page'
import { ShareWordButton } from '../../../../ui/share-word-button'

/** One store. With `modelId` the booking is for that car, else she chooses one. */
export default function StoresDetailPage() {
  const { storeId = '', modelId } = useRouter().params
  const now = client.serverNow()
  const { resource, closed, openNearby } = useStorePage(storeId, now)
  const here = usePosition()
  const config = useClientConfig().data
  const [choosing, setChoosing] = useState(false)
  const store = resource.data
  const card = () => storeShareCard(storeId, store)
  useShareCard(card)

  const book = (model: string) => void openPage(PAGES.book, { modelId: model, storeId })
  const bookOrChoose = () => {
    const models = store?.testDriveModels ?? []
    const known = models.find((one) => one.modelId === modelId) ?? (models.length === 1 ? models[0] : undefined)
    if (known) book(known.modelId)
    else setChoosing(true)
  }

  return (
    <Page
      banner={<FreshnessBanner resource={resource} />}
      bar={
        store && (
          <BookBar
            store={store}
            closed={closed}
            off={bookingOff(config, storeId)}
            onBook={bookOrChoose}
            onFindOthers={() => void openPage(PAGES.stores)}
          />
        )
      }
    >
      <Loaded resource={resource} errorTitle={texts.storeError}>
        {(shown) => (
          <>
            <StoreHead store={shown} here={here} />
            {closed ? <ClosedNotice store={shown} now={now} /> : <StoreMap store={shown} />}
            <StoreFacts store={shown} now={now} overMap={!closed} />
            {closed && (
              <OpenNearby
                store={shown}
                others={openNearby}
                onOpen={(other) => void openPage(PAGES.store, { storeId: other, modelId })}
              />
            )}
            <StoreAbilities store={shown} />
            <StoreModels store={shown} onOpen={(id) => void openPage(PAGES.model, { modelId: id })} />
            <StoreConsultant store={shown} />
            <View className="cj-pad">
              <ShareWordButton words={texts.share} card={card} />
            </View>
          </>
        )}
      </Loaded>
      {choosing && store && (
        <ModelSheet
          models={store.testDriveModels}
          onChoose={(id) => {
            setChoosing(false)
            book(id)
          }}
          onClose={() => {
            setChoosing(false)
          }}
        />
      )}
    </Page>
  )
}
