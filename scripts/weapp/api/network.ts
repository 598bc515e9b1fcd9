export type NetworkType = 'wifi' | '5g' | '4g' | '3g' | '2g' | 'none'

/** The phone's connection. Tests switch it; the mini-program hears of it by `wx.onNetworkStatusChange`. */
export class PhoneNetwork {
  type: NetworkType = 'wifi'
  /** Virtual time between an answer's arrival at the phone and the mini-program's hearing of it. */
  latencyMs = 0
  /** While true, requests are sent nowhere and stay open until they time out, are aborted or interrupted. */
  hangs = false

  get isOnline(): boolean {
    return this.type !== 'none'
  }
}
