import { copyText } from './clipboard'
import type { Destination } from './navigation.types'
import { askInPreview } from './preview-questions'
import { platformTexts } from './texts'

/** The preview calls no map service: it shows the address and copies it. */
export const navigateTo = async ({ name, address }: Destination): Promise<void> => {
  const choice = await askInPreview({
    title: platformTexts.mapTitle,
    lines: [name, address],
    choices: [
      { id: 'copy', words: platformTexts.copyAddress },
      { id: 'close', words: platformTexts.close },
    ],
  })
  if (choice === 'copy') await copyText(address)
}
