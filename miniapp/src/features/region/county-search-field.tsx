import { Input, View } from '@tarojs/components'
import { accessible } from '../../platform/accessible'
import { TextButton } from '../../ui/button'
import { classNames } from '../../ui/class-names'
import { Icon } from '../../ui/icon'
import { useLargeText } from '../../ui/large-text'
import { Press } from '../../ui/press'
import './region.scss'
import { regionTexts as texts } from './texts'

interface CountySearchFieldProps {
  typed: string
  /** She is searching: the field is lit and 取消 stands beside it. */
  on: boolean
  onType: (typed: string) => void
  onFocus: () => void
  onCancel: () => void
}

export const CountySearchField = ({ typed, on, onType, onFocus, onCancel }: CountySearchFieldProps) => {
  const large = useLargeText()
  return (
    <View className="cj-pad cj-line">
      <View className={classNames('cj-search cj-grow', on && 'cj-search--on')}>
        <Icon name="search" />
        <Input
          className="cj-region-input"
          value={typed}
          maxlength={20}
          confirmType="search"
          placeholder={large ? texts.searchHintShort : texts.searchHint}
          placeholderClass="cj-field__hint"
          onFocus={onFocus}
          onInput={(event) => {
            onType(event.detail.value)
          }}
          {...accessible({ label: texts.searchLabel })}
        />
        {typed !== '' && (
          <Press
            className="cj-region-clear"
            label={texts.clear}
            onPress={() => {
              onType('')
            }}
          >
            <Icon name="close" size="s" colour="ink-2" />
          </Press>
        )}
      </View>
      {on && (
        <TextButton className="cj-ml3" onPress={onCancel}>
          {texts.cancel}
        </TextButton>
      )}
    </View>
  )
}
