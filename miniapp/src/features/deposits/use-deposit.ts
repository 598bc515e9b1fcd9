import type { Deposit } from '@cheji/shared/deposits/deposits.contract'
import { getDeposit, getDepositByOrder } from '@cheji/shared/deposits/deposits.endpoints'
import { useEffect, useState } from 'react'
import { session } from '../../api/cheji'
import type { Resource } from '../../api/use-resource'
import { useResource } from '../../api/use-resource'
import { newerDeposit, useKnownDeposit } from './known-deposits'

/** While something goes on that she did not do, so often is asked again: just after a deed often, later now and then. */
const ASK_AGAIN_MS: Partial<Record<Deposit['status'], number>> = {
  awaiting_payment: 15_000,
  closing: 4000,
  paid: 4000,
  stock_held: 15_000,
  refunding: 8000,
}
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
  const askAgainMs = deposit && ASK_AGAIN_MS[deposit.status]
  useEffect(() => {
    if (askAgainMs === undefined) return
    const timer = setInterval(() => void reload(), askAgainMs)
    return () => {
      clearInterval(timer)
    }
  }, [askAgainMs, reload])
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
