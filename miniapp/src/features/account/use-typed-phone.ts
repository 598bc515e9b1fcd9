import { bindTypedPhone, sendSmsCode } from '@cheji/shared/account/account.endpoints'
import { normalisePhone } from '@cheji/shared/kernel/phone'
import { useEffect, useState } from 'react'
import { client, session } from '../../api/cheji'
import { signInAgreed } from './consent'
import { accountTexts as texts } from './texts'
import type { SignIn } from './use-sign-in'

const PHONE_DIGITS = 11
const CODE_DIGITS = 6

export interface TypedPhone {
  phone: string
  setPhone: (phone: string) => void
  phoneError: string | undefined
  code: string
  setCode: (code: string) => void
  /** Words of the button that asks for a code, and whether it can be pressed. */
  ask: { words: string; ready: boolean }
  sendCode: () => Promise<void>
  /** How long the code that was sent holds, in minutes; undefined before one was sent. */
  sentForMinutes: number | undefined
  /** What is missing before the last button works. */
  missing: string | undefined
  confirm: () => Promise<void>
}

/** A number typed by hand, proved by a code in a text message. */
export const useTypedPhone = (signIn: SignIn): TypedPhone => {
  const [phone, setPhone] = useState('')
  const [code, setCode] = useState('')
  const [waitS, setWaitS] = useState(0)
  const [sentForMinutes, setSentForMinutes] = useState<number>()
  const number = normalisePhone(phone)
  const digits = phone.replace(/\D/g, '').length

  useEffect(() => {
    if (waitS <= 0) return
    const timer = setTimeout(() => {
      setWaitS(waitS - 1)
    }, 1000)
    return () => {
      clearTimeout(timer)
    }
  }, [waitS])

  const sendCode = async () => {
    if (number === undefined || waitS > 0 || !signIn.mayGoOn()) return
    await signIn.run(async () => {
      await signInAgreed()
      const { resendAfterS, expiresInS } = await client.call(sendSmsCode, { body: { phone: number } })
      setWaitS(resendAfterS)
      setSentForMinutes(Math.floor(expiresInS / 60))
    })
  }

  const confirm = async () => {
    if (number === undefined || code.length !== CODE_DIGITS) return
    const bound = await signIn.run(async () => {
      session.remember(await client.call(bindTypedPhone, { body: { phone: number, smsCode: code } }))
    })
    if (bound) signIn.done()
  }

  return {
    phone,
    setPhone,
    phoneError: number === undefined && digits >= PHONE_DIGITS ? texts.phoneWrong : undefined,
    code,
    setCode: (text) => {
      setCode(text.replace(/\D/g, '').slice(0, CODE_DIGITS))
    },
    ask: askWords(waitS, sentForMinutes !== undefined, number !== undefined),
    sendCode,
    sentForMinutes,
    missing: missingWords(number, digits, sentForMinutes !== undefined, code),
    confirm,
  }
}

const askWords = (waitS: number, sentBefore: boolean, hasNumber: boolean): TypedPhone['ask'] => {
  if (waitS > 0) return { words: texts.again(waitS), ready: false }
  return { words: sentBefore ? texts.againNow : texts.getCode, ready: hasNumber }
}

const missingWords = (number: string | undefined, digits: number, sent: boolean, code: string): string | undefined => {
  if (number === undefined) {
    return digits < PHONE_DIGITS ? texts.phoneMissing(PHONE_DIGITS - digits) : texts.phoneWrongShort
  }
  if (!sent) return texts.getCodeFirst
  return code.length < CODE_DIGITS ? texts.codeMissing(CODE_DIGITS - code.length) : undefined
}
