import type { ClientErrorBody } from '@cheji/shared/client-errors/client-errors.contract'
import { ClientErrorBody as Schema } from '@cheji/shared/client-errors/client-errors.contract'
import { memoryStorage } from '../../test/memory-storage'
import { createErrorReporter, withoutIds } from './report-errors'

const setUp = () => {
  const clock = { now: 0 }
  const sent: ClientErrorBody[] = []
  const report = createErrorReporter({
    storage: memoryStorage(),
    now: () => clock.now,
    page: () => 'packages/model/pages/detail/index',
    send: (body) => {
      sent.push(body)
      return Promise.reject(new Error('no net'))
    },
  })
  return { clock, sent, report }
}

test('ten an hour at most, and again in the next', () => {
  const { clock, sent, report } = setUp()
  for (let i = 0; i < 15; i++) report('error', 'broken')
  expect(sent).toHaveLength(10)
  clock.now += 3_600_000
  report('rejection', 'broken', 'at x')
  expect(sent).toHaveLength(11)
  expect(sent.every((body) => Schema.safeParse(body).success)).toBe(true)
})

test('nothing that names a person or a place leaves the phone', () => {
  const text =
    'GET /stores?lat=34.11&lng=118.77 for 13812342086 at 34.1123 token abcdefghijklmnopqrstuvwxyz012345 line 12:34'
  expect(withoutIds(text)).toBe('GET /stores?… for … at … token … line 12:34')
})
