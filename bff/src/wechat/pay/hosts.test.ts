import { Hosts, PUBLIC_URL } from './hosts'

const SECOND = 'https://api2.mch.weixin.qq.com'
let now = 0
const clock = () => new Date(now)
const fail = (hosts: Hosts, times: number) => {
  for (let count = 0; count < times; count++) hosts.failed(hosts.current)
}

test('the public address has a second one: asked after two failures, and left again after ten minutes', () => {
  const hosts = new Hosts(PUBLIC_URL, undefined, clock)
  fail(hosts, 1)
  hosts.answered(PUBLIC_URL)
  fail(hosts, 1)
  expect(hosts.current).toBe(PUBLIC_URL)
  fail(hosts, 1)
  expect(hosts.current).toBe(SECOND)
  now += 10 * 60_000
  expect(hosts.current).toBe(PUBLIC_URL)
})

test('when the second fails too, the first is asked', () => {
  const hosts = new Hosts(PUBLIC_URL, undefined, clock)
  fail(hosts, 4)
  expect(hosts.current).toBe(PUBLIC_URL)
})

test('a late failure of the other address counts for nothing', () => {
  const hosts = new Hosts('http://a', 'http://b', clock)
  fail(hosts, 2)
  hosts.failed('http://a')
  hosts.failed('http://a')
  expect(hosts.current).toBe('http://b')
})

test('any other address stands alone', () => {
  const hosts = new Hosts('http://a', undefined, clock)
  fail(hosts, 5)
  expect(hosts.current).toBe('http://a')
})
