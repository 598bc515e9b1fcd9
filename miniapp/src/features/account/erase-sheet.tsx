import { openPage, PAGES } from '../../platform/routes'
import { Row } from '../../ui/card'
import { ConfirmSheet } from './confirm-sheet'
import type { Blocker } from './leave'
import { blockersOf, eraseAccount } from './leave'
import { accountTexts as texts } from './texts'
import { useDeed } from './use-deed'

interface EraseSheetProps {
  onErased: () => void
  onClose: () => void
}

/** Says what goes and what stays, then deletes; what stands in the way is listed, each one tap from being settled. */
export const EraseSheet = ({ onErased, onClose }: EraseSheetProps) => {
  const { run, busy, failure } = useDeed()
  const blockers = failure?.code === 'account_in_use' ? blockersOf(failure) : []
  const erase = async () => {
    if (await run(eraseAccount)) onErased()
  }
  return (
    <ConfirmSheet
      title={texts.eraseTitle}
      words={texts.eraseWords}
      yes={texts.eraseYes}
      no={texts.eraseNo}
      danger
      busy={busy ? texts.erasing : undefined}
      trouble={blockers.length > 0 ? texts.blockedTitle : failure?.message}
      onYes={() => void erase()}
      onClose={onClose}
    >
      {blockers.map((blocker, i) => (
        <Row
          key={blocker.id}
          icon="steering"
          title={blocker.words}
          last={i === blockers.length - 1}
          onPress={() => {
            onClose()
            openBlocker(blocker)
          }}
        />
      ))}
    </ConfirmSheet>
  )
}

const openBlocker = ({ kind, id }: Blocker): void => {
  if (kind === 'test_drive') void openPage(PAGES.testDrive, { testDriveId: id })
  else void openPage(PAGES.testDrives)
}
