import { act, fireEvent, render, screen } from '@testing-library/react'
import Taro from '@tarojs/taro'
import { forgetSearches } from '../../../../features/catalogue/search/searches'
import { sampleCard, sampleList } from '../../../../features/catalogue/testing/samples'
import { ok, serve } from '../../../../../test/serve'
import SearchPage from './index'

afterEach(() => act(forgetSearches))

const type = (words: string) =>
  fireEvent.change(screen.getByRole('textbox', { name: '搜车名' }), { target: { value: words } })

test('finds as she types, remembers what led somewhere, and forgets on demand', async () => {
  const found = sampleList([sampleCard(), sampleCard({ modelId: 'plum', name: '李子' })])
  const asked = serve(() => ok(found))
  render(<SearchPage />)
  type('梨')
  expect(await screen.findByText('找到 2 款')).toBeTruthy()
  expect(asked.at(-1)?.url).toContain(`q=${encodeURIComponent('梨')}`)
  fireEvent.click(screen.getByText(/和 李子 哪个好/))
  expect(Taro.navigateTo).toHaveBeenCalledWith({
    url: '/packages/model/pages/compare/index?trimIds=pear-one%2Cplum-one',
  })
  expect(screen.getByRole('button', { name: '梨' })).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: '清除记录' }))
  expect(screen.queryByRole('button', { name: '梨' })).toBeNull()
})

test('near ones are called a guess, none at all is said in her words', async () => {
  serve((_, query) =>
    ok(query.get('q') === '海欧' ? { ...sampleList([sampleCard()]), didYouMean: '海鸥' } : sampleList([])),
  )
  render(<SearchPage />)
  type('海欧')
  expect(await screen.findByText('您是不是要找')).toBeTruthy()
  type('拖拉机')
  expect(await screen.findByText('没找到“拖拉机”')).toBeTruthy()
})
