import path from 'node:path'

/** The keys of both sides of WeChat Pay, and the one that signs receipts. They are published with the program, like the values below. */
export const DEVELOPMENT_KEYS = path.join(__dirname, 'development-keys')

/** Opens what is for staff on a developer's machine, such as the proof of the ledger. */
export const DEVELOPMENT_STAFF_TOKEN = 'development-staff-token-not-for-production'

/**
 * The values with which the BFF and the sandboxes recognise each other on a developer's machine. They are published
 * here, so they protect nothing: the BFF refuses every one of them in production (`bff/src/config.ts`, by hash).
 */
export const developmentConfig = {
  SESSION_SECRET: 'development-session-secret-not-for-production',
  FIELD_ENCRYPTION_KEY: 'dev1:ZGV2ZWxvcG1lbnQta2V5LW5vdC1mb3ItcHJvZCE5ISE=',
  /** Lets in DEVELOPMENT_STAFF_TOKEN. */
  STAFF_TOKENS: 'development:528dac289e3fbaac559a16bbe21923cd709d72427adb4e9845a26fee46494dac',
  CORE_PLATFORM_KEY_ID: 'cheji-bff-development',
  CORE_PLATFORM_SECRET: 'development-core-platform-secret-not-for-production',
  CORE_PLATFORM_EVENT_SECRET: 'development-core-platform-event-secret-not-for-production',
  WECHAT_APP_ID: 'wxdevelopment00000',
  WECHAT_APP_SECRET: 'development-wechat-app-secret-not-for-production',
  SMS_KEY: 'development-sms-key-not-for-production',
  WECHAT_TEMPLATE_IDS:
    '{"day_before":"development-template-day-before","two_hours_before":"development-template-two-hours-before","car_proposed":"development-template-car-proposed","refund_done":"development-template-refund-done"}',
  WECHAT_PAY_MCH_ID: '1900000001',
  WECHAT_PAY_MCH_SERIAL: '4C0F1A6E2B7D9385A1C4E6F80213579BDF02468A',
  WECHAT_PAY_MCH_PRIVATE_KEY: path.join(DEVELOPMENT_KEYS, 'merchant.key.pem'),
  WECHAT_PAY_API_V3_KEY: 'development-api-v3-key-012345678',
  WECHAT_PAY_PUBLIC_KEY_ID: 'PUB_KEY_ID_0119000000012026112500000000000001',
  WECHAT_PAY_PUBLIC_KEY: path.join(DEVELOPMENT_KEYS, 'wechat-pay.public.pem'),
  SELLER_NAME: '苏北车集汽车公司',
  INVOICE_ISSUER_NAME: '苏北车集汽车公司',
  RECEIPT_SIGNING_KEY: path.join(DEVELOPMENT_KEYS, 'receipts.key.pem'),
  RECEIPT_KEY_ID: 'development-1',
} as const
