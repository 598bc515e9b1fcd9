import type { Me } from '@cheji/shared/account/account.contract'
import { bindWechatPhone } from '@cheji/shared/account/account.endpoints'
import { useRef, useState } from 'react'
import { client, session, useMe } from '../../api/cheji'
import { ApiFailure } from '../../api/failure'
import { signInAgreed, useHasAgreed } from './consent'
import { accountTexts as texts } from './texts'

/** What is needed of her: a number for the store, her consent alone, or just to be known here. */
export type Need = 'phone' | 'consent' | 'sign-in'

export interface SignIn {
  need: Need
  /** She agreed before: no box is shown. */
  agreed: boolean
  ticked: boolean
  /** The box was passed over: it is marked, and words say so. */
  wanted: boolean
  tick: (ticked: boolean) => void
  /** True when she may go on; else marks the box. */
  mayGoOn: () => boolean
  typing: boolean
  setTyping: (typing: boolean) => void
  /** Something that needs words: a refusal that is no fault, or a failure. */
  trouble: string | undefined
  refusedWechat: (reason: 'refused' | 'unavailable') => void
  busy: boolean
  withWechatCode: (code: string) => Promise<void>
  withoutPhone: () => Promise<void>
  /** Runs one step of signing in: once at a time, its failure in words. */
  run: (step: () => Promise<unknown>) => Promise<boolean>
  done: () => void
}

/** Signing in step by step. Nothing is sent before she agreed. */
export const useSignIn = (need: Need, onDone: (me: Me | undefined) => void): SignIn => {
  const agreed = useHasAgreed(useMe())
  const [ticked, setTicked] = useState(false)
  const [wanted, setWanted] = useState(false)
  const [typing, setTyping] = useState(false)
  const [trouble, setTrouble] = useState<string>()
  const [busy, setBusy] = useState(false)
  const running = useRef(false)

  const run = async (step: () => Promise<unknown>): Promise<boolean> => {
    if (running.current) return false
    running.current = true
    setBusy(true)
    setTrouble(undefined)
    try {
      await step()
      return true
    } catch (error) {
      // WeChat's own login may fail with an answer of its own kind.
      setTrouble(error instanceof ApiFailure ? error.message : texts.signInFailed)
      return false
    } finally {
      running.current = false
      setBusy(false)
    }
  }

  const done = () => {
    onDone(session.me.get())
  }
  const finish = async (step: () => Promise<unknown>) => {
    if (await run(step)) done()
  }

  return {
    need,
    agreed,
    ticked,
    wanted,
    tick: (next) => {
      setTicked(next)
      setWanted(false)
    },
    mayGoOn: () => {
      if (agreed || ticked) return true
      setWanted(true)
      return false
    },
    typing,
    setTyping: (next) => {
      setTyping(next)
      setTrouble(undefined)
    },
    trouble,
    refusedWechat: (reason) => {
      setTrouble(texts[reason])
      if (reason === 'unavailable') setTyping(true)
    },
    busy,
    withWechatCode: (code) =>
      finish(async () => {
        await signInAgreed()
        session.remember(await client.call(bindWechatPhone, { body: { code } }))
      }),
    withoutPhone: () => finish(signInAgreed),
    run,
    done,
  }
}
