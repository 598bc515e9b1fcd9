import { endpoint } from '../kernel/endpoint'
import type * as contract from './client-errors.contract'

export const reportClientError = endpoint<typeof contract.reportClientError>('POST', '/client-errors', 'public')
