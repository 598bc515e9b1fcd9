import { fireEvent, render, screen } from '@testing-library/react'
import { FirstStartSheet } from './first-start'

test('先不同意，只看车: nothing is agreed whatever was ticked, and she is not asked again', () => {
  const { unmount } = render(<FirstStartSheet />)
  fireEvent.click(screen.getByRole('checkbox', { name: /可选/ }))
  fireEvent.click(screen.getByRole('button', { name: '先不同意，只看车' }))
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(JSON.parse(localStorage.getItem('cheji:ticked-consent') ?? '')).toEqual({ agreement: 0, anonymous: false })
  unmount()
  render(<FirstStartSheet />)
  expect(screen.queryByRole('dialog')).toBeNull()
})
