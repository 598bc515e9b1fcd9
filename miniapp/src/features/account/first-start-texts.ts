/** Words of the sheet of the first start. */
export const firstStartTexts = {
  title: '先说清楚，再开始',
  words: '不同意也能看车、看价、找门店。',
  points: [
    { icon: 'phone', name: '手机号', words: '：约试驾时才问，可以不给' },
    { icon: 'location', name: '位置', words: '：找离您近的店时才问，不存' },
    { icon: 'qr', name: '相册', words: '：您要存预约码时才问' },
  ],
  agree: '看过并同意',
  agreementName: '用户协议',
  and: '和',
  privacyName: '隐私说明',
  agreeLabel: '看过并同意用户协议和隐私说明',
  anonymous: '可选：不记名地告诉你们我看了什么，帮着改进',
  missing: '还差：勾第一条',
  tickFirst: '请先勾上“看过并同意”。不想同意，点下面的“先不同意，只看车”。',
  start: '同意，开始',
  refuse: '先不同意，只看车',
} as const
