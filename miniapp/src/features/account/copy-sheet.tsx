import { View } from '@tarojs/components'
import { copyText } from '../../platform/clipboard'
import { Button } from '../../ui/button'
import { Sheet, SheetRow } from '../../ui/sheet'
import './account.scss'
import { accountTexts as texts } from './texts'

/** Her copy: to read here and to take along. */
export const CopySheet = ({ words, onClose }: { words: string; onClose: () => void }) => (
  <Sheet
    title={texts.copyTitle}
    onClose={onClose}
    foot={
      <SheetRow>
        <Button onPress={() => void copyText(words, texts.copied)}>{texts.copyNow}</Button>
      </SheetRow>
    }
  >
    <View className="cj-account-copy cj-note">{words}</View>
  </Sheet>
)
