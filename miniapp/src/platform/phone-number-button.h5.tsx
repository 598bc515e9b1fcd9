import { Button } from '../ui/button'
import type { PhoneNumberButtonProps } from './phone-number-button.types'
import { askInPreview } from './preview-sheet'
import { platformTexts } from './texts'

/** Numbers that the sandbox hands out, as WeChat's own sheet would offer hers. */
const SANDBOX_PHONES = ['13800002086', '13900001234'] as const

/** Stands in for WeChat's button: the sandbox takes `phone-<number>` as the code. */
export const PhoneNumberButton = ({ children, onCode, onRefused }: PhoneNumberButtonProps) => {
  const ask = async () => {
    const choice = await askInPreview({
      title: platformTexts.phoneTitle,
      lines: [],
      choices: [
        ...SANDBOX_PHONES.map((phone) => ({ id: phone as string, words: phone.replace(/^(\d{3})(\d{4})/, '$1 $2 ') })),
        { id: 'refuse', words: platformTexts.phoneRefuse },
      ],
    })
    if (choice === undefined || choice === 'refuse') onRefused('refused')
    else onCode(`phone-${choice}`)
  }
  return <Button onPress={() => void ask()}>{children}</Button>
}
