import { z } from 'zod'
import { isFromHere } from '../../console-api/same-machine'
import type { Answer } from '../../http/answer'
import type { Route, SandboxRequest } from '../../http/system'
import { PayRefusal } from '../pay-refusal'
import { RequestPayment, checkRequestPayment } from '../request-payment'
import type { WechatPay } from '../wechat-pay'
import { type CashierForm, cashierPage, saying } from './cashier-page'
import { TEXTS } from './texts'

/** A page of this machine: nobody is sent elsewhere. */
const ReturnTo = z
  .url({ protocol: /^https?$/ })
  .refine((url) => isFromHere({ host: new URL(url).host }))
  .optional()
const Pressed = z.object({
  prepayId: z.string(),
  returnTo: ReturnTo,
  deed: z.enum(['ok', 'cancel', 'fail']),
  notify: z.enum(['at_once', 'late', 'never']).default('at_once'),
})

/**
 * The cashier: `GET /wechat-pay/cashier` with the fields of `wx.requestPayment`, or with `prepayId` alone, and
 * `returnTo`. Afterwards it goes to `returnTo` with `cashier=ok`, `cancel` or `fail` in its query.
 */
export function cashierRoutes(pay: WechatPay): Route[] {
  const { trade, surroundings } = pay
  return [
    {
      method: 'GET',
      path: '/cashier',
      isOpen: true,
      handle: async ({ query }) => {
        const returnTo = ReturnTo.safeParse(query.get('returnTo') ?? undefined).data ?? null
        const form = (prepayId: string): CashierForm => ({ prepayId, returnTo })
        try {
          const prepayId = prepayIn(pay, query)
          const order = await trade.ofPrepay(prepayId)
          return html(200, cashierPage(order, form(prepayId), surroundings.clock()))
        } catch (error) {
          if (error instanceof PayRefusal) return html(error.status, saying(TEXTS.unknown, form('none')))
          throw error
        }
      },
    },
    {
      method: 'POST',
      path: '/cashier',
      isOpen: true,
      handle: async (request) => {
        const pressed = Pressed.safeParse(Object.fromEntries(new URLSearchParams(request.body.toString('utf8'))))
        if (!pressed.success || !isFromHere(request.headers))
          return html(400, saying(TEXTS.unknown, { prepayId: 'none', returnTo: null }))
        const result = await deedDone(pressed.data)
        return afterwards(result, pressed.data.returnTo)
      },
    },
  ]

  /** Pays where she pressed so; what cannot be paid any more has failed. */
  async function deedDone({ deed, prepayId, notify }: z.output<typeof Pressed>) {
    if (deed !== 'ok') return deed
    try {
      const order = await trade.ofPrepay(prepayId)
      await trade.pay(order._id, { notify, evenIfExpired: false })
      return 'ok'
    } catch (error) {
      if (error instanceof PayRefusal) return 'fail'
      throw error
    }
  }
}

/** The prepay to pay. Throws PayRefusal where the parameters are not the merchant's. */
function prepayIn(pay: WechatPay, query: SandboxRequest['query']): string {
  if (!query.has('package')) return query.get('prepayId') ?? ''
  const parameters = RequestPayment.safeParse(Object.fromEntries(query))
  if (!parameters.success) throw new PayRefusal('PARAM_ERROR')
  return checkRequestPayment(pay, parameters.data)
}

function afterwards(result: 'ok' | 'cancel' | 'fail', returnTo: string | undefined): Answer {
  if (returnTo === undefined) return html(200, saying(TEXTS.done[result], { prepayId: 'none', returnTo: null }))
  const target = new URL(returnTo)
  target.searchParams.set('cashier', result)
  return { status: 303, isPlain: true, headers: { location: target.href } }
}

const html = (status: number, text: string): Answer => ({
  status,
  isPlain: true,
  bytes: { type: 'text/html; charset=utf-8', body: Buffer.from(text) },
})
