import { View } from '@tarojs/components'
import type { ContactChoice } from '@cheji/shared/test-drives/test-drives.contract'
import { accessible } from '../../platform/accessible'
import { Card } from '../../ui/card'
import { RadioMark } from '../../ui/checkbox'
import { Heading } from '../../ui/heading'
import { Press } from '../../ui/press'
import './drives.scss'
import { driveTexts as texts } from './texts'

const CHOICES = [
  { value: 'call', words: texts.contactCall, note: texts.contactCallNote },
  { value: 'wechat', words: texts.contactWechat, note: texts.contactWechatNote },
] as const

interface ContactChoicesProps {
  chosen: ContactChoice
  onChoose: (contact: ContactChoice) => void
}

/** How the store may reach her; both ways are equally good. */
export const ContactChoices = ({ chosen, onChoose }: ContactChoicesProps) => (
  <View className="cj-mt4">
    <Card>
      <Heading>{texts.contactTitle}</Heading>
      <View className="cj-mt1" {...accessible({ role: 'group', label: texts.contactTitle })}>
        {CHOICES.map(({ value, words, note }) => (
          <Press
            key={value}
            className="cj-drive-choice"
            role="radio"
            label={`${words}，${note}`}
            checked={value === chosen}
            onPress={() => {
              onChoose(value)
            }}
          >
            <RadioMark on={value === chosen} />
            <View className="cj-grow">
              <View className={value === chosen ? 'cj-strong' : ''}>{words}</View>
              <View className="cj-note">{note}</View>
            </View>
          </Press>
        ))}
      </View>
    </Card>
  </View>
)
