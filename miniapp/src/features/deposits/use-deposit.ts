import type { Deposit } from '@cheji/shared/deposits/deposits.contract'
import { getDeposit, getDepositByOrder } from '@cheji/shared/deposits/deposits.endpoints'
import { useEffect, useState } from 'react'
import { session } from '../../api/cheji'
import type { Resource } from '../../api/use-resource'
import { useResource } from '../../api/use-resource'
import { newerDeposit, useKnownDeposit } from './known-deposits'

/** While something goes on that she did not do, so often is asked again. */
const ASK_AGAIN_MS = 15_000
const MOVING = new Set<Deposit['status']>(['awaiting_payment', 'closing', 'paid', 'stock_held', 'refunding'])
const OPTIONS = { reloadOnShowAfterMs: 3000 }

/** One order, as new as this phone knows it: by its id, or by a number of WeChat's own order list. */
export const useDeposit = ({
  depositId,
  outTradeNo,
}: {
  depositId?: string | undefined
  outTradeNo?: string | undefined
}): Resource<Deposit> => {
  const isKnownHere = useSilentSignIn(outTradeNo !== undefined && depositId === undefined)
  const byId = useResource(getDeposit, depositId === undefined ? undefined : { params: { depositId } }, OPTIONS)
  const byNumber = useResource(
    getDepositByOrder,
    depositId === undefined && outTradeNo !== undefined && isKnownHere ? { params: { outTradeNo } } : undefined,
    OPTIONS,
  )
  const resource = depositId === undefined ? byNumber : byId
  const read = resource.data
  const remembered = useKnownDeposit(depositId ?? read?.depositId)
  const deposit = read && remembered ? newerDeposit(remembered, read) : (remembered ?? read)

  const { reload } = resource
  const isMoving = deposit !== undefined && MOVING.has(deposit.status)
  useEffect(() => {
    if (!isMoving) return
    const timer = setInterval(() => void reload(), ASK_AGAIN_MS)
    return () => {
      clearInterval(timer)
    }
  }, [isMoving, reload])
  return { ...resource, data: deposit }
}

/** Opened from WeChat's own list she meets no wall: this phone signs in by itself. True once that was tried. */
const useSilentSignIn = (wanted: boolean): boolean => {
  const [tried, setTried] = useState(!wanted)
  useEffect(() => {
    if (tried) return
    const settle = () => {
      setTried(true)
    }
    // Where it fails, or she signed out here herself, the page says so and offers 登录.
    session.ensure().then(settle, settle)
  }, [tried])
  return tried
}
