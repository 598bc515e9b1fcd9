import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { AnswerSheet } from '../../../../features/deposits/answer-sheet'
import { CancelSheet } from '../../../../features/deposits/cancel-sheet'
import { CheckingView } from '../../../../features/deposits/checking-view'
import { OrderBar } from '../../../../features/deposits/order-bar'
import { OrderContent } from '../../../../features/deposits/order-content'
import { PaymentTrouble } from '../../../../features/deposits/payment-trouble'
import { orderShareCard } from '../../../../features/deposits/share-cards'
import { depositTexts as texts } from '../../../../features/deposits/texts'
import { openPage, pageUrl, PAGES } from '../../../../platform/routes'
import { useShareCard } from '../../../../platform/share'
import { BottomBar } from '../../../../ui/bottom-bar'
import { Button } from '../../../../ui/button'
import { FreshnessBanner, Loaded } from '../../../../ui/loaded'
import { Page } from '../../../../ui/page'
import { useOrderPage } from './use-order-page'

/** One order, by `depositId`, or by `outTradeNo` from WeChat's own order list. */
export default function DepositsOrderPage() {
  const page = useOrderPage(useRouter().params)
  const { resource, deposit, checking, asking } = page
  useShareCard(() => (deposit ? orderShareCard(deposit) : { title: texts.toCars, path: pageUrl(PAGES.cars) }))

  if (checking.payment) {
    return (
      <Page
        bar={
          <BottomBar>
            <Button kind="plain" onPress={() => void openPage(PAGES.orders)}>
              {texts.waitInOrder}
            </Button>
          </BottomBar>
        }
      >
        <CheckingView checking={checking} />
      </Page>
    )
  }
  return (
    <Page
      banner={<FreshnessBanner resource={resource} />}
      bar={
        deposit && (
          <OrderBar
            deposit={deposit}
            busy={page.busy}
            onPay={page.pay}
            onCancel={() => page.ask('cancel')}
            onAnswer={page.ask}
          />
        )
      }
    >
      <Loaded resource={resource} errorTitle={texts.orderError}>
        {(shown) => (
          <View>
            <PaymentTrouble failure={page.payment.failure} notPaidAt={checking.notPaidAt} />
            <OrderContent deposit={shown} costs={page.costs} now={page.now} />
            {asking === 'cancel' && <CancelSheet deposit={shown} onChanged={page.reload} onClose={page.close} />}
            {(asking === 'agree' || asking === 'decline') && (
              <AnswerSheet deposit={shown} answer={asking} now={page.now} onGone={page.reload} onClose={page.close} />
            )}
          </View>
        )}
      </Loaded>
    </Page>
  )
}
