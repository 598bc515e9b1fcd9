import type { TestDrive } from '@cheji/shared/test-drives/test-drives.contract'
import { newerDrive } from './known-drives'

const drive = (revision: number, delivery = 'pending') => ({ revision, delivery }) as TestDrive

test('the higher revision wins, whichever came later', () => {
  expect(newerDrive(drive(1), 200, { drive: drive(2), at: 100 })?.revision).toBe(2)
  expect(newerDrive(drive(3), 100, { drive: drive(2), at: 200 })?.revision).toBe(3)
})

test('of the same revision the later word wins: a reminder or a delivery changes no revision', () => {
  expect(newerDrive(drive(1, 'delivered'), 200, { drive: drive(1), at: 100 })?.delivery).toBe('delivered')
  expect(newerDrive(drive(1), 100, { drive: drive(1, 'delivered'), at: 200 })?.delivery).toBe('delivered')
})

test('one alone is what there is', () => {
  expect(newerDrive(undefined, 0, { drive: drive(1), at: 1 })?.revision).toBe(1)
  expect(newerDrive(drive(1), 0, undefined)?.revision).toBe(1)
  expect(newerDrive(undefined, 0, undefined)).toBeUndefined()
})
