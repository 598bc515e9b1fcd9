import { SearchField } from '../../../ui/search-field'
import { catalogueTexts as texts } from '../texts'

interface CarSearchFieldProps {
  typed: string
  onType: (typed: string) => void
  onConfirm: () => void
  onCancel: () => void
}

/** The search box for cars; it opens with the keyboard. */
export const CarSearchField = (props: CarSearchFieldProps) => (
  <SearchField
    label={texts.searchLabel}
    hint={texts.searchHint}
    clearLabel={texts.searchClear}
    cancelWords={texts.searchCancel}
    maxLength={40}
    on
    focus
    {...props}
  />
)
