import { Text } from '@tarojs/components'
import type { OpenState } from '@cheji/shared/stores/stores.contract'
import { openWords } from './store-words'

/** 营业中，到 18:00: the state in its colour, then until when. */
export const OpenWords = ({ state }: { state: OpenState }) => {
  const [word, rest] = openWords(state)
  return (
    <>
      <Text className={state.open ? 'cj-good' : 'cj-look'}>{word}</Text>
      <Text>{rest}</Text>
    </>
  )
}
