import { Text } from '@tarojs/components'
import type { DepositOffer } from '@cheji/shared/deposits/deposits.contract'
import { useState } from 'react'
import { online } from '../../platform/network'
import { useStore } from '../../platform/store'
import { BottomBar } from '../../ui/bottom-bar'
import { Button } from '../../ui/button'
import { Checkbox } from '../../ui/checkbox'
import { exactPriceWords, monthDayWords } from '../../ui/format'
import './deposits.scss'
import { depositTexts as texts } from './texts'

interface CheckoutBarProps {
  offer: DepositOffer
  ticked: boolean
  onTick: (ticked: boolean) => void
  /** What goes on: 正在下单…, 正在打开微信支付… */
  busy: string | undefined
  onPay: () => void
}

/** Her tick, never set beforehand, and the one button, which says what is missing. */
export const CheckoutBar = ({ offer, ticked, onTick, busy, onPay }: CheckoutBarProps) => {
  const isOnline = useStore(online)
  const [wanted, setWanted] = useState(false)
  const off = offWords(offer)
  if (off !== undefined) {
    return (
      <BottomBar>
        <Button missing={off}>{off}</Button>
      </BottomBar>
    )
  }
  const since = monthDayWords(offer.refundRule.since)
  const missing = !isOnline ? texts.offlineButton : ticked ? undefined : texts.tickFirst
  return (
    <BottomBar
      {...(!isOnline && { say: texts.offline, sayIcon: 'offline' as const })}
      consent={
        <Checkbox
          className="cj-order-consent"
          checked={ticked}
          wanted={wanted}
          label={texts.consentLabel(since)}
          onChange={(next) => {
            setWanted(false)
            onTick(next)
          }}
        >
          {texts.consent}
          <Text className="cj-quiet">{texts.ruleSince(since)}</Text>
        </Checkbox>
      }
    >
      <Button
        missing={missing}
        onMissing={() => {
          if (isOnline) setWanted(true)
        }}
        busy={busy}
        onPress={onPay}
      >
        {texts.payWith(exactPriceWords(offer.depositFen))}
      </Button>
    </BottomBar>
  )
}

const offWords = ({ state, parties }: DepositOffer): string | undefined => {
  if (state === 'sold_out') return texts.soldOutButton
  return state === 'off' || parties === null ? texts.offButton : undefined
}
