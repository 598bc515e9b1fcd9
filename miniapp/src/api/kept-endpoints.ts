import * as account from '@cheji/shared/account/account.endpoints'
import * as catalogue from '@cheji/shared/catalogue/catalogue.endpoints'
import { getClientConfig } from '@cheji/shared/client-config/client-config.endpoints'
import * as deposits from '@cheji/shared/deposits/deposits.endpoints'
import * as stores from '@cheji/shared/stores/stores.endpoints'
import * as testDrives from '@cheji/shared/test-drives/test-drives.endpoints'

/** Which answers stay on the phone for a day without a net, by path, and how many of each. What is not here is not kept. */
export const KEPT_ENDPOINTS: Readonly<Record<string, number>> = {
  [getClientConfig.path]: 1,
  [catalogue.listModels.path]: 8,
  [catalogue.getModel.path]: 16,
  [catalogue.getPriceHistory.path]: 8,
  [catalogue.compareTrims.path]: 4,
  [stores.listStores.path]: 6,
  [stores.getStore.path]: 12,
  [stores.listProvinces.path]: 1,
  [stores.getProvince.path]: 3,
  [account.getMe.path]: 1,
  [testDrives.listTestDrives.path]: 2,
  [testDrives.getTestDrive.path]: 6,
  [deposits.listDeposits.path]: 1,
  [deposits.getDeposit.path]: 6,
  [deposits.getDepositByOrder.path]: 3,
  [deposits.listReceipts.path]: 3,
}
