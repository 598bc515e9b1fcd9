import { createHearAllocation } from './allocation'
import { createClosing } from './closing'
import { createConfirmPayment } from './confirm-payment'
import { createDeliveries } from './deliveries'
import type { DepositPorts } from './deposit.ports'
import { checkStates } from './deposit.state'
import { createDue } from './due'
import { createStartPayment } from './pay'
import { createFollowPriceDrops } from './price-drops'
import { createReconcile } from './reconcile'
import { createRefunding } from './refunding'
import { createReportSpecialOrders } from './special-orders'

/** The money paths as one: what the process wires to HTTP, jobs and events, and the simulation drives by itself. */
export const createMoneyPaths = (ports: DepositPorts) => {
  checkStates()
  const closing = createClosing(ports)
  const refunding = createRefunding(ports)
  return {
    confirmPayment: createConfirmPayment(ports),
    refunding,
    due: createDue(ports, closing),
    startPayment: createStartPayment(ports, closing),
    hearAllocation: createHearAllocation(ports),
    followPriceDrops: createFollowPriceDrops(ports),
    reconcile: createReconcile(ports, closing, refunding),
    reportSpecialOrders: createReportSpecialOrders(ports),
    deliveries: createDeliveries(ports),
  }
}
