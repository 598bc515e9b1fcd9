export const apiTexts = {
  offline: '没连上网。看看手机有没有信号，再试一次。',
  timeout: '网太慢，没等到回音，再试一次。',
  unreadable: '我们这边出错了，您的预约和订单都没有变化，请再试一次',
  signedOut: '这台手机已经退出登录。要接着用，请再登录一次。',
  signInFirst: '请先登录，再接着看。',
} as const
