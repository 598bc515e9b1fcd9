import Taro from '@tarojs/taro'

/** A request as the client sent it. */
export interface Asked {
  url: string
  method: string
  header: Record<string, string>
  data?: string
}
type Answer = { statusCode: number; header: Record<string, string>; data: unknown } | Error

const request = Taro.request as unknown as jest.Mock<Promise<unknown>, [Asked]>

export const ok = (data: unknown): Answer => ({ statusCode: 200, header: {}, data })
export const refusal = (statusCode: number, code: string): Answer => ({
  statusCode,
  header: {},
  data: { error: { code, message: code, requestId: '73042916' } },
})
const noNet: Answer = Object.assign(new Error('no net'), { errMsg: 'request:fail' })

/** Answers every request by what it asks for; `undefined` is no net. Returns what was asked so far. */
export const serve = (answer: (path: string, query: URLSearchParams) => Answer | undefined): Asked[] => {
  const asked: Asked[] = []
  request.mockReset()
  request.mockImplementation((one) => {
    asked.push(one)
    const { pathname, searchParams } = new URL(one.url, 'http://phone')
    const given = answer(pathname, searchParams) ?? noNet
    return given instanceof Error ? Promise.reject(given) : Promise.resolve(given)
  })
  return asked
}
