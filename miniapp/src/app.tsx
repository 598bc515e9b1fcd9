import { reportClientError } from '@cheji/shared/client-errors/client-errors.endpoints'
import Taro, { useLaunch } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import { client } from './api/cheji'
import { createErrorReporter } from './api/report-errors'
import './app.scss'
import { watchErrors } from './platform/app-errors'
import { watchUpdates } from './platform/app-update'
import './platform/frame'
import { watchNetwork } from './platform/network'
import { watchPrivacy } from './platform/privacy'
import { storage } from './platform/storage'

export default function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    watchErrors(
      createErrorReporter({
        storage,
        now: Date.now,
        page: () => Taro.getCurrentPages().at(-1)?.route,
        send: (body) => client.call(reportClientError, { body }),
      }),
    )
    watchNetwork()
    watchPrivacy()
    watchUpdates()
  })
  return children
}
