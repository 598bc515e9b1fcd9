import type { Deposit } from '@cheji/shared/deposits/deposits.contract'
import { checkPayment } from '@cheji/shared/deposits/deposits.endpoints'
import { useDidShow } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import { client } from '../../api/cheji'
import { ApiFailure } from '../../api/failure'
import { rememberDeposit } from './known-deposits'
import type { PaymentUnderWay } from './payments'
import { endPayment, usePaymentUnderWay } from './payments'

/** Pauses between two questions to the server; the last one goes on. */
const PAUSES_MS = [1000, 2000, 3000, 5000, 8000, 13_000, 20_000, 30_000] as const
/** So many times WeChat must say 未付 before a payment that the cashier did not confirm counts as not made. */
const ENOUGH = 6
const SLOW_AFTER = 5

export interface Checking {
  /** Undefined: nothing is being checked. */
  payment: PaymentUnderWay | undefined
  /** When the server was last asked, ISO; undefined before the first answer. */
  askedAt: string | undefined
  unreachable: boolean
  slow: boolean
  /** The server asked WeChat and it was not paid: when, ISO. */
  notPaidAt: string | undefined
}

interface Asked {
  times: number
  at?: string
  unreachable: boolean
}

const NOT_YET: Asked = { times: 0, unreachable: false }

/**
 * Asks the server, with growing pauses, whether the order is paid, for as long as a payment of it is under way; only its
 * word counts. A cashier that was closed is asked about once, one that said nothing certain several times.
 */
export const useChecking = (depositId: string | undefined, deposit: Deposit | undefined): Checking => {
  const payment = usePaymentUnderWay(depositId)
  const said = payment?.said
  const openedAt = payment?.openedAt
  const isDecided = deposit !== undefined && deposit.status !== 'awaiting_payment'
  const [asked, setAsked] = useState<Asked>(NOT_YET)
  const [notPaidAt, setNotPaidAt] = useState<string>()
  const askNow = useRef<() => void>()
  useDidShow(() => askNow.current?.())

  useEffect(() => {
    if (depositId === undefined || said === undefined) return
    if (isDecided) {
      endPayment(depositId)
      return
    }
    let stopped = false
    let timer: ReturnType<typeof setTimeout> | undefined
    setAsked(NOT_YET)
    setNotPaidAt(undefined)

    // Answers count towards the end, questions towards the pauses: without a net it must not ask every second.
    const ask = async (questions: number, answers: number): Promise<void> => {
      const isPaid = await askOnce(depositId)
      if (stopped) return
      if (isPaid === undefined) {
        setAsked((before) => ({ ...before, unreachable: true }))
        waitFor(questions + 1, answers)
        return
      }
      const at = client.serverNow().toISOString()
      setAsked({ times: answers + 1, unreachable: false, at })
      if (isPaid) return
      if (said === 'cancelled' || (said !== 'ok' && answers + 1 >= ENOUGH)) {
        if (said !== 'cancelled') setNotPaidAt(at)
        endPayment(depositId)
      } else {
        waitFor(questions + 1, answers + 1)
      }
    }
    const waitFor = (questions: number, answers: number): void => {
      const go = () => {
        clearTimeout(timer)
        askNow.current = undefined
        void ask(questions, answers)
      }
      timer = setTimeout(go, PAUSES_MS[Math.min(questions, PAUSES_MS.length) - 1])
      askNow.current = go
    }
    void ask(0, 0)
    return () => {
      stopped = true
      clearTimeout(timer)
      askNow.current = undefined
    }
  }, [depositId, said, openedAt, isDecided])

  return {
    payment: isDecided ? undefined : payment,
    askedAt: asked.at,
    unreachable: asked.unreachable,
    slow: asked.times >= SLOW_AFTER,
    notPaidAt: isDecided ? undefined : notPaidAt,
  }
}

/** Whether the server calls it paid, or otherwise decided; undefined when it could not be asked. */
const askOnce = async (depositId: string): Promise<boolean | undefined> => {
  try {
    const deposit = await client.call(checkPayment, { params: { depositId }, body: {} })
    rememberDeposit(deposit)
    return deposit.status !== 'awaiting_payment'
  } catch (error) {
    if (error instanceof ApiFailure) return undefined
    throw error
  }
}
