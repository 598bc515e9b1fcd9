import type { Store } from '@cheji/shared/stores/stores.contract'
import { beijingDay } from '@cheji/shared/kernel/time'
import { callPhone } from '../../platform/phone-call'
import { BottomBar } from '../../ui/bottom-bar'
import { Button } from '../../ui/button'
import { monthDayWords } from '../../ui/format'
import { storesTexts as texts } from './texts'

interface BookBarProps {
  store: Store
  closed: boolean
  /** Booking is switched off for this store; its words, or the usual ones. */
  off: string | undefined
  onBook: () => void
  onFindOthers: () => void
}

/** The one button of a store's page: book here, and when that cannot be, the next best thing. */
export const BookBar = ({ store, closed, off, onBook, onFindOthers }: BookBarProps) => {
  if (off !== undefined) {
    return (
      <BottomBar say={off} sayIcon="info">
        <Button icon="phone" onPress={() => void callPhone(store.phone)}>
          {texts.call}
        </Button>
      </BottomBar>
    )
  }
  if (store.testDriveModels.length === 0) {
    return (
      <BottomBar say={texts.noDrives} sayIcon="info">
        <Button onPress={onFindOthers}>{texts.findDrives}</Button>
      </BottomBar>
    )
  }
  const { opensAt } = store.openState
  if (closed && opensAt !== null) {
    const day = monthDayWords(beijingDay(new Date(opensAt)))
    return (
      <BottomBar say={texts.closedCanBook(day)} sayIcon="calendar">
        <Button onPress={onBook}>{texts.bookAfter(day)}</Button>
      </BottomBar>
    )
  }
  return (
    <BottomBar>
      <Button onPress={onBook}>{texts.bookHere}</Button>
    </BottomBar>
  )
}
