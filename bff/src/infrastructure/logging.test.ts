import { createLogger, mask, plainFields } from './logging'

const logged = (write: (log: ReturnType<typeof createLogger>) => void): string => {
  const lines: string[] = []
  write(createLogger({ level: 'info', write: (line) => lines.push(line) }))
  return lines.join('')
}

test('secrets are redacted by name, at several depths', () => {
  const text = logged((log) => {
    log.info({ token: 't-secret', body: { phone: '13812342086', deep: { openid: 'o-secret' } } }, 'x')
    log.info({ headers: { authorization: 'Bearer b-secret' } }, 'x')
    log.info({ transaction: { payerOpenid: 'p-secret' }, fields: { paySign: 's-secret' } }, 'x')
  })
  expect(text).not.toMatch(/secret|13812342086/)
})

test('where names of fields are not looked at, numbers and tokens are masked all the same', () => {
  const text = logged((log) => {
    plainFields(log).info({ route: '/api/v1/cars', note: 'Bearer abc.def-123 for 13812342086' }, 'x')
  })
  expect(text).toContain('"note":"Bearer *** for 138****2086"')
  expect(text).toContain('"route":"/api/v1/cars"')
})

test.each([
  ['13812342086', '138****2086'],
  ['打给13812342086吧', '打给138****2086吧'],
  ['+86 138 1234 2086', '138****2086'],
  ['138-1234-2086', '138****2086'],
  ['+8613812342086', '138****2086'],
  ['"to":"13812342086"', '"to":"138****2086"'],
  ['Authorization: Bearer abc.def-123', 'Authorization: Bearer ***'],
  ['WECHATPAY2-SHA256-RSA2048 mchid="1",nonce_str="n",signature="ab+/="', 'WECHATPAY2-SHA256-RSA2048 ***'],
])('%s is masked', (text, masked) => {
  expect(mask(text)).toBe(masked)
})

test.each(['1764066942000', '20261125134567890', '7f13812342086a', 'price 5980000'])('%s is left alone', (text) => {
  expect(mask(text)).toBe(text)
})

test('a number inside an error, its cause and its stack is masked', () => {
  const text = logged((log) => {
    log.error({ err: new Error('to 13812342086', { cause: new Error('no 13912342087') }) }, 'failed for 13712342088')
  })
  expect(text).not.toMatch(/1[3-9]\d{9}/)
})
