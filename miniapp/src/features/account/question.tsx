import { View } from '@tarojs/components'
import { useState } from 'react'
import { Icon } from '../../ui/icon'
import { Press } from '../../ui/press'
import './help.scss'

interface QuestionProps {
  question: string
  answer: string
  last?: boolean
}

/** A question that opens to its answer, on the same page. */
export const Question = ({ question, answer, last = false }: QuestionProps) => {
  const [isOpen, setOpen] = useState(false)
  return (
    <View className={last ? 'cj-question cj-question--last' : 'cj-question'}>
      <Press
        className="cj-line cj-question__head"
        expanded={isOpen}
        onPress={() => {
          setOpen(!isOpen)
        }}
      >
        <View className={isOpen ? 'cj-grow cj-strong' : 'cj-grow'}>{question}</View>
        <Icon name={isOpen ? 'chevron-up' : 'chevron-down'} size="s" colour="ink-3" className="cj-ml2" />
      </Press>
      {isOpen && <View className="cj-question__answer">{answer}</View>}
    </View>
  )
}
