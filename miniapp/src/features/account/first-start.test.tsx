import { fireEvent, render, screen } from '@testing-library/react'
import { FirstStartSheet } from './first-start'

const dialog = () => screen.queryByRole('dialog')

test('untick: the button says what is missing and marks the box; ticked it goes on, once and for all', () => {
  const { unmount } = render(<FirstStartSheet />)
  for (const box of screen.getAllByRole('checkbox')) expect(box.getAttribute('aria-checked')).toBe('false')
  fireEvent.click(screen.getByRole('button', { name: '还差：勾第一条' }))
  expect(dialog()).toBeTruthy()
  fireEvent.click(screen.getByRole('checkbox', { name: /我看过并同意/ }))
  fireEvent.click(screen.getByRole('button', { name: '同意，开始' }))
  expect(dialog()).toBeNull()
  expect(JSON.parse(localStorage.getItem('cheji:ticked-consent') ?? '')).toEqual({ agreement: 1, anonymous: false })
  unmount()
  render(<FirstStartSheet />)
  expect(dialog()).toBeNull()
})
