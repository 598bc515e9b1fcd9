import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { SignInSheet } from '../../../../features/account/sign-in-sheet'
import { CheckoutBar } from '../../../../features/deposits/checkout-bar'
import { CheckoutContent } from '../../../../features/deposits/checkout-content'
import { CheckoutTrouble } from '../../../../features/deposits/checkout-trouble'
import { PriceChangedSheet } from '../../../../features/deposits/price-changed-sheet'
import { depositTexts as texts } from '../../../../features/deposits/texts'
import { ChooseCounty } from '../../../../features/region/choose-county'
import { goBack, openPage, pageUrl, PAGES } from '../../../../platform/routes'
import { Button } from '../../../../ui/button'
import { EmptyState } from '../../../../ui/empty-state'
import { Loaded } from '../../../../ui/loaded'
import { Page } from '../../../../ui/page'
import { usePayPage } from './use-pay-page'

/** Orders the car `trimId` in `colourId` at `storeId` (the nearest when left out) and pays its deposit. */
export default function DepositsPayPage() {
  const { trimId = '', colourId = '', storeId } = useRouter().params
  const page = usePayPage({ trimId, colourId, storeId })
  const { chosen, offer, checkout } = page

  if (chosen.storeId === undefined && !chosen.whereabouts.region) {
    return (
      <Page>
        <ChooseCounty search={chosen.whereabouts.search} />
      </Page>
    )
  }
  if (chosen.none) {
    return (
      <Page>
        <EmptyState art="no-bookings" title={texts.noStore} words={texts.noStoreWords}>
          <View className="cj-line cj-mt4 cj-wide">
            <Button onPress={() => void openPage(PAGES.stores, { can: 'delivery', pick: '1' })}>
              {texts.findStores}
            </Button>
          </View>
        </EmptyState>
      </Page>
    )
  }
  return (
    <Page
      bar={
        offer && (
          <CheckoutBar offer={offer} ticked={page.ticked} onTick={page.tick} busy={page.busy} onPay={page.press} />
        )
      }
    >
      <Loaded resource={page.waiting} errorTitle={texts.offerError}>
        {(shown) => (
          <>
            <CheckoutTrouble
              offer={shown}
              failure={checkout.failure}
              openOrderId={checkout.openOrderId}
              onOtherColour={() => void toModel(shown.car)}
            />
            <CheckoutContent
              offer={shown}
              costs={page.costs}
              year={page.year}
              onChangeStore={() => void openPage(PAGES.stores, { can: 'delivery', pick: '1' })}
            />
            {checkout.change && (
              <PriceChangedSheet
                change={checkout.change}
                since={shown.priceFen === checkout.change.toFen ? shown.priceSince : undefined}
                costs={page.changedCosts}
                onGoOn={checkout.clear}
                onClose={() => {
                  checkout.clear()
                  void goBack()
                }}
              />
            )}
          </>
        )}
      </Loaded>
      {page.need !== undefined && (
        <SignInSheet
          need={page.need}
          words={SIGN_IN}
          onDone={page.signedIn}
          onWechatOnly={page.signedIn}
          onClose={page.closeNeed}
        />
      )}
    </Page>
  )
}

const SIGN_IN = {
  title: texts.signInTitle,
  reasons: texts.signInReasons,
  agree: texts.agreeAndGo,
  notNow: texts.notNow,
}

/** Back to the car where she came from it, else there. */
const toModel = async ({ modelId, trimId }: { modelId: string; trimId: string }): Promise<void> => {
  if (Taro.getCurrentPages().length > 1) await goBack()
  else await Taro.redirectTo({ url: pageUrl(PAGES.model, { modelId, trimId }) })
}
