import { fireEvent, render, screen } from '@testing-library/react'
import { storage } from '../platform/storage'
import { startsLarge } from './large-text'
import { Page } from './page'

jest.mock('../platform/font-scale', () => ({ systemFontScale: () => 1.3 }))

test('a phone with large words starts in large text and says so, once', () => {
  const { container } = render(<Page>words</Page>)
  expect(container.querySelector('.cj-large')).not.toBeNull()
  expect(container.textContent).toContain('我们开了大字版')
  fireEvent.click(screen.getByRole('button', { name: '知道了' }))
  expect(container.textContent).toBe('words')
  expect(storage.read('large-text')).toBe('on')
})

test.each([
  [undefined, 1.19, false],
  [undefined, 1.2, true],
  ['off', 1.5, false],
  ['on', 1, true],
  ['nonsense', 1.2, true],
])('stored %s, scale %d: %s', (stored, scale, large) => {
  expect(startsLarge(stored, scale).large).toBe(large)
})

test('her own choice is not told to her again', () => {
  expect(startsLarge('on', 1.5).byItself).toBe(false)
  expect(startsLarge(undefined, 1.5).byItself).toBe(true)
})
