import { Text } from '@tarojs/components'
import type { Me } from '@cheji/shared/account/account.contract'
import { openPage, PAGES } from '../../platform/routes'
import { Card, Row } from '../../ui/card'
import { myDataTexts as texts } from './my-data-texts'

interface KeptRowsProps {
  me: Me | undefined
  county: string | undefined
  savedCount: number
}

/** What is kept of her and where: in her account, and only on this phone. */
export const KeptRows = ({ me, county, savedCount }: KeptRowsProps) => (
  <Card flush>
    {me && (
      <>
        <Row
          icon="phone"
          title={texts.phone}
          note={me.phoneMasked === null ? texts.phoneNone : texts.phoneNote(me.phoneMasked)}
        />
        <Row icon="user" title={texts.wechat} note={texts.wechatNote} />
        <Row
          icon="steering"
          title={texts.drives}
          note={texts.drivesNote}
          onPress={() => void openPage(PAGES.testDrives)}
        />
      </>
    )}
    <Row
      icon="location"
      title={texts.county}
      note={county === undefined ? texts.countyNone : texts.countyNote(county)}
      onPress={() => void openPage(PAGES.region)}
    />
    <Row
      icon="heart"
      title={texts.saved}
      note={texts.savedNote(savedCount)}
      last
      onPress={() => void openPage(PAGES.savedModels)}
    />
  </Card>
)

interface OwnRowsProps {
  isSignedIn: boolean
  consentCount: number
  onCopy: () => void
  onConsents: () => void
}

/** What she can do with it. */
export const OwnRows = ({ isSignedIn, consentCount, onCopy, onConsents }: OwnRowsProps) => (
  <Card flush>
    {isSignedIn && <Row icon="document" title={texts.copy} note={texts.copyNote} onPress={onCopy} />}
    <Row
      icon="check"
      title={texts.consents}
      note={consentCount === 0 ? texts.consentsNone : texts.consentsNote(consentCount)}
      last
      onPress={onConsents}
    />
  </Card>
)

export const EraseRow = ({ onErase }: { onErase: () => void }) => (
  <Card flush>
    <Row
      icon="trash"
      title={<Text className="cj-bad">{texts.erase}</Text>}
      note={texts.eraseNote}
      last
      onPress={onErase}
    />
  </Card>
)
