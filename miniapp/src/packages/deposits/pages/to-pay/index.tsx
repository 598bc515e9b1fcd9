import { useRouter } from '@tarojs/taro'
import { SignInSheet } from '../../../../features/account/sign-in-sheet'
import { CheckingView } from '../../../../features/deposits/checking-view'
import { PaymentTrouble } from '../../../../features/deposits/payment-trouble'
import { depositTexts as texts } from '../../../../features/deposits/texts'
import { ToPayBar, ToPayContent, ToPayIntroduction, ToPayOver } from '../../../../features/deposits/to-pay'
import { FreshnessBanner, Loaded } from '../../../../ui/loaded'
import { Page } from '../../../../ui/page'
import { useToPayPage } from './use-to-pay-page'

/** For somebody whom the buyer asked to pay, by the `payCode` of her card. */
export default function DepositsToPayPage() {
  const page = useToPayPage(useRouter().params)
  const { resource, deposit, checking } = page

  if (!page.isKnown) {
    return (
      <Page>
        <ToPayIntroduction onOpen={page.press} />
        <Consent page={page} />
      </Page>
    )
  }
  if (checking.payment) {
    return (
      <Page>
        <CheckingView checking={checking} />
      </Page>
    )
  }
  return (
    <Page
      banner={<FreshnessBanner resource={resource} />}
      bar={deposit?.canPay && <ToPayBar deposit={deposit} busy={page.busy} onPay={page.press} />}
    >
      <Loaded resource={resource} errorTitle={texts.toPayError}>
        {(shown) =>
          shown.canPay ? (
            <>
              <PaymentTrouble failure={page.payment.failure} notPaidAt={checking.notPaidAt} />
              <ToPayContent deposit={shown} costs={page.costs} now={page.now} />
            </>
          ) : (
            <ToPayOver deposit={shown} isHers={page.isHers} />
          )
        }
      </Loaded>
      <Consent page={page} />
    </Page>
  )
}

const Consent = ({ page }: { page: ReturnType<typeof useToPayPage> }) =>
  page.asksConsent && (
    <SignInSheet
      need="consent"
      words={SIGN_IN}
      onDone={page.consented}
      onWechatOnly={page.consented}
      onClose={page.closeConsent}
    />
  )

const SIGN_IN = {
  title: texts.toPayTitle,
  reasons: texts.signInReasons,
  agree: texts.toPayAgree,
  notNow: texts.toPayNotNow,
}
