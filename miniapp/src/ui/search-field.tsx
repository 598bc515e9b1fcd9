import { Input, View } from '@tarojs/components'
import { accessible } from '../platform/accessible'
import { TextButton } from './button'
import { classNames } from './class-names'
import { Icon } from './icon'
import { Press } from './press'

interface SearchFieldProps {
  typed: string
  /** What readers hear. */
  label: string
  hint: string
  clearLabel: string
  cancelWords: string
  maxLength: number
  /** She is searching: the field is lit and the way out stands beside it. */
  on: boolean
  /** Opens with the keyboard. */
  focus?: boolean
  onType: (typed: string) => void
  onFocus?: () => void
  onConfirm?: () => void
  onCancel: () => void
}

/** The search box, a cross once something is typed, the way out beside it. */
export const SearchField = ({
  typed,
  label,
  hint,
  clearLabel,
  cancelWords,
  maxLength,
  on,
  focus = false,
  onType,
  onFocus,
  onConfirm,
  onCancel,
}: SearchFieldProps) => (
  <View className="cj-pad cj-line">
    <View className={classNames('cj-search cj-grow', on && 'cj-search--on')}>
      <Icon name="search" />
      <Input
        className="cj-search__input"
        value={typed}
        focus={focus}
        maxlength={maxLength}
        confirmType="search"
        placeholder={hint}
        placeholderClass="cj-field__hint"
        onFocus={() => onFocus?.()}
        onInput={(event) => onType(event.detail.value)}
        onConfirm={() => onConfirm?.()}
        {...accessible({ label })}
      />
      {typed !== '' && (
        <Press className="cj-search__clear" label={clearLabel} onPress={() => onType('')}>
          <Icon name="close" size="s" colour="ink-2" />
        </Press>
      )}
    </View>
    {on && (
      <TextButton className="cj-ml3" onPress={onCancel}>
        {cancelWords}
      </TextButton>
    )}
  </View>
)
