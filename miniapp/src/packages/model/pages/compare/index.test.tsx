import { fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import Taro from '@tarojs/taro'
import { readTrimIds } from '../../../../features/catalogue/compare/use-compare-page'
import { ok, serve } from '../../../../../test/serve'
import { setParams } from '../../../../../test/taro'
import ComparePage from './index'

const NAMES: Record<string, string> = { a: '梨子', b: '李子', c: '杏子', d: '枣子' }
const comparison = (ids: string[]) => ({
  asOf: '2026-11-25T10:00:00+08:00',
  stale: false,
  trims: ids.map((id) => ({
    trimId: id,
    trimName: '200km 甲款',
    modelId: `model-${id}`,
    modelName: NAMES[id],
    priceFen: 5_000_000,
    lengthMm: 3500,
    heightMm: 1500,
    pictureUrl: '/car.webp',
  })),
  rows: [
    {
      key: 'price',
      label: '车价',
      values: ids.map((_, i) => `${String(50 + i)},000 元`),
      differs: true,
      better: ids.length === 2 ? 0 : null,
      words: '梨子便宜 1,000 元',
    },
    { key: 'seats', label: '座位', values: ids.map(() => '4 座'), differs: false, better: null, words: null },
  ],
  differing: 1,
})

const asked = () => serve((_, query) => ok(comparison((query.get('trimIds') ?? '').split(','))))

test('at first only what differs, the better value named, all on demand', async () => {
  setParams({ trimIds: 'a%2Cb' })
  asked()
  render(<ComparePage />)
  expect(await screen.findByText('更好')).toBeTruthy()
  expect(screen.queryByText('座位')).toBeNull()
  fireEvent.click(screen.getByRole('switch', { name: '只看不一样的（1 项）' }))
  expect(screen.getByText('座位')).toBeTruthy()
})

test('of four one is dropped; the drive is asked for by name', async () => {
  setParams({ trimIds: 'a,b,c,d' })
  const requests = asked()
  render(<ComparePage />)
  fireEvent.click(await screen.findByRole('button', { name: '去掉一款' }))
  fireEvent.click(within(screen.getByRole('dialog')).getByText('杏子'))
  await waitFor(() => expect(requests.at(-1)?.url).toContain('trimIds=a%2Cb%2Cd'))
  fireEvent.click(await screen.findByRole('button', { name: '约试驾' }))
  fireEvent.click(within(screen.getByRole('dialog')).getByText('枣子'))
  expect(Taro.navigateTo).toHaveBeenCalledWith({
    url: '/packages/test-drives/pages/book/index?modelId=model-d&trimId=d',
  })
})

test('trims of an address: each once, at most four', () => {
  expect(readTrimIds('a%2Cb,a,,c,d,e')).toEqual(['a', 'b', 'c', 'd'])
  expect(readTrimIds(undefined)).toEqual([])
})
