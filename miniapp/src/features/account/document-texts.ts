/** Words around the two documents. */
export const documentTexts = {
  version: (version: number, day: string) => `第 ${String(version)} 版，${day}起`,
  summary: '先看这几句',
  toPrivacy: '看隐私说明',
  toAgreement: '看用户协议',
} as const
