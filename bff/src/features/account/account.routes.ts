import * as contract from '@cheji/shared/account/account.contract'
import * as endpoints from '@cheji/shared/account/account.endpoints'
import { type ApiRouter, serve } from '../../http/serve'
import type { AccountService } from './account.service'

const done = { done: true } as const

export const accountRoutes = (router: ApiRouter, account: AccountService): void => {
  serve(router, endpoints.login, contract.login, async ({ body, now }) => account.login(body.code, now))
  serve(router, endpoints.logout, contract.logout, async ({ user }) => {
    await account.logout(user)
    return done
  })
  serve(router, endpoints.logoutEverywhere, contract.logoutEverywhere, async ({ user }) => {
    await account.logoutEverywhere(user.userId)
    return done
  })
  serve(router, endpoints.getMe, contract.getMe, async ({ user }) => account.me(user.userId))
  serve(router, endpoints.bindWechatPhone, contract.bindWechatPhone, async ({ user, body, now }) =>
    account.bindWechatPhone(user.userId, body.code, now),
  )
  serve(router, endpoints.sendSmsCode, contract.sendSmsCode, async ({ user, body, now }) =>
    account.sendSmsCode(user.userId, body.phone, now),
  )
  serve(router, endpoints.bindTypedPhone, contract.bindTypedPhone, async ({ user, body, now }) =>
    account.bindTypedPhone(user.userId, body.phone, body.smsCode, now),
  )
  serve(router, endpoints.recordConsent, contract.recordConsent, async ({ user, body, now }) =>
    account.recordConsent(user.userId, body, now),
  )
  serve(router, endpoints.exportMyData, contract.exportMyData, async ({ user, now }) =>
    account.exportMyData(user.userId, now),
  )
  serve(router, endpoints.deleteAccount, contract.deleteAccount, async ({ user, now }) => {
    await account.deleteAccount(user.userId, now)
    return done
  })
}
