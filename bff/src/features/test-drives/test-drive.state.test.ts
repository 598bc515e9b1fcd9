import { HOLDING, NEXT, OPEN, statesBefore } from './test-drive.state'

describe('states of a booking', () => {
  test('every state can be reached from booked, and every next state is a state', () => {
    const reached = new Set(['booked'])
    for (const state of reached) for (const next of NEXT[state as keyof typeof NEXT]) reached.add(next)
    expect([...reached].sort()).toEqual(Object.keys(NEXT).sort())
  })

  test('what is over stays over', () => {
    for (const state of ['cancelled', 'done', 'missed'] as const) expect(NEXT[state]).toEqual([])
  })

  test('she can change what is booked, confirmed or refused; only the first two hold a seat', () => {
    expect([...OPEN].sort()).toEqual(['booked', 'confirmed', 'refused'])
    expect([...HOLDING].sort()).toEqual(['booked', 'confirmed'])
    expect(statesBefore('confirmed')).toEqual(['booked'])
  })
})
