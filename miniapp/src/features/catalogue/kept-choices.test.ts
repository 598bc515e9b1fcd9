import Taro from '@tarojs/taro'
import { act, renderHook } from '@testing-library/react'
import { MOST_COMPARED, setCompared, toggleCompared, useCompared, withToggled } from './compared'
import { MOST_SAVED, toggleSaved, useSaved, withSaved } from './saved'
import { withSearch } from './search/searches'
import { createStoredList, hasTexts } from './stored-list'

const compared = (n: number) => ({ trimId: `trim-${String(n)}`, modelName: `车 ${String(n)}` })
const saved = (n: number) => ({
  modelId: `model-${String(n)}`,
  trimId: `trim-${String(n)}`,
  colourId: 'green',
  modelName: '梨子',
  trimName: '甲款',
  priceFen: 5_000_000,
})

afterEach(() => act(() => setCompared([])))

test('at most four are compared; the fifth is refused in words', () => {
  const { result } = renderHook(useCompared)
  act(() => [1, 2, 3, 4, 5].forEach((n) => toggleCompared(compared(n))))
  expect(result.current).toHaveLength(MOST_COMPARED)
  expect(Taro.showToast).toHaveBeenCalledWith(expect.objectContaining({ title: '最多比 4 款，先去掉一款' }))
  act(() => toggleCompared(compared(2)))
  expect(result.current.map(({ trimId }) => trimId)).toEqual(['trim-1', 'trim-3', 'trim-4'])
  expect(localStorage.getItem('cheji:compared')).toContain('trim-4')
})

test('a full list takes no more, but gives one back', () => {
  const full = [1, 2, 3, 4].map(compared)
  expect(withToggled(full, compared(5))).toBeUndefined()
  expect(withToggled(full, compared(1))).toHaveLength(3)
})

test('a saved car is kept once, newest first, up to a limit', () => {
  const { result } = renderHook(useSaved)
  act(() => toggleSaved(saved(1)))
  act(() => toggleSaved(saved(2)))
  expect(result.current.map(({ modelId }) => modelId)).toEqual(['model-2', 'model-1'])
  act(() => toggleSaved(saved(1)))
  expect(result.current.map(({ modelId }) => modelId)).toEqual(['model-2'])
  const many = Array.from({ length: 30 }, (_, n) => saved(n)).reduce<readonly ReturnType<typeof saved>[]>(withSaved, [])
  expect(many).toHaveLength(MOST_SAVED)
  expect(many[0]?.modelId).toBe('model-29')
})

test('searches are remembered once each, blank ones not at all', () => {
  expect(withSearch(['海鸥', '缤果'], ' 缤果 ')).toEqual(['缤果', '海鸥'])
  expect(withSearch(['海鸥'], '  ')).toEqual(['海鸥'])
})

test('what the phone holds that is unreadable is dropped', () => {
  localStorage.setItem('cheji:odd', JSON.stringify([{ trimId: 'a', modelName: '甲' }, { trimId: 7 }, null, 'x']))
  const list = createStoredList('odd', (value): value is { trimId: string; modelName: string } =>
    hasTexts(value, 'trimId', 'modelName'),
  )
  expect(list.get()).toEqual([{ trimId: 'a', modelName: '甲' }])
})
