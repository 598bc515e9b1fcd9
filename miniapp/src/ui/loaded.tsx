import type { ReactNode } from 'react'
import type { ShownFailure } from './error-state'
import { ErrorState } from './error-state'
import { PageSkeleton } from './skeleton'
import { StaleBanner } from './stale-banner'

/** What `useResource` gives, as far as it is shown. */
interface ShownResource<T> {
  data: T | undefined
  failure: ShownFailure | undefined
  slow: boolean
  stale: boolean
  ageMs: number
  reload: () => Promise<void>
}

interface LoadedProps<T> {
  resource: ShownResource<T>
  /** In the shape of what will come. */
  skeleton?: (slow: boolean) => ReactNode
  errorTitle?: string
  children: (data: T) => ReactNode
}

/** What a resource is just now: still skeleton, honest error, or its data. */
export const Loaded = <T,>({ resource, skeleton, errorTitle, children }: LoadedProps<T>) => {
  const { data, failure, slow, reload } = resource
  if (data !== undefined) return <>{children(data)}</>
  if (failure) {
    return (
      <ErrorState
        failure={failure}
        {...(errorTitle !== undefined && { title: errorTitle })}
        onRetry={() => void reload()}
      />
    )
  }
  return <>{skeleton ? skeleton(slow) : <PageSkeleton slow={slow} />}</>
}

/** For `Page`'s `banner`: says how old what is shown is, when it is not fresh. */
export const FreshnessBanner = ({ resource, words }: { resource: ShownResource<unknown>; words?: string }) => {
  const { data, failure, stale, ageMs, reload } = resource
  if (data === undefined || !stale) return null
  const offline = failure?.kind === 'offline' || failure?.kind === 'timeout'
  return (
    <StaleBanner
      kind={offline ? 'offline' : 'stale'}
      ageMs={ageMs}
      {...(words !== undefined && !offline && { words })}
      onReload={() => void reload()}
    />
  )
}
