import { act, render, screen, waitFor } from '@testing-library/react'
import { ok, serve } from '../../../test/serve'
import { useRecentRegions } from './recent-regions'
import { useWhereabouts } from './whereabouts'

const Page = () => {
  const { region, position, search } = useWhereabouts()
  const [last] = useRecentRegions()
  return <div>{`${region?.name ?? '-'} ${position ? 'placed' : 'unplaced'} ${search} ${last?.name ?? '-'}`}</div>
}

type Watch = (ok: (position: object) => void, fail: (error: object) => void) => void
const phone = (answer: Watch) => {
  Object.defineProperty(navigator, 'geolocation', {
    configurable: true,
    value: { getCurrentPosition: jest.fn(answer) },
  })
}
const refuses: Watch = (_ok, fail) => {
  fail({ code: 1, PERMISSION_DENIED: 1 })
}
const knows: Watch = (found) => {
  found({ coords: { latitude: 34.11, longitude: 118.77, accuracy: 30 } })
}

test('refused: no county, no error, and the server hears nothing; found: the county of the nearest store', async () => {
  const asked = serve(() => ok({ county: { adcode: '321322', name: '沭阳县' } }))
  phone(refuses)
  const first = render(<Page />)
  await screen.findByText('- unplaced refused -')
  expect(asked).toEqual([])
  first.unmount()

  phone(knows)
  const { findMe } = await import('./whereabouts')
  render(<Page />)
  await act(findMe)
  await waitFor(() => {
    expect(screen.getByText('沭阳县 placed idle 沭阳县')).toBeTruthy()
  })
  expect(asked).toHaveLength(1)
  // A hundred metres are enough, and neither the exact place nor anything of it is kept.
  expect(asked[0]?.url).toMatch(/lat=\d+\.\d{3}&lng=\d+\.\d{3}$/)
  expect(JSON.stringify(Object.entries(localStorage))).not.toMatch(/34\.1|118\.7/)
})
