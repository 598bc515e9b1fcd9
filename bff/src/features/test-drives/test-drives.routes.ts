import * as contract from '@cheji/shared/test-drives/test-drives.contract'
import * as endpoints from '@cheji/shared/test-drives/test-drives.endpoints'
import type { ApiRouter } from '../../http/serve'
import { serve } from '../../http/serve'
import type { SlotsService } from './slots.service'
import type { TestDrivesService } from './test-drives.service'

export const testDrivesRoutes =
  (testDrives: TestDrivesService, slots: SlotsService) =>
  (router: ApiRouter): void => {
    serve(router, endpoints.listSlots, contract.listSlots, ({ query }) =>
      slots.list(query.storeId, query.modelId, query.date),
    )
    serve(router, endpoints.bookTestDrive, contract.bookTestDrive, ({ user, body, idempotency, clientVersion }) =>
      testDrives.book(user.userId, body, { idempotency, clientVersion }),
    )
    serve(router, endpoints.listTestDrives, contract.listTestDrives, ({ user }) => testDrives.list(user.userId))
    serve(router, endpoints.getTestDrive, contract.getTestDrive, ({ user, params }) =>
      testDrives.get(user.userId, params.testDriveId),
    )
    serve(router, endpoints.moveTestDrive, contract.moveTestDrive, ({ user, params, body }) =>
      testDrives.move(user.userId, params.testDriveId, body.slotId),
    )
    serve(router, endpoints.cancelTestDrive, contract.cancelTestDrive, ({ user, params }) =>
      testDrives.cancel(user.userId, params.testDriveId),
    )
    serve(router, endpoints.acceptReminders, contract.acceptReminders, ({ user, params, body }) =>
      testDrives.answerReminders(user.userId, params.testDriveId, body),
    )
  }
