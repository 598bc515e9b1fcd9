export const SYSTEM_NAMES: Readonly<Record<string, string>> = {
  'core-platform': '核心平台',
  wechat: '微信',
  sms: '短信',
}
export const SHORT_NAMES: Readonly<Record<string, string>> = { 'core-platform': '平台', wechat: '微信', sms: '短信' }

/** Endpoints in the words of the people who look at this page; one that has none shows its path. */
export const ENDPOINT_NAMES: Readonly<Record<string, string>> = {
  'core-platform GET /v1/catalogue': '车型目录',
  'core-platform GET /v1/prices': '价格表',
  'core-platform GET /v1/stock': '库存',
  'core-platform GET /v1/stores': '门店',
  'core-platform GET /v1/stores/:storeId/slots': '试驾钟点',
  'core-platform PUT /v1/test-drives/:reference': '收试驾预约',
  'core-platform GET /v1/test-drives/:reference': '查试驾预约',
  'core-platform events': '平台发出的通知',
  'wechat GET /sns/jscode2session': '登录换身份',
  'wechat POST /cgi-bin/stable_token': '接口凭证',
  'wechat POST /wxa/business/getuserphonenumber': '手机号',
  'wechat POST /cgi-bin/message/subscribe/send': '订阅消息',
  'wechat POST /wxa/getwxacodeunlimit': '小程序码',
  'sms POST /v1/messages': '发短信',
}

export interface FaultColumn {
  kind: string
  value?: number
  label: string
  /** What stands under the switch while it is on. */
  shown: string
}
const DELAY = { kind: 'delay', value: 3000, label: '延迟', shown: '3 秒' }
const MALFORMED = { kind: 'malformed', label: '坏数据', shown: '半截' }

export const REQUEST_FAULTS: readonly FaultColumn[] = [
  DELAY,
  { kind: 'hang', label: '挂住', shown: '不答' },
  { kind: 'drop', label: '断开', shown: '没做' },
  { kind: 'drop_after', label: '做完才断', shown: '做了' },
  { kind: 'status', value: 503, label: '5xx', shown: '503' },
  { kind: 'status', value: 429, label: '429', shown: '太勤' },
  MALFORMED,
]
export const STALE: FaultColumn = { kind: 'stale', label: '旧数据', shown: '冻住' }
export const BUSY: FaultColumn = { kind: 'errcode', value: -1, label: '系统忙', shown: '-1' }
export const EVENT_FAULTS: readonly FaultColumn[] = [
  DELAY,
  { kind: 'duplicate', label: '来两遍', shown: '两遍' },
  { kind: 'out_of_order', label: '乱序', shown: '乱序' },
  { kind: 'lose', label: '丢掉', shown: '不发' },
  { kind: 'bad_signature', label: '错签名', shown: '假的' },
  MALFORMED,
]

export const BOOKING_STATES: Readonly<Record<string, string>> = {
  booked: '等门店答复',
  confirmed: '门店确认了',
  refused: '门店回绝了',
  cancelled: '客人取消了',
  done: '试过了',
  missed: '没来',
}

export const FAULT_NAMES: Readonly<Record<string, string>> = {
  status: '出错',
  ...Object.fromEntries(
    [...REQUEST_FAULTS, ...EVENT_FAULTS, STALE, BUSY]
      .filter(({ kind }) => kind !== 'status')
      .map(({ kind, label }) => [kind, label]),
  ),
}
