import { getModel } from '@cheji/shared/catalogue/catalogue.endpoints'
import type { ContactChoice, TestDrive } from '@cheji/shared/test-drives/test-drives.contract'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { client, useMe } from '../../../../api/cheji'
import { useClientConfig } from '../../../../api/client-config'
import { useResource } from '../../../../api/use-resource'
import { recordAgreement, refreshMe, useHasAgreed } from '../../../../features/account/consent'
import { bookingOff } from '../../../../features/stores/booking-off'
import { keepContact, keptContact } from '../../../../features/test-drives/contact-kept'
import { useBooking } from '../../../../features/test-drives/use-booking'
import { useDrive } from '../../../../features/test-drives/use-drive'
import { useSlots } from '../../../../features/test-drives/use-slots'
import { goBack, pageUrl, PAGES } from '../../../../platform/routes'
import { useChosenStore } from './use-chosen-store'

const FRESH_FOR_MS = 10 * 60_000

interface Asked {
  modelId: string
  trimId: string | undefined
  storeId: string | undefined
  /** The booking that is to be moved. */
  movingId: string | undefined
}

/** All of the booking page: which store, which time, what is missing of her, and the deed. */
export const useBookPage = ({ modelId, trimId, storeId, movingId }: Asked) => {
  const me = useMe()
  const agreed = useHasAgreed(me)
  const model = useResource(getModel, { params: { modelId } }, { freshForMs: FRESH_FOR_MS })
  const chosen = useChosenStore(modelId, storeId)
  const slots = useSlots(chosen.storeId, modelId)
  const moved = useDrive(movingId).data
  const config = useClientConfig().data
  const [contact, setContact] = useState(keptContact)
  const [signingIn, setSigningIn] = useState(false)

  const booking = useBooking(movingId, {
    onDone: (drive) => void showDrive(drive, movingId !== undefined),
    onNeedsAccount: () => {
      void refreshMe().then(() => {
        setSigningIn(true)
      })
    },
    onTaken: () => void slots.refresh(),
  })

  const send = (by: ContactChoice) => {
    setSigningIn(false)
    if (slots.slot) void booking.book({ slot: slots.slot, modelId, trimId, contact: by })
  }
  const needOf = (by: ContactChoice): 'phone' | 'consent' | undefined => {
    if (movingId !== undefined) return undefined
    if (by === 'call' && !me?.phoneMasked) return 'phone'
    return agreed ? undefined : 'consent'
  }
  /** Goes as far as it can: what is missing is asked for first, and then the deed goes on by itself. */
  const go = async (by: ContactChoice) => {
    if (needOf(by) !== undefined) {
      setSigningIn(true)
      return
    }
    // Agreed by a tick of the first start: the account learns of it before the booking does. What fails here, the booking says.
    if (movingId === undefined) await recordAgreement().catch(() => undefined)
    send(by)
  }

  return {
    model: model.data,
    modelResource: model,
    trim: model.data?.trims.find((one) => one.trimId === trimId)?.name ?? moved?.trim?.name,
    chosen,
    slots,
    /** What the page waits for: the times, and before them the store. */
    waiting: chosen.storeId === undefined ? { ...chosen.list, data: undefined } : slots.resource,
    moved,
    booking,
    contact,
    off: chosen.storeId === undefined ? undefined : bookingOff(config, chosen.storeId),
    need: needOf(contact),
    signingIn,
    closeSignIn: () => {
      setSigningIn(false)
    },
    chooseContact: (by: ContactChoice) => {
      keepContact(by)
      setContact(by)
      booking.clear()
    },
    press: () => void go(contact),
    signedIn: () => {
      send(contact)
    },
    wechatOnly: () => {
      keepContact('wechat')
      setContact('wechat')
      if (agreed) void go('wechat')
    },
    now: client.serverNow(),
  }
}

/** A new booking takes the place of this page; a moved one is shown by the page that she came from. */
const showDrive = async ({ testDriveId }: TestDrive, isMove: boolean): Promise<void> => {
  if (isMove && Taro.getCurrentPages().length > 1) await goBack()
  else await Taro.redirectTo({ url: pageUrl(isMove ? PAGES.testDrive : PAGES.booked, { testDriveId }) })
}
