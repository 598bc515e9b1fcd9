import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../ui/button'
import { Card, Row } from '../../ui/card'
import { Notice } from '../../ui/notice'
import { Sheet, SheetRow } from '../../ui/sheet'
import { settingsTexts as texts } from './settings-texts'
import { useLeave } from './use-leave'

/** 退出登录 on this phone, and on all of them. */
export const LeaveRows = ({ onEnded }: { onEnded: () => void }) => {
  const leave = useLeave(onEnded)
  const [isAsking, setAsking] = useState(false)
  const close = () => {
    leave.clear()
    setAsking(false)
  }
  return (
    <Card flush>
      <Row
        icon="user"
        title={leave.isLeaving ? texts.signingOut : texts.signOut}
        note={texts.signOutNote}
        onPress={() => void leave.leaveHere()}
      />
      <Row
        icon="lock"
        title={texts.signOutAll}
        note={texts.signOutAllNote}
        last
        onPress={() => {
          setAsking(true)
        }}
      />
      {isAsking && (
        <Sheet
          title={texts.signOutAllTitle}
          onClose={close}
          foot={
            <>
              <SheetRow>
                <Button
                  busy={leave.isLeavingEverywhere ? texts.signingOut : undefined}
                  onPress={() => void leave.leaveEverywhere()}
                >
                  {texts.signOutAllYes}
                </Button>
              </SheetRow>
              <SheetRow>
                <Button kind="plain" onPress={close}>
                  {texts.signOutNo}
                </Button>
              </SheetRow>
            </>
          }
        >
          <View>{texts.signOutAllWords}</View>
          {leave.failure && <Notice kind="bad">{leave.failure.message}</Notice>}
        </Sheet>
      )}
    </Card>
  )
}
