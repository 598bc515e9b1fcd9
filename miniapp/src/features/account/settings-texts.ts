/** Words of 设置 and of signing out. */
export const settingsTexts = {
  clear: '清掉存下的东西',
  clearNote: '只清这台手机上的',
  clearTitle: '清掉这台手机上存的',
  clearWords: [
    '选过的县、搜过的词、收藏和对比的车、为没网存下的页面，都会清掉。',
    '大字版不变，不会退出登录，约好的试驾都在。',
  ],
  clearYes: '清掉',
  clearNo: '先不清',
  cleared: '清好了',
  agreement: '用户协议',
  privacy: '隐私说明',
  version: '版本号',
  signOut: '退出登录',
  signOutNote: '只退这台手机，预约都在',
  signingOut: '正在退…',
  signedOut: '退出了',
  signOutAll: '所有手机都退出',
  signOutAllNote: '手机丢了、换了用这个',
} as const
