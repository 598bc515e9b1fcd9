import { endpoint } from '../kernel/endpoint'
import type * as contract from './client-config.contract'

export const getClientConfig = endpoint<typeof contract.getClientConfig>('GET', '/client-config', 'public')
