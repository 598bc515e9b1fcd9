import { beijingIso } from '@cheji/shared/kernel/time'
import type { PayAnswer, Transport, TransportRequest } from '@cheji/bff/wechat/pay/transport'
import { PayRefusal } from '../../sandbox/wechat-pay/pay-refusal'
import { signatureHeaders } from '../../sandbox/wechat-pay/sealing'
import type { Mishaps } from '../faults'
import type { Kernel } from '../kernel/kernel'
import type { Life } from '../kernel/life'
import type { SimulatedKeys } from './keys'
import type { PayServer } from './pay-server'

/** Nothing is under way for longer: whoever asked has hung up. */
const LONGEST_UNDER_WAY_MS = 30_000

export interface TransportOptions {
  readonly kernel: Kernel
  readonly life: Life
  readonly mishaps: Mishaps
  readonly server: PayServer
  readonly keys: SimulatedKeys
}

/** The bytes between one process and WeChat Pay, and what becomes of them on the way. */
export const simulatedTransport = ({ kernel, life, mishaps, server, keys }: TransportOptions): Transport => ({
  send: async (request) => {
    const sentAt = kernel.now.getTime()
    return kernel.call(life, `WeChat Pay: ${request.method} ${request.path}`, () => {
      if (kernel.now.getTime() - sentAt > LONGEST_UNDER_WAY_MS) throw new Error('hung up')
      if (mishaps.befalls('WeChat unreachable before the work')) throw new Error('unreachable')
      if (mishaps.befalls('WeChat FREQUENCY_LIMITED')) return server.refusal(new PayRefusal('FREQUENCY_LIMITED'))
      const answer = server.answer(request)
      if (mishaps.befalls('WeChat SYSTEM_ERROR after the work')) return server.refusal(new PayRefusal('SYSTEM_ERROR'))
      if (mishaps.befalls('WeChat answer lost after the work')) throw new Error('no answer came')
      if (isQuery(request) && mishaps.befalls('WeChat answer by somebody else')) return forged(answer, keys, kernel.now)
      return answer
    })
  },
  close: () => Promise.resolve(),
})

const isQuery = ({ method, path }: TransportRequest): boolean => method === 'GET' && path.includes('/out-trade-no/')

/** Says that it was paid, under a signature that is none of WeChat Pay's. */
const forged = (answer: PayAnswer, keys: SimulatedKeys, at: Date): PayAnswer => {
  const said = JSON.parse(answer.body.toString()) as Record<string, unknown>
  const isUnpaid = said['trade_state'] === 'NOTPAY'
  const claim = isUnpaid && {
    trade_state: 'SUCCESS',
    transaction_id: '4299999999999999999999999999',
    success_time: beijingIso(at),
    payer: { openid: 'oXXXXXXXXXXXXXXXXXXXXXXXXXXX' },
  }
  const body = JSON.stringify({ ...said, ...claim })
  const headers = signatureHeaders(body, { serial: keys.publicKeyId, key: keys.impostor, at })
  return { ...answer, headers, body: Buffer.from(body) }
}
