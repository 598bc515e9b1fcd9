import Taro from '@tarojs/taro'

/** What the preview's server passes on to the sandbox of WeChat: what a real phone would do there. Undefined where there is none. */
export const tellSandbox = async (path: `/wechat/${string}`, body: object): Promise<unknown> => {
  try {
    const answer = await Taro.request<unknown, string>({
      url: `/sandbox${path}`,
      method: 'POST',
      header: { 'Content-Type': 'application/json' },
      data: JSON.stringify(body),
    })
    return answer.statusCode < 300 ? answer.data : undefined
  } catch {
    return undefined
  }
}
