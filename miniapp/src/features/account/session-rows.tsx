import { useState } from 'react'
import { Card, Row } from '../../ui/card'
import { signOut } from './leave'
import { settingsTexts as texts } from './settings-texts'
import { showWords } from './show-words'
import { SignOutAllSheet } from './sign-out-all-sheet'

/** 退出登录 on this phone, and on all of them. */
export const SessionRows = () => {
  const [isAsking, setAsking] = useState(false)
  const [isLeaving, setLeaving] = useState(false)
  const left = () => {
    showWords(texts.signedOut)
  }
  const leave = async () => {
    if (isLeaving) return
    setLeaving(true)
    await signOut()
    left()
  }
  return (
    <Card flush>
      <Row
        icon="user"
        title={isLeaving ? texts.signingOut : texts.signOut}
        note={texts.signOutNote}
        onPress={() => void leave()}
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
        <SignOutAllSheet
          onLeft={left}
          onClose={() => {
            setAsking(false)
          }}
        />
      )}
    </Card>
  )
}
