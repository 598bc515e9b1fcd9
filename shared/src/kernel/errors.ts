/**
 * Every error code of the API with its HTTP status. A code, once released, never changes its meaning.
 * The words that a user reads stand in `ERROR_MESSAGES`; a code without words fails the build.
 */
export const ERROR_STATUS = {
  bad_request: 400,
  malformed_json: 400,
  invalid_encoding: 400,
  validation_failed: 400,
  idempotency_key_required: 400,
  login_code_invalid: 400,
  phone_code_invalid: 400,
  sms_code_wrong: 400,
  signed_out: 401,
  signature_invalid: 401,
  staff_only: 401,
  consent_required: 403,
  phone_required: 403,
  user_blocked: 403,
  not_found: 404,
  method_not_allowed: 405,
  slot_full: 409,
  slot_past: 409,
  slot_gone: 409,
  overlapping_booking: 409,
  booking_not_open: 409,
  account_in_use: 409,
  sold_out: 409,
  price_changed: 409,
  rule_changed: 409,
  order_open: 409,
  order_closed: 409,
  refund_changed: 409,
  car_gone: 409,
  body_too_large: 413,
  unsupported_media_type: 415,
  idempotency_key_reused: 422,
  client_too_old: 426,
  rate_limited: 429,
  sms_too_often: 429,
  internal: 500,
  upstream_unavailable: 502,
  try_later: 503,
  warming_up: 503,
  feature_off: 503,
} as const

export type ErrorCode = keyof typeof ERROR_STATUS

/** Plain Chinese for each code: what happened, what is safe, what to do next. */
export const ERROR_MESSAGES: Readonly<Record<ErrorCode, string>> = {
  bad_request: '这个请求我们没看懂，请回到上一页再试',
  malformed_json: '发来的内容不完整，请再试一次',
  invalid_encoding: '发来的文字里有认不出的字符，请改一下再试',
  validation_failed: '有一项填得不对，请看看再试',
  idempotency_key_required: '请把小程序更新到新版再试',
  login_code_invalid: '微信登录没有成功，请再点一次',
  phone_code_invalid: '没拿到微信手机号，请再点一次，或者自己输入手机号',
  sms_code_wrong: '验证码不对或已过期，请看看短信再输',
  signed_out: '请先登录，再接着办',
  signature_invalid: '签名不对',
  staff_only: '这里只给员工用',
  consent_required: '请先看过并同意用户协议和隐私说明',
  phone_required: '请先留个手机号，门店好联系您',
  user_blocked: '微信提示这个账号现在不能登录，请稍后再试',
  not_found: '没找到您要的内容，可能已经不在了',
  method_not_allowed: '这个请求我们没看懂，请回到上一页再试',
  slot_full: '这个时间刚被约走，换一个吧',
  slot_past: '这个时间已经过了，换一个吧',
  slot_gone: '门店这个时间不约了，换一个吧',
  overlapping_booking: '这个时间您已经约了一次试驾，先取消那次，或者换个时间',
  booking_not_open: '这次预约已经结束或取消了，不能再改',
  account_in_use: '还有没办完的预约，办完或取消之后才能注销',
  sold_out: '这个颜色刚订完，没有扣您的钱。换个颜色，或者过几天再来看看',
  price_changed: '车价变了，没有扣您的钱。请看一眼现在的价，再决定订不订',
  rule_changed: '退款规则改了，没有扣您的钱。请看一眼新的规则，再决定订不订',
  order_open: '这款车您已经有一个没付的订单，接着付那个，或者先把它关掉',
  order_closed: '这个订单已经关掉了，没有扣您的钱。想要的话，重新订一次',
  refund_changed: '能退的钱和您刚才看到的不一样了，订单没有动。请看一眼再决定',
  car_gone: '这台车不再留给您了，订金一分不动。我们接着给您找，找到了再问您',
  body_too_large: '发来的内容太大了，请减少一些再试',
  unsupported_media_type: '这个请求我们没看懂，请回到上一页再试',
  idempotency_key_reused: '这次提交和上一次不一样，请回到上一页重新来',
  client_too_old: '小程序版本太旧了，请关掉小程序再打开，会自动更新',
  rate_limited: '点得太快了，歇一会儿再试',
  sms_too_often: '验证码发得太勤了，过一会儿再要',
  internal: '我们这边出错了，您的预约和订单都没有变化，请再试一次',
  upstream_unavailable: '暂时连不上门店系统，您的预约和订单都没有变化，请过一会儿再试',
  try_later: '现在有点忙，请过一会儿再试',
  warming_up: '正在准备数据，请过几秒再试',
  feature_off: '这个功能暂时关着，稍后再来',
}

/** The body of every error answer. `details` names the fields at fault, or what the user can do instead. */
export interface ErrorBody {
  readonly error: {
    readonly code: ErrorCode
    readonly message: string
    readonly requestId: string
    readonly details?: unknown
  }
}
