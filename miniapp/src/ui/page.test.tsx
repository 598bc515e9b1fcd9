import { act, fireEvent, render, screen } from '@testing-library/react'
import { askInPreview, previewQuestion } from '../platform/preview-questions'
import { privacyRequest } from '../platform/privacy-requests'
import { currentTab } from './tabs'
import { setLargeText } from './large-text'
import { Page } from './page'
import { Sheet } from './sheet'
import { coverPage, showAgain } from '../../test/taro'
import Taro from '@tarojs/taro'

afterEach(() => act(() => setLargeText(false)))

test('a tab page shows the tabs with its own chosen, and switches', () => {
  render(<Page tab="service">words</Page>)
  expect(currentTab.get()).toBe('service')
  expect(screen.getByRole('tab', { name: '服务', selected: true })).toBeTruthy()
  fireEvent.click(screen.getByRole('tab', { name: '我的', selected: false }))
  expect(Taro.switchTab).toHaveBeenCalledWith({ url: '/pages/mine/index' })
})

test('large text is a class at the root, kept on the phone', () => {
  const { container } = render(<Page>words</Page>)
  expect(container.querySelector('.cj-large')).toBeNull()
  act(() => setLargeText(true))
  expect(container.querySelector('.cj-page.cj-large')).not.toBeNull()
  expect(localStorage.getItem('cheji:large-text')).toBe('"on"')
})

test('what WeChat would ask, the preview asks on a sheet; closing it is no answer', async () => {
  render(<Page>words</Page>)
  const question = {
    title: '车集想给您发消息',
    lines: ['前一天提醒'],
    choices: [{ id: 'yes', words: '可以发' }] as const,
  }
  let answer: Promise<string | undefined> = Promise.resolve(undefined)
  act(() => {
    answer = askInPreview(question)
  })
  fireEvent.click(screen.getByRole('button', { name: '可以发' }))
  expect(await answer).toBe('yes')
  act(() => {
    answer = askInPreview(question)
  })
  fireEvent.click(screen.getByRole('button', { name: '关上' }))
  expect(await answer).toBeUndefined()
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('under another page it shows no sheet over that one, and what a sheet held is there again afterwards', () => {
  render(
    <Page>
      <Sheet title="留个手机号" onClose={jest.fn()}>
        <input aria-label="手机号" />
      </Sheet>
    </Page>,
  )
  const input = screen.getByRole('textbox', { name: '手机号' })
  fireEvent.change(input, { target: { value: '138' } })
  act(coverPage)
  expect(document.querySelector('.cj-root--below .cj-sheet')).not.toBeNull()
  act(() => void askInPreview({ title: '问题', lines: [], choices: [] }))
  expect(screen.queryByRole('dialog', { name: '问题' })).toBeNull()
  act(showAgain)
  expect(document.querySelector('.cj-root--below')).toBeNull()
  expect(screen.getByRole('textbox', { name: '手机号' })).toHaveProperty('value', '138')
  expect(screen.getByRole('dialog', { name: '问题' })).toBeTruthy()
  act(() => previewQuestion.get()?.answer(undefined))
})

test('refusing the privacy question is as easy as agreeing, and it is told once', () => {
  render(<Page>words</Page>)
  const answer = jest.fn()
  act(() => privacyRequest.set(answer))
  expect(answer).toHaveBeenLastCalledWith({ event: 'exposureAuthorization' })
  fireEvent.click(screen.getByRole('button', { name: '不同意' }))
  expect(answer).toHaveBeenLastCalledWith({ event: 'disagree' })
  expect(answer).toHaveBeenCalledTimes(2)
  expect(screen.queryByRole('dialog')).toBeNull()
})
