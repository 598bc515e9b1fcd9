import { View } from '@tarojs/components'
import type { TestDrive } from '@cheji/shared/test-drives/test-drives.contract'
import { useClientConfig } from '../../api/client-config'
import { Icon } from '../../ui/icon'
import { Notice } from '../../ui/notice'
import { SwitchRow } from '../../ui/switch-row'
import { driveTexts as texts } from './texts'
import { useReminders } from './use-reminders'

const NO_TEMPLATES = {}

/** Which reminders will come, and one switch for those that she was not asked about yet. Last rows of a card. */
export const Reminders = ({ drive }: { drive: TestDrive }) => {
  const config = useClientConfig().data
  const { open, ask, pending, trouble } = useReminders(drive, config?.reminderTemplates ?? NO_TEMPLATES)
  const settled = drive.reminders.filter(({ state }) => state !== 'not_asked')
  const none = config !== undefined && open.length === 0 && settled.length === 0
  return (
    <>
      {settled.map(({ kind, state, words }) => (
        <View key={kind} className="cj-row cj-row--last">
          <Icon
            name={state === 'will_come' || state === 'sent' ? 'check' : 'bell'}
            className="cj-row__i"
            colour={state === 'will_come' || state === 'sent' ? 'pine' : 'ink-3'}
          />
          <View className={state === 'will_come' ? 'cj-grow' : 'cj-grow cj-quiet'}>{words}</View>
        </View>
      ))}
      {open.length > 0 && (
        <SwitchRow
          last
          icon="bell"
          title={texts.remind}
          note={open.map(({ when }) => when).join('，')}
          on={pending}
          onChange={() => void ask()}
        />
      )}
      {none && <View className="cj-row cj-row--last cj-note">{texts.remindNone}</View>}
      {trouble !== undefined && (
        <Notice kind="look" className="cj-drive-trouble">
          {trouble}
        </Notice>
      )}
    </>
  )
}
