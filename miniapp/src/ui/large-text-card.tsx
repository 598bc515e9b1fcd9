import { Card } from './card'
import { setLargeText, useLargeText } from './large-text'
import { SwitchRow } from './switch-row'
import { uiTexts } from './texts'

/** 大字版, on or off. */
export const LargeTextCard = () => {
  const large = useLargeText()
  return (
    <Card flush>
      <SwitchRow
        icon="text-size"
        title={uiTexts.largeText}
        note={uiTexts.largeTextNote}
        on={large}
        last
        onChange={setLargeText}
      />
    </Card>
  )
}
