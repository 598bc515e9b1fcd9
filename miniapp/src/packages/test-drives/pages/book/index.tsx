import { useRouter } from '@tarojs/taro'
import { SignInSheet } from '../../../../features/account/sign-in-sheet'
import { ChooseCounty } from '../../../../features/region/choose-county'
import { BookingBar } from '../../../../features/test-drives/booking-bar'
import { BookingHead } from '../../../../features/test-drives/booking-head'
import { BookingTrouble } from '../../../../features/test-drives/booking-trouble'
import { ContactChoices } from '../../../../features/test-drives/contact-choice'
import { DriveNotes } from '../../../../features/test-drives/drive-notes'
import { minutesOf } from '../../../../features/test-drives/drive-words'
import { MovingNotice } from '../../../../features/test-drives/moving-notice'
import { NoStore } from '../../../../features/test-drives/no-store'
import { SlotPicker } from '../../../../features/test-drives/slot-picker'
import { driveTexts as texts } from '../../../../features/test-drives/texts'
import { openPage, PAGES } from '../../../../platform/routes'
import { FreshnessBanner, Loaded } from '../../../../ui/loaded'
import { Page } from '../../../../ui/page'
import { useBookPage } from './use-book-page'

/** Books a test drive of `modelId` (`trimId`, `storeId`), or moves the one of `testDriveId` to another time. */
export default function TestDrivesBookPage() {
  const { modelId = '', trimId, storeId, testDriveId: movingId } = useRouter().params
  const page = useBookPage({ modelId, trimId, storeId, movingId })
  const { chosen, slots, booking, now } = page

  if (chosen.storeId === undefined && !chosen.whereabouts.region) {
    return (
      <Page>
        <ChooseCounty search={chosen.whereabouts.search} />
      </Page>
    )
  }
  if (chosen.none) {
    return (
      <Page>
        <NoStore />
      </Page>
    )
  }
  const [firstSlot] = slots.resource.data?.slots ?? []
  return (
    <Page
      banner={<FreshnessBanner resource={slots.resource} />}
      bar={
        slots.resource.data && (
          <BookingBar
            slot={slots.slot}
            moving={movingId !== undefined}
            pending={booking.pending}
            now={now}
            off={page.off}
            onBook={page.press}
          />
        )
      }
    >
      <BookingHead
        model={page.model?.name ?? page.moved?.model.name ?? ''}
        trim={page.trim}
        pictureUrl={page.model?.colours[0]?.pictureUrl ?? page.moved?.model.pictureUrl}
        store={chosen.store?.name}
        onChangeStore={() => void openPage(PAGES.stores, { modelId, pick: '1' })}
      />
      {page.moved && <MovingNotice drive={page.moved} now={now} />}
      <Loaded resource={page.waiting} errorTitle={texts.slotsError}>
        {(shown) => (
          <>
            <SlotPicker
              slots={shown}
              day={slots.day ?? shown.date}
              chosen={slots.slot?.slotId}
              now={now}
              onDay={(day) => {
                booking.clear()
                slots.chooseDay(day)
              }}
              onSlot={(slotId) => {
                booking.clear()
                slots.chooseSlot(slotId)
              }}
              onStore={chosen.choose}
            />
            {booking.failure && <BookingTrouble failure={booking.failure} inTheWay={booking.inTheWay} now={now} />}
            {movingId === undefined && <ContactChoices chosen={page.contact} onChoose={page.chooseContact} />}
            <DriveNotes minutes={firstSlot && minutesOf(firstSlot)} />
          </>
        )}
      </Loaded>
      {page.signingIn && page.need !== undefined && (
        <SignInSheet
          need={page.need}
          onDone={page.signedIn}
          onWechatOnly={page.wechatOnly}
          onClose={page.closeSignIn}
        />
      )}
    </Page>
  )
}
