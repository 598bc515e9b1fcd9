import { compareTrims } from '@cheji/shared/catalogue/catalogue.endpoints'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useResource } from '../../../api/use-resource'
import { MOST_COMPARED, setCompared, useCompared } from '../compared'

/** The trims named in the address, each once, at most four. */
export const readTrimIds = (text: string | undefined): string[] =>
  [...new Set(decodeURIComponent(text ?? '').split(','))].filter((id) => id !== '').slice(0, MOST_COMPARED)

/** The trims that the address names, else those that she chose on this phone. */
export const useComparePage = () => {
  const { trimIds: asked } = useRouter().params
  const compared = useCompared()
  const [trimIds, setTrimIds] = useState(() => {
    const named = readTrimIds(asked)
    return named.length > 0 ? named : compared.map(({ trimId }) => trimId)
  })
  const resource = useResource(
    compareTrims,
    trimIds.length === 0 ? undefined : { query: { trimIds: trimIds.join(',') } },
    { keepPrevious: true },
  )
  return {
    trimIds,
    resource,
    drop: (gone: string) => {
      setTrimIds(trimIds.filter((trimId) => trimId !== gone))
      setCompared(compared.filter(({ trimId }) => trimId !== gone))
    },
  }
}
