import { bookTestDrive } from '@cheji/shared/test-drives/test-drives.endpoints'
import { listTestDrives } from '@cheji/shared/test-drives/test-drives.endpoints'
import { getStore } from '@cheji/shared/stores/stores.endpoints'
import { act, renderHook } from '@testing-library/react'
import Taro from '@tarojs/taro'
import { showAgain } from '../../test/taro'
import { online } from '../platform/network'
import { session as sessionKeeper } from './cheji'
import { useResource } from './use-resource'
import { useSubmit } from './use-submit'

interface Asked {
  url: string
  method: string
  header: Record<string, string>
  data?: string
}
type Answer = { statusCode: number; header: Record<string, string>; data: unknown } | Error

const request = Taro.request as unknown as jest.Mock<Promise<unknown>, [Asked]>
const ok = (data: unknown): Answer => ({ statusCode: 200, header: {}, data })
const refusal = (statusCode: number, code: string): Answer => ({
  statusCode,
  header: {},
  data: { error: { code, message: code, requestId: '73042916' } },
})
const noNet = Object.assign(new Error('no net'), { errMsg: 'request:fail' })
const session = { token: 't', expiresAt: '2099-01-01T00:00:00Z', me: { userId: 'a'.repeat(24) } }

/** Answers each request by what it asks for; calls of login always succeed. */
const serve = (answer: (asked: Asked) => Answer | Promise<Answer>) => {
  request.mockReset()
  request.mockImplementation(async (asked) => {
    const given = asked.url.endsWith('/account/login') ? ok(session) : await answer(asked)
    if (given instanceof Error) throw given
    return given
  })
}
const asked = (part: string): Asked[] => request.mock.calls.map(([one]) => one).filter(({ url }) => url.includes(part))

beforeEach(() => jest.useFakeTimers({ doNotFake: ['queueMicrotask'] }))
afterEach(() => {
  jest.useRealTimers()
  online.set(true)
})

/** Lets back-off and slow timers run out. */
const pass = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms))

const storeArgs = (storeId: string) => ({ params: { storeId }, query: {} })

describe('useResource', () => {
  test('shows what the net says; at the next opening what was kept, at once', async () => {
    serve(() => ok({ name: '人民路店' }))
    const first = renderHook(() => useResource(getStore, storeArgs('renmin')))
    expect(first.result.current).toMatchObject({ data: undefined, loading: true, slow: false })
    await pass(0)
    expect(first.result.current).toMatchObject({ data: { name: '人民路店' }, loading: false, stale: false })
    first.unmount()
    serve(() => noNet)
    const second = renderHook(() => useResource(getStore, storeArgs('renmin')))
    expect(second.result.current).toMatchObject({ data: { name: '人民路店' }, loading: true })
    await pass(20_000)
    expect(second.result.current).toMatchObject({ data: { name: '人民路店' }, stale: true, loading: false })
    expect(second.result.current.failure?.kind).toBe('offline')
    expect(second.result.current.ageMs).toBeGreaterThan(0)
  })

  test('what is hers goes from the page when her session was ended elsewhere, and comes again when she signs in', async () => {
    serve(() => ok({ upcoming: [], past: [] }))
    await sessionKeeper.signIn()
    const first = renderHook(() => useResource(listTestDrives, {}))
    await pass(0)
    expect(first.result.current.data).toEqual({ upcoming: [], past: [] })
    serve(() => refusal(401, 'signed_out'))
    await act(() => first.result.current.reload())
    await pass(0)
    expect(first.result.current).toMatchObject({ data: undefined, loading: false, failure: { code: 'signed_out' } })
    expect(asked('/account/login')).toEqual([])
    first.unmount()
    serve(() => noNet)
    const second = renderHook(() => useResource(listTestDrives, {}))
    await pass(0)
    expect(second.result.current.data).toBeUndefined()
    expect(asked('/')).toEqual([])
    serve(() => ok({ upcoming: [], past: [] }))
    await act(() => sessionKeeper.signIn())
    await pass(0)
    expect(second.result.current).toMatchObject({ data: { upcoming: [], past: [] }, failure: undefined })
  })

  test('says that it is slow after four seconds with nothing to show', async () => {
    let answer: (given: Answer) => void = () => undefined
    serve(() => new Promise((resolve) => (answer = resolve)))
    const { result } = renderHook(() => useResource(getStore, storeArgs('slow')))
    await pass(3900)
    expect(result.current.slow).toBe(false)
    await pass(200)
    expect(result.current.slow).toBe(true)
    answer(ok({ name: 'x' }))
    await pass(0)
    expect(result.current).toMatchObject({ slow: false, data: { name: 'x' } })
  })

  test('asks again when the net comes back and when the page is shown after a while', async () => {
    serve(() => noNet)
    const { result } = renderHook(() => useResource(getStore, storeArgs('later')))
    await pass(20_000)
    expect(result.current.failure?.kind).toBe('offline')
    act(() => online.set(false))
    serve(() => ok({ name: 'here' }))
    act(() => online.set(true))
    await pass(0)
    expect(result.current).toMatchObject({ data: { name: 'here' }, failure: undefined })
    act(showAgain)
    await pass(0)
    expect(asked('/stores/later')).toHaveLength(1)
    await pass(61_000)
    act(showAgain)
    await pass(0)
    expect(asked('/stores/later')).toHaveLength(2)
  })

  test('an answer to a question that is no longer asked is dropped', async () => {
    const answers = new Map<string, (given: Answer) => void>()
    serve(({ url }) => new Promise((resolve) => answers.set(url.split('/').at(-1) ?? '', resolve)))
    const { result, rerender } = renderHook(({ id }) => useResource(getStore, storeArgs(id), { keepPrevious: true }), {
      initialProps: { id: 'one' },
    })
    await pass(0)
    rerender({ id: 'two' })
    await pass(0)
    answers.get('two')?.(ok({ name: 'two' }))
    await pass(0)
    answers.get('one')?.(ok({ name: 'one' }))
    await pass(0)
    expect(result.current.data).toMatchObject({ name: 'two' })
    rerender({ id: 'three' })
    expect(result.current).toMatchObject({ data: { name: 'two' }, loading: true })
  })

  test('without arguments it waits', async () => {
    serve(() => ok({}))
    const { result } = renderHook(() => useResource(getStore, undefined))
    await pass(0)
    expect(result.current.loading).toBe(false)
    expect(request).not.toHaveBeenCalled()
  })
})

describe('useSubmit', () => {
  const args = { body: { slotId: 'renmin.binguo.20261125.1020', modelId: 'binguo' } }
  const keys = () => asked('/test-drives').map(({ header }) => header['Idempotency-Key'])

  test('a double tap is one deed', async () => {
    serve(() => ok({ id: 'd1' }))
    const { result } = renderHook(() => useSubmit(bookTestDrive))
    let both: unknown[] = []
    act(() => {
      void Promise.all([result.current.submit(args), result.current.submit(args)]).then((answers) => (both = answers))
    })
    expect(result.current.pending).toBe(true)
    await pass(0)
    expect(both).toEqual([{ id: 'd1' }, { id: 'd1' }])
    expect(keys()).toHaveLength(1)
    expect(result.current.pending).toBe(false)
  })

  test('the same deed after a lost answer goes out under the same key, a decided one under a new key', async () => {
    serve(() => noNet)
    const { result } = renderHook(() => useSubmit(bookTestDrive))
    act(() => void result.current.submit(args))
    await pass(20_000)
    expect(result.current.failure?.kind).toBe('offline')
    const lost = keys()
    serve(() => refusal(409, 'slot_full'))
    act(() => void result.current.submit(args))
    await pass(0)
    expect(result.current.failure?.code).toBe('slot_full')
    expect(new Set([...lost, ...keys()]).size).toBe(1)
    serve(() => ok({ id: 'd2' }))
    act(() => void result.current.submit(args))
    await pass(0)
    expect(result.current.failure).toBeUndefined()
    expect(lost).not.toContain(keys()[0])
  })

  test('a failure is forgotten when she changes something', async () => {
    serve(() => refusal(409, 'slot_full'))
    const { result } = renderHook(() => useSubmit(bookTestDrive))
    act(() => void result.current.submit(args))
    await pass(0)
    act(() => result.current.clear())
    expect(result.current.failure).toBeUndefined()
  })
})
