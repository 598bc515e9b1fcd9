import type { ApiOptions, ApiReply } from './call'

/** APIs that just succeed with nothing more than `errMsg`, unless a test gives them a stand-in. */
export const PLAIN_APIS = [
  ...['uploadFile', 'downloadFile', 'checkSession', 'requestPayment', 'getUserProfile', 'getUserInfo'],
  ...['openLocation', 'startLocationUpdate', 'stopLocationUpdate', 'choosePoi', 'chooseAddress'],
  ...['showToast', 'hideToast', 'showLoading', 'hideLoading', 'enableAlertBeforeUnload', 'disableAlertBeforeUnload'],
  ...['setNavigationBarTitle', 'setNavigationBarColor', 'showNavigationBarLoading', 'hideNavigationBarLoading'],
  ...['setTabBarBadge', 'removeTabBarBadge', 'showTabBarRedDot', 'hideTabBarRedDot', 'setTabBarItem', 'setTabBarStyle'],
  ...['showTabBar', 'hideTabBar', 'hideHomeButton', 'setBackgroundColor', 'setBackgroundTextStyle', 'loadFontFace'],
  ...['stopPullDownRefresh', 'startPullDownRefresh', 'pageScrollTo', 'hideKeyboard', 'setKeepScreenOn'],
  ...['setClipboardData', 'makePhoneCall', 'previewImage', 'saveImageToPhotosAlbum', 'vibrateShort', 'vibrateLong'],
  ...[
    'navigateToMiniProgram',
    'exitMiniProgram',
    'showShareMenu',
    'hideShareMenu',
    'updateShareMenu',
    'showShareImageMenu',
  ],
  ...['openPrivacyContract', 'openCustomerServiceChat', 'openDocument', 'addPhoneContact', 'addPhoneCalendar'],
  ...['chooseInvoiceTitle', 'compressImage', 'preloadPage', 'requestVirtualPayment'],
] as const

/** APIs that succeed with a reply; the reply may depend on what was asked. */
export const REPLIES: Readonly<Record<string, (options: ApiOptions) => ApiReply>> = {
  login: () => ({ code: 'code-1' }),
  showModal: () => ({ confirm: true, cancel: false }),
  showActionSheet: () => ({ tapIndex: 0 }),
  getLocation: () => ({ latitude: 31.2304, longitude: 121.4737, accuracy: 30, speed: 0 }),
  getFuzzyLocation: () => ({ latitude: 31.23, longitude: 121.47 }),
  chooseLocation: () => ({ name: '人民广场', address: '上海市黄浦区', latitude: 31.2304, longitude: 121.4737 }),
  chooseImage: () => ({ tempFilePaths: ['http://tmp/1.jpg'], tempFiles: [{ path: 'http://tmp/1.jpg', size: 1024 }] }),
  chooseMedia: () => ({
    type: 'image',
    tempFiles: [{ tempFilePath: 'http://tmp/1.jpg', size: 1024, fileType: 'image' }],
  }),
  getImageInfo: () => ({ width: 100, height: 100, path: 'http://tmp/1.jpg', type: 'jpeg' }),
  canvasToTempFilePath: () => ({ tempFilePath: 'http://tmp/canvas.png' }),
  scanCode: () => ({ result: '', scanType: 'QR_CODE', charSet: 'utf-8' }),
  getClipboardData: () => ({ data: '' }),
  // The button `open-type="getPhoneNumber"`, which is no `wx` API but is answered by the same stand-ins.
  getPhoneNumber: () => ({ code: 'phone-code-1' }),
  chooseAvatar: () => ({ avatarUrl: 'http://tmp/avatar.png' }),
}
