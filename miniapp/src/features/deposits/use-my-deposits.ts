import type { Deposit } from '@cheji/shared/deposits/deposits.contract'
import { listDeposits } from '@cheji/shared/deposits/deposits.endpoints'
import { useState } from 'react'
import { client, useMe } from '../../api/cheji'
import { ApiFailure } from '../../api/failure'
import type { Resource } from '../../api/use-resource'
import { useResource } from '../../api/use-resource'
import { newerDeposit, useKnownDeposits } from './known-deposits'

interface Pages {
  /** Cursor of the first page that these follow. */
  after: string | null
  items: readonly Deposit[]
  nextCursor: string | null
}

export interface MyDeposits extends Resource<readonly Deposit[]> {
  hasMore: boolean
  loadingMore: boolean
  loadMore: () => Promise<void>
}

/** Her orders, newest first, each as new as this phone knows it; nobody is signed in for it. */
export const useMyDeposits = (): MyDeposits => {
  const me = useMe()
  const resource = useResource(listDeposits, me && { query: {} }, { reloadOnShowAfterMs: 3000 })
  const known = useKnownDeposits()
  const [more, setMore] = useState<Pages>({ after: null, items: [], nextCursor: null })
  const [loadingMore, setLoadingMore] = useState(false)
  const first = resource.data
  // Further pages belong to one first page: when that has moved on they begin anew.
  const cursor = first?.nextCursor ?? null
  const pages = more.after === cursor ? more : { after: cursor, items: [], nextCursor: cursor }
  const nextCursor = pages.items.length === 0 ? cursor : pages.nextCursor

  const loadMore = async (): Promise<void> => {
    if (nextCursor === null || loadingMore) return
    setLoadingMore(true)
    try {
      const next = await client.call(listDeposits, { query: { cursor: nextCursor } })
      setMore({ after: cursor, items: [...pages.items, ...next.items], nextCursor: next.nextCursor })
    } catch (error) {
      // The button stays: she can press it again.
      if (!(error instanceof ApiFailure)) throw error
    } finally {
      setLoadingMore(false)
    }
  }

  const newest = (deposit: Deposit): Deposit => {
    const remembered = known[deposit.depositId]
    return remembered ? newerDeposit(remembered, deposit) : deposit
  }
  return {
    ...resource,
    data: first && [...first.items, ...pages.items].map(newest),
    hasMore: nextCursor !== null,
    loadingMore,
    loadMore,
  }
}
