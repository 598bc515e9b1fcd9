import type { SwitchedFeature } from '@cheji/shared/client-config/client-config.contract'
import { createAccount } from './features/account/account'
import { createSmsGateway, noSms } from './features/account/sms-gateway'
import { createCatalogue } from './features/catalogue/catalogue'
import { createClientConfig } from './features/client-config/client-config'
import { createClientErrors } from './features/client-errors/client-errors'
import type { SwitchSubject } from './features/client-config/switch.rules'
import { createStores } from './features/stores/stores.feature'
import { createReminderSender } from './features/test-drives/reminder-message'
import { createTestDrives } from './features/test-drives/test-drives.feature'
import { createDeposits } from './features/deposits/deposits.feature'
import { createMessageSender } from './features/deposits/message-sender'
import type { Foundation } from './foundation'
import { ApiError } from './http/api-error'
import type { Feature } from './http/feature'

/**
 * Makes the features and hands each the functions of others that it needs: they know nothing of one another. Where two
 * need each other, the earlier one gets a function that looks when it is called.
 */
export const wireFeatures = (foundation: Foundation) => {
  const { config, assets, wechat, metrics } = foundation
  const common = { ...foundation, infrastructure: foundation }

  const catalogue = createCatalogue({
    ...common,
    urlOf: assets.urlOf,
    storeCount: () => (stores.loaded() ? stores.stores.count() : 0),
  })
  const stores = createStores({
    ...common,
    modelOf: catalogue.modelOf,
    sharePictureUrl: assets.urlOf('stores/share.jpg'),
  })
  const clientConfig = createClientConfig({
    ...common,
    settings: {
      minimumClientVersion: config.minimumClientVersion,
      templateIds: config.wechat.templateIds,
      hotline: config.hotline ?? null,
    },
  })
  const requireOn = (feature: SwitchedFeature) => async (where: SwitchSubject) => {
    const { on, words } = await clientConfig.isOn(feature, where)
    if (!on) throw new ApiError('feature_off', { details: { words } })
  }
  const sms = config.sms ? createSmsGateway({ ...config.sms, metrics }) : noSms
  const account = createAccount({
    ...common,
    sessionSecret: config.sessionSecret,
    sms,
    exporters: {
      'test-drives': async (userId) => testDrives.privacy.exportOf(userId),
      deposits: async (userId) => deposits.privacy.exportOf(userId),
    },
    erasers: { 'test-drives': async (userId) => testDrives.privacy.eraseOf(userId, foundation.clock()) },
    openBlockers: async (userId) => {
      const drives = await testDrives.privacy.openOf(userId, foundation.clock())
      const open = [...drives, ...(await deposits.privacy.openOf(userId))]
      return open.map(({ title, ...booking }) => ({ ...booking, words: title }))
    },
  })
  const testDrives = createTestDrives({
    ...common,
    storeOf: (storeId) => stores.stores.bookableStore(storeId),
    storeCardOf: (storeId) => stores.stores.cardOf(storeId),
    neighboursOf: (storeId, modelId, limit) => stores.stores.neighboursOf(storeId, modelId, limit),
    modelOf: catalogue.modelOf,
    trimOf: catalogue.trimOf,
    hasConsent: account.hasConsent,
    phoneOf: account.phoneOf,
    sendReminder: createReminderSender({
      openidOf: account.openidOf,
      storeCardOf: (storeId) => stores.stores.cardOf(storeId),
      sendMessage: async (message) => wechat.sendSubscribeMessage(message),
      templateIds: config.wechat.templateIds,
    }),
    requireBookingOn: requireOn('book'),
  })
  const deposits = createDeposits({
    ...common,
    carOf: catalogue.carOf,
    priceOf: catalogue.priceOf,
    storeCardOf: (storeId) => stores.stores.cardOf(storeId),
    takesOrders: (storeId) => stores.stores.bookableStore(storeId) !== undefined,
    hasConsent: account.hasConsent,
    openidOf: account.openidOf,
    requirePayingOn: requireOn('pay'),
    seller: config.seller,
    receiptKey: config.receiptKey,
    sendMessage: createMessageSender({
      openidOf: account.openidOf,
      sendMessage: async (message) => wechat.sendSubscribeMessage(message),
      templateIds: config.wechat.templateIds,
    }),
    specialOrders: wechat,
    merchant: config.wechatPay && { appId: config.wechat.appId, merchantId: config.wechatPay.merchantId },
  })

  const features: readonly Feature[] = [
    account,
    catalogue,
    stores,
    testDrives,
    deposits,
    clientConfig,
    createClientErrors(common),
  ]
  return {
    features,
    authenticate: account.authenticate,
    prepared: [catalogue.prepared],
    catalogueIsLoaded: catalogue.isLoaded,
    close: sms.close,
  }
}
