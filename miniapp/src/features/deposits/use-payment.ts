import { startPayment } from '@cheji/shared/deposits/deposits.endpoints'
import { useDidShow } from '@tarojs/taro'
import { useRef, useState } from 'react'
import { client } from '../../api/cheji'
import { ApiFailure } from '../../api/failure'
import { holdUpdates } from '../../platform/app-update'
import { openCashier } from '../../platform/payment'
import { rememberDeposit } from './known-deposits'
import { endPayment, notePayment } from './payments'

/** A cashier that has not answered by then is not waited for: the server is asked meanwhile. */
const PATIENCE_MS = 30_000
/** Back from the cashier, so long is left for its word to come. */
const AFTER_SHOW_MS = 1500

export interface Payment {
  /**
   * Opens the cashier for an order, `payCode` for somebody else's. Ends when the cashier has answered or is waited for no
   * longer; who paid what is then asked of the server. True when the cashier was opened. A second call joins the first.
   */
  pay: (depositId: string, payCode?: string) => Promise<boolean>
  pending: boolean
  failure: ApiFailure | undefined
  clear: () => void
}

/** One payment at a time. `returnTo`: the page that a browser comes back to from the cashier. */
export const usePayment = (returnTo: (depositId: string) => string): Payment => {
  const [pending, setPending] = useState(false)
  const [failure, setFailure] = useState<ApiFailure>()
  const running = useRef<Promise<boolean>>()
  const shown = useRef<() => void>()
  useDidShow(() => shown.current?.())

  const answered = async (depositId: string, said: ReturnType<typeof openCashier>): Promise<void> => {
    void said.then((word) => notePayment(depositId, word))
    let timer: ReturnType<typeof setTimeout> | undefined
    const impatience = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, PATIENCE_MS)
      shown.current = () => {
        clearTimeout(timer)
        timer = setTimeout(resolve, AFTER_SHOW_MS)
      }
    })
    await Promise.race([said, impatience])
    clearTimeout(timer)
    shown.current = undefined
  }

  const run = async (depositId: string, payCode: string | undefined): Promise<boolean> => {
    const release = holdUpdates()
    setPending(true)
    setFailure(undefined)
    try {
      const body = payCode === undefined ? {} : { payCode }
      const { requestPayment, deposit } = await client.call(startPayment, { params: { depositId }, body })
      rememberDeposit(deposit)
      if (!requestPayment) {
        endPayment(depositId)
        return false
      }
      notePayment(depositId, 'open')
      await answered(depositId, openCashier(requestPayment, returnTo(depositId)))
      return true
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error
      setFailure(error)
      return false
    } finally {
      release()
      running.current = undefined
      setPending(false)
    }
  }

  return {
    pay: (depositId, payCode) => (running.current ??= run(depositId, payCode)),
    pending,
    failure,
    clear: () => {
      setFailure(undefined)
    },
  }
}
