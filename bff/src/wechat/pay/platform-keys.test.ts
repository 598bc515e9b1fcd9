import { generateKeyPairSync } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { eventually } from '../../testing/eventually'
import type { WechatPay, WechatPayOptions } from './client'
import { NOW, connectWechatPay } from './testing/connect'
import {
  MERCHANT,
  PUBLIC_KEY,
  type SigningPeer,
  sealed,
  signedAnswer,
  signedHeaders,
  startSigningPeer,
  unsignedAnswer,
} from './testing/signing-peer'
import { TEST_CERTIFICATES } from './testing/test-certificates'

const [first, second] = TEST_CERTIFICATES
const CERTIFICATES_MODE = { platformKeys: { certificates: { source: first.certificate } } }
const FIRST = { serial: first.serial, key: first.key }
const SECOND = { serial: second.serial, key: second.key }

let peer: SigningPeer
let folder = ''
const clients: WechatPay[] = []
beforeEach(async () => {
  peer = await startSigningPeer(() => NOW)
  folder = await mkdtemp(path.join(tmpdir(), 'cheji-keys-'))
})
afterEach(async () => {
  await Promise.all(clients.splice(0).map(async (client) => client.stop()))
  await peer.close()
  await rm(folder, { recursive: true })
})
const connect = (options: Partial<WechatPayOptions>) => {
  const connected = connectWechatPay(peer.url, { ...options, tuning: { retries: 0, keysEveryMs: 20 } })
  clients.push(connected.pay)
  return connected
}
const body = Buffer.from(
  JSON.stringify({
    id: 'n-1',
    create_time: '2026-11-26T10:00:00+08:00',
    event_type: 'COUPON.USE',
    resource: sealed('{}'),
  }),
)
const believes = (pay: WechatPay, signing: { serial: string; key: string }): boolean => {
  try {
    return pay.openNotification(body, signedHeaders(body, NOW, signing)).id === 'n-1'
  } catch {
    return false
  }
}
const certificatesAnswer = (...certificates: (typeof TEST_CERTIFICATES)[number][]) => ({
  data: certificates.map(({ serial, certificate }) => ({
    serial_no: serial,
    effective_time: '2026-11-26T00:00:00+08:00',
    expire_time: '2126-11-01T00:00:00+08:00',
    encrypt_certificate: sealed(certificate, undefined, 'certificate'),
  })),
})

describe('certificates', () => {
  test('are asked for, and a new one is believed beside the old without a restart', async () => {
    peer.answerWith(signedAnswer(certificatesAnswer(first, second), { by: FIRST }))
    const { pay } = connect(CERTIFICATES_MODE)
    expect([believes(pay, FIRST), believes(pay, SECOND)]).toEqual([true, false])
    pay.start()
    await eventually(() => {
      expect([believes(pay, FIRST), believes(pay, SECOND)]).toEqual([true, true])
    })
    expect(peer.received[0]).toMatchObject({ target: '/base/v3/certificates', isSigned: true })
    expect(peer.received[0]?.headers).not.toHaveProperty('wechatpay-serial')
  })

  test('may be signed by one that comes with them, as their key is known to nobody else', async () => {
    peer.answerWith(signedAnswer(certificatesAnswer(second), { by: SECOND }))
    const { pay } = connect(CERTIFICATES_MODE)
    pay.start()
    await eventually(() => {
      expect(believes(pay, SECOND)).toBe(true)
    })
  })

  test.each([
    ['not signed', unsignedAnswer(JSON.stringify(certificatesAnswer(second)))],
    ['signed by neither', signedAnswer(certificatesAnswer(second), { by: { ...SECOND, key: first.key } })],
    [
      'under another serial',
      signedAnswer(
        { data: certificatesAnswer(second).data.map((item) => ({ ...item, serial_no: first.serial })) },
        { by: FIRST },
      ),
    ],
    ['refused', signedAnswer({ code: 'RESOURCE_NOT_EXISTS' }, { status: 404, by: FIRST })],
  ])('that are %s are not believed, and asked for again', async (_, answer) => {
    peer.answerWith(answer)
    const { pay } = connect(CERTIFICATES_MODE)
    pay.start()
    await eventually(() => {
      expect(peer.received.length).toBeGreaterThan(1)
    })
    expect([believes(pay, FIRST), believes(pay, SECOND)]).toEqual([true, false])
  })

  test('that have run out are believed no more', () => {
    const later = new Date('2126-11-02T00:00:00Z')
    const { pay } = connect({ ...CERTIFICATES_MODE, clock: () => later })
    expect(() => pay.openNotification(body, signedHeaders(body, later, FIRST))).toThrow('unknown_serial')
  })

  test('are found by their serial in any letter case', () => {
    const { pay } = connect(CERTIFICATES_MODE)
    expect(believes(pay, { ...FIRST, serial: first.serial.toLowerCase() })).toBe(true)
  })

  test('and a public key are believed side by side while a merchant changes over', async () => {
    const platformKeys = { ...CERTIFICATES_MODE.platformKeys, publicKey: { id: PUBLIC_KEY.id, source: PUBLIC_KEY.pem } }
    const { pay } = connect({ platformKeys })
    peer.answerWith(signedAnswer({ code: 'ORDER_NOT_EXIST' }, { status: 404, by: FIRST }))
    expect(await pay.queryByOutTradeNo('CJ20261126000001')).toMatchObject({ outcome: 'not_found' })
    peer.answerWith(signedAnswer({ code: 'ORDER_NOT_EXIST' }, { status: 404 }))
    expect(await pay.queryByOutTradeNo('CJ20261126000001')).toMatchObject({ outcome: 'not_found' })
    expect(peer.received[0]?.headers['wechatpay-serial']).toBe(PUBLIC_KEY.id)
  })
})

describe('a public key in a file', () => {
  const newKeys = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const newPem = newKeys.publicKey.export({ type: 'spki', format: 'pem' }).toString()
  const BY_NEW = {
    serial: 'PUB_KEY_ID_2',
    key: newKeys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  }

  test('is joined by its successor while the process runs, and asks for no certificates', async () => {
    const file = path.join(folder, 'wechat-pay.pem')
    await writeFile(file, PUBLIC_KEY.pem)
    const { pay, logged } = connect({ platformKeys: { publicKey: { id: PUBLIC_KEY.id, source: file } } })
    pay.start()
    await writeFile(file, `${BY_NEW.serial}\n${newPem}\n${PUBLIC_KEY.pem}`)
    await eventually(() => {
      expect(believes(pay, BY_NEW)).toBe(true)
    })
    peer.answerWith(signedAnswer({ code: 'ORDER_NOT_EXIST' }, { status: 404 }))
    expect(await pay.queryByOutTradeNo('CJ20261126000001')).toMatchObject({ outcome: 'not_found' })
    expect(peer.received).toMatchObject([{ headers: { 'wechatpay-serial': BY_NEW.serial } }])

    await writeFile(file, 'half a key')
    await eventually(() => {
      expect(logged.join()).toContain('could not be read again')
    })
    expect(believes(pay, BY_NEW)).toBe(true)
  })

  test('that cannot be read stops the start', () => {
    const source = path.join(folder, 'nowhere.pem')
    expect(() => connectWechatPay(peer.url, { platformKeys: { publicKey: { id: 'PUB_KEY_ID_1', source } } })).toThrow()
    expect(() =>
      connectWechatPay(peer.url, { ...MERCHANT, platformKeys: { certificates: { source: PUBLIC_KEY.pem } } }),
    ).toThrow('no certificate in PEM')
  })
})
