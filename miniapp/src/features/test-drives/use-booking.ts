import type { ContactChoice, Slot, TestDrive } from '@cheji/shared/test-drives/test-drives.contract'
import { bookTestDrive, listTestDrives, moveTestDrive } from '@cheji/shared/test-drives/test-drives.endpoints'
import { useRef, useState } from 'react'
import { client } from '../../api/cheji'
import { ApiFailure } from '../../api/failure'
import { useSubmit } from '../../api/use-submit'
import { overlapping } from './drive-words'
import { rememberDrive } from './known-drives'

interface BookingWish {
  slot: Slot
  modelId: string
  trimId: string | undefined
  contact: ContactChoice
}

interface BookingEvents {
  /** It is hers (or moved). */
  onDone: (drive: TestDrive) => void
  /** The server misses her consent or her number. */
  onNeedsAccount: () => void
  /** The time is gone: show what is free now. */
  onTaken: () => void
}

export interface Booking {
  book: (wish: BookingWish) => Promise<void>
  pending: boolean
  failure: ApiFailure | undefined
  /** Of `overlapping_booking`: the booking that is in the way. */
  inTheWay: TestDrive | undefined
  clear: () => void
}

const GONE = new Set<string>(['slot_full', 'slot_gone', 'slot_past'])
const NEEDS_ACCOUNT = new Set<string>(['consent_required', 'phone_required'])

/** Books, or moves the booking `movingId`. The same wish tapped twice, or again after a lost answer, is one booking. */
export const useBooking = (
  movingId: string | undefined,
  { onDone, onNeedsAccount, onTaken }: BookingEvents,
): Booking => {
  const booking = useSubmit(bookTestDrive)
  const moving = useSubmit(moveTestDrive)
  const [inTheWay, setInTheWay] = useState<TestDrive>()
  const { pending, failure, clear } = movingId === undefined ? booking : moving
  const busy = useRef(false)

  const send = (
    { slot: { slotId }, modelId, trimId, contact }: BookingWish,
    onFailure: (failure: ApiFailure) => void,
  ) =>
    movingId === undefined
      ? booking.submit({ body: { slotId, modelId, contact, ...(trimId !== undefined && { trimId }) } }, onFailure)
      : moving.submit({ params: { testDriveId: movingId }, body: { slotId } }, onFailure)

  const book = async (wish: BookingWish): Promise<void> => {
    // A second tap while the first is under way is the same deed.
    if (busy.current) return
    busy.current = true
    setInTheWay(undefined)
    try {
      const result = await send(wish, ({ code }) => {
        if (code === 'overlapping_booking') void findOverlap(wish.slot).then(setInTheWay)
        if (GONE.has(code)) onTaken()
        if (NEEDS_ACCOUNT.has(code)) onNeedsAccount()
      })
      if (!result) return
      rememberDrive(result)
      onDone(result)
    } finally {
      busy.current = false
    }
  }

  return {
    book,
    pending,
    failure,
    inTheWay,
    clear: () => {
      clear()
      setInTheWay(undefined)
    },
  }
}

const findOverlap = async (slot: Slot): Promise<TestDrive | undefined> => {
  try {
    return overlapping((await client.call(listTestDrives, {})).upcoming, slot)
  } catch (error) {
    if (error instanceof ApiFailure) return undefined
    throw error
  }
}
