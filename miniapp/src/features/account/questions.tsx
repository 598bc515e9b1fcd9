import { View } from '@tarojs/components'
import { useState } from 'react'
import { Card } from '../../ui/card'
import { Icon } from '../../ui/icon'
import { Press } from '../../ui/press'
import './account.scss'
import { helpTexts as texts } from './help-texts'

/** Questions that open their answer in place, one at a time. */
export const Questions = () => {
  const [open, setOpen] = useState<number>()
  const last = texts.questions.length - 1
  return (
    <Card flush>
      {texts.questions.map(({ q, a }, i) => (
        <View key={q}>
          <Press
            className={i === last || i === open ? 'cj-row cj-row--last' : 'cj-row'}
            expanded={i === open}
            onPress={() => {
              setOpen(i === open ? undefined : i)
            }}
          >
            <View className={i === open ? 'cj-grow cj-strong' : 'cj-grow'}>{q}</View>
            <Icon name={i === open ? 'chevron-up' : 'chevron-down'} size="s" colour="ink-3" />
          </Press>
          {i === open && <View className="cj-account-answer">{a}</View>}
        </View>
      ))}
    </Card>
  )
}
