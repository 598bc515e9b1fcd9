import { createHash } from 'node:crypto'
import type { WechatPay } from '../client'
import { NOW, connectWechatPay } from '../testing/connect'
import { tradeFile } from '../testing/sample-bills'
import {
  type PeerAnswer,
  type SigningPeer,
  signedAnswer,
  startSigningPeer,
  unsignedAnswer,
} from '../testing/signing-peer'

describe('downloaded', () => {
  let peer: SigningPeer
  let pay: WechatPay
  beforeEach(async () => {
    peer = await startSigningPeer(() => NOW)
    pay = connectWechatPay(peer.url).pay
  })
  afterEach(async () => {
    await pay.stop()
    await peer.close()
  })
  const named = (file: Buffer): PeerAnswer =>
    signedAnswer({
      hash_type: 'SHA1',
      hash_value: createHash('sha1').update(file).digest('hex').toUpperCase(),
      download_url: `${peer.url}/v3/billdownload/file?token=t1`,
    })
  const file = unsignedAnswer(tradeFile, 200, 'text/csv')

  test('a bill is asked for by its day and compared with its check sum', async () => {
    peer.answerWith(named(tradeFile), file)
    expect(await pay.tradeBill('2026-11-25')).toMatchObject({ outcome: 'ready', bill: { rows: [{}, {}] } })
    expect(peer.received).toMatchObject([
      { target: '/base/v3/bill/tradebill?bill_date=2026-11-25&bill_type=ALL', isSigned: true },
      { target: '/base/v3/billdownload/file?token=t1', isSigned: true },
    ])
  })

  test.each([
    ['came broken', unsignedAnswer(tradeFile.subarray(0, -2), 200, 'text/csv')],
    ['was gone', unsignedAnswer('{"code":"NO_AUTH"}', 403)],
  ])('a file that %s is asked for again, with a new address', async (_, fault) => {
    peer.answerWith(named(tradeFile), fault, named(tradeFile), file)
    expect(await pay.tradeBill('2026-11-25')).toMatchObject({ outcome: 'ready' })
    expect(peer.received).toHaveLength(4)
  })

  test.each([
    [400, 'NO_STATEMENT_EXIST', 'no_bill'],
    [400, 'STATEMENT_CREATING', 'bill_not_ready'],
  ])('%d %s is %s', async (status, code, outcome) => {
    peer.answerWith(signedAnswer({ code }, { status }))
    expect(await pay.fundFlowBill('2026-11-25', 'BASIC')).toEqual({ outcome, status, code })
    expect(peer.received).toMatchObject([
      { target: '/base/v3/bill/fundflowbill?account_type=BASIC&bill_date=2026-11-25' },
    ])
  })

  test('a day that does not exist is not asked for', async () => {
    await expect(pay.tradeBill('2026-11-31')).rejects.toThrow(RangeError)
    expect(peer.received).toEqual([])
  })
})
