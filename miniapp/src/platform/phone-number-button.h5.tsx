import { View } from '@tarojs/components'
import { accessible, keyboardPress } from './accessible'
import type { PhoneNumberButtonProps } from './phone-number-button.types'
import { askInPreview } from './preview-questions'
import { tellSandbox } from './sandbox'
import { platformTexts } from './texts'

/** Numbers to choose from, as WeChat's own sheet would offer hers. */
const SANDBOX_PHONES: readonly string[] = ['13800002086', '13900001234']

/** Stands in for WeChat's button: the sandbox mints the one-time code that WeChat would. */
export const PhoneNumberButton = ({ className, children, onCode, onRefused }: PhoneNumberButtonProps) => {
  const ask = async () => {
    const phone = await askInPreview({
      title: platformTexts.phoneTitle,
      lines: [],
      choices: [
        ...SANDBOX_PHONES.map((id) => ({ id, words: id.replace(/^(\d{3})(\d{4})/, '$1 $2 ') })),
        { id: 'refuse', words: platformTexts.phoneRefuse },
      ],
    })
    if (phone === undefined || phone === 'refuse') {
      onRefused('refused')
      return
    }
    const minted = (await tellSandbox('/wechat/phone-codes', { phone })) as { code?: string } | undefined
    if (minted?.code) onCode(minted.code)
    else onRefused('unavailable')
  }
  const press = () => void ask()
  return (
    <View className={className} onClick={press} {...accessible({ role: 'button' })} {...keyboardPress(press)}>
      {children}
    </View>
  )
}
