import { foldedOf } from './use-windowed'

const extent = (top: number, height: number) => ({ top, height, bottom: top + height })

test('folds what is further away than two windows, with its height', () => {
  const folded = foldedOf(
    [extent(-3000, 900), extent(-1900, 900), extent(0, 900), extent(1900, 900), extent(2500, 900)],
    800,
  )
  expect([...folded]).toEqual([
    [0, 900],
    [4, 900],
  ])
})

test('never folds what was not laid out', () => {
  expect(foldedOf([extent(-9000, 0)], 800).size).toBe(0)
})
