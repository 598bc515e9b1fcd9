import { View } from '@tarojs/components'
import type { Me } from '@cheji/shared/account/account.contract'
import { openPage, PAGES } from '../../platform/routes'
import { Card, Row } from '../../ui/card'
import { Icon } from '../../ui/icon'
import { Press } from '../../ui/press'
import { accountTexts as texts } from './texts'

interface DataRowsProps {
  me: Me
  county: string | undefined
  busy: boolean
  onTake: () => void
}

/** One row for each thing that is kept, with what for; then her copy of all. */
export const DataRows = ({ me, county, busy, onTake }: DataRowsProps) => (
  <>
    <Card flush>
      <Row
        icon="phone"
        title={texts.phoneRow}
        note={me.phoneMasked === null ? texts.phoneRowNone : texts.phoneRowNote(me.phoneMasked)}
        {...(me.phoneMasked !== null && { value: texts.changePhone })}
        onPress={() => void openPage(PAGES.login)}
      />
      <Row
        icon="location"
        title={texts.county}
        note={county === undefined ? texts.countyNone : texts.countyNote(county)}
        onPress={() => void openPage(PAGES.region)}
      />
      <Row
        icon="steering"
        title={texts.drivesRow}
        note={texts.drivesRowNote}
        onPress={() => void openPage(PAGES.testDrives)}
      />
      <Row icon="message" title={texts.wechatId} note={texts.wechatIdNote} last />
    </Card>
    <Card flush>
      <Row
        icon="document"
        title={texts.copyRow}
        note={busy ? texts.preparing : texts.copyRowNote}
        last
        onPress={onTake}
      />
    </Card>
  </>
)

interface LeaveRowsProps {
  hasPhone: boolean
  onWithdraw: () => void
  onErase: () => void
}

/** What removes: in red, and each asks again. */
export const LeaveRows = ({ hasPhone, onWithdraw, onErase }: LeaveRowsProps) => (
  <Card flush>
    {hasPhone && <RedRow icon="trash" title={texts.deletePhone} note={texts.deletePhoneNote} onPress={onWithdraw} />}
    <RedRow icon="close" title={texts.erase} note={texts.eraseNote} last onPress={onErase} />
  </Card>
)

interface RedRowProps {
  icon: 'trash' | 'close'
  title: string
  note: string
  last?: boolean
  onPress: () => void
}

const RedRow = ({ icon, title, note, last, onPress }: RedRowProps) => (
  <Press className={last ? 'cj-row cj-row--last' : 'cj-row'} label={`${title}，${note}`} onPress={onPress}>
    <Icon name={icon} className="cj-row__i" colour="red" />
    <View className="cj-grow cj-clauses">
      <View className="cj-bad">{title}</View>
      <View className="cj-note">{note}</View>
    </View>
    <Icon name="chevron-right" size="s" colour="ink-3" />
  </Press>
)
