import { drivesRowWords, nextDriveWords } from './next-drive'

const now = new Date('2026-11-25T02:00:00Z')
const drive = (status: 'booked' | 'confirmed' | 'refused' | 'cancelled', startsAt: string) => ({
  status,
  startsAt,
  endsAt: new Date(Date.parse(startsAt) + 30 * 60_000).toISOString(),
  store: { name: '沭阳人民路店' },
})
const tomorrow = drive('confirmed', '2026-11-26T10:20:00+08:00')

test('the next one by day, time and store', () => {
  expect(nextDriveWords([tomorrow], now)).toBe('明天 10:20，沭阳人民路店')
})

test('with more to come it says how many', () => {
  expect(nextDriveWords([tomorrow, drive('booked', '2026-11-28T14:00:00+08:00')], now)).toBe(
    '明天 10:20，沭阳人民路店，一共 2 次',
  )
})

test('one that the store refused comes first: there she has to do something', () => {
  expect(nextDriveWords([tomorrow, drive('refused', '2026-11-28T14:00:00+08:00')], now)).toBe(
    '周六 14:00 门店来不了，点开换个时间',
  )
})

test('what is over or cancelled since the list was kept is not the next one', () => {
  expect(nextDriveWords([drive('booked', '2026-11-24T10:20:00+08:00')], now)).toBeUndefined()
  expect(nextDriveWords([drive('cancelled', '2026-11-26T10:20:00+08:00')], now)).toBeUndefined()
})

test('signed out, none, and not known yet read differently', () => {
  expect(drivesRowWords(false, undefined, now)).toBe('登录了就能看到您约的')
  expect(drivesRowWords(true, [], now)).toBe('没有要去的')
  expect(drivesRowWords(true, undefined, now)).toBeUndefined()
})
