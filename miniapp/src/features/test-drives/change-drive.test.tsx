import type { TestDrive } from '@cheji/shared/test-drives/test-drives.contract'
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { ok, refusal, serve } from '../../../test/serve'
import { session } from '../../api/cheji'
import { online } from '../../platform/network'
import { CancelSheet } from './cancel-sheet'
import { Refused } from './refused'

const now = new Date('2026-11-25T09:00:00+08:00')
const slot = (time: string) => ({ slotId: `s.${time}`, startsAt: `2026-11-26T${time}:00+08:00` })
const DRIVE = {
  testDriveId: 'd'.repeat(24),
  revision: 2,
  status: 'refused',
  startsAt: '2026-11-26T10:20:00+08:00',
  model: { name: '五菱缤果' },
  store: { name: '沭阳人民路店' },
  storeMessage: '车子送去保养了',
  alternatives: [slot('11:00'), slot('14:00')],
  canMove: true,
} as TestDrive

const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))

beforeEach(async () => {
  serve(() => ok({ token: 't', expiresAt: '2099-01-01T00:00:00Z', me: { userId: 'a', consents: [] } }))
  await session.signIn()
})
afterEach(() => {
  act(() => {
    session.end()
    online.set(true)
  })
})

test('refused by the store: its words, and the nearest times one tap away', async () => {
  const asked = serve(() => ok({ ...DRIVE, status: 'booked', revision: 3 }))
  render(<Refused drive={DRIVE} now={now} onTaken={jest.fn()} />)
  expect(screen.getByText('门店说：车子送去保养了')).toBeTruthy()
  press('改到 明天 14:00')
  await waitFor(() => {
    expect(asked.find(({ url }) => url.includes('/test-drives/'))?.data).toBe('{"slotId":"s.14:00"}')
  })
})

test('that time is gone too: said, and the times are asked for anew', async () => {
  serve(() => refusal(409, 'slot_full'))
  const taken = jest.fn()
  render(<Refused drive={DRIVE} now={now} onTaken={taken} />)
  press('改到 明天 11:00')
  await screen.findByText('slot_full')
  expect(taken).toHaveBeenCalledTimes(1)
})

test('cancelling asks once, costs nothing, and can be a move instead', async () => {
  const asked = serve(() => ok({ ...DRIVE, status: 'cancelled' }))
  const on = { move: jest.fn(), close: jest.fn() }
  render(<CancelSheet drive={DRIVE} now={now} onMove={on.move} onClose={on.close} />)
  expect(screen.getByText(/不收钱，不问原因/)).toBeTruthy()
  fireEvent.click(screen.getByRole('link', { name: /只是时间不合适/ }))
  expect(on.move).toHaveBeenCalledTimes(1)
  press('取消这次试驾')
  await waitFor(() => {
    expect(on.close).toHaveBeenCalledTimes(1)
  })
  expect(asked.filter(({ url }) => url.endsWith('/cancel'))).toHaveLength(1)
})

test('without a net it waits', () => {
  online.set(false)
  render(<CancelSheet drive={DRIVE} now={now} onMove={jest.fn()} onClose={jest.fn()} />)
  expect(screen.getByRole('button', { name: '没网，等连上再取消' })).toBeTruthy()
})
