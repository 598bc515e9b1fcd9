import { Text, View } from '@tarojs/components'
import { openHelp, openPage, PAGES } from '../platform/routes'
import { Button } from './button'
import { EmptyState } from './empty-state'
import { uiTexts } from './texts'

/** What an `ApiFailure` tells a person. */
export interface ShownFailure {
  kind: 'offline' | 'timeout' | 'server' | 'client'
  code?: string
  message: string
  requestId?: string | undefined
}

interface ErrorStateProps {
  failure: ShownFailure
  /** What failed, in a few words. */
  title?: string
  onRetry: () => void
}

/** Whose fault it is, what is safe, try again (or sign in, where that is what is missing), help, and the number to read aloud. */
export const ErrorState = ({ failure, title = uiTexts.errorTitle, onRetry }: ErrorStateProps) => (
  <EmptyState art={failure.kind === 'server' || failure.kind === 'client' ? 'service' : 'offline'} title={title}>
    <View className="cj-mt2">
      <View>{blame(failure)}</View>
      <View>{uiTexts.errorSafe}</View>
    </View>
    <View className="cj-line cj-mt5 cj-wide">
      {failure.code === 'signed_out' ? (
        <Button onPress={() => void openPage(PAGES.login)}>{uiTexts.signIn}</Button>
      ) : (
        <Button onPress={onRetry}>{uiTexts.retry}</Button>
      )}
    </View>
    <View className="cj-line cj-mt3 cj-wide">
      <Button kind="plain" icon="headset" onPress={openHelp}>
        {uiTexts.help}
      </Button>
    </View>
    {failure.requestId !== undefined && (
      <View className="cj-mt5">
        <View className="cj-quiet">{uiTexts.readAloud}</View>
        <Text className="cj-strong cj-num cj-spaced">{failure.requestId}</Text>
      </View>
    )}
  </EmptyState>
)

const blame = ({ kind, message }: ErrorStateProps['failure']): string => {
  if (kind === 'offline') return uiTexts.errorNetwork
  if (kind === 'timeout') return uiTexts.errorSlow
  return kind === 'server' ? uiTexts.errorOurs : sentence(message)
}

/** Messages of the API end without a stop; here another sentence follows. */
const sentence = (words: string): string => (/[。！？]$/.test(words) ? words : `${words}。`)
