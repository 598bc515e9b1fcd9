import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../ui/button'
import { Row } from '../../ui/card'
import { Sheet, SheetRow } from '../../ui/sheet'
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
        <Sheet
          title={texts.clearTitle}
          onClose={close}
          foot={
            <>
              <SheetRow>
                <Button
                  onPress={() => {
                    onClear()
                    close()
                    showWords(texts.cleared)
                  }}
                >
                  {texts.clearYes}
                </Button>
              </SheetRow>
              <SheetRow>
                <Button kind="plain" onPress={close}>
                  {texts.clearNo}
                </Button>
              </SheetRow>
            </>
          }
        >
          {texts.clearWords.map((words) => (
            <View key={words} className="cj-mt1">
              {words}
            </View>
          ))}
        </Sheet>
      )}
    </>
  )
}
