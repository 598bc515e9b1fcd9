import type { SwitchRule } from '@cheji/shared/client-config/client-config.contract'
import { storesWithoutBooking, switchFor } from './switch.rules'

const everywhere: SwitchRule = { feature: 'map', words: '地图在修，先看列表' }
const oneStore: SwitchRule = { feature: 'book', storeId: 'suqian-1', words: '这家店在装修' }
const oldClients: SwitchRule = { feature: 'book', beforeVersion: '1.4.0', words: '请更新小程序' }
const span: SwitchRule = { feature: 'pay', fromVersion: '1.2', beforeVersion: '1.3', words: '这一版有问题' }

test('a feature is on when no rule names it', () => {
  expect(switchFor([everywhere, oneStore], 'pay', {})).toEqual({ on: true, words: null })
})

test('a rule without conditions switches off for everybody, with its words', () => {
  expect(switchFor([everywhere], 'map', { clientVersion: '9.0.0', storeId: 'any' })).toEqual({
    on: false,
    words: '地图在修，先看列表',
  })
})

test('a rule for one store leaves the others and the general question alone', () => {
  expect(switchFor([oneStore], 'book', { storeId: 'suqian-1' }).on).toBe(false)
  expect(switchFor([oneStore], 'book', { storeId: 'suqian-2' }).on).toBe(true)
  expect(switchFor([oneStore], 'book', {}).on).toBe(true)
})

test.each([
  ['1.3.9', false],
  ['1.4.0', true],
  ['1.12.0', true],
  [undefined, true],
])('rules by version compare numbers, not text: %s', (clientVersion, on) => {
  expect(switchFor([oldClients], 'book', { clientVersion }).on).toBe(on)
})

test.each([
  ['1.1.9', true],
  ['1.2.0', false],
  ['1.2.7', false],
  ['1.3.0', true],
])('a span of versions includes its beginning and not its end: %s', (clientVersion, on) => {
  expect(switchFor([span], 'pay', { clientVersion }).on).toBe(on)
})

test('lists the stores without booking once each, for the version that asks', () => {
  const rules = [oneStore, oneStore, { ...oneStore, storeId: 'a-1', beforeVersion: '2.0' }, oldClients]
  expect(storesWithoutBooking(rules, '1.5.0')).toEqual(['a-1', 'suqian-1'])
  expect(storesWithoutBooking(rules, '2.0.0')).toEqual(['suqian-1'])
})
