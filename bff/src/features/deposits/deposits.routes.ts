import * as contract from '@cheji/shared/deposits/deposits.contract'
import * as endpoints from '@cheji/shared/deposits/deposits.endpoints'
import { type ApiRouter, serve } from '../../http/serve'
import type { DepositsService } from './deposits.service'

export const depositsRoutes =
  (deposits: DepositsService) =>
  (router: ApiRouter): void => {
    serve(router, endpoints.getDepositOffer, contract.getDepositOffer, ({ query, clientVersion }) =>
      deposits.offer(query, clientVersion),
    )
    serve(router, endpoints.placeDeposit, contract.placeDeposit, ({ user, body, idempotency, clientVersion }) =>
      deposits.place(user.userId, body, { idempotency, clientVersion }),
    )
    serve(router, endpoints.listDeposits, contract.listDeposits, ({ user, query }) => deposits.list(user.userId, query))
    serve(router, endpoints.getDeposit, contract.getDeposit, ({ user, params }) =>
      deposits.get(user.userId, params.depositId),
    )
    serve(router, endpoints.getDepositByOrder, contract.getDepositByOrder, ({ user, params }) =>
      deposits.byOrder(user.userId, params.outTradeNo),
    )
    serve(router, endpoints.getDepositToPay, contract.getDepositToPay, ({ user, params }) =>
      deposits.toPay(user.userId, params.payCode),
    )
    serve(router, endpoints.startPayment, contract.startPayment, ({ user, params, body, clientVersion }) =>
      deposits.pay(user.userId, params.depositId, { payCode: body.payCode, clientVersion }),
    )
    serve(router, endpoints.checkPayment, contract.checkPayment, ({ user, params }) =>
      deposits.check(user.userId, params.depositId),
    )
    serve(router, endpoints.cancelDeposit, contract.cancelDeposit, ({ user, params, body }) =>
      deposits.cancel(user.userId, params.depositId, body.expectedRefundFen),
    )
    serve(router, endpoints.answerAllocation, contract.answerAllocation, ({ user, params, body }) =>
      deposits.answer(user.userId, params.depositId, body),
    )
    serve(router, endpoints.answerMessages, contract.answerMessages, ({ user, params, body }) =>
      deposits.answerMessages(user.userId, params.depositId, body),
    )
    serve(router, endpoints.listReceipts, contract.listReceipts, ({ user, params }) =>
      deposits.receipts(user.userId, params.depositId),
    )
    serve(router, endpoints.listReceiptKeys, contract.listReceiptKeys, () => deposits.receiptKeys())
  }
