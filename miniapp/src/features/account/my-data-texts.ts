/** Words of 我的信息 about what is only on this phone. */
export const myDataTexts = {
  tickedTitle: '我同意过什么',
  ticked: {
    agreement_and_privacy: '用户协议和隐私说明',
    anonymous_usage: '不记名地告诉我们看了什么',
  },
  tickedNote: '在这台手机上勾的，登录时才记到账号里',
  withdraw: '收回',
  withdrawn: '收回了',
} as const
