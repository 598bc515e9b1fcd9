import { endpoint } from '../kernel/endpoint'
import type * as contract from './account.contract'

export const login = endpoint<typeof contract.login>('POST', '/account/login', 'public')
export const logout = endpoint<typeof contract.logout>('POST', '/account/logout', 'user')
export const logoutEverywhere = endpoint<typeof contract.logoutEverywhere>('POST', '/account/logout-everywhere', 'user')
export const getMe = endpoint<typeof contract.getMe>('GET', '/account/me', 'user')
export const bindWechatPhone = endpoint<typeof contract.bindWechatPhone>('POST', '/account/phone/wechat', 'user')
export const sendSmsCode = endpoint<typeof contract.sendSmsCode>('POST', '/account/phone/sms-code', 'user')
export const bindTypedPhone = endpoint<typeof contract.bindTypedPhone>('POST', '/account/phone/typed', 'user')
export const recordConsent = endpoint<typeof contract.recordConsent>('POST', '/account/consents', 'user')
export const exportMyData = endpoint<typeof contract.exportMyData>('GET', '/account/export', 'user')
export const deleteAccount = endpoint<typeof contract.deleteAccount>('DELETE', '/account', 'user')
