import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { client } from '../../../../api/cheji'
import { ReceiptButtons } from '../../../../features/deposits/receipt-buttons'
import { ReceiptContent } from '../../../../features/deposits/receipt-content'
import { receiptShareCard } from '../../../../features/deposits/share-cards'
import { depositTexts as texts } from '../../../../features/deposits/texts'
import { useDeposit } from '../../../../features/deposits/use-deposit'
import { openPage, pageUrl, PAGES } from '../../../../platform/routes'
import { useShareCard } from '../../../../platform/share'
import { Button } from '../../../../ui/button'
import { EmptyState } from '../../../../ui/empty-state'
import { FreshnessBanner, Loaded } from '../../../../ui/loaded'
import { Page } from '../../../../ui/page'

/** The receipt of an order's deposit: where the money went, step by step. */
export default function DepositsReceiptPage() {
  const { depositId = '' } = useRouter().params
  const resource = useDeposit({ depositId })
  const deposit = resource.data
  const now = client.serverNow()
  useShareCard(() => (deposit ? receiptShareCard(deposit) : { title: texts.toCars, path: pageUrl(PAGES.cars) }))

  return (
    <Page banner={<FreshnessBanner resource={resource} />}>
      <Loaded resource={resource} errorTitle={texts.receiptError}>
        {(shown) =>
          shown.payment ? (
            <>
              <ReceiptContent deposit={shown} payment={shown.payment} now={now} />
              <ReceiptButtons deposit={shown} payment={shown.payment} now={now} />
            </>
          ) : (
            <EmptyState art="no-bookings" title={texts.noReceiptTitle} words={texts.noReceiptWords}>
              <View className="cj-line cj-mt4 cj-wide">
                <Button onPress={() => void openPage(PAGES.order, { depositId })}>{texts.seeOrder}</Button>
              </View>
            </EmptyState>
          )
        }
      </Loaded>
    </Page>
  )
}
