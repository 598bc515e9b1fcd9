import { ordersRowWords } from './order-row'

const now = new Date('2026-11-25T02:00:00Z')
const order = (
  status: 'awaiting_payment' | 'allocation_proposed' | 'paid' | 'closed' | 'refunded',
  modelName: string,
  role: 'buyer' | 'payer' = 'buyer',
) => ({ status, role, car: { modelName }, expiresAt: '2026-11-25T10:28:00+08:00' })

test('what waits for her comes first, with until when', () => {
  expect(ordersRowWords(true, [order('paid', '苹果'), order('awaiting_payment', '梨子')], now)).toBe(
    '梨子等您付订金，10:28 前，一共 2 个',
  )
  expect(ordersRowWords(true, [order('paid', '苹果'), order('allocation_proposed', '梨子')], now)).toBe(
    '梨子找到一台，等您同意，一共 2 个',
  )
})

test('else the newest that goes on, and what is over only when there is nothing else', () => {
  expect(ordersRowWords(true, [order('closed', '梨子'), order('paid', '苹果')], now)).toBe('苹果，正在找车')
  expect(ordersRowWords(true, [order('refunded', '梨子')], now)).toBe('梨子，钱退到了')
})

test('what she pays for somebody else asks nothing of her', () => {
  expect(ordersRowWords(true, [order('allocation_proposed', '梨子', 'payer')], now)).toBe('梨子，等下单的人同意')
})

test('signed out, none, and not known yet read differently', () => {
  expect(ordersRowWords(false, undefined, now)).toBe('登录了就能看到您订的')
  expect(ordersRowWords(true, [], now)).toBe('还没有')
  expect(ordersRowWords(true, undefined, now)).toBeUndefined()
})
