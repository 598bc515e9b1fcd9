import type { ReactNode } from 'react'
import type { Resource } from '../api/use-resource'
import { ErrorState } from './error-state'
import { PageSkeleton } from './skeleton'
import { StaleBanner } from './stale-banner'

interface LoadedProps<T> {
  resource: Resource<T>
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
export const FreshnessBanner = ({ resource, words }: { resource: Resource<unknown>; words?: string }) => {
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
