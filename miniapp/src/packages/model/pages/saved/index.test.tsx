import { act, fireEvent, render, screen } from '@testing-library/react'
import { setSaved } from '../../../../features/catalogue/saved'
import { sampleModel, sampleTrim } from '../../../../features/catalogue/testing/samples'
import { ok, serve } from '../../../../../test/serve'
import SavedModelsPage from './index'

const car = (modelId: string, priceFen: number, colourId = 'green') => ({
  modelId,
  trimId: 'pear-one',
  colourId,
  modelName: modelId,
  trimName: '200km 甲款',
  priceFen,
})

beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['queueMicrotask'] })
  serve(() => ok(sampleModel({ trims: [sampleTrim({ priceFen: 5_000_000 })] })))
})
afterEach(() => {
  act(() => setSaved([]))
  jest.useRealTimers()
})
const pass = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms))

test('says what became of each since it was saved', async () => {
  setSaved([car('a', 5_100_000), car('b', 4_900_000), car('c', 5_000_000, 'white'), car('d', 5_000_000)])
  render(<SavedModelsPage />)
  await pass(100)
  for (const words of ['少了 1,000 元', '多了 1,000 元', '珍珠白暂时没有', '价没变'])
    expect(screen.getByText(words)).toBeTruthy()
  expect(screen.getByRole('button', { name: '这 4 款放一起比' })).toBeTruthy()
})

test('a car taken off can be put back for five seconds, in its place', async () => {
  setSaved([car('a', 5_000_000), car('b', 5_000_000)])
  render(<SavedModelsPage />)
  await pass(100)
  fireEvent.click(screen.getByRole('button', { name: '取消收藏a' }))
  await pass(4000)
  fireEvent.click(screen.getByRole('button', { name: '把a收藏回来' }))
  await pass(10_000)
  expect(screen.getAllByRole('button', { name: /^取消收藏/ }).map((heart) => heart.getAttribute('aria-label'))).toEqual(
    ['取消收藏a', '取消收藏b'],
  )
  fireEvent.click(screen.getByRole('button', { name: '取消收藏a' }))
  await pass(6000)
  expect(screen.queryByText('a')).toBeNull()
})

test('without any there is a way to them', () => {
  render(<SavedModelsPage />)
  expect(screen.getByRole('button', { name: '去选车' })).toBeTruthy()
})
