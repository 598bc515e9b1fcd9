import Taro from '@tarojs/taro'

/** A one-time code that the BFF turns into an account. Asks nothing of her. */
export const loginCode = async (): Promise<string> => (await Taro.login()).code
