import { createAccount } from './features/account/account'
import { createSmsGateway, noSms } from './features/account/sms-gateway'
import { createCatalogue } from './features/catalogue/catalogue'
import { createClientConfig } from './features/client-config/client-config'
import { createClientErrors } from './features/client-errors/client-errors'
import { createStores } from './features/stores/stores.feature'
import { createReminderSender } from './features/test-drives/reminder-message'
import { createTestDrives } from './features/test-drives/test-drives.feature'
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
  const sms = config.sms ? createSmsGateway({ ...config.sms, metrics }) : noSms
  const account = createAccount({
    ...common,
    sessionSecret: config.sessionSecret,
    sms,
    exporters: { 'test-drives': async (userId) => testDrives.privacy.exportOf(userId) },
    erasers: { 'test-drives': async (userId) => testDrives.privacy.eraseOf(userId, foundation.clock()) },
    openBlockers: async (userId) => {
      const open = await testDrives.privacy.openOf(userId, foundation.clock())
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
    requireBookingOn: async (where) => {
      const { on, words } = await clientConfig.isOn('book', where)
      if (!on) throw new ApiError('feature_off', { details: { words } })
    },
  })

  const features: readonly Feature[] = [
    account,
    catalogue,
    stores,
    testDrives,
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
