import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { ConsentList } from '../../../../features/account/consent-list'
import { DataRows, LeaveRows } from '../../../../features/account/data-rows'
import { MyDataSheets } from '../../../../features/account/my-data-sheets'
import { SessionRows } from '../../../../features/account/session-rows'
import { NothingKept } from '../../../../features/account/nothing-kept'
import { accountTexts as texts } from '../../../../features/account/texts'
import { useMyData } from '../../../../features/account/use-my-data'
import { useRegion } from '../../../../features/region/region'
import { goBack, openHelp } from '../../../../platform/routes'
import { TextButton } from '../../../../ui/button'
import { Heading } from '../../../../ui/heading'
import { Loaded } from '../../../../ui/loaded'
import { Notice } from '../../../../ui/notice'
import { Page } from '../../../../ui/page'
import { AGREEMENT_SINCE, AGREEMENT_VERSION } from '@cheji/shared/account/agreement-version'

/** What we have of her; see, take, take back, delete. */
export default function AccountMyDataPage() {
  const data = useMyData()
  const region = useRegion()
  if (!data.me) {
    return (
      <Page>
        <NothingKept county={region?.name} />
      </Page>
    )
  }
  return (
    <Page>
      <Loaded resource={data.resource} errorTitle={texts.dataError}>
        {(me) => (
          <>
            <View className="cj-pad cj-top">
              <Heading size="title">{texts.weHave}</Heading>
              {data.failure && (
                <Notice kind="look" className="cj-mt2">
                  {data.failure.message}
                </Notice>
              )}
            </View>
            <View className="cj-mt3">
              <DataRows me={data.me ?? me} county={region?.name} busy={data.busy} onTake={() => void data.take()} />
            </View>
            <ConsentList consents={(data.me ?? me).consents} onChange={data.change} />
            <SessionRows />
            <LeaveRows
              hasPhone={(data.me ?? me).phoneMasked !== null}
              onWithdraw={() => {
                data.setOpen('withdraw')
              }}
              onErase={() => {
                data.setOpen('erase')
              }}
            />
            <View className="cj-pad cj-center">
              <View className="cj-quiet">{texts.versionFoot(AGREEMENT_VERSION, AGREEMENT_SINCE)}</View>
              <TextButton onPress={openHelp}>{texts.askHelp}</TextButton>
            </View>
          </>
        )}
      </Loaded>
      <MyDataSheets
        data={data}
        onErased={() => {
          data.setOpen(undefined)
          void Taro.showToast({ title: texts.erased, icon: 'none' })
          void goBack()
        }}
      />
    </Page>
  )
}
