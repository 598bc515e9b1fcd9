import { Input, View } from '@tarojs/components'
import { accessible } from '../../../platform/accessible'
import { TextButton } from '../../../ui/button'
import { Icon } from '../../../ui/icon'
import { Press } from '../../../ui/press'
import './search-field.scss'
import { catalogueTexts as texts } from '../texts'

interface SearchFieldProps {
  typed: string
  onType: (typed: string) => void
  onConfirm: () => void
  onCancel: () => void
}

/** The search box with the keyboard open, a cross once something is typed, 取消 beside it. */
export const SearchField = ({ typed, onType, onConfirm, onCancel }: SearchFieldProps) => (
  <View className="cj-pad cj-line">
    <View className="cj-search cj-search--on cj-grow cj-search-field">
      <Icon name="search" />
      <Input
        className="cj-search-field__input"
        value={typed}
        focus
        maxlength={40}
        confirmType="search"
        placeholder={texts.searchHint}
        placeholderClass="cj-field__hint"
        onInput={(event) => onType(event.detail.value)}
        onConfirm={onConfirm}
        {...accessible({ label: texts.searchLabel })}
      />
      {typed !== '' && (
        <Press className="cj-search-field__clear" label={texts.searchClear} onPress={() => onType('')}>
          <Icon name="close" size="s" colour="ink-2" />
        </Press>
      )}
    </View>
    <TextButton className="cj-ml3" onPress={onCancel}>
      {texts.searchCancel}
    </TextButton>
  </View>
)
