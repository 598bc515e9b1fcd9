import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import { client, useMe } from '../../../../api/cheji'
import { OrderCard } from '../../../../features/deposits/order-card'
import { depositTexts as texts } from '../../../../features/deposits/texts'
import { useMyDeposits } from '../../../../features/deposits/use-my-deposits'
import { openPage, PAGES } from '../../../../platform/routes'
import { Button, TextButton } from '../../../../ui/button'
import { EmptyState } from '../../../../ui/empty-state'
import { FreshnessBanner, Loaded } from '../../../../ui/loaded'
import { Page } from '../../../../ui/page'

/** Her orders, newest first. */
export default function DepositsListPage() {
  const me = useMe()
  const orders = useMyDeposits()
  const now = client.serverNow()
  if (!me) {
    return (
      <Page>
        <NoOrders>
          <TextButton onPress={() => void openPage(PAGES.login)}>{texts.orderedBefore}</TextButton>
        </NoOrders>
      </Page>
    )
  }
  return (
    <Page banner={<FreshnessBanner resource={orders} />}>
      <Loaded resource={orders} errorTitle={texts.listError}>
        {(deposits) =>
          deposits.length === 0 ? (
            <NoOrders />
          ) : (
            <>
              {deposits.map((deposit) => (
                <OrderCard key={deposit.depositId} deposit={deposit} now={now} />
              ))}
              {orders.hasMore && (
                <View className="cj-pad cj-line">
                  <Button
                    kind="plain"
                    busy={orders.loadingMore ? texts.loadingMore : undefined}
                    onPress={() => void orders.loadMore()}
                  >
                    {texts.earlier}
                  </Button>
                </View>
              )}
            </>
          )
        }
      </Loaded>
    </Page>
  )
}

const NoOrders = ({ children }: PropsWithChildren) => (
  <EmptyState art="no-bookings" title={texts.noneTitle} words={texts.noneWords}>
    <View className="cj-line cj-mt4 cj-wide">
      <Button onPress={() => void Taro.switchTab({ url: PAGES.cars })}>{texts.toCars}</Button>
    </View>
    {children}
  </EmptyState>
)
