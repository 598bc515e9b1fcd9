import { View } from '@tarojs/components'
import { previewQuestion } from '../platform/preview-questions'
import { useStore } from '../platform/store'
import { platformTexts } from '../platform/texts'
import { Button } from './button'
import { Label } from './label'
import { Sheet, SheetRow } from './sheet'

/** What WeChat would ask by itself, asked by the browser preview and marked as such. `Page` shows it. */
export const PreviewSheet = () => {
  const question = useStore(previewQuestion)
  if (!question) return null
  const { title, lines, choices, answer } = question
  return (
    <Sheet
      title={title}
      onClose={() => answer(undefined)}
      foot={choices.map(({ id, words }, i) => (
        <SheetRow key={id}>
          <Button kind={i === 0 ? 'solid' : 'plain'} onPress={() => answer(id)}>
            {words}
          </Button>
        </SheetRow>
      ))}
    >
      <Label kind="look">{platformTexts.sandbox}</Label>
      {lines.map((line) => (
        <View key={line} className="cj-mt2">
          {line}
        </View>
      ))}
    </Sheet>
  )
}
