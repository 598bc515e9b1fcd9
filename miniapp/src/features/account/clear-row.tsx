import { useState } from 'react'
import { Row } from '../../ui/card'
import { ConfirmSheet } from './confirm-sheet'
import { settingsTexts as texts } from './settings-texts'
import { showWords } from './show-words'

/** 清掉存下的东西: says what goes and what stays before it does. */
export const ClearRow = ({ onClear }: { onClear: () => void }) => {
  const [isAsking, setAsking] = useState(false)
  const close = () => {
    setAsking(false)
  }
  return (
    <>
      <Row
        icon="trash"
        title={texts.clear}
        note={texts.clearNote}
        last
        onPress={() => {
          setAsking(true)
        }}
      />
      {isAsking && (
        <ConfirmSheet
          title={texts.clearTitle}
          words={texts.clearWords}
          yes={texts.clearYes}
          no={texts.clearNo}
          onYes={() => {
            onClear()
            close()
            showWords(texts.cleared)
          }}
          onClose={close}
        />
      )}
    </>
  )
}
