import { View } from '@tarojs/components'
import type { Consent, ConsentKind } from '@cheji/shared/account/account.contract'
import { beijingDay } from '@cheji/shared/kernel/time'
import { TextButton } from '../../ui/button'
import { Card } from '../../ui/card'
import { monthDayWords } from '../../ui/format'
import { Heading } from '../../ui/heading'
import { accountTexts as texts } from './texts'

interface ConsentListProps {
  consents: readonly Consent[]
  onChange: (kind: ConsentKind, granted: boolean) => void
}

/** What she agreed to, when, and the way to take it back. */
export const ConsentList = ({ consents, onChange }: ConsentListProps) => (
  <Card>
    <Heading>{texts.agreed}</Heading>
    {consents.length === 0 && <View className="cj-note cj-mt1">{texts.agreedNone}</View>}
    {consents.map(({ kind, version, granted, at }, i) => (
      <View key={kind} className={i === consents.length - 1 ? 'cj-row cj-row--last' : 'cj-row'}>
        <View className="cj-grow">
          <View>{texts.consentNames[kind]}</View>
          <View className="cj-note">
            {texts.consentLine(version, monthDayWords(beijingDay(new Date(at))), granted)}
          </View>
        </View>
        {(granted || kind === 'anonymous_usage') && (
          <TextButton
            className="cj-ml2"
            onPress={() => {
              onChange(kind, !granted)
            }}
          >
            {granted ? texts.withdraw : texts.giveAgain}
          </TextButton>
        )}
      </View>
    ))}
  </Card>
)
