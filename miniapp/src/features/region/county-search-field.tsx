import { useLargeText } from '../../ui/large-text'
import { SearchField } from '../../ui/search-field'
import { regionTexts as texts } from './texts'

interface CountySearchFieldProps {
  typed: string
  /** She is searching. */
  on: boolean
  onType: (typed: string) => void
  onFocus: () => void
  onCancel: () => void
}

/** The search box for counties. */
export const CountySearchField = (props: CountySearchFieldProps) => {
  const large = useLargeText()
  return (
    <SearchField
      label={texts.searchLabel}
      hint={large ? texts.searchHintShort : texts.searchHint}
      clearLabel={texts.clear}
      cancelWords={texts.cancel}
      maxLength={20}
      {...props}
    />
  )
}
