import Taro from '@tarojs/taro'

/** Offers to call a number; closing the offer is no error. */
export const callPhone = async (phoneNumber: string): Promise<void> => {
  try {
    await Taro.makePhoneCall({ phoneNumber })
  } catch {
    // She closed the offer.
  }
}
