import { createRoot } from 'react-dom/client'
import { Button } from '../ui/button'
import { Sheet, SheetRow } from '../ui/sheet'
import { View } from '@tarojs/components'
import { Label } from '../ui/label'
import { platformTexts } from './texts'

interface Question<Id extends string> {
  title: string
  lines: readonly string[]
  choices: readonly { id: Id; words: string }[]
}

/** Stands in for a question that WeChat itself would ask. Closing it answers undefined. Every choice is equally large. */
export const askInPreview = <Id extends string>({ title, lines, choices }: Question<Id>): Promise<Id | undefined> =>
  new Promise((resolve) => {
    const root = createRoot(document.createElement('div'))
    const answer = (id?: Id) => {
      root.unmount()
      resolve(id)
    }
    root.render(
      <Sheet
        title={title}
        onClose={() => {
          answer()
        }}
        foot={choices.map(({ id, words }, i) => (
          <SheetRow key={id}>
            <Button
              kind={i === 0 ? 'solid' : 'plain'}
              onPress={() => {
                answer(id)
              }}
            >
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
      </Sheet>,
    )
  })
