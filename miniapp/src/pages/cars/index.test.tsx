import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import Taro from '@tarojs/taro'
import { answerFirstStart } from '../../features/account/consent'
import { setCompared } from '../../features/catalogue/compared'
import { sampleCard, sampleFacets, sampleList } from '../../features/catalogue/testing/samples'
import { ok, serve } from '../../../test/serve'
import CarsPage from './index'

const pear = sampleCard()
const plum = sampleCard({ modelId: 'plum', name: '李子', priceFen: 6_000_000, rangeKm: 310 })

beforeEach(() => answerFirstStart(false, false))
afterEach(() => act(() => setCompared([])))

const pressed = (name: RegExp | string) => fireEvent.click(screen.getByRole('button', { name }))

test('a card speaks of one named trim, opens its page, and can be picked for comparing', async () => {
  serve(() => ok(sampleList([pear, plum])))
  render(<CarsPage />)
  expect(await screen.findByText('200 公里甲款')).toBeTruthy()
  expect(screen.getByText('上牌开走约 5.5–5.7 万')).toBeTruthy()
  expect(screen.getByText('车价，不含保险、购置税、上牌')).toBeTruthy()
  fireEvent.click(screen.getByText('梨子'))
  expect(Taro.navigateTo).toHaveBeenCalledWith({
    url: '/packages/model/pages/detail/index?modelId=pear&trimId=pear-one',
  })
  fireEvent.click(screen.getByRole('checkbox', { name: '对比梨子' }))
  expect(screen.getByText('再选 1 款就能比')).toBeTruthy()
  fireEvent.click(screen.getByRole('checkbox', { name: '对比李子' }))
  pressed('对比这 2 款')
  expect(Taro.navigateTo).toHaveBeenCalledWith({
    url: '/packages/model/pages/compare/index?trimIds=pear-one%2Cplum-one',
  })
})

test('a chip asks for its band; the sheet counts before it applies', async () => {
  const asked = serve((_, query) => ok({ ...sampleList([pear]), total: query.get('fastCharge') ? 1 : 2 }))
  render(<CarsPage />)
  fireEvent.click(await screen.findByText('5–7 万'))
  await waitFor(() => expect(asked.at(-1)?.url).toContain('priceMaxFen=7000000&priceMinFen=5000000'))
  pressed('筛选 1')
  fireEvent.click(screen.getByRole('button', { name: /^能快充/ }))
  fireEvent.click(await screen.findByText('看这 1 款车'))
  expect(screen.queryByRole('dialog')).toBeNull()
  await waitFor(() => expect(asked.at(-1)?.url).toContain('fastCharge=true&limit=50'))
})

test('nothing passes: each condition to take off, and what one wider condition would bring', async () => {
  const facets = sampleFacets()
  const open = { ...facets, priceBands: facets.priceBands.map((band) => ({ ...band, count: 1 })) }
  serve((_, query) => ok(query.get('priceMinFen') === '7000000' ? sampleList([]) : sampleList([pear], open)))
  render(<CarsPage />)
  fireEvent.click(await screen.findByText('7–10 万'))
  expect(await screen.findByText('没有全都符合的车')).toBeTruthy()
  expect(screen.getByRole('button', { name: /清空条件，看全部 1 款/ })).toBeTruthy()
  fireEvent.click(screen.getByRole('link', { name: /^车价换成 5–7 万，3 款/ }))
  expect(await screen.findByText('梨子')).toBeTruthy()
})

test('without a net what was kept is shown with its age and can still be filtered', async () => {
  serve(() => ok(sampleList([pear, plum])))
  const first = render(<CarsPage />)
  await screen.findByText('梨子')
  first.unmount()

  jest.useFakeTimers({ doNotFake: ['queueMicrotask'] })
  serve(() => undefined)
  render(<CarsPage />)
  await act(() => jest.advanceTimersByTimeAsync(20_000))
  expect(screen.getByText(/没有网。这是/)).toBeTruthy()
  expect(screen.getByText('在存下的 2 款里搜')).toBeTruthy()
  fireEvent.click(screen.getByText('5–7 万'))
  await act(() => jest.advanceTimersByTimeAsync(20_000))
  expect(screen.getByText('李子')).toBeTruthy()
  jest.useRealTimers()
})
