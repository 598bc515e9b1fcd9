import type { Slot, TestDrive } from '@cheji/shared/test-drives/test-drives.contract'
import { act, renderHook, waitFor } from '@testing-library/react'
import { ok, refusal, serve } from '../../../test/serve'
import { session } from '../../api/cheji'
import { useBooking } from './use-booking'

const SLOT: Slot = {
  slotId: 'renmin.binguo.20261126.1020',
  startsAt: '2026-11-26T10:20:00+08:00',
  endsAt: '2026-11-26T10:50:00+08:00',
  capacity: 2,
  free: 1,
  state: 'free',
}
const WISH = { slot: SLOT, modelId: 'binguo', trimId: 'binguo-203', contact: 'call' } as const
const DRIVE = { testDriveId: 'd'.repeat(24), startsAt: SLOT.startsAt, endsAt: SLOT.endsAt, revision: 1 } as TestDrive
const SESSION = { token: 't', expiresAt: '2099-01-01T00:00:00Z', me: { userId: 'a'.repeat(24), consents: [] } }

const events = () => ({ onDone: jest.fn(), onNeedsAccount: jest.fn(), onTaken: jest.fn() })

beforeEach(async () => {
  serve(() => ok(SESSION))
  await session.signIn()
})
afterEach(() => {
  session.end()
})

test('a double tap is one booking, and one page', async () => {
  const asked = serve(() => ok(DRIVE))
  const on = events()
  const { result } = renderHook(() => useBooking(undefined, on))
  await act(async () => {
    await Promise.all([result.current.book(WISH), result.current.book(WISH)])
  })
  const sent = asked.filter(({ url }) => url.endsWith('/test-drives'))
  expect(sent.map(({ data }) => JSON.parse(data ?? '') as unknown)).toEqual([
    { slotId: SLOT.slotId, modelId: 'binguo', trimId: 'binguo-203', contact: 'call' },
  ])
  expect(on.onDone).toHaveBeenCalledTimes(1)
})

test('a taken time: says so and asks for what is free now', async () => {
  serve(() => refusal(409, 'slot_full'))
  const on = events()
  const { result } = renderHook(() => useBooking(undefined, on))
  await act(() => result.current.book(WISH))
  expect(result.current.failure?.code).toBe('slot_full')
  expect(on.onTaken).toHaveBeenCalledTimes(1)
  expect(on.onDone).not.toHaveBeenCalled()
})

test('a booking of hers in the way is found and named', async () => {
  let inTheWayAsked = 0
  const other = { ...DRIVE, testDriveId: 'e'.repeat(24), startsAt: '2026-11-26T10:00:00+08:00' }
  serve((path) =>
    path.endsWith('/test-drives') && inTheWayAsked++ > 0
      ? ok({ upcoming: [other], past: [] })
      : refusal(409, 'overlapping_booking'),
  )
  const { result } = renderHook(() => useBooking(undefined, events()))
  await act(() => result.current.book(WISH))
  await waitFor(() => {
    expect(result.current.inTheWay?.testDriveId).toBe(other.testDriveId)
  })
  act(() => {
    result.current.clear()
  })
  expect(result.current.inTheWay).toBeUndefined()
})

test.each(['consent_required', 'phone_required'])('%s asks for the account', async (code) => {
  serve(() => refusal(403, code))
  const on = events()
  const { result } = renderHook(() => useBooking(undefined, on))
  await act(() => result.current.book(WISH))
  expect(on.onNeedsAccount).toHaveBeenCalledTimes(1)
})

test('moving changes the booking and books nothing', async () => {
  const asked = serve(() => ok({ ...DRIVE, revision: 2 }))
  const { result } = renderHook(() => useBooking(DRIVE.testDriveId, events()))
  await act(() => result.current.book(WISH))
  const sent = asked.filter(({ url }) => url.includes('/test-drives'))
  expect(sent).toHaveLength(1)
  expect(sent[0]).toMatchObject({ method: 'PATCH', data: JSON.stringify({ slotId: SLOT.slotId }) })
  expect(sent[0]?.url).toContain(`/test-drives/${DRIVE.testDriveId}`)
})
