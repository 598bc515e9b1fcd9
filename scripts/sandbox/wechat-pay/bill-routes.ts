import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Answer } from '../http/answer'
import type { Route, SandboxRequest } from '../http/system'
import type { BillWish } from './bills'
import { BillQuery, checked } from './pay-bodies'
import type { WechatPay } from './wechat-pay'

const gzipped = promisify(gzip)

/** Announce bills and let them be downloaded; the file itself goes out without a signature. */
export function billRoutes({ bills }: WechatPay): Route[] {
  const announce = async (request: SandboxRequest, wish: BillWish): Promise<Answer> => {
    const { sha1, token } = await bills.announce(wish)
    const address = `http://${request.headers.host ?? ''}/wechat-pay/v3/billdownload/file?token=${token}`
    return { status: 200, json: { hash_type: 'SHA1', hash_value: sha1, download_url: address } }
  }
  return [
    {
      method: 'GET',
      path: '/v3/bill/tradebill',
      handle: async (request) => {
        const { bill_date: day, bill_type: type, tar_type } = queryOf(request)
        return announce(request, { kind: 'trade', day, type, isGzip: tar_type !== undefined })
      },
    },
    {
      method: 'GET',
      path: '/v3/bill/fundflowbill',
      handle: async (request) => {
        const { bill_date: day, account_type: account, tar_type } = queryOf(request)
        return announce(request, { kind: 'fund_flow', day, account, isGzip: tar_type !== undefined })
      },
    },
    {
      method: 'GET',
      path: '/v3/billdownload/file',
      handle: async ({ query }) => {
        const { text, isGzip } = await bills.download(query.get('token') ?? '')
        return {
          status: 200,
          isPlain: true,
          bytes: isGzip
            ? { type: 'application/x-gzip', body: await gzipped(text) }
            : { type: 'text/plain; charset=utf-8', body: Buffer.from(text) },
        }
      },
    },
  ]
}

const queryOf = ({ query }: SandboxRequest) => checked(BillQuery, Object.fromEntries(query))
