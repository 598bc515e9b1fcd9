import { View } from '@tarojs/components'
import { Button } from '../../ui/button'
import { TextField } from '../../ui/form-field'
import { Notice } from '../../ui/notice'
import './account.scss'
import { accountTexts as texts } from './texts'
import type { TypedPhone } from './use-typed-phone'

/** Number and code by hand; the button that asks for a code stands inside the code's field. */
export const TypedPhoneForm = ({ typed, busy }: { typed: TypedPhone; busy: boolean }) => (
  <View className="cj-mt2">
    <TextField
      label={texts.phone}
      value={typed.phone}
      type="number"
      maxLength={20}
      placeholder={texts.phoneHint}
      error={typed.phoneError}
      onInput={typed.setPhone}
    />
    <View className="cj-mt3">
      <TextField
        label={texts.code}
        value={typed.code}
        type="number"
        maxLength={6}
        placeholder={texts.codeHint}
        onInput={typed.setCode}
        after={
          <Button
            kind="plain"
            small
            narrow
            className="cj-account-code"
            {...(typed.ask.ready ? {} : { missing: typed.ask.words })}
            {...(busy && { busy: texts.sending })}
            onPress={() => void typed.sendCode()}
          >
            {typed.ask.words}
          </Button>
        }
      />
    </View>
    {typed.sentForMinutes !== undefined && (
      <Notice kind="good" className="cj-mt2">
        {texts.sent(typed.sentForMinutes)}
      </Notice>
    )}
  </View>
)
