import { addDays } from '@cheji/shared/kernel/time'
import fc from 'fast-check'
import { isWorkday } from '../../core-platform/contract/hours'
import { workingDaysAfter } from './working-days'

test.each([
  ['over a weekend', '2026-11-27', 3, '2026-12-02'],
  ['from a Saturday', '2026-11-28', 1, '2026-11-30'],
  ['over the holidays of October, of which a Saturday is worked', '2026-09-30', 3, '2026-10-10'],
  ['into a Saturday that is worked', '2026-02-13', 1, '2026-02-14'],
  ['none at all', '2026-11-28', 0, '2026-11-28'],
])('%s', (_, day, count, reached) => {
  expect(workingDaysAfter(day, count)).toBe(reached)
})

test('always a working day, with exactly so many on the way, and never earlier from a later day', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 364 }), fc.integer({ min: 1, max: 10 }), (offset, count) => {
      const day = addDays('2026-01-01', offset)
      const reached = workingDaysAfter(day, count)
      expect(isWorkday(reached)).toBe(true)
      let worked = 0
      for (let one = addDays(day, 1); one <= reached; one = addDays(one, 1)) if (isWorkday(one)) worked++
      expect(worked).toBe(count)
      expect(workingDaysAfter(addDays(day, 1), count) >= reached).toBe(true)
    }),
  )
})
