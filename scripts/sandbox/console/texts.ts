export const SYSTEM_NAMES: Readonly<Record<string, string>> = {
  'core-platform': '核心平台',
  wechat: '微信',
  'wechat-pay': '微信支付',
  sms: '短信',
}
export const SHORT_NAMES: Readonly<Record<string, string>> = {
  'core-platform': '平台',
  wechat: '微信',
  'wechat-pay': '支付',
  sms: '短信',
}

/** Endpoints in the words of the people who look at this page; one that has none shows its path. */
export const ENDPOINT_NAMES: Readonly<Record<string, string>> = {
  'core-platform GET /v1/catalogue': '车型目录',
  'core-platform GET /v1/prices': '价格表',
  'core-platform GET /v1/stock': '库存',
  'core-platform GET /v1/stores': '门店',
  'core-platform GET /v1/stores/:storeId/slots': '试驾钟点',
  'core-platform PUT /v1/test-drives/:reference': '收试驾预约',
  'core-platform GET /v1/test-drives/:reference': '查试驾预约',
  'core-platform PUT /v1/stock-holds/:reference': '留车',
  'core-platform DELETE /v1/stock-holds/:reference': '放车',
  'core-platform PUT /v1/sales-orders/:reference': '收订单',
  'core-platform GET /v1/sales-orders/:reference': '查订单',
  'core-platform PUT /v1/sales-orders/:reference/allocation-answer': '收她的答复',
  'core-platform PUT /v1/settlements/:reference': '收结算',
  'core-platform events': '平台发出的通知',
  'wechat GET /sns/jscode2session': '登录换身份',
  'wechat POST /cgi-bin/stable_token': '接口凭证',
  'wechat POST /wxa/business/getuserphonenumber': '手机号',
  'wechat POST /cgi-bin/message/subscribe/send': '订阅消息',
  'wechat POST /wxa/getwxacodeunlimit': '小程序码',
  'wechat POST /wxa/sec/order/is_trade_managed': '交易归不归微信管',
  'wechat POST /wxa/sec/order/opspecialorder': '报备晚交车',
  'wechat POST /wxa/sec/order/upload_shipping_info': '报备交车',
  'wechat-pay POST /v3/pay/transactions/jsapi': '下单',
  'wechat-pay GET /v3/pay/transactions/out-trade-no/:no': '查单',
  'wechat-pay GET /v3/pay/transactions/id/:no': '查微信单',
  'wechat-pay POST /v3/pay/transactions/out-trade-no/:no/close': '关单',
  'wechat-pay POST /v3/refund/domestic/refunds': '退款',
  'wechat-pay GET /v3/refund/domestic/refunds/:outRefundNo': '查退款',
  'wechat-pay GET /v3/certificates': '平台证书',
  'wechat-pay GET /v3/bill/tradebill': '交易账单',
  'wechat-pay GET /v3/bill/fundflowbill': '资金账单',
  'wechat-pay GET /v3/billdownload/file': '下载账单',
  'wechat-pay GET /cashier': '收银台',
  'wechat-pay POST /cashier': '收银台付款',
  'wechat-pay events': '微信支付发出的通知',
  'sms POST /v1/messages': '发短信',
}

/** What became of a car that was meant for an order. */
export const ALLOCATION_STATES: Readonly<Record<string, string>> = {
  proposed: '等她答复',
  accepted: '她同意了',
  released: '她没要',
  withdrawn: '收回了',
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
const BAD_SIGNATURE = { kind: 'bad_signature', label: '错签名', shown: '假的' }
/** What only answers that are signed can have. */
export const SIGNED_FAULTS: readonly FaultColumn[] = [
  { kind: 'status_after', value: 500, label: '做完报错', shown: '做了' },
  BAD_SIGNATURE,
]
export const EVENT_FAULTS: readonly FaultColumn[] = [
  DELAY,
  { kind: 'duplicate', label: '来两遍', shown: '两遍' },
  { kind: 'out_of_order', label: '乱序', shown: '乱序' },
  { kind: 'lose', label: '丢掉', shown: '不发' },
  BAD_SIGNATURE,
  MALFORMED,
]
/** What only notifications that are encrypted and signed can have. */
export const SEALED_EVENT_FAULTS: readonly FaultColumn[] = [
  { kind: 'tampered', label: '改过', shown: '改过' },
  { kind: 'wrong_amount', label: '错金额', shown: '多一元' },
  { kind: 'probe', label: '探测', shown: '探测' },
]

export const BOOKING_STATES: Readonly<Record<string, string>> = {
  booked: '等门店答复',
  confirmed: '门店确认了',
  refused: '门店回绝了',
  cancelled: '客人取消了',
  done: '试过了',
  missed: '没来',
}

export const PAY_STATES: Readonly<Record<string, string>> = {
  SUCCESS: '付好了',
  REFUND: '退过款',
  CLOSED: '关了',
}
export const REFUND_STATES: Readonly<Record<string, string>> = {
  PROCESSING: '退款中，微信收下了',
  SUCCESS: '退好了',
  ABNORMAL: '退不了',
  CLOSED: '退款关了',
}

export const FAULT_NAMES: Readonly<Record<string, string>> = {
  status: '出错',
  ...Object.fromEntries(
    [...REQUEST_FAULTS, ...SIGNED_FAULTS, ...EVENT_FAULTS, ...SEALED_EVENT_FAULTS, STALE, BUSY]
      .filter(({ kind }) => kind !== 'status')
      .map(({ kind, label }) => [kind, label]),
  ),
}
