import { endpoint } from '../kernel/endpoint'
import type * as contract from './test-drives.contract'

export const listSlots = endpoint<typeof contract.listSlots>('GET', '/test-drives/slots', 'public')
export const bookTestDrive = endpoint<typeof contract.bookTestDrive>('POST', '/test-drives', 'user', { creates: true })
export const listTestDrives = endpoint<typeof contract.listTestDrives>('GET', '/test-drives', 'user')
export const getTestDrive = endpoint<typeof contract.getTestDrive>('GET', '/test-drives/:testDriveId', 'owner')
export const moveTestDrive = endpoint<typeof contract.moveTestDrive>('PATCH', '/test-drives/:testDriveId', 'owner')
export const cancelTestDrive = endpoint<typeof contract.cancelTestDrive>(
  'POST',
  '/test-drives/:testDriveId/cancel',
  'owner',
)
export const acceptReminders = endpoint<typeof contract.acceptReminders>(
  'POST',
  '/test-drives/:testDriveId/reminders',
  'owner',
)
