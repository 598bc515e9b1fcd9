import { Text } from '@tarojs/components'
import type { Slot } from '@cheji/shared/test-drives/test-drives.contract'
import { online } from '../../platform/network'
import { useStore } from '../../platform/store'
import { BottomBar } from '../../ui/bottom-bar'
import { Button } from '../../ui/button'
import { whenWords } from '../../ui/format'
import { driveTexts as texts } from './texts'

interface BookingBarProps {
  slot: Slot | undefined
  moving: boolean
  pending: boolean
  now: Date
  /** Booking is switched off here: its words. */
  off: string | undefined
  onBook: () => void
}

/** The one button, with when it would be; without a net it waits and says so. */
export const BookingBar = ({ slot, moving, pending, now, off, onBook }: BookingBarProps) => {
  const isOnline = useStore(online)
  if (off !== undefined) {
    return (
      <BottomBar say={off} sayIcon="info">
        <Button missing={texts.bookingOff}>{texts.book}</Button>
      </BottomBar>
    )
  }
  const missing = !isOnline ? texts.offlineButton : slot ? undefined : texts.pickTime
  return (
    <BottomBar
      sayIcon={isOnline ? 'calendar' : 'offline'}
      say={
        !isOnline ? (
          texts.offline
        ) : slot ? (
          <>
            <Text className="cj-strong">{whenWords(slot.startsAt, now)}</Text>
            <Text>{moving ? texts.sayMove : texts.sayBook}</Text>
          </>
        ) : (
          texts.sayPick
        )
      }
    >
      <Button missing={missing} busy={pending ? (moving ? texts.moving : texts.booking) : undefined} onPress={onBook}>
        {moving ? texts.move : texts.book}
      </Button>
    </BottomBar>
  )
}
