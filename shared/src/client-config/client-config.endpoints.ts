import { endpoint } from '../kernel/endpoint'
import type * as contract from './client-config.contract'

export const getClientConfig = endpoint<typeof contract.getClientConfig>('GET', '/client-config', 'public')
export const getClientSwitches = endpoint<typeof contract.getClientSwitches>('GET', '/staff/client-switches', 'staff')
export const putClientSwitches = endpoint<typeof contract.putClientSwitches>('PUT', '/staff/client-switches', 'staff')
