import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { useMe } from '../../../../api/cheji'
import { signOut } from '../../../../features/account/leave'
import { SignOutAllSheet } from '../../../../features/account/sign-out-all-sheet'
import { accountTexts as texts } from '../../../../features/account/texts'
import { forgetDrives } from '../../../../features/test-drives/known-drives'
import { openPage, PAGES } from '../../../../platform/routes'
import { Card, Row } from '../../../../ui/card'
import { setLargeText, useLargeText } from '../../../../ui/large-text'
import { Page } from '../../../../ui/page'
import { SwitchRow } from '../../../../ui/switch-row'

export default function AccountSettingsPage() {
  const me = useMe()
  const large = useLargeText()
  const [leavingAll, setLeavingAll] = useState(false)
  const left = () => {
    forgetDrives()
    setLeavingAll(false)
    void Taro.showToast({ title: texts.signedOutDone, icon: 'none' })
  }
  return (
    <Page>
      <Card flush>
        <SwitchRow
          icon="text-size"
          title={texts.largeText}
          note={texts.largeTextNote}
          on={large}
          last
          onChange={setLargeText}
        />
      </Card>
      <Card flush>
        <Row icon="document" title={texts.agreementName} onPress={() => void openPage(PAGES.agreement)} />
        <Row icon="lock" title={texts.privacyName} onPress={() => void openPage(PAGES.privacy)} />
        <Row icon="user" title={texts.myData} last onPress={() => void openPage(PAGES.myData)} />
      </Card>
      {me && (
        <Card flush>
          <Row title={texts.signOut} note={texts.signOutNote} onPress={() => void signOut().then(left)} />
          <Row
            title={texts.signOutAll}
            note={texts.signOutAllNote}
            last
            onPress={() => {
              setLeavingAll(true)
            }}
          />
        </Card>
      )}
      <View className="cj-pad cj-quiet cj-center">
        {texts.version} {CLIENT_VERSION}
      </View>
      {leavingAll && (
        <SignOutAllSheet
          onLeft={left}
          onClose={() => {
            setLeavingAll(false)
          }}
        />
      )}
    </Page>
  )
}
