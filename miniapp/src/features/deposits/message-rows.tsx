import { View } from '@tarojs/components'
import type { Deposit } from '@cheji/shared/deposits/deposits.contract'
import { useClientConfig } from '../../api/client-config'
import { Card } from '../../ui/card'
import { Icon } from '../../ui/icon'
import { Notice } from '../../ui/notice'
import { SwitchRow } from '../../ui/switch-row'
import { depositTexts as texts } from './texts'
import { useMessages } from './use-messages'

const NO_TEMPLATES = {}
/** While she waits for something. */
const WAITING: readonly Deposit['status'][] = ['paid', 'stock_held', 'refunding', 'refund_failed']

/** What WeChat will tell her, and one switch for what she was not asked about yet. */
export const MessageRows = ({ deposit }: { deposit: Deposit }) => {
  // A config that an older server gave, kept on the phone, has none.
  const config: { depositTemplates?: Parameters<typeof useMessages>[1] } | undefined = useClientConfig().data
  const { open, ask, pending, trouble } = useMessages(deposit, config?.depositTemplates ?? NO_TEMPLATES)
  const coming = deposit.messages.filter(({ state }) => state === 'will_come')
  if (!WAITING.includes(deposit.status) || (open.length === 0 && coming.length === 0)) return null
  return (
    <Card flush>
      {coming.map(({ kind }) => (
        <View key={kind} className="cj-row cj-row--last">
          <Icon name="check" className="cj-row__i" colour="pine" />
          <View className="cj-grow">{texts.messageComes[kind]}</View>
        </View>
      ))}
      {open.length > 0 && (
        <SwitchRow
          last
          icon="bell"
          title={texts.tellMe}
          note={open.map(({ words }) => words).join('，')}
          on={pending}
          onChange={() => void ask()}
        />
      )}
      {trouble !== undefined && (
        <View className="cj-pad">
          <Notice kind="look">{trouble}</Notice>
        </View>
      )}
    </Card>
  )
}
