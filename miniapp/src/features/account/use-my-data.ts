import type { ConsentKind } from '@cheji/shared/account/account.contract'
import { exportMyData, getMe } from '@cheji/shared/account/account.endpoints'
import { useEffect, useState } from 'react'
import { client, session, useMe } from '../../api/cheji'
import { useResource } from '../../api/use-resource'
import { sayConsent } from './consent'
import { exportedWords } from './exported-words'
import { useDeed } from './use-deed'

type Open = 'copy' | 'withdraw' | 'erase' | undefined

/** The page of her data: what there is, and what she can do with it. Nobody is signed in for it. */
export const useMyData = () => {
  const signedIn = useMe()
  const resource = useResource(getMe, signedIn && {})
  const [open, setOpen] = useState<Open>()
  const [copy, setCopy] = useState('')
  const { run, busy, failure } = useDeed()
  const fresh = resource.data
  useEffect(() => {
    if (fresh) session.remember(fresh)
  }, [fresh])

  const take = () =>
    run(async () => {
      setCopy(exportedWords(await client.call(exportMyData, {})))
      setOpen('copy')
    })

  const change = (kind: ConsentKind, granted: boolean) => {
    if (kind === 'agreement_and_privacy' && !granted) setOpen('withdraw')
    else void run(() => sayConsent(kind, granted))
  }

  return { me: signedIn, resource, open, setOpen, copy, take, change, busy, failure }
}
