import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { accessible } from '../platform/accessible'
import { classNames } from './class-names'
import { Icon } from './icon'
import { uiTexts } from './texts'

export interface Step {
  id: string
  state: 'done' | 'now' | 'next'
  title: string
  /** A time only when it is known, or what happens then. */
  note?: ReactNode
}

const STATE_WORDS = { done: uiTexts.done, now: uiTexts.now, next: uiTexts.next } as const

/** Steps from above to below: done with a check, now with a ring, next hollow. */
export const Timeline = ({ steps }: { steps: readonly Step[] }) => (
  <View {...accessible({ role: 'list' })}>
    {steps.map(({ id, state, title, note }, i) => (
      <View
        key={id}
        className={classNames('cj-time', state !== 'next' && `cj-time--${state}`)}
        {...accessible({ role: 'listitem' })}
      >
        <View className="cj-time__rail">
          <View className="cj-time__dot" {...accessible({ role: 'img', label: STATE_WORDS[state] })}>
            {state === 'done' && <Icon name="check" colour="white" />}
          </View>
          {i < steps.length - 1 && <View className="cj-time__line" />}
        </View>
        <View className="cj-time__words">
          <View className={state === 'next' ? '' : 'cj-strong'}>{title}</View>
          {note !== undefined && <View className="cj-note">{note}</View>}
        </View>
      </View>
    ))}
  </View>
)
