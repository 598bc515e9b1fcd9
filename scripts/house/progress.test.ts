import { withProgress } from './progress.mjs'

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

function watched(isTTY: boolean) {
  const texts: string[] = []
  let finish: (value: string) => void = () => undefined
  const work = new Promise<string>((resolve) => {
    finish = resolve
  })
  const result = withProgress('drawing', async () => work, { write: (text) => texts.push(text), isTTY })
  return { texts, result, finish }
}

test('what takes less than a second says nothing', async () => {
  const { texts, result, finish } = watched(false)
  await jest.advanceTimersByTimeAsync(900)
  finish('done')
  expect(await result).toBe('done')
  expect(texts).toEqual([])
})

test('in a log one line when it takes longer, one at the end', async () => {
  const { texts, result, finish } = watched(false)
  await jest.advanceTimersByTimeAsync(5_000)
  finish('done')
  await result
  expect(texts).toEqual(['  … drawing\n', '  drawing: 5 s\n'])
})

test('on a terminal the seconds count in place', async () => {
  const { texts, result, finish } = watched(true)
  await jest.advanceTimersByTimeAsync(2_000)
  finish('done')
  await result
  expect(texts).toEqual(['\r\u001b[K  … drawing (1 s)', '\r\u001b[K  … drawing (2 s)', '\r\u001b[K  drawing: 2 s\n'])
})
