import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import { classNames } from './class-names'
import { Icon } from './icon'
import { Press } from './press'

interface CheckboxProps {
  checked: boolean
  onChange: (checked: boolean) => void
  /** Read instead of the words inside, needed where they contain links. */
  label?: string
  /** Marked, because a button was pressed before it was ticked. */
  wanted?: boolean
  className?: string
}

/** A consent, never ticked beforehand. Links inside the words keep their own press. */
export const Checkbox = ({
  checked,
  onChange,
  label,
  wanted,
  className,
  children,
}: PropsWithChildren<CheckboxProps>) => (
  <Press
    className={classNames('cj-check', className)}
    role="checkbox"
    label={label}
    checked={checked}
    onPress={() => {
      onChange(!checked)
    }}
  >
    <View
      className={classNames(
        'cj-check__box',
        checked && 'cj-check__box--on',
        wanted && !checked && 'cj-check__box--wanted',
      )}
    >
      {checked && <Icon name="check" colour="white" />}
    </View>
    <View className="cj-grow">{children}</View>
  </Press>
)

/** The small box with a word (对比) on a card. */
export const PickBox = ({
  word,
  checked,
  label,
  onChange,
}: { word: string; label?: string } & Pick<CheckboxProps, 'checked' | 'onChange'>) => (
  <Press
    className={classNames('cj-pick', checked && 'cj-pick--on')}
    role="checkbox"
    label={label ?? word}
    checked={checked}
    onPress={() => {
      onChange(!checked)
    }}
  >
    <View className="cj-pick__box">{checked && <Icon name="check" colour="white" />}</View>
    {word}
  </Press>
)

/** The round mark of one choice among several; put it inside a `Press role='radio'`. */
export const RadioMark = ({ on }: { on: boolean }) => <View className={classNames('cj-radio', on && 'cj-radio--on')} />
