import { act, fireEvent, render, screen, within } from '@testing-library/react'
import Taro from '@tarojs/taro'
import { setCompared } from '../../../../features/catalogue/compared'
import { setSaved } from '../../../../features/catalogue/saved'
import { sampleModel } from '../../../../features/catalogue/testing/samples'
import { ok, refusal, serve } from '../../../../../test/serve'
import { setParams } from '../../../../../test/taro'
import ModelDetailPage from './index'

beforeEach(() => {
  setParams({ modelId: 'pear', colourId: 'white' })
  serve((path) => (path.endsWith('/models/pear') ? ok(sampleModel()) : refusal(404, 'not_found')))
})
afterEach(() =>
  act(() => {
    setCompared([])
    setSaved([])
  }),
)

test('one trim speaks: price, estimate, range, drawbacks; another is picked on the sheet', async () => {
  render(<ModelDetailPage />)
  expect(await screen.findByRole('img', { name: '梨子，珍珠白' })).toBeTruthy()
  expect(Taro.setNavigationBarTitle).toHaveBeenCalledWith({ title: '梨子' })
  expect(screen.getByText('50,000')).toBeTruthy()
  expect(screen.getByText('上牌开走约 5.4–5.7 万')).toBeTruthy()
  expect(await screen.findByText('后备箱浅')).toBeTruthy()

  fireEvent.click(screen.getByText('选版本和颜色'))
  const sheet = within(screen.getByRole('dialog'))
  expect(sheet.getAllByText('珍珠白暂时没有')).toHaveLength(2)
  fireEvent.click(sheet.getByRole('radio', { name: /300 公里乙款/ }))
  fireEvent.click(sheet.getByRole('button', { name: '就选这个 · 62,000 元' }))
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(screen.getByText('300 公里乙款 · 珍珠白')).toBeTruthy()
})

test('the parts of the estimate, the way to the price history', async () => {
  render(<ModelDetailPage />)
  fireEvent.click(await screen.findByText('上牌开走约 5.4–5.7 万'))
  const sheet = within(screen.getByRole('dialog'))
  expect(sheet.getByText('2,212.39 元')).toBeTruthy()
  expect(sheet.getByText('1,500–2,800 元')).toBeTruthy()
  fireEvent.click(screen.getByRole('link', { name: /到哪家店，车价都一样/ }))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/packages/model/pages/prices/index?trimId=pear-one' })
})

test('range by season and trim', async () => {
  render(<ModelDetailPage />)
  fireEvent.click(await screen.findByRole('tab', { name: '春秋' }))
  expect(screen.getByRole('img', { name: '200 公里甲款，春秋约 180 公里' })).toBeTruthy()
  fireEvent.click(screen.getByRole('tab', { name: '冬天' }))
  expect(screen.getByRole('img', { name: '200 公里甲款，冬天约 130 公里' })).toBeTruthy()
  expect(screen.getByText(/冬天上高速更费电，这一款约 105 公里/)).toBeTruthy()
})

test('saves, puts into the comparison, begins a booking', async () => {
  render(<ModelDetailPage />)
  fireEvent.click(await screen.findByRole('button', { name: '收藏' }))
  expect(screen.getByRole('button', { name: '已收藏', pressed: true })).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: '对比' }))
  expect(Taro.showToast).toHaveBeenCalledWith(expect.objectContaining({ title: '已放进对比' }))
  fireEvent.click(screen.getByRole('button', { name: '约试驾' }))
  expect(Taro.navigateTo).toHaveBeenCalledWith({
    url: '/packages/test-drives/pages/book/index?modelId=pear&trimId=pear-one',
  })
})

test('a model that is gone says so', async () => {
  setParams({ modelId: 'gone' })
  render(<ModelDetailPage />)
  expect(await screen.findByText('not_found。')).toBeTruthy()
})
