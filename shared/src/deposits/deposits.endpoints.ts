import { endpoint } from '../kernel/endpoint'
import type * as contract from './deposits.contract'

export const getDepositOffer = endpoint<typeof contract.getDepositOffer>('GET', '/deposits/offer', 'public')
export const placeDeposit = endpoint<typeof contract.placeDeposit>('POST', '/deposits', 'user', { creates: true })
export const listDeposits = endpoint<typeof contract.listDeposits>('GET', '/deposits', 'user')
export const getDeposit = endpoint<typeof contract.getDeposit>('GET', '/deposits/:depositId', 'owner')
export const getDepositByOrder = endpoint<typeof contract.getDepositByOrder>(
  'GET',
  '/deposits/by-order/:outTradeNo',
  'owner',
)
export const getDepositToPay = endpoint<typeof contract.getDepositToPay>('GET', '/deposits/to-pay/:payCode', 'user')
export const startPayment = endpoint<typeof contract.startPayment>('POST', '/deposits/:depositId/payment', 'owner')
export const checkPayment = endpoint<typeof contract.checkPayment>(
  'POST',
  '/deposits/:depositId/payment/check',
  'owner',
)
export const cancelDeposit = endpoint<typeof contract.cancelDeposit>('POST', '/deposits/:depositId/cancel', 'owner')
export const answerAllocation = endpoint<typeof contract.answerAllocation>(
  'POST',
  '/deposits/:depositId/allocation',
  'owner',
)
export const answerMessages = endpoint<typeof contract.answerMessages>('POST', '/deposits/:depositId/messages', 'owner')
export const listReceipts = endpoint<typeof contract.listReceipts>('GET', '/deposits/:depositId/receipts', 'owner')
export const listReceiptKeys = endpoint<typeof contract.listReceiptKeys>('GET', '/deposits/receipt-keys', 'public')
