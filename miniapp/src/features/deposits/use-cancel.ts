import type { Deposit } from '@cheji/shared/deposits/deposits.contract'
import { cancelDeposit } from '@cheji/shared/deposits/deposits.endpoints'
import { useState } from 'react'
import type { ApiFailure } from '../../api/failure'
import { useSubmit } from '../../api/use-submit'
import { rememberDeposit } from './known-deposits'

export interface Cancelling {
  /** What she is asked to confirm, in fen. */
  refundFen: number
  /** The amount is not the one that she saw first. */
  changed: boolean
  cancel: () => Promise<void>
  pending: boolean
  failure: ApiFailure | undefined
}

/** Leaves an order for exactly the amount that is shown. When the server has another one, that is shown and asked about anew. */
export const useCancel = (deposit: Deposit, { onDone, onChanged }: { onDone: () => void; onChanged: () => void }) => {
  const { submit, pending, failure } = useSubmit(cancelDeposit)
  const [corrected, setCorrected] = useState<number>()
  const refundFen = corrected ?? deposit.leaving?.refundFen ?? 0

  const cancel = async (): Promise<void> => {
    const cancelled = await submit(
      { params: { depositId: deposit.depositId }, body: { expectedRefundFen: refundFen } },
      (why) => {
        if (why.code === 'refund_changed') setCorrected(amountIn(why.details))
        if (!why.isPassing) onChanged()
      },
    )
    if (!cancelled) return
    rememberDeposit(cancelled)
    onDone()
  }
  const cancelling: Cancelling = { refundFen, changed: corrected !== undefined, cancel, pending, failure }
  return cancelling
}

const amountIn = (details: unknown): number | undefined => {
  const { refundFen } = (details ?? {}) as { refundFen?: unknown }
  return typeof refundFen === 'number' ? refundFen : undefined
}
