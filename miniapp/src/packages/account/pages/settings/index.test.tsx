import { act, fireEvent, render, screen } from '@testing-library/react'
import { serve } from '../../../../../test/serve'
import { setSaved } from '../../../../features/catalogue/saved'
import { chooseRegion } from '../../../../features/region/recent-regions'
import { setLargeText } from '../../../../ui/large-text'
import AccountSettingsPage from './index'

test('clearing says first what goes; the cars and the county go, large text stays', () => {
  serve(() => undefined)
  act(() => {
    setLargeText(true)
    chooseRegion({ adcode: '321322', name: '沭阳县' })
    setSaved([
      { modelId: 'm', trimId: 't', colourId: 'c', modelName: '五菱缤果', trimName: '203 公里款', priceFen: 5_980_000 },
    ])
  })
  render(<AccountSettingsPage />)
  fireEvent.click(screen.getByText('清掉存下的东西'))
  expect(screen.getByRole('dialog').textContent).toContain('收藏和对比的车')
  expect(localStorage.getItem('cheji:region')).not.toBeNull()
  fireEvent.click(screen.getByRole('button', { name: '清掉' }))
  expect(localStorage.getItem('cheji:region')).toBeNull()
  expect(localStorage.getItem('cheji:saved-models')).toBe('[]')
  expect(localStorage.getItem('cheji:large-text')).toBe('"on"')
  act(() => {
    setLargeText(false)
  })
})

test('signed out there is nothing to sign out of; the version is there', () => {
  serve(() => undefined)
  render(<AccountSettingsPage />)
  expect(screen.queryByText('退出登录')).toBeNull()
  expect(screen.getByText('0.0.0-test')).toBeTruthy()
})
