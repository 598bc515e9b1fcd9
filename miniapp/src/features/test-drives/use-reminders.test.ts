import type { TestDrive } from '@cheji/shared/test-drives/test-drives.contract'
import { remindersToAsk } from './use-reminders'

const reminder = (kind: string, state: string, at: string) => ({ kind, state, at, words: '' })
const drive = (...reminders: object[]) => ({ reminders }) as TestDrive
const TEMPLATES = { day_before: 'T1', two_hours_before: 'T2' }

test('asks in one tap for what is open and has a template', () => {
  const both = drive(
    reminder('day_before', 'not_asked', '2026-11-25T18:00:00+08:00'),
    reminder('two_hours_before', 'not_asked', '2026-11-26T08:20:00+08:00'),
  )
  expect(remindersToAsk(both, TEMPLATES).map(({ id, when }) => [id, when])).toEqual([
    ['T1', '前一天（18:00）'],
    ['T2', '出发前 2 小时（8:20）'],
  ])
  expect(remindersToAsk(both, { two_hours_before: 'T2' }).map(({ id }) => id)).toEqual(['T2'])
})

test('what is settled or too late is not asked again', () => {
  const late = drive(
    reminder('day_before', 'too_late', '2026-11-25T18:00:00+08:00'),
    reminder('two_hours_before', 'will_come', '2026-11-26T08:20:00+08:00'),
  )
  expect(remindersToAsk(late, TEMPLATES)).toEqual([])
})
