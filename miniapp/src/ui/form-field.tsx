import { Input, View } from '@tarojs/components'
import type { PropsWithChildren, ReactNode } from 'react'
import { useState } from 'react'
import { accessible } from '../platform/accessible'
import { classNames } from './class-names'
import { Icon } from './icon'

interface FormFieldProps {
  label: string
  /** What is wrong, in words: "还差 1 位". */
  error?: string | undefined
}

/** Label above, the field, the error below in words. */
const FormField = ({ label, error, children }: PropsWithChildren<FormFieldProps>) => (
  <View>
    <View className="cj-strong" {...accessible({ hidden: true })}>
      {label}
    </View>
    <View className="cj-mt1">{children}</View>
    {error !== undefined && (
      <View className="cj-line cj-mt1 cj-note cj-bad" {...accessible({ role: 'alert' })}>
        <Icon name="warning" size="s" />
        <View className="cj-ml1">{error}</View>
      </View>
    )}
  </View>
)

interface TextFieldProps extends FormFieldProps {
  value: string
  onInput: (value: string) => void
  type?: 'text' | 'number'
  placeholder?: string
  maxLength?: number
  focus?: boolean
  /** A button inside the field's right end (要验证码). */
  after?: ReactNode
  onConfirm?: () => void
}

/** A labelled line of text, 52 high. */
export const TextField = ({ label, error, ...input }: TextFieldProps) => (
  <FormField label={label} error={error}>
    <TextInput label={label} bad={error !== undefined} {...input} />
  </FormField>
)

/** The bare input; `label` is what readers hear. */
const TextInput = ({
  label,
  bad = false,
  value,
  onInput,
  type = 'text',
  placeholder,
  maxLength = 140,
  focus = false,
  after,
  onConfirm,
}: Omit<TextFieldProps, 'error'> & { bad?: boolean }) => {
  const [focused, setFocused] = useState(focus)
  return (
    <View className={classNames('cj-field', bad ? 'cj-field--bad' : focused && 'cj-field--on')}>
      <Input
        className="cj-field__input cj-num"
        value={value}
        type={type}
        placeholder={placeholder ?? ''}
        placeholderClass="cj-field__hint"
        maxlength={maxLength}
        focus={focus}
        onFocus={() => {
          setFocused(true)
        }}
        onBlur={() => {
          setFocused(false)
        }}
        onInput={(event) => {
          onInput(event.detail.value)
        }}
        onConfirm={() => onConfirm?.()}
        {...accessible({ label })}
      />
      {after}
    </View>
  )
}
