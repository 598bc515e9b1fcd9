import { View } from '@tarojs/components'
import { openPage, PAGES } from '../../platform/routes'
import { Button } from '../../ui/button'
import { EmptyState } from '../../ui/empty-state'
import { driveTexts as texts } from './texts'

/** No store has this car for test drives. */
export const NoStore = () => (
  <EmptyState art="no-bookings" title={texts.noStoreTitle} words={texts.noStoreWords}>
    <View className="cj-line cj-mt4 cj-wide">
      <Button onPress={() => void openPage(PAGES.stores)}>{texts.findStores}</Button>
    </View>
  </EmptyState>
)
